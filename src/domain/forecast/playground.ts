import { type FloorArrays, FloorSpace } from '../queue/line/calling-floor.ts';
import type { CallingFloor } from '../queue/line/calling-rule.ts';
import type { StoreFloor } from '../queue/line/floor.ts';
import { OrderedLine } from '../queue/line/ordered-line.ts';
import { Agenda, NEVER } from './agenda.ts';
import { breakLevel, type OwnDraws } from './first-times.ts';
import type { BreakPlan } from './floor-model.ts';
import { PeopleDraws } from './people-draws.ts';
import type { ForecastModel } from './service-times.ts';
import { type QuantileTable, valueAt } from './tables.ts';

/** No moment, in the arrays of the rule. */
export const AT_NO_TIME = Number.POSITIVE_INFINITY;

/**
 * A store laid out to be played many times (`layGround`), and reset for each play. The people's arrays hold those in line,
 * then room for booked customers who come, then one phantom for each service that might be joined. There is one ground for
 * all runs: its arrays are made anew only for a store that is larger than all before, and what is in them holds until the
 * next run. Times are whole milliseconds from now on, so small that the engine passes them on without an object for each.
 */
export class Playground {
  readonly space = new FloorSpace();
  /** The store, and its floor by the rule; set by `layGround`, as everything down to `agenda`. */
  floor!: StoreFloor;
  arrays!: FloorArrays;
  f!: CallingFloor;
  seed = 0;
  model!: ForecastModel;
  replications = 0;
  /** So many people are in line now, then come so many bookings. */
  line = 0;
  bookings = 0;
  /** Service times by the index of the service. */
  tables: QuantileTable[] = [];
  staying!: Float64Array;
  /** Index of each phantom in the people's arrays. */
  phantoms = new Int32Array(0);
  /** Waits in ms, by person of the line, then phantom, each over the replications. */
  waits = new Int32Array(0);
  /** Of those: 1 where the wait is asked for and somebody could serve. */
  hasWait = new Uint8Array(0);
  hasAway = false;
  /** The booking of a person, -1 = none. */
  bookingOf = new Int32Array(0);
  bookedAtStart = new Float64Array(0);
  checkedInAtStart = new Uint8Array(0);
  /** When each advisor goes home. */
  leavesAt = new Int32Array(0);
  breaks: readonly (readonly BreakPlan[])[] = [];
  ownDraws: readonly OwnDraws[] = [];
  presentAtStart = new Uint8Array(0);
  freeAtStart = new Uint8Array(0);
  /** Since when somebody who says he is free could have called, from now on. */
  wrapsSince = new Float64Array(0);
  freeTimeAtStart = new Float64Array(0);
  idleAtStart = new Float64Array(0);
  /** First free time of each advisor, then arrival of each booking, each over the replications. */
  times = new Int32Array(0);
  /** 1 where a booking's arrivals have been drawn. */
  isArrivalDrawn = new Uint8Array(0);
  /** Nobody comes so early, against his booked time. */
  earliestLateness = 0;
  readonly draws = new PeopleDraws();
  readonly lineNow = new OrderedLine(0);

  /** Who is free next, by advisor, and who comes, by advisors + booking. */
  readonly agenda = new Agenda();
  /** Who is in line, in the order of the rule. */
  readonly inLine = new OrderedLine(0);
  breakAt = new Int32Array(0);
  breaksTaken = new Uint8Array(0);
  isPhantomOpen = new Uint8Array(0);
  /** People and phantoms whose call is still waited for. */
  open = 0;
  openPhantoms = 0;
  /** Some free advisor is kept free, so that the passing of time may give him somebody. */
  isHeld = false;
  /** The moment that is played. */
  at = 0;
  /** From here on other bookings concern the rule. */
  bookingsChangeAt = 0;
  private bookingsNear = 0;
  /** From here on the next booking's customer may come. */
  comersFrom = 0;
  private nextComer = 0;
  replication = 0;

  /** Back to the present moment, with the draws of another replication. */
  reset(replication: number): void {
    const { f } = this;
    this.replication = replication;
    f.bookings = 0;
    this.bookingsNear = 0;
    this.bookingsChangeAt = 0;
    this.at = 0;
    this.inLine.copy(this.lineNow);
    this.agenda.clear(f.advisors + this.bookings);
    this.resetAdvisors();
    this.resetBookings();
    this.resetOpen();
  }

  /** Puts off until it may happen whatever comes of the bookings from the `n`-th on. */
  putOffComers(n: number): void {
    this.nextComer = n;
    this.comersFrom =
      n < this.bookings ? Math.max(0, Math.min(NEVER, this.bookedAtStart[n]! + this.earliestLateness)) | 0 : NEVER;
  }

  /** The next booking whose customer is not here and may have come by then, or -1. */
  nextComerBy(at: number): number {
    while (this.comersFrom <= at && this.comersFrom < NEVER) {
      const booking = this.nextComer;
      this.putOffComers(booking + 1);
      if (this.arrays.bookings[booking]!.personId === null) return booking;
    }
    return -1;
  }

  private resetAdvisors(): void {
    const { f } = this;
    for (let a = 0; a < f.advisors; a++) {
      f.isPresent[a] = this.presentAtStart[a]!;
      f.isFree[a] = this.freeAtStart[a]!;
      f.freeAt[a] = this.freeTimeAtStart[a]!;
      f.idleSince[a] = this.idleAtStart[a]!;
      this.breaksTaken[a] = 0;
      this.breakAt[a] = this.breaks[a]![0]?.startsAt ?? NEVER;
    }
  }

  private resetBookings(): void {
    const { f } = this;
    for (let b = 0; b < this.bookings; b++) {
      f.bookedAt[b] = this.bookedAtStart[b]!;
      f.isCheckedIn[b] = this.checkedInAtStart[b]!;
    }
    this.putOffComers(0);
  }

  private resetOpen(): void {
    const { hasWait, isPhantomOpen, line, phantoms } = this;
    let open = 0;
    for (let i = 0; i < line; i++) open += hasWait[i]!;
    let openPhantoms = 0;
    for (let s = 0; s < phantoms.length; s++) {
      isPhantomOpen[s] = hasWait[line + s]!;
      openPhantoms += hasWait[line + s]!;
    }
    this.open = open + openPhantoms;
    this.openPhantoms = openPhantoms;
  }

  /**
   * Bookings stand in order of time, and only those that are near and not called concern the rule: it is shown those, or
   * none. To be asked again from `bookingsChangeAt` on.
   */
  seeBookings(at: number): void {
    const { f, bookedAtStart } = this;
    const { keepAhead, keepPast } = f.numbers;
    let near = this.bookingsNear;
    while (near < this.bookings && bookedAtStart[near]! <= at + keepAhead) near++;
    this.bookingsNear = near;
    let changes = near < this.bookings ? Math.min(NEVER, bookedAtStart[near]! - keepAhead) : NEVER;
    let isAny = false;
    for (let b = 0; b < near; b++) {
      const past = f.bookedAt[b]! + keepPast;
      if (past >= NEVER || past <= at) continue;
      isAny = true;
      if (past < changes) changes = past;
    }
    f.bookings = isAny ? near : 0;
    this.bookingsChangeAt = changes | 0;
  }

  /** The length of the break that this advisor takes now. */
  takeBreak(a: number): number {
    const taken = this.breaksTaken[a]!;
    this.breaksTaken[a] = taken + 1;
    const breaks = this.breaks[a]!;
    this.breakAt[a] = breaks[taken + 1]?.startsAt ?? NEVER;
    const ratio = valueAt(this.model.breakRatio, breakLevel(this.ownDraws[a]!, taken, this.replication));
    return Math.round(breaks[taken]!.length * ratio);
  }
}
