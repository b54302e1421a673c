import { checkInWindow } from '../../domain/queue/visit/check-in-window.ts';
import { openSpansOn } from '../../domain/store/opening-hours.ts';
import type { DemoRows } from '../../operations/demo/write-demo-rows.ts';
import { HOUR, type Instant, MINUTE } from '../../time/instant.ts';
import { addDays, type LocalDate } from '../../time/local.ts';
import { instantOf, localOf } from '../../time/store-zone.ts';
import type { StorePlan } from '../chain/store-plan.ts';
import { randomOf } from '../random.ts';
import type { Booking } from './bookings.ts';
import { claimRows } from './claim-rows.ts';
import { walkInsOn } from './demand.ts';
import { CUSTOMER } from './ledger.ts';
import { StaffDuty } from './staff-duty.ts';
import { VisitCourse } from './visit-course.ts';
import { type Quoter, type SimBooking, World } from './world.ts';

/** After closing, people are still served this long. */
const SERVED_AFTER_CLOSING = 40 * MINUTE;

export interface PlayOptions {
  /** Counters that advisors of the demo use; the rest stays for people. */
  readonly countersUsed: number;
  readonly quoter: Quoter | null;
  /** Called between days, so that a server beside it gets its turn. */
  readonly breathe: () => Promise<void>;
}

function planDay(world: World, course: VisitCourse, duty: StaffDuty, date: LocalDate): void {
  const { plan, queue } = world;
  for (const shift of plan.shifts) if (shift.date === date) duty.plan(shift);
  for (const comes of walkInsOn(plan, date)) queue.at(comes.at, () => course.walkIn(comes));
  if (plan.demo.hours === 'always') return;
  for (const span of openSpansOn(plan.hours, plan.demo.zone, date)) {
    queue.at(span.endsAt + SERVED_AFTER_CLOSING, () => course.sendHome());
  }
}

function planBooking(world: World, course: VisitCourse, expected: SimBooking): void {
  const { queue, plan, ledger } = world;
  const { booking } = expected;
  const { competeBeforeMinutes, keepFreePastMinutes } = plan.settings;
  queue.at(booking.bookedAt, () => {
    const { id: service, spec } = plan.services[booking.service]!;
    const data = { service, startsAt: booking.startsAt, minutes: spec.minutes };
    ledger.log('booked', booking.id, booking.bookedAt, CUSTOMER, data);
  });
  if (booking.cancelledAt !== null) {
    queue.at(booking.cancelledAt, () => course.cancel(expected));
    return;
  }
  if (booking.comesAt !== null) queue.at(booking.comesAt, () => course.arrive(expected));
  queue.at(checkInWindow(booking.startsAt, plan.settings).releasesAt, () => course.release(expected));
  // The moments at which a place, or an advisor kept free for it, changes by itself.
  queue.at(booking.startsAt - competeBeforeMinutes * MINUTE, () => course.dispatch());
  queue.at(booking.startsAt + keepFreePastMinutes * MINUTE + 1, () => course.dispatch());
}

/** What is still open at the end goes into the rows as it stands. */
function closeBooks(world: World): void {
  for (const { session } of world.advisors) if (session) world.ledger.session(session);
  for (const expected of world.expected) world.ledger.appointment(expected);
  for (const who of world.open) {
    if (who.booking?.status === 'checked_in') world.ledger.appointment(who.booking);
    const { joinedAt, calledAt, startedAt } = who.visit;
    world.ledger.visit(who, Math.max(joinedAt, calledAt ?? 0, startedAt ?? 0));
  }
}

/**
 * Plays a store from the first day of its history to `now` by the domain's own rules: the calling rule decides who is
 * called, the table of acts what may follow what. Seeded by the store and its first date. Returns the rows to write;
 * what is under way at `now` is in them as it stands.
 */
export async function playStore(
  plan: StorePlan,
  bookings: readonly Booking[],
  now: Instant,
  options: PlayOptions,
): Promise<DemoRows> {
  const world = new World(plan, randomOf(`${plan.demo.slug} ${plan.firstDate} play`), options.quoter);
  const course = new VisitCourse(world, (advisor) => duty.settle(advisor));
  const duty = new StaffDuty(world, options.countersUsed, () => course.dispatch());
  world.queue.now = instantOf(plan.demo.zone, plan.firstDate, 0, 'start');
  const ofHistory = bookings.map((booking): SimBooking => {
    return { booking, status: 'booked', checkedInAt: null, endedAt: null };
  });
  world.expected = ofHistory.sort((a, b) => a.booking.startsAt - b.booking.startsAt);
  for (const expected of world.expected) planBooking(world, course, expected);
  const lastDate = localOf(plan.demo.zone, now).date;
  for (let date = plan.firstDate; date <= lastDate; date = addDays(date, 1)) {
    planDay(world, course, duty, date);
    const dayEnds = instantOf(plan.demo.zone, addDays(date, 1), 0, 'start');
    world.queue.runUntil(Math.min(now, dayEnds - HOUR));
    await options.breathe();
  }
  world.queue.runUntil(now);
  closeBooks(world);
  const { ledger } = world;
  const checkedIn = [...world.open].flatMap(({ booking }) => (booking?.status === 'checked_in' ? [booking] : []));
  return {
    appointments: ledger.appointments,
    appointmentSteps: ledger.appointmentSteps,
    claims: claimRows(plan, [...world.expected, ...checkedIn]),
    counterSessions: ledger.counterSessions,
    visits: ledger.visits,
    visitSteps: ledger.visitSteps,
    ticketSequences: ledger.ticketRows(world.tickets),
    storeEvents: ledger.events,
  };
}
