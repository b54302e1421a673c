import { MINUTE } from '../../time/instant.ts';
import type { FloorArrays } from '../queue/calling-floor.ts';
import { advisorFor, canServe, goesBefore, keptFree, lineTime } from '../queue/calling-rule.ts';
import type { StoreFloor } from '../queue/floor.ts';
import { mix } from './draws.ts';
import { patienceIn, timeTaken } from './floor-model.ts';
import { AT_NO_TIME, NEVER, Playground } from './playground.ts';
import { type ForecastModel, stayingAt } from './service-times.ts';

/** A wait that a replication did not bring to its end, and the longest that is told: six hours, in ms. */
export const LONGEST_WAIT = 6 * 60 * MINUTE;
const MOST_EVENTS = 4000;

/**
 * Waits in ms: one array over the replications for each person of the line, by its index, and for each joining service;
 * null = nobody could serve. They hold until the next run.
 */
export interface Simulated {
  readonly arrays: FloorArrays;
  readonly people: readonly (Int32Array | null)[];
  readonly joining: ReadonlyMap<string, Int32Array | null>;
}

/** The advisor has nothing in hand: goes home, goes on a break, or is free until one of them is due. */
function settle(play: Playground, a: number, at: number): void {
  const { f } = play;
  const leavesAt = play.leavesAt[a]!;
  const breakAt = play.breakAt[a]!;
  const isFree = at < leavesAt && at < breakAt ? 1 : 0;
  f.isFree[a] = isFree;
  f.isPresent[a] = isFree;
  if (isFree === 1) {
    f.idleSince[a] = at;
    play.nextAt[a] = Math.min(leavesAt, breakAt);
  } else {
    play.nextAt[a] = at >= leavesAt ? NEVER : at + play.takeBreak(a);
  }
}

function arrive(play: Playground, b: number, at: number): void {
  const { f } = play;
  const p = play.placeArrival(b);
  const booked = f.bookedAt[b]!;
  const place = lineTime(at, booked, f.numbers);
  f.joinedAt[p] = at;
  f.lineTime[p] = place;
  f.betterLineTime[p] = place;
  f.betterFrom[p] = AT_NO_TIME;
  f.competesFrom[p] = place === at ? -AT_NO_TIME : booked - f.numbers.competeBefore;
  f.callableFrom[p] = at;
  f.isAppointment[p] = 1;
  f.service[p] = f.bookedService[b]!;
  f.wanted[p] = f.bookedWanted[b]!;
  f.isCheckedIn[b] = 1;
  play.inLine.add(f, p, at);
}

/** A free advisor may be kept free: the next moment at which that can end by itself. */
function nextRelease(play: Playground, now: number): number {
  const { f, inLine } = play;
  let at = NEVER;
  for (let b = 0; b < f.bookings; b++) {
    const given = f.bookedAt[b]! + f.numbers.keepPast;
    if (given > now && given < at) at = given;
  }
  if (at === NEVER) return at;
  for (let i = inLine.first; i < inLine.end; i++) {
    const p = inLine.order[i]!;
    const over = f.joinedAt[p]! + f.numbers.maxWait + 1;
    if (f.callableFrom[p]! <= now && over > now && over < at) at = over;
  }
  return at;
}

/** The next moment at which anybody who is away is back. */
function nextBack(play: Playground, now: number): number {
  const { f, inLine } = play;
  let at = NEVER;
  for (let i = inLine.first; i < inLine.end; i++) {
    const from = f.callableFrom[inLine.order[i]!]!;
    if (from > now && from < at) at = from;
  }
  return at;
}

/** Somebody in line who competes goes before whoever joins now. */
const beatsPhantoms = ({ f, line }: Playground, p: number, at: number): boolean =>
  p < line && f.lineTime[p]! <= 0 && f.competesFrom[p]! <= at;

/** Those who might join now would be called by this advisor rather than person `p` (-1: rather than nobody). */
function callPhantoms(play: Playground, a: number, p: number, at: number): void {
  const { f } = play;
  for (let s = 0; s < play.phantoms.length; s++) {
    const phantom = play.phantoms[s]!;
    if (play.isPhantomOpen[s] === 0 || !canServe(f, a, phantom)) continue;
    if (p >= 0 && !goesBefore(f, phantom, p, at)) continue;
    if (keptFree(f, a, phantom, at) >= 0) {
      play.isHeld = true;
      continue;
    }
    play.isPhantomOpen[s] = 0;
    play.waits[(play.line + s) * play.replications + play.replication] = at;
    play.openPhantoms--;
    play.open--;
  }
}

/** Has this walk-in given up before being called? Appointments stay. */
function hasLeft(play: Playground, p: number, bits: number, at: number): boolean {
  const stayed = play.stayed[p]!;
  if (stayed === 0) return false;
  return patienceIn(bits) * stayed > stayingAt(play.staying, at - play.f.joinedAt[p]!);
}

/** Calls the one at this place of the line. */
function call(play: Playground, a: number, place: number, at: number): void {
  const { f } = play;
  const p = play.inLine.order[place]!;
  play.inLine.removeAt(place);
  f.callableFrom[p] = AT_NO_TIME;
  const booking = play.bookingOf[p]!;
  if (booking >= 0) {
    f.bookedAt[booking] = AT_NO_TIME;
    play.bookingsChangeAt = at;
  }
  if (p < play.line && play.hasWait[p] === 1) {
    play.waits[p * play.replications + play.replication] = at;
    play.open--;
  }
  // Who has left takes no time; the wait told to him holds if he stays.
  const bits = mix(play.stream, play.keys[p]!) >>> 0;
  if (hasLeft(play, p, bits, at)) return;
  const service = f.service[p]!;
  f.isFree[a] = 0;
  f.freeAt[a] = at + f.length[service]!;
  play.nextAt[a] = at + timeTaken(play.model, play.tables[service]!, bits);
}

/** A free advisor to whom nobody was given: is it because he is kept free? */
function noteHeld(play: Playground, a: number, at: number): void {
  const { f, inLine } = play;
  if (play.openPhantoms > 0) callPhantoms(play, a, -1, at);
  if (f.bookings === 0 || play.isHeld) return;
  for (let i = inLine.first; i < inLine.end; i++) {
    const p = inLine.order[i]!;
    if (f.callableFrom[p]! <= at && canServe(f, a, p)) {
      play.isHeld = true;
      return;
    }
  }
}

/** Whoever can be called is called, by whichever advisors are free, in the order of the rule. */
function callAll(play: Playground, at: number): void {
  const { f, inLine } = play;
  let free = 0;
  for (let a = 0; a < f.advisors; a++) free += f.isFree[a]!;
  if (free === 0) {
    play.isHeld = false;
    return;
  }
  for (let place = inLine.nextOnFloor(f, at); place >= 0; place = inLine.nextOnFloor(f, at)) {
    const p = inLine.order[place]!;
    const a = advisorFor(f, p, at);
    if (play.openPhantoms > 0 && !beatsPhantoms(play, p, at)) callPhantoms(play, a, p, at);
    call(play, a, place, at);
  }
  play.isHeld = false;
  for (let a = 0; a < f.advisors; a++) if (f.isFree[a] === 1) noteHeld(play, a, at);
}

/** The same where one advisor has just become free and the others have nobody to call. */
function callFor(play: Playground, a: number, at: number): void {
  const { f, inLine } = play;
  while (f.isFree[a] === 1) {
    const place = inLine.nextToCall(f, a, at);
    if (place < 0) break;
    if (play.openPhantoms > 0 && !beatsPhantoms(play, inLine.order[place]!, at)) {
      callPhantoms(play, a, inLine.order[place]!, at);
    }
    call(play, a, place, at);
  }
  if (f.isFree[a] === 1) noteHeld(play, a, at);
}

/** Everything that is due at a moment happens; then people are called. */
function step(play: Playground, at: number): void {
  const { f, nextAt } = play;
  if (at >= play.bookingsChangeAt) play.seeBookings(at);
  let freed = -1;
  let everybody = play.isHeld || play.hasAway;
  for (let a = 0; a < nextAt.length; a++) {
    if (nextAt[a]! > at) continue;
    settle(play, a, at);
    if (f.isFree[a] === 0) continue;
    if (freed >= 0) everybody = true;
    freed = a;
  }
  while (play.nextArrival <= at) {
    let b = 0;
    while (play.arrivesAt[b]! > at) b++;
    arrive(play, b, at);
    everybody = true;
  }
  if (everybody) callAll(play, at);
  else if (freed >= 0) callFor(play, freed, at);
}

/** Nothing of what is drawn happens at this very moment. */
function isCertainNow(play: Playground): boolean {
  const { f } = play;
  for (let a = 0; a < f.advisors; a++) if (f.isFree[a] === 0 && play.nextAt[a]! <= 0) return false;
  return play.nextArrival > 0;
}

/** What happens next; false where nothing does, or too late. */
function playNext(play: Playground): boolean {
  const { f, nextAt } = play;
  let next = play.nextArrival;
  let who = -1;
  let isAlone = true;
  for (let a = 0; a < nextAt.length; a++) {
    const at = nextAt[a]!;
    if (at > next) continue;
    isAlone = at < next;
    next = at;
    who = a;
  }
  if (play.isHeld || play.hasAway) {
    isAlone = false;
    next = Math.min(
      next,
      play.isHeld ? nextRelease(play, play.at) : NEVER,
      play.hasAway ? nextBack(play, play.at) : NEVER,
    );
  }
  if (next >= LONGEST_WAIT) return false;
  play.at = next;
  if (who < 0 || !isAlone) {
    step(play, next);
    return true;
  }
  // By far the most usual: one advisor is free again.
  if (next >= play.bookingsChangeAt) play.seeBookings(next);
  settle(play, who, next);
  if (f.isFree[who] === 1) callFor(play, who, next);
  return true;
}

/** True where everybody was called at once, so that every other replication would be the same. */
function playOnce(play: Playground, replication: number): boolean {
  play.reset(replication);
  const { f } = play;
  for (let a = 0; a < f.advisors; a++) if (f.isFree[a] === 1) settle(play, a, 0);
  play.isHeld = true;
  const isCertain = isCertainNow(play);
  step(play, 0);
  if (play.open === 0 && isCertain) return true;
  for (let n = 0; n < MOST_EVENTS && play.open > 0; n++) if (!playNext(play)) break;
  return false;
}

/** With free advisors for everybody there is nothing to draw, as in a quiet store, the usual case in a list of them. */
function playAll(play: Playground): void {
  const { waits, replications, hasWait } = play;
  waits.fill(LONGEST_WAIT, 0, hasWait.length * replications);
  for (let r = 0; r < replications; r++) {
    if (!playOnce(play, r) || r > 0) continue;
    for (let i = 0; i < hasWait.length; i++)
      waits.fill(waits[i * replications]!, i * replications, (i + 1) * replications);
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
  const streams = new Int32Array(replications);
  for (let r = 0; r < replications; r++) streams[r] = mix(seed, r);
  const play = new Playground(floor, model, streams, seed, joinServices);
  playAll(play);
  play.f.people = play.line;
  play.f.bookings = play.bookings;
  const waitsOf = (place: number): Int32Array | null =>
    play.hasWait[place] === 1 ? play.waits.subarray(place * replications, (place + 1) * replications) : null;
  return {
    arrays: play.arrays,
    people: play.arrays.people.map((_, p) => waitsOf(p)),
    joining: new Map(joinServices.map((id, s) => [id, waitsOf(play.line + s)])),
  };
}
