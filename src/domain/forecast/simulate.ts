import { MINUTE } from '../../time/instant.ts';
import type { FloorArrays } from '../queue/calling-floor.ts';
import {
  advisorFor,
  canServe,
  goesBefore,
  keptFree,
  lineTime,
  nextOnFloor,
  nextToCall,
} from '../queue/calling-rule.ts';
import type { StoreFloor } from '../queue/floor.ts';
import { mix, uniform } from './draws.ts';
import { DRAW, timeTaken } from './floor-model.ts';
import { NEVER, Playground } from './playground.ts';
import { chanceOfStaying, type ForecastModel } from './service-times.ts';

/** A wait that a replication did not bring to its end, and the longest that is told: six hours, in ms. */
export const LONGEST_WAIT = 6 * 60 * MINUTE;
const MOST_EVENTS = 4000;

/** Waits in ms: one array over the replications for each person of the line, by its index, and for each joining service; null = nobody could serve. */
export interface Simulated {
  readonly arrays: FloorArrays;
  readonly people: readonly (Float64Array | null)[];
  readonly joining: ReadonlyMap<string, Float64Array | null>;
}

/** The advisor has nothing in hand: goes home, goes on a break, or is free until one of them is due. */
function settle(play: Playground, a: number, at: number): void {
  const { f } = play;
  const plan = play.plans[a]!;
  const next = plan.breaks[play.breaksTaken[a]!];
  const isGone = at >= plan.leavesAt;
  const isOnBreak = !isGone && next !== undefined && next.startsAt <= at;
  const isFree = isGone || isOnBreak ? 0 : 1;
  f.isFree[a] = isFree;
  f.isPresent[a] = isFree;
  if (isOnBreak) play.breaksTaken[a] = play.breaksTaken[a]! + 1;
  if (isFree === 1) f.idleSince[a] = at;
  play.nextAt[a] = isGone ? NEVER : isOnBreak ? at + next.length : Math.min(plan.leavesAt, next?.startsAt ?? NEVER);
}

function arrive(play: Playground, b: number, at: number): void {
  const { f } = play;
  const p = play.placeArrival(b);
  const booked = f.bookedAt[b]!;
  f.joinedAt[p] = at;
  f.lineTime[p] = lineTime(at, booked, f.numbers);
  f.betterLineTime[p] = f.lineTime[p]!;
  f.betterFrom[p] = NEVER;
  f.competesFrom[p] = f.lineTime[p] === at ? -NEVER : booked - f.numbers.competeBefore;
  f.callableFrom[p] = at;
  f.isAppointment[p] = 1;
  f.service[p] = f.bookedService[b]!;
  f.wanted[p] = f.bookedWanted[b]!;
  f.isCheckedIn[b] = 1;
}

/** A free advisor may be kept free: the next moment at which that can end by itself. */
function nextRelease(play: Playground, now: number): number {
  const { f } = play;
  let at = NEVER;
  for (let b = 0; b < f.bookings; b++) {
    const given = f.bookedAt[b]! + f.numbers.keepPast;
    if (given > now && given < at) at = given;
  }
  if (at === NEVER) return at;
  for (let p = 0; p < f.people; p++) {
    const over = f.joinedAt[p]! + f.numbers.maxWait + 1;
    if (f.callableFrom[p]! <= now && over > now && over < at) at = over;
  }
  return at;
}

/** The next moment at which anything can change. */
function nextEvent(play: Playground, now: number): number {
  const { f } = play;
  let at = NEVER;
  for (let a = 0; a < f.advisors; a++) {
    if (play.nextAt[a]! < at) at = play.nextAt[a]!;
  }
  for (let b = 0; b < f.bookings; b++) if (play.arrivesAt[b]! < at) at = play.arrivesAt[b]!;
  if (play.hasAway) {
    for (let p = 0; p < f.people; p++) {
      const from = f.callableFrom[p]!;
      if (from > now && from < at) at = from;
    }
  }
  return play.isHeld ? Math.min(at, nextRelease(play, now)) : at;
}

/** Those who might join now would be called by this advisor rather than person `p` (-1: rather than nobody). */
function callPhantoms(play: Playground, a: number, p: number, at: number): void {
  const { f } = play;
  // Somebody in line who competes goes before whoever joins now.
  if (p >= 0 && p < play.line && f.lineTime[p]! <= play.floor.now && f.competesFrom[p]! <= at) return;
  for (let s = 0; s < play.phantoms.length; s++) {
    const phantom = play.phantoms[s]!;
    if (play.isPhantomOpen[s] === 0 || !canServe(f, a, phantom)) continue;
    if (p >= 0 && !goesBefore(f, phantom, p, at)) continue;
    if (keptFree(f, a, phantom, at) >= 0) {
      play.isHeld = true;
      continue;
    }
    play.isPhantomOpen[s] = 0;
    play.joining[s]![play.replication] = at - play.floor.now;
    play.openPhantoms--;
    play.open--;
  }
}

/** Has this walk-in given up before being called? Appointments stay. */
function hasLeft(play: Playground, p: number, at: number): boolean {
  const { f, floor, model } = play;
  if (f.isAppointment[p] === 1) return false;
  const stays = chanceOfStaying(model.leaving, floor.now - f.joinedAt[p]!, at - floor.now);
  return uniform(play.stream, play.keys[p]! + DRAW.patience) > stays;
}

function call(play: Playground, a: number, p: number, at: number): void {
  const { f } = play;
  f.callableFrom[p] = NEVER;
  if (play.bookingOf[p]! >= 0) f.bookedAt[play.bookingOf[p]!] = NEVER;
  if (p < play.line && play.waits[p]) {
    play.waits[p]![play.replication] = at - play.floor.now;
    play.open--;
  }
  // Who has left takes no time; the wait told to him holds if he stays.
  if (hasLeft(play, p, at)) return;
  const service = f.service[p]!;
  f.isFree[a] = 0;
  f.freeAt[a] = at + f.length[service]!;
  play.nextAt[a] = at + timeTaken(play.model, play.tables[service]!, play.stream, play.keys[p]!);
}

/** A free advisor to whom nobody was given: is it because he is kept free? */
function noteHeld(play: Playground, a: number, at: number): void {
  const { f } = play;
  if (play.openPhantoms > 0) callPhantoms(play, a, -1, at);
  if (f.bookings === 0 || play.isHeld) return;
  for (let p = 0; p < f.people; p++) {
    if (f.callableFrom[p]! <= at && canServe(f, a, p)) play.isHeld = true;
  }
}

/** Whoever can be called is called, by whichever advisors are free, in the order of the rule. */
function callAll(play: Playground, at: number): void {
  const { f } = play;
  for (let p = nextOnFloor(f, at); p >= 0; p = nextOnFloor(f, at)) {
    const a = advisorFor(f, p, at);
    if (play.openPhantoms > 0) callPhantoms(play, a, p, at);
    call(play, a, p, at);
  }
  play.isHeld = false;
  for (let a = 0; a < f.advisors; a++) if (f.isFree[a] === 1) noteHeld(play, a, at);
}

/** The same where one advisor has just become free and the others have nobody to call. */
function callFor(play: Playground, a: number, at: number): void {
  const { f } = play;
  while (f.isFree[a] === 1) {
    const p = nextToCall(f, a, at);
    if (p < 0) break;
    if (play.openPhantoms > 0) callPhantoms(play, a, p, at);
    call(play, a, p, at);
  }
  if (f.isFree[a] === 1) noteHeld(play, a, at);
}

/** What is due happens; then people are called. */
function step(play: Playground, at: number): void {
  const { f } = play;
  let freed = -1;
  let everybody = play.isHeld || play.hasAway;
  for (let a = 0; a < f.advisors; a++) {
    if (play.nextAt[a]! > at) continue;
    settle(play, a, at);
    if (f.isFree[a] === 0) continue;
    if (freed >= 0) everybody = true;
    freed = a;
  }
  for (let b = 0; b < f.bookings; b++) {
    if (play.arrivesAt[b]! > at) continue;
    arrive(play, b, at);
    everybody = true;
  }
  if (everybody) callAll(play, at);
  else if (freed >= 0) callFor(play, freed, at);
}

/** Nothing of what is drawn happens at this very moment. */
function isCertainNow(play: Playground): boolean {
  const { f, floor } = play;
  for (let a = 0; a < f.advisors; a++) if (f.isFree[a] === 0 && play.nextAt[a]! <= floor.now) return false;
  return play.arrivesAt.every((at) => at > floor.now);
}

/** True where everybody was called at once, so that every other replication would be the same. */
function playOnce(play: Playground, replication: number): boolean {
  play.reset(replication);
  const { now } = play.floor;
  for (const waits of play.waits) if (waits) waits[replication] = LONGEST_WAIT;
  for (const waits of play.joining) if (waits) waits[replication] = LONGEST_WAIT;
  for (let a = 0; a < play.f.advisors; a++) if (play.f.isFree[a] === 1) settle(play, a, now);
  play.isHeld = true;
  const isCertain = isCertainNow(play);
  step(play, now);
  if (play.open === 0 && isCertain) return true;
  let at = now;
  for (let n = 0; n < MOST_EVENTS && play.open > 0; n++) {
    at = nextEvent(play, at);
    if (at - now >= LONGEST_WAIT) break;
    step(play, at);
  }
  return false;
}

/** With free advisors for everybody there is nothing to draw, as in a quiet store, the usual case in a list of them. */
function playAll(play: Playground, replications: number): void {
  for (let r = 0; r < replications; r++) {
    if (!playOnce(play, r) || r > 0) continue;
    for (const waits of [...play.waits, ...play.joining]) waits?.fill(waits[0]!);
    return;
  }
}

/**
 * Plays the calling rule forward from the floor, `replications` times, until everybody in line is called, and until
 * somebody who joined each of `joinServices` now would be. The same floor, model and seed give the same waits.
 */
export function simulate(
  floor: StoreFloor,
  model: ForecastModel,
  seed: number,
  replications: number,
  joinServices: readonly string[],
): Simulated {
  const streams = Int32Array.from({ length: replications }, (_, r) => mix(seed, r));
  const play = new Playground(floor, model, streams, seed, joinServices);
  playAll(play, replications);
  play.f.people = play.line;
  return {
    arrays: play.arrays,
    people: play.waits,
    joining: new Map(joinServices.map((id, s) => [id, play.joining[s]!])),
  };
}
