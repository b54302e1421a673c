import { addMinutes, type Instant } from '../../time/instant.ts';
import { addDays, daysBetween, type LocalDate, weekdayOf } from '../../time/local.ts';
import type { Settings } from '../settings.ts';

/** Who books: lead time, horizon and the limit of open appointments bind customers alone. */
export type Booker = 'customer' | 'staff';

/**
 * Why a start is not offered, whatever is booked.
 * `in_the_past`, `too_soon` (lead time), `too_far` (horizon), `outside_hours` (no opening or shift holds it),
 * `off_grid` (not opening + k x step), `no_advisor` (nobody of the store has the skill), `not_bookable` (the service is for
 * walk-ins only), `day_full` (the day's limit of appointments).
 */
export const BOOKING_RULES = [
  'in_the_past',
  'too_soon',
  'too_far',
  'outside_hours',
  'off_grid',
  'no_advisor',
  'not_bookable',
  'day_full',
] as const;
export type BookingRule = (typeof BOOKING_RULES)[number];

export type RuleSettings = Pick<
  Settings,
  'leadMinutes' | 'horizonDays' | 'horizonEnds' | 'bookUntil' | 'slotStepMinutes'
>;

/** The earliest start that may be booked now. Staff may book what begins now. */
export const earliestStart = (now: Instant, settings: RuleSettings, booker: Booker): Instant =>
  booker === 'staff' ? now : addMinutes(now, settings.leadMinutes);

/**
 * The last local date that may be booked: `horizonDays` calendar days from the store's today, moved to the end of its week
 * or month where `horizonEnds` says so, but never past `bookUntil`. Staff book a year ahead, and are bound by neither.
 */
export function lastBookableDate(today: LocalDate, settings: RuleSettings, booker: Booker): LocalDate {
  if (booker === 'staff') return addDays(today, Math.max(settings.horizonDays, 365));
  const date = endOfRound(addDays(today, settings.horizonDays), settings);
  return settings.bookUntil !== 'none' && settings.bookUntil < date ? settings.bookUntil : date;
}

function endOfRound(date: LocalDate, { horizonEnds }: RuleSettings): LocalDate {
  if (horizonEnds === 'week') return addDays(date, 7 - weekdayOf(date));
  if (horizonEnds === 'month') return addDays(`${addDays(`${date.slice(0, 7)}-28`, 4).slice(0, 7)}-01`, -1);
  return date;
}

/** How many days a customer can look at from today on, today included; 0 where booking has ended. */
export const bookableDays = (today: LocalDate, settings: RuleSettings): number =>
  Math.max(0, daysBetween(today, lastBookableDate(today, settings, 'customer')) + 1);

/**
 * The rule of time that forbids a start on `date` (its opening's local date), or null.
 * `today` is the store's local date now.
 */
export function timeRule(
  startsAt: Instant,
  date: LocalDate,
  at: { readonly now: Instant; readonly today: LocalDate },
  settings: RuleSettings,
  booker: Booker,
): BookingRule | null {
  if (startsAt < at.now) return 'in_the_past';
  if (startsAt < earliestStart(at.now, settings, booker)) return 'too_soon';
  if (date > lastBookableDate(at.today, settings, booker)) return 'too_far';
  return null;
}

/** Most appointments that may begin on one day's opening; no limit binds staff. */
export const dayLimitOf = (settings: Pick<Settings, 'appointmentsPerDay'>, booker: Booker): number =>
  booker === 'staff' || settings.appointmentsPerDay === 0 ? Number.POSITIVE_INFINITY : settings.appointmentsPerDay;

/** True when a customer with this many open appointments may not book another. */
export const hasTooManyOpen = (
  open: number,
  settings: Pick<Settings, 'openAppointmentsPerContact'>,
  booker: Booker,
): boolean => booker === 'customer' && open >= settings.openAppointmentsPerContact;
