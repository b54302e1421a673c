import { callingFloor, type FloorArrays } from '../queue/calling-floor.ts';
import type { CallingFloor } from '../queue/calling-rule.ts';
import type { StoreFloor } from '../queue/floor.ts';
import { OrderedLine } from '../queue/ordered-line.ts';
import { hashText, mix, uniform } from './draws.ts';
import { advisorPlan, DRAW, isReachable, isWrapping, untilArrival, untilFree } from './floor-model.ts';
import { type ForecastModel, stayingAt, stayingTable } from './service-times.ts';
import { type QuantileTable, valueAt } from './tables.ts';

/**
 * No moment that is played. Moments of a play are whole milliseconds from now on, so small that the engine passes them
 * on without making an object of each.
 */
export const NEVER = 2 ** 31 - 1;
/** The same in the arrays of the rule. */
export const AT_NO_TIME = Number.POSITIVE_INFINITY;
/** Distance between the keys of two people, so that their draws stay apart. */
const KEY_STEP = 16;
const NO_TABLE: QuantileTable = new Float64Array(257);

/** The large arrays of a run, kept from one run to the next: what is in them holds until then. */
const scratch = { waits: new Int32Array(0), times: new Int32Array(0), draws: new Float64Array(0) };

function waitsFor(length: number): Int32Array {
  if (scratch.waits.length < length) scratch.waits = new Int32Array(length * 2);
  return scratch.waits;
}

function timesFor(length: number): Int32Array {
  if (scratch.times.length < length) scratch.times = new Int32Array(length * 2);
  return scratch.times;
}

function drawsFor(length: number): Float64Array {
  if (scratch.draws.length < length) scratch.draws = new Float64Array(length);
  return scratch.draws.subarray(0, length);
}

/** The floor's instants as times from now on. */
function fromNow(f: CallingFloor, now: number): void {
  const { joinedAt, lineTime, betterLineTime, betterFrom, competesFrom, callableFrom, freeAt, idleSince, bookedAt } = f;
  const all = [joinedAt, lineTime, betterLineTime, betterFrom, competesFrom, callableFrom, freeAt, idleSince, bookedAt];
  for (const times of all) for (let i = 0; i < times.length; i++) times[i]! -= now;
}

/** The floor as it stands at the start of every replication. */
interface Start {
  readonly callableFrom: Float64Array;
  readonly isPresent: Uint8Array;
  readonly isFree: Uint8Array;
  readonly freeAt: Float64Array;
  readonly idleSince: Float64Array;
  readonly bookedAt: Float64Array;
  readonly isCheckedIn: Uint8Array;
}

/**
 * A store laid out to be played many times: arrays are filled once and reset for each replication. The people's arrays
 * hold those in line, then room for booked customers who come, then one phantom for each service that might be joined.
 */
export class Playground {
  readonly arrays: FloorArrays;
  readonly f: CallingFloor;
  readonly replications: number;
  readonly line: number;
  readonly bookings: number;
  readonly tables: readonly QuantileTable[];
  readonly staying: Float64Array;
  /** Index of each phantom in the people's arrays. */
  readonly phantoms: Int32Array;
  /** Waits in ms, by person of the line, then phantom, each over the replications. */
  readonly waits: Int32Array;
  /** Of those: 1 where somebody could serve. */
  readonly hasWait: Uint8Array;
  readonly hasAway: boolean;
  /** Draws of a person hang on this. */
  readonly keys: Int32Array;
  /** Chance that somebody had stayed until now; 0 = does not leave. */
  readonly stayed: Float64Array;
  /** The booking of a person, -1 = none. */
  readonly bookingOf: Int32Array;
  /** When something next happens to each advisor, and when each booked customer comes. */
  readonly nextAt: Int32Array;
  readonly arrivesAt: Int32Array;
  /** The first of `arrivesAt`. */
  nextArrival = NEVER;
  /** When each advisor goes home and on his next break. */
  readonly leavesAt: Int32Array;
  readonly breakAt: Int32Array;
  readonly breaksTaken: Uint8Array;
  readonly isPhantomOpen: Uint8Array;
  /** People and phantoms whose call is still waited for. */
  open = 0;
  openPhantoms = 0;
  /** Some free advisor is kept free, so that the passing of time may give him somebody. */
  isHeld = false;
  /** The moment that is played. */
  at = 0;
  /** From here on other bookings concern the rule. */
  bookingsChangeAt = 0;
  bookingsNear = 0;
  stream = 0;
  replication = 0;

  /** Who is in line, in the order of the rule. */
  readonly inLine: OrderedLine;

  private readonly lineNow: OrderedLine;
  private readonly bookingKeys: Int32Array;
  private readonly advisorKeys: Int32Array;
  private readonly breaks: readonly (readonly { readonly startsAt: number; readonly length: number }[])[];
  private readonly start: Start;
  /** First free time of each advisor, then arrival of each booking, each over the replications. */
  private readonly times: Int32Array;

  constructor(
    readonly floor: StoreFloor,
    readonly model: ForecastModel,
    readonly streams: Int32Array,
    seed: number,
    joinServices: readonly string[],
  ) {
    const room = floor.appointments.length + joinServices.length;
    this.arrays = callingFloor(floor, room);
    const { people, bookings, advisors } = this.arrays;
    const f = this.arrays.floor;
    this.f = f;
    fromNow(f, floor.now);
    this.replications = streams.length;
    this.line = f.people;
    this.bookings = f.bookings;
    const capacity = this.line + room;
    this.tables = floor.services.map((s) => model.services.get(s.id) ?? NO_TABLE);
    this.staying = stayingTable(model.leaving);
    const first = capacity - joinServices.length;
    this.phantoms = new Int32Array(joinServices.length);
    for (let s = 0; s < joinServices.length; s++) this.phantoms[s] = this.placePhantom(joinServices[s]!, first + s);
    this.waits = waitsFor((this.line + joinServices.length) * this.replications);
    const none = { advisorWantedId: null, counterWantedId: null };
    this.hasWait = new Uint8Array(this.line + joinServices.length);
    people.forEach((p, i) => {
      if (p.absentUntil === null && isReachable(floor, p.serviceId, p)) this.hasWait[i] = 1;
    });
    joinServices.forEach((id, s) => {
      if (isReachable(floor, id, none)) this.hasWait[this.line + s] = 1;
    });
    this.hasAway = floor.line.some((p) => p.awayUntil !== null && p.awayUntil > floor.now);
    this.keys = new Int32Array(capacity);
    this.stayed = new Float64Array(capacity);
    this.bookingOf = new Int32Array(capacity).fill(-1);
    const indexOf = new Map<string, number>();
    people.forEach((p, i) => {
      indexOf.set(p.id, i);
      this.keys[i] = keyOf(p.id, KEY_STEP);
      this.stayed[i] = p.bookedAt === null ? stayingAt(this.staying, floor.now - p.joinedAt) : 0;
    });
    bookings.forEach((b, i) => {
      if (b.personId !== null) this.bookingOf[indexOf.get(b.personId)!] = i;
    });
    this.bookingKeys = keysOf(bookings, seed);
    this.advisorKeys = keysOf(advisors, seed);
    this.isPhantomOpen = new Uint8Array(joinServices.length);
    this.nextAt = new Int32Array(f.advisors);
    this.leavesAt = new Int32Array(f.advisors);
    this.breakAt = new Int32Array(f.advisors);
    this.breaksTaken = new Uint8Array(f.advisors);
    this.arrivesAt = new Int32Array(f.bookings);
    this.breaks = advisors.map((a, i) => {
      const plan = advisorPlan(a, floor);
      this.leavesAt[i] = soon(plan.leavesAt - floor.now);
      return plan.breaks.map((b) => ({ startsAt: soon(b.startsAt - floor.now), length: b.length }));
    });
    this.inLine = new OrderedLine(capacity);
    this.lineNow = new OrderedLine(capacity);
    this.lineNow.fill(f, 0);
    this.start = this.remember();
    this.times = timesFor((f.advisors + f.bookings) * this.replications);
    this.drawTimes();
  }

  /** Somebody who might join now: at the end of the line, and in nobody's way. */
  private placePhantom(serviceId: string, index: number): number {
    const { f } = this;
    f.joinedAt[index] = 0;
    f.lineTime[index] = 0;
    f.betterLineTime[index] = 0;
    f.betterFrom[index] = AT_NO_TIME;
    f.competesFrom[index] = -AT_NO_TIME;
    f.callableFrom[index] = -AT_NO_TIME;
    f.isAppointment[index] = 0;
    f.service[index] = this.arrays.serviceIndex.get(serviceId)!;
    f.wanted[index] = -1;
    return index;
  }

  private remember(): Start {
    const { f } = this;
    return {
      callableFrom: f.callableFrom.slice(),
      isPresent: f.isPresent.slice(),
      isFree: this.freeAtStart(),
      freeAt: f.freeAt.slice(),
      idleSince: f.idleSince.slice(),
      bookedAt: f.bookedAt.slice(),
      isCheckedIn: f.isCheckedIn.slice(),
    };
  }

  private freeAtStart(): Uint8Array {
    const isFree = this.f.isFree.slice();
    for (let a = 0; a < isFree.length; a++) if (isFree[a] === 1 && isWrapping(this.arrays, a, 0)) isFree[a] = 0;
    return isFree;
  }

  private drawTimes(): void {
    const { f, floor, model, streams, replications } = this;
    const draws = drawsFor(replications);
    const keepAt = (place: number): void => {
      for (let r = 0; r < replications; r++) this.times[place * replications + r] = soon(draws[r]!);
    };
    for (let a = 0; a < f.advisors; a++) {
      const advisor = floor.advisors[a]!;
      const isStillBusy = advisor.state === 'idle' && this.start.isFree[a] === 0;
      const as = isStillBusy ? { ...advisor, state: 'wrap' as const, since: floor.now } : advisor;
      untilFree(as, floor.now, model, streams, this.advisorKeys[a]!, draws);
      keepAt(a);
    }
    for (let b = 0; b < f.bookings; b++) {
      if (this.arrays.bookings[b]!.personId !== null) draws.fill(NEVER);
      else untilArrival(f.bookedAt[b]!, floor.settings, model, streams, this.bookingKeys[b]!, draws);
      keepAt(f.advisors + b);
    }
  }

  /** Back to the present moment, with the draws of another replication. */
  reset(replication: number): void {
    const { f, start, line, times, replications } = this;
    this.replication = replication;
    this.stream = this.streams[replication]!;
    f.people = line;
    f.bookings = 0;
    this.bookingsNear = 0;
    this.bookingsChangeAt = 0;
    this.at = 0;
    this.inLine.copy(this.lineNow);
    for (let p = 0; p < line; p++) f.callableFrom[p] = start.callableFrom[p]!;
    for (let a = 0; a < f.advisors; a++) {
      f.isPresent[a] = start.isPresent[a]!;
      f.isFree[a] = start.isFree[a]!;
      f.freeAt[a] = start.freeAt[a]!;
      f.idleSince[a] = start.idleSince[a]!;
      this.breaksTaken[a] = 0;
      this.breakAt[a] = this.breaks[a]![0]?.startsAt ?? NEVER;
      this.nextAt[a] = times[a * replications + replication]!;
    }
    this.nextArrival = NEVER;
    for (let b = 0; b < this.bookings; b++) {
      f.bookedAt[b] = start.bookedAt[b]!;
      f.isCheckedIn[b] = start.isCheckedIn[b]!;
      const at = times[(f.advisors + b) * replications + replication]!;
      this.arrivesAt[b] = at;
      if (at < this.nextArrival) this.nextArrival = at;
    }
    this.open = 0;
    for (let i = 0; i < this.hasWait.length; i++) this.open += this.hasWait[i]!;
    this.openPhantoms = 0;
    for (let s = 0; s < this.phantoms.length; s++) {
      this.isPhantomOpen[s] = this.hasWait[line + s]!;
      this.openPhantoms += this.isPhantomOpen[s]!;
    }
  }

  /**
   * Bookings stand in order of time, and only those that are near and not called concern the rule: it is shown those, or
   * none. To be asked again from `bookingsChangeAt` on.
   */
  seeBookings(at: number): void {
    const { f, start } = this;
    const { keepAhead, keepPast } = f.numbers;
    let near = this.bookingsNear;
    while (near < this.bookings && start.bookedAt[near]! <= at + keepAhead) near++;
    this.bookingsNear = near;
    let changes = near < this.bookings ? Math.min(NEVER, start.bookedAt[near]! - keepAhead) : NEVER;
    let isAny = false;
    for (let b = 0; b < near; b++) {
      const past = f.bookedAt[b]! + keepPast;
      if (past >= NEVER || past <= at) continue;
      isAny = true;
      if (past < changes) changes = past;
    }
    f.bookings = isAny ? near : 0;
    this.bookingsChangeAt = changes;
  }

  /** The length of the break that this advisor takes now. */
  takeBreak(a: number): number {
    const taken = this.breaksTaken[a]!;
    this.breaksTaken[a] = taken + 1;
    const breaks = this.breaks[a]!;
    this.breakAt[a] = breaks[taken + 1]?.startsAt ?? NEVER;
    const ratio = valueAt(this.model.breakRatio, uniform(this.stream, this.advisorKeys[a]! + DRAW.pause + taken));
    return Math.round(breaks[taken]!.length * ratio);
  }

  /** A person of the arrays for a booked customer who comes now. */
  placeArrival(b: number): number {
    const p = this.f.people++;
    this.bookingOf[p] = b;
    this.keys[p] = this.bookingKeys[b]!;
    this.stayed[p] = 0;
    this.arrivesAt[b] = NEVER;
    this.nextArrival = NEVER;
    for (let i = 0; i < this.bookings; i++) {
      if (this.arrivesAt[i]! < this.nextArrival) this.nextArrival = this.arrivesAt[i]!;
    }
    return p;
  }
}

/** A moment that may be too far away to be played. */
const soon = (time: number): number => (time >= NEVER ? NEVER : Math.round(time));

const keyOf = (id: string, seed: number): number => mix(hashText(id), seed) & ~(KEY_STEP - 1);

/** Filled by a loop: `from` with a function takes several times as long. */
function keysOf(ones: readonly { readonly id: string }[], seed: number): Int32Array {
  const keys = new Int32Array(ones.length);
  for (let i = 0; i < ones.length; i++) keys[i] = keyOf(ones[i]!.id, seed);
  return keys;
}
