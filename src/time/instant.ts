import { isLocalDate } from './local.ts';

/** A moment: integer epoch milliseconds, UTC. */
export type Instant = number;

export const SECOND = 1_000;
export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 86_400_000;

/** `at` moved by whole or part minutes (negative moves back). */
export const addMinutes = (at: Instant, minutes: number): Instant => at + Math.round(minutes * MINUTE);

/** Minutes from `from` to `to`; negative when `to` is earlier. */
export const minutesBetween = (from: Instant, to: Instant): number => (to - from) / MINUTE;

/** RFC 3339 in UTC without fractions of a second, as the JSON API writes it. */
export const toRfc3339 = (at: Instant): string => `${new Date(at).toISOString().slice(0, 19)}Z`;

/** The instant of an RFC 3339 text with an offset, or null where the text is none. */
export function fromRfc3339(text: string): Instant | null {
  if (!/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/i.test(text)) return null;
  const at = Date.parse(text.replace(' ', 'T'));
  // Date.parse makes March 2 of February 30; a day that is none is no instant.
  return Number.isNaN(at) || !isLocalDate(text.slice(0, 10)) ? null : at;
}
