import { IANAZone } from 'luxon';
import { DAY, type Instant, MINUTE } from './instant.ts';
import type { LocalDate, LocalMinutes } from './local.ts';

/** The side of a span that a local time stands for: decides which of two equal clock times is meant. */
export type Edge = 'start' | 'end';

/** The offset of one UTC day; where it changes within the day, the first instant of the new one. */
interface DayOffset {
  readonly before: number;
  readonly after: number;
  readonly changesAt: Instant;
}

/** Days kept a zone; a year of one store's calendar is 366, so this is never reached in ordinary use. */
const DAYS_KEPT = 4_000;
/** More than the greatest distance of any zone from UTC, so that a window of it holds the local time meant. */
const WINDOW = 15 * 60 * MINUTE;

const calendars = new Map<string, (at: Instant) => DayOffset>();

function calendarOf(zone: string): (at: Instant) => DayOffset {
  const known = calendars.get(zone);
  if (known) return known;
  const made = makeCalendar(zone);
  calendars.set(zone, made);
  return made;
}

// Asking Intl for an offset costs microseconds; a day's answer costs two questions once and is a map look-up then.
function makeCalendar(zone: string): (at: Instant) => DayOffset {
  const iana = IANAZone.create(zone);
  if (!iana.isValid) throw new RangeError(`"${zone}" is not a time zone`);
  const offsetAt = (at: Instant): number => iana.offset(at) * MINUTE;
  const days = new Map<number, DayOffset>();
  return (at) => {
    const day = Math.floor(at / DAY);
    let found = days.get(day);
    if (!found) {
      if (days.size >= DAYS_KEPT) days.clear();
      // Days are asked for in rows, and each knows both its ends.
      const before = days.get(day - 1)?.after ?? offsetAt(day * DAY);
      const after = days.get(day + 1)?.before ?? offsetAt((day + 1) * DAY);
      found = findChange(offsetAt, day, before, after);
      days.set(day, found);
    }
    return found;
  };
}

function findChange(offsetAt: (at: Instant) => number, day: number, before: number, after: number): DayOffset {
  let low = day * DAY;
  let high = low + DAY;
  if (before === after) return { before, after, changesAt: high };
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(middle) === before) low = middle;
    else high = middle;
  }
  return { before, after, changesAt: high };
}

function offsetOf(calendar: (at: Instant) => DayOffset, at: Instant): number {
  const day = calendar(at);
  return at < day.changesAt ? day.before : day.after;
}

/**
 * The instant at which a store's clock shows `minutes` after midnight of `date` (0 to 1560; 26:00 is 2:00 of the next day).
 * A time that the clock skips is moved forward by the length of the gap (2:30 is 3:30; RFC 5545 and Temporal's `compatible`),
 * so that a span inside the gap keeps its length. A time that it shows twice is the earlier instant for a start and the
 * later for an end, so that a span never loses time. Throws a RangeError for an unknown zone or date.
 */
export function instantOf(zone: string, date: LocalDate, minutes: LocalMinutes, edge: Edge): Instant {
  const midnight = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(midnight)) throw new RangeError(`"${date}" is not a date`);
  const calendar = calendarOf(zone);
  const wall = midnight + minutes * MINUTE;
  const before = offsetOf(calendar, wall - WINDOW);
  const after = offsetOf(calendar, wall + WINDOW);
  if (before === after) return wall - before;
  const early = wall - before;
  const late = wall - after;
  const earlyHolds = offsetOf(calendar, early) === before;
  const lateHolds = offsetOf(calendar, late) === after;
  if (earlyHolds && lateHolds) return edge === 'start' ? Math.min(early, late) : Math.max(early, late);
  return lateHolds ? late : early;
}

const dateTexts = new Map<number, LocalDate>();

function dateText(day: number): LocalDate {
  let text = dateTexts.get(day);
  if (text === undefined) {
    if (dateTexts.size >= DAYS_KEPT) dateTexts.clear();
    text = new Date(day * DAY).toISOString().slice(0, 10);
    dateTexts.set(day, text);
  }
  return text;
}

/** What the store's calendar and clock show at `at`; minutes after local midnight, rounded down to whole ones. */
export function localOf(zone: string, at: Instant): { date: LocalDate; minutes: LocalMinutes } {
  const wall = at + offsetOf(calendarOf(zone), at);
  const day = Math.floor(wall / DAY);
  return { date: dateText(day), minutes: Math.floor((wall - day * DAY) / MINUTE) };
}

/** Minutes that the store's clock is ahead of UTC at `at` (behind: negative). */
export const offsetMinutes = (zone: string, at: Instant): number => offsetOf(calendarOf(zone), at) / MINUTE;

// Intl answers with names that CLDR froze long ago; these are the ones that the time zone database uses today.
const PRESENT_NAMES: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Godthab': 'America/Nuuk',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Rangoon': 'Asia/Yangon',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Truk': 'Pacific/Chuuk',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  EST5EDT: 'America/New_York',
  CST6CDT: 'America/Chicago',
  MST7MDT: 'America/Denver',
  PST8PDT: 'America/Los_Angeles',
};

/**
 * The present IANA name of a zone, whatever old name or case it is written in; null where `text` is none.
 * Abbreviations (`CST`, `EST`, `MST`) and offsets are refused: Regina and Chicago both write CST and differ in summer.
 */
export function canonicalZone(text: string): string | null {
  const name = text.trim();
  let canonical = canonicalNames.get(name);
  if (canonical === undefined) {
    if (canonicalNames.size >= DAYS_KEPT) canonicalNames.clear();
    canonical = resolveZone(name);
    canonicalNames.set(name, canonical);
  }
  return canonical;
}

const canonicalNames = new Map<string, string | null>();

function resolveZone(name: string): string | null {
  if (!/^[A-Za-z]+\/[A-Za-z0-9_+/-]+$|^UTC$|^[ECMP]ST\d[ECMP]DT$/i.test(name)) return null;
  try {
    const resolved = new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
    return PRESENT_NAMES[resolved] ?? resolved;
  } catch {
    return null;
  }
}
