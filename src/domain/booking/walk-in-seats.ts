import { addDays, type LocalDate, WEEKDAY_CODES, WEEKDAYS, type Weekday, weekdayOf } from '../../time/local.ts';
import type { Span } from '../../time/span.ts';
import { instantOf } from '../../time/store-zone.ts';

/** Advisors that booking leaves free in one clock hour of one weekday. */
export interface HourSeats {
  readonly weekday: Weekday;
  /** 0 to 23: from that hour to the next. */
  readonly hour: number;
  readonly seats: number;
}

export const MOST_SEATS = 99;

/** Reads `Mo12=2 Sa10=3`, in any order, each hour once; `none` or nothing is no hour. Null where it is neither. */
export function parseWalkInSeats(text: string): HourSeats[] | null {
  if (text.trim() === '' || text.trim() === 'none') return [];
  const found = new Map<string, HourSeats>();
  for (const item of text.trim().split(/[\s,;]+/)) {
    const m = /^([A-Z][a-z])(\d{1,2})=(\d{1,2})$/.exec(item);
    const weekday = m ? (WEEKDAY_CODES as readonly string[]).indexOf(m[1]!) + 1 : 0;
    if (!m || weekday === 0 || Number(m[2]) > 23 || found.has(`${weekday} ${Number(m[2])}`)) return null;
    found.set(`${weekday} ${Number(m[2])}`, { weekday: weekday as Weekday, hour: Number(m[2]), seats: Number(m[3]) });
  }
  return [...found.values()].sort((a, b) => a.weekday - b.weekday || a.hour - b.hour);
}

/** The one way to write them. */
export const formatWalkInSeats = (seats: readonly HourSeats[]): string =>
  seats.length === 0 ? 'none' : seats.map((s) => `${WEEKDAY_CODES[s.weekday - 1]}${s.hour}=${s.seats}`).join(' ');

type SeatSpan = Span & { readonly seats: number };

/** The hours with seats of their own from one local date to another, both included, as instants of the store. */
export function seatSpans(setting: string, zone: string, first: LocalDate, last: LocalDate): SeatSpan[] {
  const seats = parseWalkInSeats(setting) ?? [];
  if (seats.length === 0) return [];
  const byWeekday = new Map(WEEKDAYS.map((weekday) => [weekday, seats.filter((s) => s.weekday === weekday)]));
  const spans: SeatSpan[] = [];
  for (let date = first; date <= last; date = addDays(date, 1)) {
    for (const { hour, seats: kept } of byWeekday.get(weekdayOf(date))!) {
      const startsAt = instantOf(zone, date, hour * 60, 'start');
      const endsAt = instantOf(zone, date, (hour + 1) * 60, 'end');
      if (startsAt < endsAt) spans.push({ startsAt, endsAt, seats: kept });
    }
  }
  return spans;
}
