import type { Instant } from '../../time/instant.ts';
import { addDays, type LocalDate, type LocalMinutes } from '../../time/local.ts';
import type { Span } from '../../time/span.ts';
import { instantOf, localOf } from '../../time/store-zone.ts';
import { type OpeningHours, openSpansBetween } from './opening-hours.ts';

const NOON = 12 * 60;

/**
 * The first instant of the store day named `date`: `dayRollsAtMinutes` after its local midnight, or the end of the
 * opening span that runs then, where that ends before noon.
 */
export function storeDayStart(
  hours: OpeningHours,
  zone: string,
  date: LocalDate,
  dayRollsAtMinutes: LocalMinutes,
): Instant {
  const rollsAt = instantOf(zone, date, dayRollsAtMinutes, 'start');
  const noon = instantOf(zone, date, NOON, 'start');
  if (noon <= rollsAt) return rollsAt;
  // From a minute before, since a span that only begins at the roll belongs to the new day.
  const night = openSpansBetween(hours, zone, rollsAt - 60_000, noon).find((span) => span.startsAt < rollsAt);
  return night && night.endsAt > rollsAt && night.endsAt < noon ? night.endsAt : rollsAt;
}

/** The store day `[startsAt, endsAt)` named by its local date. */
export const storeDaySpan = (
  hours: OpeningHours,
  zone: string,
  date: LocalDate,
  dayRollsAtMinutes: LocalMinutes,
): Span => ({
  startsAt: storeDayStart(hours, zone, date, dayRollsAtMinutes),
  endsAt: storeDayStart(hours, zone, addDays(date, 1), dayRollsAtMinutes),
});

/** The name of the store day that `at` belongs to. Tickets, "same day", reports and close of day go by it. */
export function storeDayOf(hours: OpeningHours, zone: string, at: Instant, dayRollsAtMinutes: LocalMinutes): LocalDate {
  const { date } = localOf(zone, at);
  return at < storeDayStart(hours, zone, date, dayRollsAtMinutes) ? addDays(date, -1) : date;
}
