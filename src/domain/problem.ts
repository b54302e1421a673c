/** What can be wrong with a value of a configuration. Turned into sentences by words; the API gives it as `code`. */
export const PROBLEM_CODES = [
  'required',
  'too_long',
  'not_a_number',
  'out_of_range',
  'not_a_multiple',
  'not_a_time',
  'not_a_date',
  'same_time',
  'ends_too_late',
  'ends_before_start',
  'is_over',
  'shift_too_long',
  'overlaps',
  'not_a_letter',
  'letter_taken',
  'not_a_key',
  'name_taken',
  'unknown_service',
  'unknown_advisor',
  'unknown_day',
  'unknown_language',
  'unknown_setting',
  'not_a_zone',
  'not_a_phone',
  'not_an_address',
  'not_a_colour',
  'too_many',
  'outside_shift',
  'before_punctual',
  'neither_way',
  'not_a_choice',
  'not_seats',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** One refused value: where it stands in the input (a JSON pointer), why, and the numbers that its sentence needs. */
export interface Problem {
  readonly pointer: string;
  readonly code: ProblemCode;
  readonly values?: Readonly<Record<string, number | string>>;
}

/** An input that was read, or everything that is wrong with it. */
export type Read<T> =
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

export const read = <T>(value: T, problems: readonly (Problem | null)[]): Read<T> => {
  const found = problems.filter((p) => p !== null);
  return found.length > 0 ? { kind: 'refused', problems: found } : { kind: 'read', value };
};

/** Text with the spaces at its ends and between its words put in order. */
export const tidy = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();

/** A text that must be there, at most `most` characters long. */
export function textProblem(pointer: string, text: string, most: number): Problem | null {
  if (text === '') return { pointer, code: 'required' };
  return lengthProblem(pointer, text, most);
}

/** A text that may be empty, at most `most` characters long. */
export const lengthProblem = (pointer: string, text: string, most: number): Problem | null =>
  [...text].length > most ? { pointer, code: 'too_long', values: { most } } : null;

export interface NumberRule {
  readonly from: number;
  readonly to: number;
  /** The value is a multiple of it; left out: any whole number; 0: any number. */
  readonly step?: number;
}

/** A number within a range, on its grid. */
export function numberProblem(pointer: string, value: number, rule: NumberRule): Problem | null {
  const { from, to, step = 1 } = rule;
  if (!Number.isFinite(value)) return { pointer, code: 'not_a_number' };
  if (value < from || value > to) return { pointer, code: 'out_of_range', values: { from, to } };
  if (step > 0 && value % step !== 0) return { pointer, code: 'not_a_multiple', values: { step } };
  return null;
}
