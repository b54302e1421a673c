import { SYSTEM } from '../../domain/actor.ts';
import type { ForecastModel } from '../../domain/forecast/service-times.ts';
import { valueAt } from '../../domain/forecast/tables.ts';
import { callingFloor, callingNumbers, FloorSpace } from '../../domain/queue/line/calling-floor.ts';
import { advisorFor, lineTime, nextOnFloor } from '../../domain/queue/line/calling-rule.ts';
import { LEASED_FROM } from '../../domain/queue/tickets/ticket-number.ts';
import { checkInMoment } from '../../domain/queue/visit/check-in-window.ts';
import { NOT_CALLED_YET, type Visit } from '../../domain/queue/visit/visit.ts';
import { type Act, applyAct } from '../../domain/queue/visit/visit-acts.ts';
import type { EventKind } from '../../domain/store-events.ts';
import { type Instant, MINUTE } from '../../time/instant.ts';
import { trueTimes } from '../true-times.ts';
import type { Customer } from './customers.ts';
import type { WalkIn } from './demand.ts';
import { CUSTOMER } from './ledger.ts';
import { patienceOf } from './patience.ts';
import type { SimAdvisor, SimBooking, SimVisit, World } from './world.ts';

const NO_ANSWER_SHARE = 0.035;
const COMES_BACK_SHARE = 0.65;
const GIVE_UP_CALLING_MINUTES = 2.5;
/** People this many a free advisor see the line and do not join. */
const LONGEST_LINE_EACH = 7;

/** The course of visits through a store: who joins, is called, served, or leaves. */
export class VisitCourse {
  private readonly model: ForecastModel;
  private readonly numbers;
  private readonly space = new FloorSpace();

  constructor(
    private readonly world: World,
    private readonly onFree: (advisor: SimAdvisor) => void,
  ) {
    const { plan } = world;
    this.model = trueTimes(plan.services.map(({ id, spec }) => ({ id, minutes: spec.minutes })));
    this.numbers = callingNumbers(plan.settings);
  }

  walkIn(comes: WalkIn): void {
    const { line, advisors } = this.world;
    const onDuty = advisors.filter((a) => a.state !== 'off').length;
    if (line.length > onDuty * LONGEST_LINE_EACH) return;
    this.join(comes, comes.service, null, null);
  }

  /** The customer of an appointment stands in the store. */
  arrive(expected: SimBooking): void {
    const { world } = this;
    const { booking } = expected;
    const moment = checkInMoment(booking.startsAt, world.now, world.plan.settings);
    if (expected.status === 'booked' && (moment.kind === 'punctual' || moment.kind === 'late')) {
      expected.status = 'checked_in';
      expected.checkedInAt = world.now;
      this.forget(expected);
      const data = { arrival: moment.kind, bookedAt: booking.startsAt };
      world.ledger.log('checked_in', booking.id, world.now, CUSTOMER, data);
      this.join(booking, booking.service, expected, booking.startsAt);
    } else if (expected.status === 'no_show') this.join(booking, booking.service, expected, null);
  }

  release(expected: SimBooking): void {
    if (expected.status !== 'booked') return;
    this.endBooking(expected, 'no_show');
    const data = { bookedAt: expected.booking.startsAt };
    this.world.ledger.log('released', expected.booking.id, this.world.now, SYSTEM, data);
    this.dispatch();
  }

  cancel(expected: SimBooking): void {
    this.endBooking(expected, 'cancelled');
    this.world.ledger.log('cancelled', expected.booking.id, this.world.now, CUSTOMER, { late: false });
  }

  private endBooking(expected: SimBooking, status: 'no_show' | 'cancelled' | 'fulfilled'): void {
    expected.status = status;
    expected.endedAt = this.world.now;
    this.forget(expected);
    this.world.ledger.appointment(expected);
  }

  private forget(expected: SimBooking): void {
    this.world.expected = this.world.expected.filter((other) => other !== expected);
  }

  private join(customer: Customer, service: number, booking: SimBooking | null, bookedAt: Instant | null): void {
    const { world } = this;
    const { plan, now } = world;
    const storeDay = world.storeDay();
    const number = (world.tickets.get(storeDay) ?? 0) + 1;
    if (number >= LEASED_FROM) return;
    world.tickets.set(storeDay, number);
    const { id: serviceId, spec } = plan.services[service]!;
    const visit: Visit = {
      id: world.random.id('vis', now),
      storeId: plan.id,
      storeDay,
      ticketLetter: spec.letter,
      ticketNumber: number,
      status: 'waiting',
      revision: 1,
      serviceId,
      stepOrdinal: 0,
      appointmentId: booking?.booking.id ?? null,
      bookedAt,
      joinedAt: now,
      lineTime: lineTime(now, bookedAt ?? Number.NaN, this.numbers),
      advisorWantedId: null,
      counterWantedId: null,
      keptPlaceBy: null,
      awayUntil: null,
      ...NOT_CALLED_YET,
    };
    const patience = bookedAt === null ? patienceOf(this.model.leaving, world.random) : Number.POSITIVE_INFINITY;
    const joined: SimVisit = { visit, customer, service, booking, leavesAt: now + patience, quote: null };
    world.line.push(joined);
    world.open.add(joined);
    joined.quote = world.quoter?.(world, visit) ?? null;
    world.ledger.joined(joined);
    if (Number.isFinite(patience)) world.queue.at(joined.leavesAt, () => this.giveUp(joined));
    this.dispatch();
  }

  /** Whoever can be called is called, by the store's rule. */
  dispatch(): void {
    const { world } = this;
    while (world.canCall()) {
      const arrays = callingFloor(world.floor(), 0, this.space);
      const person = nextOnFloor(arrays.floor, world.now);
      if (person < 0) return;
      const advisor = world.advisors[advisorFor(arrays.floor, person, world.now)]!;
      const { id } = arrays.people[person]!;
      this.call(advisor, world.line.find(({ visit }) => visit.id === id)!);
    }
  }

  private act(who: SimVisit, act: Act, kind: EventKind): void {
    const { world } = this;
    const before = who.visit;
    const result = applyAct(before, act, world.now, world.plan.settings);
    if (result.kind === 'refused') throw new Error(`the demo's ${act.kind} was refused: ${result.why}`);
    who.visit = result.visit;
    world.ledger.acted(before, who.visit, kind, world.now);
  }

  private call(advisor: SimAdvisor, who: SimVisit): void {
    const { world } = this;
    const session = advisor.session!;
    const counterId = world.plan.counters[session.counter]!.id;
    const advisorId = world.plan.advisors[advisor.index]!.id;
    this.act(who, { kind: 'call', at: { counterId, counterSessionId: session.id, advisorId } }, 'called');
    world.line.splice(world.line.indexOf(who), 1);
    Object.assign(advisor, { state: 'calling', since: world.now, visit: who });
    if (world.random.chance(NO_ANSWER_SHARE)) world.in(GIVE_UP_CALLING_MINUTES, () => this.notHere(advisor, who));
    else world.in(this.draw(this.model.walkUp), () => this.start(advisor, who));
  }

  /** Minutes. */
  private draw(table: Float64Array): number {
    return valueAt(table, this.world.random.next()) / MINUTE;
  }

  private start(advisor: SimAdvisor, who: SimVisit): void {
    this.act(who, { kind: 'start' }, 'started');
    Object.assign(advisor, { state: 'serving', since: this.world.now });
    const length = this.draw(this.model.services.get(who.visit.serviceId)!);
    this.world.in(Math.max(1, length), () => this.finish(advisor, who));
  }

  private finish(advisor: SimAdvisor, who: SimVisit): void {
    const { world } = this;
    this.act(who, { kind: 'complete', nextStep: null }, 'completed');
    this.leaveFloor(who, 'fulfilled');
    advisor.session!.lastEndedAt = world.now;
    this.wrapUp(advisor);
  }

  private wrapUp(advisor: SimAdvisor): void {
    Object.assign(advisor, { state: 'wrap', since: this.world.now, visit: null });
    this.world.in(this.draw(this.model.wrapUp), () => this.onFree(advisor));
  }

  private notHere(advisor: SimAdvisor, who: SimVisit): void {
    const { world } = this;
    this.act(who, { kind: 'not_here' }, 'not_here');
    world.line.push(who);
    this.wrapUp(advisor);
    const { absentMinutes } = world.plan.settings;
    if (world.random.chance(COMES_BACK_SHARE)) world.in(1 + world.random.next() * 10, () => this.comeBack(who));
    else world.in(absentMinutes, () => this.noShow(who));
  }

  private comeBack(who: SimVisit): void {
    if (!this.world.open.has(who)) return;
    this.act(who, { kind: 'back' }, 'back');
    this.dispatch();
  }

  private noShow(who: SimVisit): void {
    if (!this.world.open.has(who)) return;
    this.act(who, { kind: 'no_show' }, 'no_show');
    this.leaveFloor(who, 'no_show');
  }

  private giveUp(who: SimVisit): void {
    if (who.visit.status !== 'waiting' || who.visit.absentUntil !== null) return;
    this.act(who, { kind: 'leave' }, 'left');
    this.leaveFloor(who, 'cancelled');
  }

  /** Some time after closing: who still waits is told to come again. */
  sendHome(): void {
    for (const who of [...this.world.line]) {
      if (who.visit.status !== 'waiting') continue;
      this.act(who, { kind: 'leave' }, 'left');
      this.leaveFloor(who, 'cancelled');
    }
  }

  private leaveFloor(who: SimVisit, appointment: 'fulfilled' | 'no_show' | 'cancelled'): void {
    const { world } = this;
    const place = world.line.indexOf(who);
    if (place >= 0) world.line.splice(place, 1);
    world.open.delete(who);
    if (who.booking?.status === 'checked_in') this.endBooking(who.booking, appointment);
    world.ledger.visit(who, world.now);
  }
}
