import { type Read, read, textProblem, tidy } from '../problem.ts';

/** A counter as the JSON API and the forms give it. */
export interface CounterInput {
  /** What is called: "3" is read as "counter 3". */
  readonly name: string;
}

/** Longest name that a lobby display has room for. */
const MOST_NAME = 20;

/** A counter put in order. Refuses a missing or long name, and one that another counter in use has (case aside). */
export function readCounter(input: CounterInput, otherNames: readonly string[]): Read<{ readonly name: string }> {
  const name = tidy(input.name);
  const taken = otherNames.some((other) => other.toLowerCase() === name.toLowerCase());
  return read({ name }, [
    textProblem('/name', name, MOST_NAME),
    taken ? { pointer: '/name', code: 'name_taken', values: { name } } : null,
  ]);
}
