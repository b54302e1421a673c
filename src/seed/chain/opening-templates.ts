import type { OpeningHours, SpecialDay, WeeklySpan } from '../../domain/store/opening-hours.ts';
import { type LocalDate, WEEKDAYS, type Weekday } from '../../time/local.ts';

export type HoursKind = 'usual' | 'city' | 'early' | 'island' | 'no-sunday' | 'late' | 'night' | 'always';

const h = (hours: number): number => hours * 60;

/** Opening and closing hour from Monday to Sunday; 25 and 26 are one and two in the morning; null = closed. */
const WEEKS: Readonly<Record<HoursKind, readonly (readonly [number, number] | null)[]>> = {
  usual: [
    [9, 20],
    [9, 20],
    [9, 20],
    [9, 20],
    [9, 20],
    [9, 20],
    [11, 18],
  ],
  city: [
    [8, 21],
    [8, 21],
    [8, 21],
    [8, 21],
    [8, 21],
    [9, 21],
    [10, 19],
  ],
  early: [
    [8, 20],
    [8, 20],
    [8, 20],
    [8, 20],
    [8, 21],
    [8, 21],
    [8, 18],
  ],
  island: [
    [9, 21],
    [9, 21],
    [9, 21],
    [9, 21],
    [9, 21],
    [9, 21],
    [9, 21],
  ],
  'no-sunday': [[10, 19], [10, 19], [10, 19], [10, 19], [10, 19], [10, 18], null],
  late: [
    [10, 22],
    [10, 22],
    [10, 22],
    [10, 22],
    [10, 26],
    [10, 26],
    [11, 22],
  ],
  night: [
    [10, 25],
    [10, 25],
    [10, 25],
    [10, 25],
    [10, 26],
    [10, 26],
    [10, 25],
  ],
  always: [
    [0, 24],
    [0, 24],
    [0, 24],
    [0, 24],
    [0, 24],
    [0, 24],
    [0, 24],
  ],
};

const pad = (n: number): string => String(n).padStart(2, '0');

/** The date of the `nth` weekday of a month; `month` from 1. */
function nthWeekday(year: number, month: number, weekday: Weekday, nth: number): LocalDate {
  const first = (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7;
  return `${year}-${pad(month)}-${pad(1 + ((weekday - 1 - first + 7) % 7) + (nth - 1) * 7)}`;
}

interface Holiday {
  readonly date: LocalDate;
  readonly note: string;
  /** Null = closed. Stores that open later or close earlier anyway keep their own times. */
  readonly hours: readonly [number, number] | null;
}

function holidaysOf(year: number): Holiday[] {
  const thanksgiving = nthWeekday(year, 11, 4, 4);
  const dayAfter = `${year}-11-${pad(Number(thanksgiving.slice(8)) + 1)}`;
  return [
    { date: `${year}-01-01`, note: "New Year's Day", hours: [11, 18] },
    { date: `${year}-07-04`, note: 'Independence Day', hours: [11, 17] },
    { date: thanksgiving, note: 'Thanksgiving', hours: null },
    { date: dayAfter, note: 'Day after Thanksgiving', hours: [7, 22] },
    { date: `${year}-12-24`, note: 'Christmas Eve', hours: [9, 17] },
    { date: `${year}-12-25`, note: 'Christmas Day', hours: null },
    { date: `${year}-12-31`, note: "New Year's Eve", hours: [9, 18] },
  ];
}

/** Special hours of a kind of store from one date to another. A store that never closes keeps open. */
function specialDays(kind: HoursKind, from: LocalDate, to: LocalDate): SpecialDay[] {
  if (kind === 'always') return [];
  const years = [Number(from.slice(0, 4)), Number(from.slice(0, 4)) + 1];
  return years
    .flatMap(holidaysOf)
    .filter((day) => day.date >= from && day.date <= to)
    .map(({ date, note, hours }) => ({
      date,
      note,
      spans: hours ? [{ opensMinute: h(hours[0]), closesMinute: h(hours[1]) }] : [],
    }));
}

/** Weekly hours of a kind of store and the special hours that fall between two dates. */
export function demoHours(kind: HoursKind, from: LocalDate, to: LocalDate): OpeningHours {
  const weekly: WeeklySpan[] = WEEKDAYS.flatMap((weekday) => {
    const day = WEEKS[kind][weekday - 1];
    return day ? [{ weekday, opensMinute: h(day[0]), closesMinute: h(day[1]) }] : [];
  });
  return { known: true, weekly, special: specialDays(kind, from, to) };
}
