import type { Command, ExitCode, ProcessCommand, Teller } from './command.ts';
import { UsageError, usageLines } from './usage.ts';

export interface Streams {
  out(text: string): void;
  err(text: string): void;
}

/** Those of this process. */
export const STREAMS: Streams = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
};

/** Options of every command, which may stand anywhere. */
export interface Common {
  readonly json: boolean;
  readonly help: boolean;
  readonly now: string | undefined;
  readonly rest: readonly string[];
}

/** What every command may be told, and the rest. */
export function readCommon(args: readonly string[]): Common {
  const rest: string[] = [];
  let [json, help, now]: [boolean, boolean, string | undefined] = [false, false, undefined];
  for (let i = 0; i < args.length; i++) {
    const arg = args[i]!;
    if (arg === '--json') json = true;
    else if (arg === '--help' || arg === '-h') help = true;
    else if (arg === '--now') now = args[++i] ?? '';
    else if (arg.startsWith('--now=')) now = arg.slice('--now='.length);
    else rest.push(arg);
  }
  return { json, help, now, rest };
}

export const tellerOf = (json: boolean, { out, err }: Streams): Teller => ({
  result(text, data) {
    if (json) out(`${JSON.stringify(data)}\n`);
    else if (text !== '') out(`${text}\n`);
  },
  output: out,
  progress: (text) => err(`${text}\n`),
});

const linesOf = (command: Command | ProcessCommand): readonly string[] => [
  ...usageLines(command),
  ...('help' in command ? (command.help?.() ?? []) : []),
];

/** Runs a command, or tells how it is used where that was asked or is not known. */
export async function runWorded(
  command: Command | ProcessCommand,
  { help, json }: Pick<Common, 'help' | 'json'>,
  streams: Streams,
  run: (tell: Teller) => Promise<ExitCode>,
): Promise<ExitCode> {
  if (help) {
    for (const line of linesOf(command)) streams.out(`${line}\n`);
    return 0;
  }
  const tell = tellerOf(json, streams);
  try {
    return await run(tell);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    for (const line of [error.message, ...usageLines(command)]) tell.progress(line);
    return 2;
  }
}
