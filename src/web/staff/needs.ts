import type { FormValues } from '../forms.ts';

const NEEDS = ['more_time', 'seat', 'interpreter', 'text'];

/** The needs that were ticked, those that the forms know. */
export function needsOf(values: FormValues): string[] {
  const value = values.needs;
  return (typeof value === 'string' ? [value] : [...(value ?? [])]).filter((item) => NEEDS.includes(item));
}
