import { addMinutes, type Instant } from '../../time/instant.ts';
import { addDays, type LocalDate } from '../../time/local.ts';
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

export type RuleSettings = Pick<Settings, 'leadMinutes' | 'horizonDays' | 'slotStepMinutes'>;

/** The earliest start that may be booked now. Staff may book what begins now. */
export const earliestStart = (now: Instant, settings: RuleSettings, booker: Booker): Instant =>
  booker === 'staff' ? now : addMinutes(now, settings.leadMinutes);

/** The last local date that may be booked, counted in calendar days from the store's today. */
export const lastBookableDate = (today: LocalDate, settings: RuleSettings, booker: Booker): LocalDate =>
  addDays(today, booker === 'staff' ? Math.max(settings.horizonDays, 365) : settings.horizonDays);

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

/** True when a customer with this many open appointments may not book another. */
export const hasTooManyOpen = (
  open: number,
  settings: Pick<Settings, 'openAppointmentsPerContact'>,
  booker: Booker,
): boolean => booker === 'customer' && open >= settings.openAppointmentsPerContact;
