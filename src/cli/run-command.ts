import type { Deps } from '../deps.ts';
import { fromRfc3339 } from '../time/instant.ts';
import type { Command, ExitCode, ProcessCommand, Teller } from './command.ts';
import { COMMANDS } from './commands.ts';
import { UsageError, usageLines } from './usage.ts';

export interface Streams {
  out(text: string): void;
  err(text: string): void;
}

/** Options of every command, which may stand anywhere. */
interface Common {
  readonly json: boolean;
  readonly help: boolean;
  readonly now: string | undefined;
  readonly rest: readonly string[];
}

function readCommon(args: readonly string[]): Common {
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

const tellerOf = (json: boolean, { out, err }: Streams): Teller => ({
  result(text, data) {
    if (json) out(`${JSON.stringify(data)}\n`);
    else if (text !== '') out(`${text}\n`);
  },
  output: out,
  progress: (text) => err(`${text}\n`),
});

/** Runs `walkup ARGS`. The exit code: 0 done, 1 refused with a reason, 2 wrong usage. */
export async function runCommand(
  args: readonly string[],
  streams: Streams,
  env: NodeJS.ProcessEnv = process.env,
): Promise<ExitCode> {
  const { json, help, now, rest } = readCommon(args);
  const [name, ...own] = rest;
  const tell = tellerOf(json, streams);
  if (name === undefined || !Object.hasOwn(COMMANDS, name)) {
    if (name !== undefined) tell.progress(`no command "${name}"`);
    tell.progress(`usage: walkup COMMAND [--json] [--help]\ncommands: ${Object.keys(COMMANDS).join(', ')}`);
    return name === undefined && help ? 0 : 2;
  }
  const command = await COMMANDS[name]!();
  if (help) {
    const lines = [...usageLines(command), ...('help' in command ? (command.help?.() ?? []) : [])];
    for (const line of lines) streams.out(`${line}\n`);
    return 0;
  }
  try {
    return await run(command, own, now, tell, env);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    for (const line of [error.message, ...usageLines(command)]) tell.progress(line);
    return 2;
  }
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
