import { addDays, type LocalDate, type Weekday, weekdayOf } from '../../time/local.ts';

interface FixedDay {
  readonly name: string;
  readonly month: number;
  readonly day: number;
  /** Kept on the Friday before when it falls on a Saturday, on the Monday after when on a Sunday, as well. */
  readonly observed: boolean;
}

interface MovingDay {
  readonly name: string;
  readonly month: number;
  readonly weekday: Weekday;
  /** 1 = first, -1 = last of the month. */
  readonly nth: number;
}

// 5 U.S.C. 6103. Veterans Day is kept on its date alone, as stores do.
const FIXED: readonly FixedDay[] = [
  { name: "New Year's Day", month: 1, day: 1, observed: true },
  { name: 'Juneteenth', month: 6, day: 19, observed: true },
  { name: 'Independence Day', month: 7, day: 4, observed: true },
  { name: 'Veterans Day', month: 11, day: 11, observed: false },
  { name: 'Christmas Day', month: 12, day: 25, observed: true },
];
const MOVING: readonly MovingDay[] = [
  { name: 'Martin Luther King Jr. Day', month: 1, weekday: 1, nth: 3 },
  { name: "Washington's Birthday", month: 2, weekday: 1, nth: 3 },
  { name: 'Memorial Day', month: 5, weekday: 1, nth: -1 },
  { name: 'Labor Day', month: 9, weekday: 1, nth: 1 },
  { name: 'Columbus Day', month: 10, weekday: 1, nth: 2 },
  { name: 'Thanksgiving', month: 11, weekday: 4, nth: 4 },
];

const two = (n: number): string => String(n).padStart(2, '0');
const dateOf = (year: number, month: number, day: number): LocalDate => `${year}-${two(month)}-${two(day)}`;

/** Which of its weekday in the month a date is: from the start (1 to 5), and from the end (-1 to -5). */
export function nthInMonth(date: LocalDate): { fromStart: number; fromEnd: number } {
  const day = Number(date.slice(8));
  const [year, month] = [Number(date.slice(0, 4)), Number(date.slice(5, 7))];
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return { fromStart: Math.ceil(day / 7), fromEnd: -Math.ceil((length - day + 1) / 7) };
}

const calendars = new Map<number, ReadonlyMap<LocalDate, string>>();

function calendarOf(year: number): ReadonlyMap<LocalDate, string> {
  let calendar = calendars.get(year);
  if (!calendar) {
    calendar = makeCalendar(year);
    calendars.set(year, calendar);
  }
  return calendar;
}

function makeCalendar(year: number): Map<LocalDate, string> {
  const days = new Map<LocalDate, string>();
  for (const { name, month, day, observed } of FIXED) {
    const date = dateOf(year, month, day);
    days.set(date, name);
    if (observed && weekdayOf(date) === 6) days.set(addDays(date, -1), name);
    if (observed && weekdayOf(date) === 7) days.set(addDays(date, 1), name);
  }
  for (const { name, month, weekday, nth } of MOVING) {
    for (let date = dateOf(year, month, 1); date.slice(5, 7) === two(month); date = addDays(date, 1)) {
      const { fromStart, fromEnd } = nthInMonth(date);
      if (weekdayOf(date) === weekday && (nth === fromStart || nth === fromEnd)) days.set(date, name);
    }
  }
  return days;
}

/** The federal holiday kept on that date, with its substitute days; null on any other date. */
export function federalHoliday(date: LocalDate): string | null {
  const year = Number(date.slice(0, 4));
  // New Year's Day of a Saturday is kept on the last day of the year before.
  return calendarOf(year).get(date) ?? calendarOf(year + 1).get(date) ?? null;
}

/** The name of a day on which US stores commonly keep other hours: the federal ones, the two eves and Easter. */
export function namedDay(date: LocalDate): string | null {
  const monthDay = date.slice(5);
  if (monthDay === '12-24') return 'Christmas Eve';
  if (monthDay === '12-31') return "New Year's Eve";
  if (date === easterSunday(Number(date.slice(0, 4)))) return 'Easter Sunday';
  return federalHoliday(date);
}

/** Gregorian Easter, by the anonymous algorithm (Meeus, Astronomical Algorithms, ch. 8). */
export function easterSunday(year: number): LocalDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return dateOf(year, Math.floor(f / 31), (f % 31) + 1);
}

// States whose own list of public holidays is the federal one; New York's extra days are kept by its offices only.
const FEDERAL_ONLY = new Set('AZ ID KS MD MN NH NM ND NY OH OK OR SD VA WA WY'.split(' '));

/** True where "public holidays" can only mean the federal ones. `state` is a postal code, or empty when not known. */
export const keepsFederalHolidaysOnly = (country: string, state: string): boolean =>
  (country === '' || country.toUpperCase() === 'US') && (state === '' || FEDERAL_ONLY.has(state.toUpperCase()));
