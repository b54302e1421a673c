import { callingFloor, type FloorArrays } from '../queue/line/calling-floor.ts';
import type { CallingFloor } from '../queue/line/calling-rule.ts';
import type { StoreFloor } from '../queue/line/floor.ts';
import { keyOf, soon } from './drawn.ts';
import { advisorPlan, isReachable, wrappingSince } from './floor-model.ts';
import { stayingTable } from './leaving.ts';
import { AT_NO_TIME, type Playground } from './playground.ts';
import type { ForecastModel } from './service-times.ts';
import { strataFor } from './strata.ts';
import type { QuantileTable } from './tables.ts';

/** What is asked of a run: whose wait, and from how many plays. */
export interface Asked {
  readonly replications: number;
  readonly joinServices: readonly string[];
  /** Visits in line; null = everybody. */
  readonly people: ReadonlySet<string> | null;
}

export const isAsked = ({ people }: Asked, visit: string): boolean => people === null || people.has(visit);

const NO_TABLE: QuantileTable = new Float64Array(257);

type Growing = Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer> | Uint8Array<ArrayBuffer>;

/** An array that has been large enough until now, or a larger one: from one run to the next, what is in it is of no use. */
function roomy<T extends Growing>(held: T, length: number): T {
  if (held.length >= length) return held;
  return new (held.constructor as new (length: number) => T)(2 * length);
}

/** The floor's instants as times from now on. */
function fromNow(f: CallingFloor, now: number, people: number): void {
  const { joinedAt, lineTime, betterLineTime, betterFrom, competesFrom, callableFrom, freeAt, idleSince, bookedAt } = f;
  for (let p = 0; p < people; p++) {
    joinedAt[p]! -= now;
    lineTime[p]! -= now;
    betterLineTime[p]! -= now;
    betterFrom[p]! -= now;
    competesFrom[p]! -= now;
    callableFrom[p]! -= now;
  }
  for (let a = 0; a < f.advisors; a++) {
    freeAt[a]! -= now;
    idleSince[a]! -= now;
  }
  for (let b = 0; b < f.bookings; b++) bookedAt[b]! -= now;
}

/** Somebody who might join now: at the end of the line, and in nobody's way. */
function placePhantom(f: CallingFloor, index: number, service: number): void {
  f.joinedAt[index] = 0;
  f.lineTime[index] = 0;
  f.betterLineTime[index] = 0;
  f.betterFrom[index] = AT_NO_TIME;
  f.competesFrom[index] = -AT_NO_TIME;
  f.callableFrom[index] = -AT_NO_TIME;
  f.isAppointment[index] = 0;
  f.service[index] = service;
  f.wanted[index] = -1;
}

const NOBODY_WANTED = { advisorWantedId: null, counterWantedId: null };

function layPeople(play: Playground, { people, bookings }: FloorArrays, floor: StoreFloor): void {
  const { f, line, bookingOf } = play;
  bookingOf.fill(-1, 0, line);
  for (let b = 0; b < bookings.length; b++) {
    const { personId } = bookings[b]!;
    if (personId !== null) {
      bookingOf[people.findIndex((p) => p.id === personId)] = b;
      continue;
    }
    const p = line + b;
    bookingOf[p] = b;
    f.isAppointment[p] = 1;
    f.service[p] = f.bookedService[b]!;
    f.wanted[p] = f.bookedWanted[b]!;
    f.betterFrom[p] = AT_NO_TIME;
  }
  play.hasAway = floor.line.some((p) => p.awayUntil !== null && p.awayUntil > floor.now);
}

function layAsked(play: Playground, { people, serviceIndex }: FloorArrays, floor: StoreFloor, asked: Asked): void {
  const { joinServices } = asked;
  const all = people.length + joinServices.length;
  play.waits = roomy(play.waits, all * asked.replications);
  play.hasWait = roomy(play.hasWait, all);
  play.isPhantomOpen = roomy(play.isPhantomOpen, joinServices.length);
  people.forEach((p, i) => {
    const isHere = p.absentUntil === null && isAsked(asked, p.id);
    play.hasWait[i] = isHere && isReachable(floor, p.serviceId, p) ? 1 : 0;
  });
  play.phantoms = new Int32Array(joinServices.length);
  joinServices.forEach((id, s) => {
    const index = play.line + play.bookings + s;
    play.phantoms[s] = index;
    placePhantom(play.f, index, serviceIndex.get(id)!);
    play.hasWait[people.length + s] = isReachable(floor, id, NOBODY_WANTED) ? 1 : 0;
  });
}

function layAdvisors(play: Playground, arrays: FloorArrays, floor: StoreFloor): void {
  const { f } = play;
  const { advisors } = floor;
  play.leavesAt = roomy(play.leavesAt, f.advisors);
  play.breakAt = roomy(play.breakAt, f.advisors);
  play.breaksTaken = roomy(play.breaksTaken, f.advisors);
  play.presentAtStart = roomy(play.presentAtStart, f.advisors);
  play.freeAtStart = roomy(play.freeAtStart, f.advisors);
  play.wrapsSince = roomy(play.wrapsSince, f.advisors);
  play.freeTimeAtStart = roomy(play.freeTimeAtStart, f.advisors);
  play.idleAtStart = roomy(play.idleAtStart, f.advisors);
  for (let a = 0; a < f.advisors; a++) {
    play.presentAtStart[a] = f.isPresent[a]!;
    const since = wrappingSince(arrays, a, 0);
    play.freeAtStart[a] = since === null ? f.isFree[a]! : 0;
    play.wrapsSince[a] = since ?? 0;
    play.freeTimeAtStart[a] = f.freeAt[a]!;
    play.idleAtStart[a] = f.idleSince[a]!;
  }
  const strata = strataFor(play.replications);
  play.ownDraws = advisors.map(({ id }, a) => ({ strata, key: keyOf(id, play.seed), advisor: a }));
  play.breaks = advisors.map((advisor, a) => {
    const plan = advisorPlan(advisor, floor);
    play.leavesAt[a] = soon(plan.leavesAt - floor.now);
    return plan.breaks.map((b) => ({ startsAt: soon(b.startsAt - floor.now), length: b.length }));
  });
}

function layBookings(play: Playground): void {
  const { f } = play;
  play.bookedAtStart = roomy(play.bookedAtStart, f.bookings);
  play.checkedInAtStart = roomy(play.checkedInAtStart, f.bookings);
  for (let b = 0; b < f.bookings; b++) {
    play.bookedAtStart[b] = f.bookedAt[b]!;
    play.checkedInAtStart[b] = f.isCheckedIn[b]!;
  }
}

/** Room for what is drawn while the run is played. */
function layDraws(play: Playground): void {
  const { f, line, model, replications } = play;
  play.draws.lay(strataFor(replications), model, play.seed, line + f.bookings);
  play.bookingOf = roomy(play.bookingOf, line + f.bookings);
  play.times = roomy(play.times, (f.advisors + f.bookings) * replications);
  play.isArrivalDrawn = roomy(play.isArrivalDrawn, f.bookings);
  play.isArrivalDrawn.fill(0, 0, f.bookings);
  play.earliestLateness = Math.floor(model.lateness[0]!);
}

/** Lays a store out on the ground, with everything that a play begins with but its chances (`drawn.ts`). The same floor, model and seed lie the same. */
export function layGround(
  play: Playground,
  floor: StoreFloor,
  model: ForecastModel,
  seed: number,
  asked: Asked,
): FloorArrays {
  const arrays = callingFloor(
    floor,
    floor.appointments.length + floor.line.length + asked.joinServices.length,
    play.space,
  );
  const f = arrays.floor;
  play.floor = floor;
  play.arrays = arrays;
  play.f = f;
  play.seed = seed;
  play.model = model;
  play.replications = asked.replications;
  play.line = f.people;
  play.bookings = f.bookings;
  play.tables = floor.services.map((s) => model.services.get(s.id) ?? NO_TABLE);
  play.staying = stayingTable(model.leaving);
  fromNow(f, floor.now, f.people);
  layBookings(play);
  layDraws(play);
  layPeople(play, arrays, floor);
  layAsked(play, arrays, floor, asked);
  layAdvisors(play, arrays, floor);
  const capacity = f.people + f.bookings;
  play.inLine.reserve(capacity);
  play.lineNow.reserve(capacity);
  play.lineNow.fill(f, 0);
  return arrays;
}
