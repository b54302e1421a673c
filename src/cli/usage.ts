import { parseArgs } from 'node:util';
import type { Command, ExitCode, Teller } from './command.ts';

/** Wrong words on the command line: the command's usage is shown, and the program ends with 2. */
export class UsageError extends Error {}

interface Options<Value extends string, Flag extends string> {
  /** Options that take a value: `--days 7`. */
  readonly values?: readonly Value[];
  /** Options that are there or not: `--dry-run`. */
  readonly flags?: readonly Flag[];
}

/** The options and the other words of a command's arguments. */
export function readArgs<Value extends string = never, Flag extends string = never>(
  args: readonly string[],
  { values = [], flags = [] }: Options<Value, Flag>,
): { values: Partial<Record<Value, string>>; flags: ReadonlySet<Flag>; words: readonly string[] } {
  const options = Object.fromEntries([
    ...values.map((name) => [name, { type: 'string' as const }]),
    ...flags.map((name) => [name, { type: 'boolean' as const }]),
  ]);
  try {
    const read = parseArgs({ args: [...args], options, allowPositionals: true });
    const given = read.values as Record<string, string | boolean | undefined>;
    return {
      values: Object.fromEntries(values.map((name) => [name, given[name]])) as Partial<Record<Value, string>>,
      flags: new Set(flags.filter((name) => given[name] === true)),
      words: read.positionals,
    };
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

/** A whole number within bounds, or the default where the option is not given. */
export function readNumber(
  text: string | undefined,
  name: string,
  bounds: { from: number; to: number; usual: number },
): number {
  if (text === undefined) return bounds.usual;
  const n = Number(text);
  if (!Number.isInteger(n) || n < bounds.from || n > bounds.to) {
    throw new UsageError(`--${name} must be a number from ${bounds.from} to ${bounds.to}`);
  }
  return n;
}

export function refuse(tell: Teller, reason: string): ExitCode {
  tell.progress(reason);
  return 1;
}

export const usageLines = (command: Pick<Command, 'usage'>): string[] =>
  command.usage.map((line) => `usage: walkup ${line}`);
