import { demoCommand } from './cli/demo-command.ts';
import { readCommon, runWorded, STREAMS } from './cli/words-of-command.ts';

/** The demo alone, for who begins it before the rest is built: `built` resolves when the program of the server is there. */
export function runDemo(args: readonly string[], built: Promise<unknown>): Promise<number> {
  const common = readCommon(args);
  const command = demoCommand(built);
  return runWorded(command, common, STREAMS, (tell) => command.runAlone(common.rest, tell));
}
