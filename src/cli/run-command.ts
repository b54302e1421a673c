import type { Deps } from '../deps.ts';
import { fromRfc3339 } from '../time/instant.ts';
import type { Command, ExitCode, ProcessCommand, Teller } from './command.ts';
import { COMMANDS } from './commands.ts';
import { UsageError } from './usage.ts';
import { readCommon, runWorded, type Streams, tellerOf } from './words-of-command.ts';

/** Runs `walkup ARGS`. The exit code: 0 done, 1 refused with a reason, 2 wrong usage. */
export async function runCommand(
  args: readonly string[],
  streams: Streams,
  env: NodeJS.ProcessEnv = process.env,
): Promise<ExitCode> {
  const common = readCommon(args);
  const { json, help, now, rest } = common;
  const [name, ...own] = rest;
  if (name === undefined || !Object.hasOwn(COMMANDS, name)) {
    const tell = tellerOf(json, streams);
    if (name !== undefined) tell.progress(`no command "${name}"`);
    tell.progress(`usage: walkup COMMAND [--json] [--help]\ncommands: ${Object.keys(COMMANDS).join(', ')}`);
    return name === undefined && help ? 0 : 2;
  }
  const command = await COMMANDS[name]!();
  return runWorded(command, common, streams, (tell) => run(command, own, now, tell, env));
}

async function run(
  command: Command | ProcessCommand,
  args: readonly string[],
  now: string | undefined,
  tell: Teller,
  env: NodeJS.ProcessEnv,
): Promise<ExitCode> {
  const at = now === undefined ? null : fromRfc3339(now);
  if (now !== undefined && at === null) throw new UsageError('--now must be an instant such as 2026-11-24T15:00:00Z');
  if ('runAlone' in command) {
    if (at !== null) throw new UsageError('this command does not take --now');
    return command.runAlone(args, tell);
  }
  if (at !== null && !command.takesNow) throw new UsageError('this command does not take --now');
  // Read when they are needed: a command that opens what it needs itself may have something to do first.
  const [{ readConfig, readEnvFile }, { openDeps }] = await Promise.all([
    import('../config.ts'),
    import('../start.ts'),
  ]);
  if (env === process.env) readEnvFile();
  const read = readConfig(env);
  if (read.kind === 'mistaken') {
    for (const mistake of read.mistakes) tell.progress(mistake);
    return 1;
  }
  // What a command says is its result; the log of a server would stand between its lines.
  const opened = await openDeps({ ...read.config, logLevel: 'silent' }).catch((error: Error) => {
    tell.progress(`the database at DATABASE_URL cannot be used: ${error.message}`);
    return null;
  });
  if (!opened) return 1;
  const deps: Deps = at === null ? opened : { ...opened, now: () => at };
  try {
    return await command.run(deps, args, tell);
  } finally {
    await opened.db.close();
  }
}
