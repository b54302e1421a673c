import { addMinutes, type Instant, MINUTE, SECOND } from '../../../time/instant.ts';
import { contains } from '../../../time/span.ts';
import { MEDIAN, secondsAt, type WaitForecast } from '../../forecast/wait-forecast.ts';
import { callingFloor, type FloorArrays } from './calling-floor.ts';
import type { FloorAdvisor, StoreFloor } from './floor.ts';
import { lineOrder, shareAdvisor } from './ranking.ts';

/** Why the latest time that somebody was told has moved: a code with its values, never a name. */
export type PromiseWhy =
  | { readonly code: 'on_break'; readonly until: Instant | null }
  | { readonly code: 'booked_arrived'; readonly bookedAt: Instant }
  | { readonly code: 'sent_before' }
  | { readonly code: 'advisor_off' }
  | { readonly code: 'long_visit' }
  | { readonly code: 'slower' }
  | { readonly code: 'slow_line' }
  | { readonly code: 'faster' };

/** The last move of a promise, as the visit keeps it. */
export interface PromiseMove {
  /** What had been told before. */
  readonly from: Instant;
  readonly at: Instant;
  readonly why: PromiseWhy;
}

/** Whose promise it is. */
export interface Promised {
  readonly id: string;
  readonly joinedAt: Instant;
  readonly bookedAt: Instant | null;
  readonly promisedLatestAt: Instant | null;
  readonly promiseMoved: PromiseMove | null;
}

/** p90 must be this much earlier before an earlier time is told. */
const EARLIER_BY = 10 * MINUTE;
/** A visit counts as long from so many times its configured length on. */
const LONG = 1.5;

/**
 * The latest time to tell now, or null where the one that was told is kept: it moves later only when the median passes
 * it, earlier only when p90 is 10 minutes before it (FORECAST, what is shown). The promise of an appointment is its own
 * time and never moves earlier.
 */
export function movedPromise(visit: Promised, forecast: WaitForecast | null, now: Instant): Instant | null {
  const told = visit.promisedLatestAt;
  if (told === null || forecast === null || forecast.aheadOnly !== undefined) return null;
  const latest = addMinutes(now, forecast.highMinutes);
  if (now + forecast.quantiles[MEDIAN]! * SECOND > told) return latest > told ? latest : null;
  const isEarlier = now + secondsAt(forecast.quantiles, 0.9) * SECOND <= told - EARLIER_BY;
  return isEarlier && visit.bookedAt === null && latest < told ? latest : null;
}

function ahead(arrays: FloorArrays, index: number, now: Instant) {
  const order = lineOrder(arrays, now);
  return order
    .slice(0, order.indexOf(index))
    .filter((other) => shareAdvisor(arrays, index, other))
    .map((other) => arrays.people[other]!);
}

/** The end of the latest of these breaks; null where one of them has none, or all are overdue. */
function backAt(away: readonly FloorAdvisor[], now: Instant): Instant | null {
  const until = away.some((a) => a.backAt === null) ? 0 : Math.max(...away.map((a) => a.backAt ?? 0));
  return until > now ? until : null;
}

const lasts = (a: FloorAdvisor, now: Instant, minutesOf: (id: string) => number): boolean =>
  a.state === 'serving' && a.serviceId !== null && now - a.since > LONG * minutesOf(a.serviceId) * MINUTE;

/** The most telling thing on the floor that came up after the time was told and makes this visit wait longer. */
export function whyLater(floor: StoreFloor, visit: Promised): PromiseWhy {
  const { now } = floor;
  const toldAt = visit.promiseMoved?.at ?? visit.joinedAt;
  const arrays = callingFloor(floor);
  const index = arrays.people.findIndex((person) => person.id === visit.id);
  if (index < 0) return { code: 'slower' };
  const { serviceId, advisorWantedId } = arrays.people[index]!;
  const able = floor.advisors.filter(
    (a) => a.skills.includes(serviceId) && (advisorWantedId === null || advisorWantedId === a.id),
  );
  const away = able.filter((a) => a.state === 'break' && a.since > toldAt);
  if (away.length > 0) return { code: 'on_break', until: backAt(away, now) };
  const passing = ahead(arrays, index, now).filter((person) => person.joinedAt > toldAt);
  const booked = passing.find((person) => person.bookedAt !== null);
  if (booked) return { code: 'booked_arrived', bookedAt: booked.bookedAt! };
  if (passing.length > 0) return { code: 'sent_before' };
  if (able.some((a) => a.state === 'off' && a.shift && contains(a.shift, now))) return { code: 'advisor_off' };
  const minutes = new Map(floor.services.map((s) => [s.id, s.minutes]));
  if (able.some((a) => lasts(a, now, (id) => minutes.get(id) ?? 0))) return { code: 'long_visit' };
  // A break that was known when the time was told explains a later one only where it outlasts its plan, or had none.
  const overdue = able.filter((a) => a.state === 'break' && (a.backAt === null || a.backAt <= now));
  if (overdue.length > 0) return { code: 'on_break', until: null };
  const isBusy = able.some((a) => a.state === 'serving' || a.state === 'calling');
  return { code: isBusy ? 'slower' : 'slow_line' };
}

/** Where a promise moves to and why; null where it is kept. */
export function promiseMove(
  floor: StoreFloor,
  visit: Promised,
  forecast: WaitForecast | null,
): { readonly to: Instant; readonly move: PromiseMove } | null {
  const to = movedPromise(visit, forecast, floor.now);
  if (to === null) return null;
  const from = visit.promisedLatestAt!;
  return { to, move: { from, at: floor.now, why: to > from ? whyLater(floor, visit) : { code: 'faster' } } };
}
