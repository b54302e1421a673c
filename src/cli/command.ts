import type { Deps } from '../deps.ts';

/** 0 done, 1 refused with a reason, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** How a command speaks: on standard output its result (with `--json` one JSON line each), on standard error all else. */
export interface Teller {
  /** `text` for people (nothing where it is empty), `data` with `--json`. */
  result(text: string, data: Readonly<Record<string, unknown>>): void;
  /** Text that is the result itself, a file for another program, whatever `--json` says. */
  output(text: string): void;
  progress(text: string): void;
}

export interface Command {
  /** What follows `walkup`, one line a form. */
  readonly usage: readonly string[];
  /** More for `walkup COMMAND --help`. */
  readonly help?: () => readonly string[];
  /** True for a command that reads and takes `--now INSTANT`: `deps.now()` is then that moment. */
  readonly takesNow?: true;
  run(deps: Deps, args: readonly string[], tell: Teller): Promise<ExitCode>;
}

/** A command that opens what it needs itself, such as a server. */
export interface ProcessCommand {
  readonly usage: readonly string[];
  runAlone(args: readonly string[], tell: Teller): Promise<ExitCode>;
}
