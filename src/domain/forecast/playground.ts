import { callingFloor, type FloorArrays } from '../queue/calling-floor.ts';
import type { CallingFloor } from '../queue/calling-rule.ts';
import type { StoreFloor } from '../queue/floor.ts';
import { hashText, mix } from './draws.ts';
import { type AdvisorPlan, advisorPlan, arrivalAt, firstFreeTimes, isReachable, isWrapping } from './floor-model.ts';
import type { ForecastModel } from './service-times.ts';
import type { QuantileTable } from './tables.ts';

export const NEVER = Number.POSITIVE_INFINITY;
/** Distance between the keys of two people, so that their draws stay apart. */
const KEY_STEP = 16;

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
  readonly line: number;
  readonly tables: readonly QuantileTable[];
  readonly plans: readonly AdvisorPlan[];
  readonly phantoms: readonly number[];
  /** Waits in ms by replication; null for whom nobody could serve. */
  readonly waits: readonly (Float64Array | null)[];
  readonly joining: readonly (Float64Array | null)[];
  readonly hasAway: boolean;
  /** Draws of a person hang on this. */
  readonly keys: Int32Array;
  /** The booking of a person, -1 = none. */
  readonly bookingOf: Int32Array;
  /** When something next happens to each advisor, and when each booked customer comes. */
  readonly nextAt: Float64Array;
  readonly arrivesAt: Float64Array;
  readonly breaksTaken: Uint8Array;
  readonly isPhantomOpen: Uint8Array;
  /** People and phantoms whose call is still waited for. */
  open = 0;
  openPhantoms = 0;
  /** Some free advisor is kept free, so that the passing of time may give him somebody. */
  isHeld = false;
  stream = 0;
  replication = 0;

  private readonly bookingKeys: Int32Array;
  private readonly start: Start;
  private readonly firstFree: readonly Float64Array[];

  constructor(
    readonly floor: StoreFloor,
    readonly model: ForecastModel,
    readonly streams: Int32Array,
    seed: number,
    joinServices: readonly string[],
  ) {
    const room = floor.appointments.length + joinServices.length;
    this.arrays = callingFloor(floor, room);
    this.f = this.arrays.floor;
    this.line = this.f.people;
    const capacity = this.line + room;
    this.tables = floor.services.map((s) => model.services.get(s.id) ?? new Float64Array(257));
    this.plans = floor.advisors.map((a) => advisorPlan(a, floor));
    this.phantoms = joinServices.map((id, s) => this.placePhantom(id, capacity - joinServices.length + s));
    this.keys = new Int32Array(capacity);
    this.bookingOf = new Int32Array(capacity).fill(-1);
    const indexOf = new Map(this.arrays.people.map((p, i) => [p.id, i]));
    for (const [id, i] of indexOf) this.keys[i] = mix(hashText(id), KEY_STEP) & ~(KEY_STEP - 1);
    this.arrays.bookings.forEach((b, i) => {
      if (b.personId !== null) this.bookingOf[indexOf.get(b.personId)!] = i;
    });
    this.bookingKeys = Int32Array.from(this.arrays.bookings, (b) => mix(hashText(b.id), seed) & ~(KEY_STEP - 1));
    this.hasAway = floor.line.some((p) => p.awayUntil !== null && p.awayUntil > floor.now);
    const none = { advisorWantedId: null, counterWantedId: null };
    const waits = (canBe: boolean) => (canBe ? new Float64Array(streams.length) : null);
    this.waits = this.arrays.people.map((p) => waits(p.absentUntil === null && isReachable(floor, p.serviceId, p)));
    this.joining = joinServices.map((id) => waits(isReachable(floor, id, none)));
    this.isPhantomOpen = new Uint8Array(joinServices.length);
    this.nextAt = new Float64Array(this.f.advisors);
    this.breaksTaken = new Uint8Array(this.f.advisors);
    this.arrivesAt = new Float64Array(this.f.bookings);
    this.start = this.remember();
    this.firstFree = floor.advisors.map((_, a) => this.drawFirstFree(a, seed));
  }

  /** Somebody who might join now: at the end of the line, and in nobody's way. */
  private placePhantom(serviceId: string, index: number): number {
    const { f, floor } = this;
    f.joinedAt[index] = floor.now;
    f.lineTime[index] = floor.now;
    f.betterLineTime[index] = floor.now;
    f.betterFrom[index] = NEVER;
    f.competesFrom[index] = -NEVER;
    f.callableFrom[index] = -NEVER;
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
      isFree: f.isFree.map((free, a) => (free === 1 && !isWrapping(this.arrays, a, this.floor.now) ? 1 : 0)),
      freeAt: f.freeAt.slice(),
      idleSince: f.idleSince.slice(),
      bookedAt: f.bookedAt.slice(),
      isCheckedIn: f.isCheckedIn.slice(),
    };
  }

  private drawFirstFree(a: number, seed: number): Float64Array {
    const { floor } = this;
    const advisor = floor.advisors[a]!;
    const isStillBusy = advisor.state === 'idle' && this.start.isFree[a] === 0;
    const as = isStillBusy ? { ...advisor, state: 'wrap' as const, since: floor.now } : advisor;
    const times = new Float64Array(this.streams.length);
    firstFreeTimes(as, floor, this.model, this.streams, mix(hashText(advisor.id), seed) & ~(KEY_STEP - 1), times);
    return times;
  }

  /** Back to the present moment, with the draws of another replication. */
  reset(replication: number): void {
    const { f, start, floor } = this;
    this.replication = replication;
    this.stream = this.streams[replication]!;
    f.people = this.line;
    f.callableFrom.set(start.callableFrom);
    f.isPresent.set(start.isPresent);
    f.isFree.set(start.isFree);
    f.freeAt.set(start.freeAt);
    f.idleSince.set(start.idleSince);
    f.bookedAt.set(start.bookedAt);
    f.isCheckedIn.set(start.isCheckedIn);
    this.breaksTaken.fill(0);
    for (let a = 0; a < f.advisors; a++) this.nextAt[a] = this.firstFree[a]![replication]!;
    for (let b = 0; b < f.bookings; b++) {
      const isHere = this.arrays.bookings[b]!.personId !== null;
      this.arrivesAt[b] = isHere ? NEVER : this.drawArrival(b, floor);
    }
    this.open = 0;
    for (let p = 0; p < this.line; p++) if (this.waits[p]) this.open++;
    this.openPhantoms = 0;
    for (let s = 0; s < this.phantoms.length; s++) {
      this.isPhantomOpen[s] = this.joining[s] ? 1 : 0;
      this.openPhantoms += this.isPhantomOpen[s]!;
    }
    this.open += this.openPhantoms;
  }

  private drawArrival(b: number, floor: StoreFloor): number {
    return arrivalAt(this.f.bookedAt[b]!, floor, this.model, this.stream, this.bookingKeys[b]!);
  }

  /** A person of the arrays for a booked customer who comes now. */
  placeArrival(b: number): number {
    const p = this.f.people++;
    this.bookingOf[p] = b;
    this.keys[p] = this.bookingKeys[b]!;
    this.arrivesAt[b] = NEVER;
    return p;
  }
}
