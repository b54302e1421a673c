import type { Weekday } from '../../../../time/local.ts';
import type { DateRange, WeekdayChoice } from './osm-rule.ts';
import type { TokenReader } from './token-reader.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH_LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const DAYS = ['mo', 'tu', 'we', 'th', 'fr', 'sa', 'su'];

const monthAt = (t: TokenReader, ahead = 0): number => MONTHS.indexOf(t.word(ahead) ?? '') + 1;
const weekdayAt = (t: TokenReader, ahead = 0): number => DAYS.indexOf(t.word(ahead) ?? '') + 1;
const isYear = (n: number | null): n is number => n !== null && n >= 1900 && n < 2200;

/** `Dec 24-26`, `Nov-Mar`, `2026 Dec 31-2027 Jan 02`, several joined by commas; null where the rule names no dates. */
export function readDates(t: TokenReader): DateRange[] | null {
  if (isYear(t.number()) && monthAt(t, 1) === 0) t.refuse('year_without_date');
  if (!startsDate(t)) return null;
  const ranges = [readRange(t, null)];
  while (t.isMark(',') && (startsDate(t, 1) || isDayNumber(t, 1))) {
    t.next();
    ranges.push(readRange(t, ranges.at(-1)!));
  }
  return ranges;
}

const startsDate = (t: TokenReader, ahead = 0): boolean =>
  monthAt(t, ahead) > 0 || (isYear(t.number(ahead)) && monthAt(t, ahead + 1) > 0);
const isDayNumber = (t: TokenReader, ahead: number): boolean => {
  const n = t.number(ahead);
  return n !== null && n >= 1 && n <= 31;
};

interface Start {
  readonly year: number | null;
  readonly month: number;
}

/** `before` lends its year and month to a bare day number: `Dec 24,31`. */
function readRange(t: TokenReader, before: DateRange | null): DateRange {
  const bareDay = before !== null && isDayNumber(t, 0) && monthAt(t, 1) === 0;
  const start: Start = bareDay ? { year: before.toYear, month: Math.floor(before.to / 100) } : readYearMonth(t, null);
  const day = readDay(t, start.month);
  if (!endsRange(t)) {
    const to = start.month * 100 + (day ?? 31);
    return { fromYear: start.year, from: start.month * 100 + (day ?? 1), toYear: start.year, to };
  }
  t.next();
  return closeRange(t, start, day);
}

// A dash belongs to the dates only where a date follows it: `Dec 24-26`, not the dash of an offset `-1 day`.
function endsRange(t: TokenReader): boolean {
  if (!t.isMark('-')) return false;
  if (t.word(2) === 'day' || t.word(2) === 'days') t.refuse('day_offset');
  return true;
}

function closeRange(t: TokenReader, start: Start, day: number | null): DateRange {
  const sameMonth = isDayNumber(t, 0) && monthAt(t, 1) === 0;
  if (sameMonth && day === null) t.refuse('syntax');
  const end = sameMonth ? start : readYearMonth(t, start.year);
  const endDay = readDay(t, end.month);
  if ((day === null) !== (endDay === null)) t.refuse('syntax');
  if ((start.year === null) !== (end.year === null)) t.refuse('syntax');
  const from = start.month * 100 + (day ?? 1);
  const to = end.month * 100 + (endDay ?? 31);
  if (start.year !== null && end.year! * 10_000 + to < start.year * 10_000 + from) t.refuse('syntax');
  // Backwards within one month is a slip, not a range over New Year.
  if (start.month === end.month && start.year === null && to < from) t.refuse('syntax');
  return { fromYear: start.year, from, toYear: end.year, to };
}

function readYearMonth(t: TokenReader, year: number | null): Start {
  let named = year;
  if (isYear(t.number())) {
    named = t.number();
    t.next();
  }
  const month = monthAt(t);
  if (month === 0) t.refuse('syntax');
  t.next();
  return { year: named, month };
}

function readDay(t: TokenReader, month: number): number | null {
  const day = t.number();
  // A year after a month begins the next date: `2013 Dec-2014 Feb`.
  if (day === null || (isYear(day) && monthAt(t, 1) > 0)) return null;
  if (day < 1 || day > MONTH_LENGTHS[month - 1]!) t.refuse('syntax');
  t.next();
  if (t.isMark('+')) t.refuse('day_offset');
  return day;
}

/** `Mo-We,Sa`, `Th[4]`, `Fr[-1]`, `Su,PH`; null where the rule names no weekday. */
export function readWeekdays(t: TokenReader): { weekdays: WeekdayChoice[]; holidays: boolean } | null {
  if (!startsWeekday(t)) return null;
  const weekdays: WeekdayChoice[] = [];
  let holidays = false;
  do {
    if (t.word() === 'ph') {
      t.next();
      if (t.isMark('+') || t.isMark('-')) t.refuse('day_offset');
      holidays = true;
    } else weekdays.push(...readWeekdayRange(t));
  } while (startsWeekday(t, 1) && t.takeMark(','));
  return { weekdays, holidays };
}

function startsWeekday(t: TokenReader, ahead = 0): boolean {
  if (t.word(ahead) === 'sh') t.refuse('school_holidays');
  return weekdayAt(t, ahead) > 0 || t.word(ahead) === 'ph';
}

function readWeekdayRange(t: TokenReader): WeekdayChoice[] {
  const first = weekdayAt(t);
  if (first === 0) t.refuse('syntax');
  t.next();
  if (t.isMark('[')) return [{ weekday: first as Weekday, nth: readNth(t) }];
  if (!t.takeMark('-')) return [{ weekday: first as Weekday, nth: null }];
  const last = weekdayAt(t);
  if (last === 0) t.refuse('syntax');
  t.next();
  if (t.isMark('[')) t.refuse('syntax');
  const length = ((last - first + 7) % 7) + 1;
  return Array.from({ length }, (_, i) => ({ weekday: (((first - 1 + i) % 7) + 1) as Weekday, nth: null }));
}

function readNth(t: TokenReader): number[] {
  t.next();
  const found: number[] = [];
  do {
    const sign = t.takeMark('-') ? -1 : 1;
    const from = readCount(t);
    const to = sign === 1 && t.takeMark('-') ? readCount(t) : from;
    if (to < from) t.refuse('syntax');
    for (let n = from; n <= to; n++) found.push(sign * n);
  } while (t.takeMark(','));
  if (!t.takeMark(']')) t.refuse('syntax');
  if (t.isMark('+') || t.isMark('-')) t.refuse('day_offset');
  return found;
}

function readCount(t: TokenReader): number {
  const n = t.number();
  if (n === null || n < 1 || n > 5) t.refuse('syntax');
  t.next();
  return n;
}
