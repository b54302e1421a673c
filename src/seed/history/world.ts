import type { AdvisorState, FloorAdvisor, FloorService, StoreFloor } from '../../domain/queue/line/floor.ts';
import type { Visit } from '../../domain/queue/visit/visit.ts';
import { openState } from '../../domain/store/opening-hours.ts';
import { storeDayOf, storeDaySpan } from '../../domain/store/store-day.ts';
import { HOUR, type Instant, MINUTE } from '../../time/instant.ts';
import { type LocalDate, parseLocalTime } from '../../time/local.ts';
import { contains, type Span } from '../../time/span.ts';
import type { PlanShift, StorePlan } from '../chain/store-plan.ts';
import type { Random } from '../random.ts';
import type { Booking } from './bookings.ts';
import type { Customer } from './customers.ts';
import { EventQueue } from './event-queue.ts';
import { Ledger } from './ledger.ts';

/** A visit of the simulation: the domain's visit, replaced by each act, and what only its customer knows. */
export interface SimVisit {
  visit: Visit;
  readonly customer: Customer;
  readonly service: number;
  readonly booking: SimBooking | null;
  /** Patience: gone unless called before. */
  readonly leavesAt: Instant;
  quote: Quote | null;
}

/** The forecast told at joining. */
export interface Quote {
  readonly lowMinutes: number;
  readonly likelyMinutes: number;
  readonly highMinutes: number;
  readonly quantiles: readonly number[];
  readonly seed: number;
  readonly replications: number;
  readonly modelVersion: string;
}

export interface SimBooking {
  readonly booking: Booking;
  status: 'booked' | 'checked_in' | 'fulfilled' | 'cancelled' | 'no_show';
  checkedInAt: Instant | null;
  endedAt: Instant | null;
}

export interface SimSession {
  readonly id: string;
  readonly counter: number;
  readonly advisor: number;
  readonly openedAt: Instant;
  state: 'open' | 'paused';
  stateSince: Instant;
  pausedUntil: Instant | null;
  lastEndedAt: Instant | null;
  closedAt: Instant | null;
}

export interface SimAdvisor {
  readonly index: number;
  state: AdvisorState;
  since: Instant;
  session: SimSession | null;
  shift: PlanShift | null;
  visit: SimVisit | null;
  /** Break that is due but for the visit in hand. */
  breakDue: Span | null;
  /** Breaks of the shift that have been taken or begun. */
  breaksTaken: number;
}

/** The forecast for somebody who has just joined the line; null where nobody could tell. */
export type Quoter = (world: World, joined: Visit) => Quote | null;

const AHEAD = 3 * HOUR;

/** One store while its past is played. */
export class World {
  readonly queue = new EventQueue();
  readonly ledger: Ledger;
  readonly line: SimVisit[] = [];
  /** Visits at a counter are with their advisors; these are all that are not over. */
  readonly open = new Set<SimVisit>();
  /** Booked appointments that have not been checked in, in order of time. */
  expected: SimBooking[] = [];
  private storeDaySpan: (Span & { readonly date: LocalDate }) | null = null;
  readonly advisors: SimAdvisor[];
  readonly tickets = new Map<LocalDate, number>();
  /** Advisors on shift who found no counter free. */
  readonly waitingForCounter: SimAdvisor[] = [];
  private readonly services: readonly FloorService[];
  private readonly skills: readonly (readonly string[])[];

  constructor(
    readonly plan: StorePlan,
    readonly random: Random,
    readonly quoter: Quoter | null,
  ) {
    this.ledger = new Ledger(plan);
    this.services = plan.services.map(({ id, spec }) => ({ id, minutes: spec.minutes }));
    this.skills = plan.advisors.map(({ skills }) => skills.map((service) => plan.services[service]!.id));
    this.advisors = plan.advisors.map((_, index) => ({
      index,
      state: 'off',
      since: 0,
      session: null,
      shift: null,
      visit: null,
      breakDue: null,
      breaksTaken: 0,
    }));
  }

  get now(): Instant {
    return this.queue.now;
  }

  /** Minutes from now. */
  in(minutes: number, happen: () => void): void {
    this.queue.at(this.now + minutes * MINUTE, happen);
  }

  private floorAdvisor(advisor: SimAdvisor): FloorAdvisor {
    const { session, visit, shift } = advisor;
    return {
      id: this.plan.advisors[advisor.index]!.id,
      skills: this.skills[advisor.index]!,
      state: advisor.state,
      since: advisor.since,
      counterId: session ? this.plan.counters[session.counter]!.id : null,
      serviceId: visit ? visit.visit.serviceId : null,
      backAt: session?.pausedUntil ?? null,
      shift,
      breaks: shift ? shift.breaks.slice(advisor.breaksTaken) : [],
    };
  }

  /** The store day now. Days are asked for in order, so that one is kept. */
  storeDay(): LocalDate {
    const { plan, now } = this;
    const { hours, settings, demo } = plan;
    if (!this.storeDaySpan || !contains(this.storeDaySpan, now)) {
      const rolls = parseLocalTime(settings.dayRollsAt)!;
      const date = storeDayOf(hours, demo.zone, now, rolls);
      this.storeDaySpan = { ...storeDaySpan(hours, demo.zone, date, rolls), date };
    }
    return this.storeDaySpan.date;
  }

  /** When the store closes; costs a look at the week, and only a forecast asks. */
  closesAt(): Instant | null {
    const state = openState(this.plan.hours, this.plan.demo.zone, this.now);
    return state.kind === 'open' ? state.closesAt : null;
  }

  /** Somebody free could serve somebody in line. */
  canCall(): boolean {
    return this.advisors.some(
      ({ state, index }) =>
        state === 'idle' &&
        this.line.some(
          (who) => who.visit.absentUntil === null && this.plan.advisors[index]!.skills.includes(who.service),
        ),
    );
  }

  /** The store as the calling rule and the forecast see it now. */
  floor(closesAt: Instant | null = null): StoreFloor {
    const { plan, now } = this;
    const near = this.expected.filter((e) => e.status === 'booked' && e.booking.startsAt < now + AHEAD);
    return {
      storeId: plan.id,
      now,
      settings: plan.settings,
      services: this.services,
      advisors: this.advisors.map((advisor) => this.floorAdvisor(advisor)),
      line: this.line.map(({ visit }) => visit),
      appointments: near.map(({ booking }) => ({
        id: booking.id,
        serviceId: plan.services[booking.service]!.id,
        startsAt: booking.startsAt,
        advisorNamedId: null,
      })),
      closesAt,
    };
  }
}
