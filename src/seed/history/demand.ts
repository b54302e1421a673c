import { localSpansOn, openSpansOn } from '../../domain/store/opening-hours.ts';
import { type Instant, MINUTE } from '../../time/instant.ts';
import { type LocalDate, weekdayOf } from '../../time/local.ts';
import { contains, overlaps, type Span } from '../../time/span.ts';
import { localOf } from '../../time/store-zone.ts';
import type { StorePlan } from '../chain/store-plan.ts';
import { type Random, randomOf } from '../random.ts';
import { type Customer, customerOf } from './customers.ts';

/** Somebody who comes without an appointment. */
export interface WalkIn extends Customer {
  readonly at: Instant;
  /** Place in the plan's services. */
  readonly service: number;
}

/** How busy an hour of the clock is beside the others. */
const BY_HOUR = [
  0.6, 0.55, 0.5, 0.5, 0.5, 0.55, 0.6, 0.7, 0.75, 0.8, 0.9, 1.05, 1.2, 1.15, 1, 0.95, 1.05, 1.2, 1.15, 0.95, 0.8, 0.75,
  0.7, 0.65,
];
/** From Monday to Sunday. */
const BY_WEEKDAY = [1.03, 0.94, 0.95, 0.98, 1.05, 1.12, 0.98];
/** Share of the advisors' time that people without an appointment ask for in a usual hour. */
const LOAD = 0.52;
/** A floor of two or three has to be less loaded for waits that anybody accepts. */
const SMALL = 4;
const LOAD_OF_SMALL = 0.42;
/** The chain's large stores, which the demo shows, are not quiet on its day; where one never closes, nor is the night. */
const LARGE = 6;
const QUIETEST_OF_LARGE = 1.2;
const QUIETEST_OF_ALWAYS = 0.95;
/** Minutes that a usual visit takes of an advisor, wrap-up included. */
const VISIT_MINUTES = 20.5;
const BIN = 5 * MINUTE;
/** Nobody walks in so shortly before closing. */
const LAST_MINUTES = 12;

/** How busy a store is at least, at any hour of a local date. */
function quietest({ demo, today }: StorePlan, date: LocalDate): number {
  if (date < today) return 0;
  return demo.hours === 'always' ? QUIETEST_OF_ALWAYS : demo.counters >= LARGE ? QUIETEST_OF_LARGE : 0;
}

const staffAt = (shifts: readonly Span[], at: Instant): number => shifts.filter((shift) => contains(shift, at)).length;

function walkIn(plan: StorePlan, random: Random, weights: readonly number[], at: Instant): WalkIn {
  const customer = customerOf(plan, random);
  return { at: Math.round(at), service: random.weighted(weights), ...customer };
}

/** Everybody who walks in on a local date, in order of time. The same for the same store and date, whatever `now` is. */
export function walkInsOn(plan: StorePlan, date: LocalDate): WalkIn[] {
  if (localSpansOn(plan.hours, date).length === 0) return [];
  const random = randomOf(`${plan.demo.slug} ${date} walk-ins`);
  const day = BY_WEEKDAY[weekdayOf(date) - 1]! * random.lognormal(1, 0.09);
  const load = day * (plan.demo.counters <= SMALL ? LOAD_OF_SMALL : LOAD);
  const least = quietest(plan, date);
  const weights = plan.services.map(({ spec }) => (spec.walkIn ? spec.walkInShare : 0));
  const found: WalkIn[] = [];
  for (const span of openSpansOn(plan.hours, plan.demo.zone, date)) {
    const shifts = plan.shifts.filter((shift) => overlaps(shift, span));
    const lastAt = plan.demo.hours === 'always' ? span.endsAt : span.endsAt - LAST_MINUTES * MINUTE;
    for (let bin = span.startsAt; bin < lastAt; bin += BIN) {
      const hour = Math.floor(localOf(plan.demo.zone, bin).minutes / 60);
      const perMinute = (load * Math.max(least, BY_HOUR[hour]!) * staffAt(shifts, bin)) / VISIT_MINUTES;
      const mean = MINUTE / Math.max(perMinute, 1e-6);
      for (let at = bin + random.exponential(mean); at < bin + BIN; at += random.exponential(mean)) {
        found.push(walkIn(plan, random, weights, at));
      }
    }
  }
  return found;
}
