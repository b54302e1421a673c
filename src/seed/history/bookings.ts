import { chooseAdvisors } from '../../domain/booking/advisor-choice.ts';
import { cutFloor, type FloorGrains, place, toTask } from '../../domain/booking/floor-grains.ts';
import { applyChanges } from '../../domain/booking/plan-day.ts';
import { referenceOf } from '../../domain/booking/reference.ts';
import { openSpansOn } from '../../domain/store/opening-hours.ts';
import { DAY, HOUR, type Instant, MINUTE } from '../../time/instant.ts';
import { addDays, type LocalDate } from '../../time/local.ts';
import { subtractSpans } from '../../time/span.ts';
import type { StorePlan } from '../chain/store-plan.ts';
import { type Random, randomOf } from '../random.ts';
import { bookerOf, type Customer } from './customers.ts';

/** An appointment of the demo and what its customer will do. */
export interface Booking extends Customer {
  readonly id: string;
  readonly reference: string;
  readonly service: number;
  readonly startsAt: Instant;
  readonly localDate: LocalDate;
  readonly bookedAt: Instant;
  /** Place of the advisor in the plan's list. */
  readonly advisor: number;
  readonly cancelledAt: Instant | null;
  /** When the customer stands in the store; null = never. */
  readonly comesAt: Instant | null;
}

/** Share of the advisors' time on shift that is asked for ahead. */
const BOOKED_SHARE = 0.24;
const CANCELLED_SHARE = 0.07;
const SHOW_SHARE = 0.9;
const REFERENCES = 16 ** 6;
/** Odd, so that counting on in steps of it meets every reference once. */
const REFERENCE_STEP = 7_654_321;

/** The n-th reference of the demo: looks drawn, never comes twice. */
function referenceAt(n: number): string {
  const number = (n * REFERENCE_STEP + 1_234_567) % REFERENCES;
  return referenceOf([20, 16, 12, 8, 4, 0].map((shift) => (number >> shift) & 15));
}

function floorOf(plan: StorePlan, date: LocalDate): FloorGrains {
  const shifts = plan.shifts.filter((shift) => shift.date === date);
  return cutFloor({
    open: openSpansOn(plan.hours, plan.demo.zone, date),
    workers: plan.advisors.map((advisor, index) => ({
      id: advisor.id,
      kind: 'advisor',
      skills: new Set(advisor.skills.map((service) => plan.services[service]!.id)),
      working: shifts
        .filter((shift) => shift.advisor === index)
        .flatMap((shift) => subtractSpans([shift], shift.breaks)),
    })),
    commitments: [],
    reserve: { share: plan.settings.walkInReserveShare, seats: [] },
    grainMinutes: 5,
  });
}

/** Some book for the same day, most some days ahead, never beyond the horizon. */
function leadOf(plan: StorePlan, random: Random): number {
  if (random.chance(0.3)) return HOUR + random.next() * 7 * HOUR;
  const longest = (plan.settings.horizonDays - 1) * DAY;
  return Math.min(longest, 6 * HOUR + random.exponential(6 * DAY));
}

/** What the customer of a booking will do; hangs on its id alone, so that the day in motion finds it again. */
export function fateOf(id: string, startsAt: Instant, bookedAt: Instant): Pick<Booking, 'cancelledAt' | 'comesAt'> {
  const random = randomOf(`${id} fate`);
  if (random.chance(CANCELLED_SHARE)) {
    const lasts = startsAt - 20 * MINUTE - bookedAt;
    return { cancelledAt: Math.round(bookedAt + lasts * (0.2 + 0.75 * random.next())), comesAt: null };
  }
  const comesAt = Math.round(startsAt + random.normal(-4, 7) * MINUTE);
  return { cancelledAt: null, comesAt: random.chance(SHOW_SHARE) ? Math.max(comesAt, startsAt - 29 * MINUTE) : null };
}

const targetOf = (plan: StorePlan, date: LocalDate, random: Random): number => {
  const worked = plan.shifts
    .filter((shift) => shift.date === date)
    .reduce((sum, shift) => sum + shift.endsAt - shift.startsAt, 0);
  return Math.round(((worked / MINUTE) * BOOKED_SHARE * (0.85 + 0.3 * random.next())) / 27);
};

/** Where the next reference is taken from. */
export interface ReferenceCount {
  next: number;
}

/**
 * Fills one day with feasible appointments; those that would be booked only after `now` are left out. The same for the
 * same store, date and `now`, but for the references.
 */
export function bookDay(plan: StorePlan, date: LocalDate, now: Instant, count: ReferenceCount): Booking[] {
  const open = openSpansOn(plan.hours, plan.demo.zone, date)[0];
  if (!open) return [];
  const random = randomOf(`${plan.demo.slug} ${date} bookings`);
  const weights = plan.services.map(({ spec }) => (spec.bookable ? spec.bookedShare : 0));
  const step = plan.settings.slotStepMinutes * MINUTE;
  const starts = Math.floor((open.endsAt - open.startsAt) / step);
  const cut = floorOf(plan, date);
  const made: Omit<Booking, 'advisor'>[] = [];
  for (let n = targetOf(plan, date, random); n > 0; n--) {
    const service = random.weighted(weights);
    const startsAt = open.startsAt + random.whole(0, starts - 1) * step;
    const bookedAt = Math.round(startsAt - leadOf(plan, random));
    const id = random.id('apt', bookedAt);
    const rest = { ...bookerOf(plan, random), ...fateOf(id, startsAt, bookedAt) };
    if (bookedAt > now || !claim(plan, cut, id, service, startsAt)) continue;
    made.push({ id, reference: referenceAt(count.next++), service, startsAt, localDate: date, bookedAt, ...rest });
  }
  const advisorOf = new Map(cut.tasks.map((task) => [task.id, task.steps[0]!.worker]));
  return made.map((booking) => ({ advisor: advisorOf.get(booking.id)!, ...booking }));
}

/** Takes the time where somebody can serve it beside everybody else; false where nobody can. */
function claim(plan: StorePlan, cut: FloorGrains, id: string, service: number, startsAt: Instant): boolean {
  const { id: serviceId, spec } = plan.services[service]!;
  const { minutes, bufferBefore, bufferAfter } = spec;
  const step = { serviceId, minutes, bufferBefore, bufferAfter, namedAdvisorId: null };
  const choice = chooseAdvisors(cut, { id, startsAt, steps: [step] });
  if (choice.kind !== 'fits') return false;
  applyChanges(cut, choice.changed);
  place(cut, toTask(cut, { id, startsAt, steps: [{ advisorId: choice.advisorIds[0]!, ...step }] }));
  return true;
}

/** References of a store are counted from its own place, so that stores can be made in any order. */
const REFERENCES_PER_STORE = 20_000;

/** All appointments of a store that have been made by `now`, from the first day of the history to the horizon. */
export function bookingsOf(plan: StorePlan, storeNumber: number, now: Instant): Booking[] {
  const count: ReferenceCount = { next: storeNumber * REFERENCES_PER_STORE };
  const last = addDays(plan.today, plan.settings.horizonDays);
  const all: Booking[] = [];
  for (let date = plan.firstDate; date <= last; date = addDays(date, 1)) {
    all.push(...bookDay(plan, date, now, count));
  }
  return all;
}
