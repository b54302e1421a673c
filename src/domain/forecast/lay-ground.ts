import { callingFloor, type FloorArrays } from '../queue/line/calling-floor.ts';
import type { CallingFloor } from '../queue/line/calling-rule.ts';
import type { StoreFloor } from '../queue/line/floor.ts';
import { NEVER } from './agenda.ts';
import { hashText, mix } from './draws.ts';
import { untilArrival, untilFree } from './first-times.ts';
import { advisorPlan, isReachable, isWrapping } from './floor-model.ts';
import { stayingAt, stayingTable } from './leaving.ts';
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

/** A moment that may be too far away to be played. */
const soon = (time: number): number => (time >= NEVER ? NEVER : Math.round(time));

const keyOf = (id: string, seed: number): number => mix(hashText(id), seed);

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

/** The person who will come for a booking, as far as that is known before. */
function placeComer({ f, line, draws, bookingOf, tables }: Playground, booking: number, key: number): void {
  const p = line + booking;
  draws.place(p, key, tables[f.bookedService[booking]!]!, 0, -1);
  bookingOf[p] = booking;
  f.isAppointment[p] = 1;
  f.service[p] = f.bookedService[booking]!;
  f.wanted[p] = f.bookedWanted[booking]!;
  f.betterFrom[p] = AT_NO_TIME;
}

const NOBODY_WANTED = { advisorWantedId: null, counterWantedId: null };

function layPeople(play: Playground, { people, bookings }: FloorArrays, floor: StoreFloor, seed: number): void {
  const { f, line } = play;
  play.bookingOf = roomy(play.bookingOf, line + f.bookings);
  play.draws.lay(strataFor(play.replications), play.model, seed, line + f.bookings);
  const indexOf = new Map<string, number>();
  for (let i = 0; i < people.length; i++) {
    const p = people[i]!;
    if (p.bookedAt !== null) indexOf.set(p.id, i);
    const stayed = p.bookedAt === null ? stayingAt(play.staying, floor.now - p.joinedAt) : 0;
    play.draws.place(i, keyOf(p.id, seed), play.tables[f.service[i]!]!, stayed, p.ticketNumber);
    play.bookingOf[i] = -1;
  }
  bookings.forEach((b, i) => {
    if (b.personId === null) placeComer(play, i, keyOf(b.id, seed));
    else play.bookingOf[indexOf.get(b.personId)!] = i;
  });
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
  play.freeTimeAtStart = roomy(play.freeTimeAtStart, f.advisors);
  play.idleAtStart = roomy(play.idleAtStart, f.advisors);
  for (let a = 0; a < f.advisors; a++) {
    play.presentAtStart[a] = f.isPresent[a]!;
    play.freeAtStart[a] = isWrapping(arrays, a, 0) ? 0 : f.isFree[a]!;
    play.freeTimeAtStart[a] = f.freeAt[a]!;
    play.idleAtStart[a] = f.idleSince[a]!;
  }
  play.breaks = advisors.map((advisor, a) => {
    const plan = advisorPlan(advisor, floor);
    play.leavesAt[a] = soon(plan.leavesAt - floor.now);
    return plan.breaks.map((b) => ({ startsAt: soon(b.startsAt - floor.now), length: b.length }));
  });
}

const levels = new Float64Array(256);

/** When each advisor is free first, and when each booked customer comes, in every replication. */
function drawTimes(play: Playground, { bookings }: FloorArrays, floor: StoreFloor, seed: number): void {
  const { f, model, replications } = play;
  const { now, settings } = floor;
  const strata = strataFor(replications);
  play.times = roomy(play.times, (f.advisors + f.bookings) * replications);
  const keep = (place: number): void => {
    const { times } = play;
    for (let r = 0; r < replications; r++) times[place * replications + r] = soon(levels[r]!);
  };
  play.ownDraws = floor.advisors.map((advisor, a) => {
    const own = { strata, key: keyOf(advisor.id, seed), advisor: a };
    const isStillBusy = advisor.state === 'idle' && play.freeAtStart[a] === 0;
    untilFree(isStillBusy ? { ...advisor, state: 'wrap', since: now } : advisor, now, model, own, levels);
    keep(a);
    return own;
  });
  for (let b = 0; b < f.bookings; b++) {
    const key = keyOf(bookings[b]!.id, seed);
    if (bookings[b]!.personId !== null) levels.fill(AT_NO_TIME);
    else untilArrival(f.bookedAt[b]!, settings, model, { strata, key, advisor: -1 }, levels);
    keep(f.advisors + b);
  }
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

/** Lays a store out on the ground, with everything that a play begins with. The same floor, model and seed lie the same. */
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
  play.f = f;
  play.model = model;
  play.replications = asked.replications;
  play.line = f.people;
  play.bookings = f.bookings;
  play.tables = floor.services.map((s) => model.services.get(s.id) ?? NO_TABLE);
  play.staying = stayingTable(model.leaving);
  fromNow(f, floor.now, f.people);
  layBookings(play);
  layPeople(play, arrays, floor, seed);
  layAsked(play, arrays, floor, asked);
  layAdvisors(play, arrays, floor);
  drawTimes(play, arrays, floor, seed);
  const capacity = f.people + f.bookings;
  play.inLine.reserve(capacity);
  play.lineNow.reserve(capacity);
  play.lineNow.fill(f, 0);
  return arrays;
}
