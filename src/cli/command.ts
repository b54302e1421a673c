import type { Deps } from '../deps.ts';

/** 0 done, 1 refused with a reason, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** How a command speaks: on standard output its result (with `--json` one JSON line each), on standard error all else. */
export interface Teller {
  /** `text` for people, `data` with `--json`. */
  result(text: string, data: Readonly<Record<string, unknown>>): void;
  progress(text: string): void;
}

export interface Command {
  /** What follows `walkup`, one line a form. */
  readonly usage: readonly string[];
  run(deps: Deps, args: readonly string[], tell: Teller): Promise<ExitCode>;
}
