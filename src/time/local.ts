/** A calendar date of a store, `YYYY-MM-DD`. */
export type LocalDate = string;

/** Minutes after local midnight: 0 to 1440, up to 1560 (26:00) for the end of an opening span. */
export type LocalMinutes = number;

/** 1 = Monday to 7 = Sunday (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const satisfies readonly Weekday[];
/** Weekday names of the API and of OSM, by ISO number less one. */
export const WEEKDAY_CODES = ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'] as const;

const parse = (date: LocalDate): number => Date.parse(`${date}T00:00:00Z`);
const fromUtc = (ms: number): LocalDate => new Date(ms).toISOString().slice(0, 10);

/** True for a date that exists; `2026-02-30` does not. */
export function isLocalDate(text: string): text is LocalDate {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(parse(text)) && fromUtc(parse(text)) === text;
}

/** Texts of days once told, by their number since 1970: lists ask for the same few thousands of times. */
const dayTexts = new Map<number, LocalDate>();
const MOST_DAY_TEXTS = 4_000;

function dayText(day: number): LocalDate {
  const known = dayTexts.get(day);
  if (known !== undefined) return known;
  const text = fromUtc(day * 86_400_000);
  if (dayTexts.size >= MOST_DAY_TEXTS) dayTexts.clear();
  dayTexts.set(day, text);
  return text;
}

/** The other way round: reading a date takes longer than looking it up. */
const dayStarts = new Map<LocalDate, number>();

function utc(date: LocalDate): number {
  const known = dayStarts.get(date);
  if (known !== undefined) return known;
  const at = parse(date);
  if (dayStarts.size >= MOST_DAY_TEXTS) dayStarts.clear();
  dayStarts.set(date, at);
  return at;
}

/** `date` moved by whole calendar days. */
export const addDays = (date: LocalDate, days: number): LocalDate => dayText(utc(date) / 86_400_000 + days);
/** Calendar days from `from` to `to`. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => (utc(to) - utc(from)) / 86_400_000;
export const weekdayOf = (date: LocalDate): Weekday => (((new Date(utc(date)).getUTCDay() + 6) % 7) + 1) as Weekday;

/** Minutes of `HH:MM` (00:00 to 26:00), or null. */
export function parseLocalTime(text: string): LocalMinutes | null {
  const m = /^(\d{1,2}):(\d\d)$/.exec(text.trim());
  if (!m) return null;
  const minutes = Number(m[1]) * 60 + Number(m[2]);
  return Number(m[2]) < 60 && minutes <= 26 * 60 ? minutes : null;
}

/** `HH:MM`; 1440 is `24:00`, 1560 `26:00`. */
export const formatLocalTime = (minutes: LocalMinutes): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
