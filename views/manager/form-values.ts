import type { FieldError } from '../parts/field.tsx';

/** Fields as typed. */
export type Values = Readonly<Record<string, string | readonly string[]>>;

/** A form to be drawn: what stands in it, and what is wrong with it. */
export interface FormState {
  readonly values: Values;
  readonly errors: readonly FieldError[];
}

export const one = (values: Values, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
};

export const many = (values: Values, name: string): readonly string[] => {
  const value = values[name];
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
};
