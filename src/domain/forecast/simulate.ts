import { MINUTE } from '../../time/instant.ts';
import { advisorFor, canServe, lineTime } from '../queue/line/calling-rule.ts';
import type { StoreFloor } from '../queue/line/floor.ts';
import { NEVER } from './agenda.ts';
import { type Asked, isAsked, layGround } from './lay-ground.ts';
import { beatsPhantoms, callPhantomsBefore, callPhantomsBy } from './phantoms.ts';
import { AT_NO_TIME, Playground } from './playground.ts';
import { type ForecastModel, stayingAt } from './service-times.ts';

/** A wait that a replication did not bring to its end, and the longest that is told: six hours, in ms. */
export const LONGEST_WAIT = 6 * 60 * MINUTE;
const MOST_EVENTS = 4000;

/**
 * Waits in ms, one for each replication: of each person who was asked for, by visit, and of who would join, by service;
 * null = nobody could serve. They hold until the next run.
 */
export interface Simulated {
  readonly people: ReadonlyMap<string, Int32Array | null>;
  readonly joining: ReadonlyMap<string, Int32Array | null>;
}

/** The advisor has nothing in hand: goes home, goes on a break, or is free until one of them is due. Tells when his next turn is. */
function settle(play: Playground, a: number, at: number): number {
  const { f } = play;
  const leavesAt = play.leavesAt[a]!;
  const breakAt = play.breakAt[a]!;
  const isFree = at < leavesAt && at < breakAt ? 1 : 0;
  f.isFree[a] = isFree;
  f.isPresent[a] = isFree;
  if (isFree === 0) return at >= leavesAt ? NEVER : at + play.takeBreak(a);
  f.idleSince[a] = at;
  return Math.min(leavesAt, breakAt);
}

/** A booked customer comes. */
function arrive(play: Playground, b: number, at: number): void {
  const { f } = play;
  const p = play.line + b;
  const booked = f.bookedAt[b]!;
  const place = lineTime(at, booked, f.numbers);
  f.joinedAt[p] = at;
  f.lineTime[p] = place;
  f.betterLineTime[p] = place;
  f.competesFrom[p] = place === at ? -AT_NO_TIME : booked - f.numbers.competeBefore;
  f.callableFrom[p] = at;
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

/** Calls the one at this place of the line: when the advisor is free again, or 0 where that one has left and takes no time. */
function call(play: Playground, a: number, place: number, at: number): number {
  const { f, draws, replication } = play;
  const p = play.inLine.order[place]!;
  play.inLine.removeAt(place);
  const booking = play.bookingOf[p]!;
  if (booking >= 0) {
    f.bookedAt[booking] = AT_NO_TIME;
    play.bookingsChangeAt = at;
  }
  // The wait told to one who has left holds if he stays.
  if (p < play.line && play.hasWait[p] === 1) {
    play.waits[p * play.replications + replication] = at;
    play.open--;
  }
  const draw = p * play.replications + replication;
  const leavesUnder = draws.leavesUnder[draw]!;
  if (leavesUnder > 0 && leavesUnder > stayingAt(play.staying, at - f.joinedAt[p]!)) return 0;
  f.isFree[a] = 0;
  f.freeAt[a] = at + f.length[f.service[p]!]!;
  return at + draws.takes[draw]!;
}

/** A free advisor to whom nobody was given: is it because he is kept free? */
function noteHeld(play: Playground, a: number, at: number): void {
  const { f, inLine } = play;
  if (play.openPhantoms > 0) callPhantomsBy(play, a, -1, at);
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
    if (play.openPhantoms > 0 && !beatsPhantoms(play, p, at)) callPhantomsBefore(play, p, at);
    const a = advisorFor(f, p, at);
    const freeAt = call(play, a, place, at);
    if (freeAt > 0) play.agenda.change(freeAt, a);
  }
  play.isHeld = false;
  for (let a = 0; a < f.advisors; a++) if (f.isFree[a] === 1) noteHeld(play, a, at);
}

/** The same where one advisor has just become free and the others have nobody to call: when his next turn is. */
function callFor(play: Playground, a: number, at: number): number {
  const { inLine } = play;
  for (let place = inLine.nextToCall(play.f, a, at); place >= 0; place = inLine.nextToCall(play.f, a, at)) {
    const p = inLine.order[place]!;
    if (play.openPhantoms > 0 && !beatsPhantoms(play, p, at)) callPhantomsBy(play, a, p, at);
    const freeAt = call(play, a, place, at);
    if (freeAt > 0) return freeAt;
  }
  noteHeld(play, a, at);
  return Math.min(play.leavesAt[a]!, play.breakAt[a]!);
}

/** Everything that is due at a moment happens; then people are called. */
function step(play: Playground, at: number): void {
  const { f, agenda } = play;
  if (at >= play.bookingsChangeAt) play.seeBookings(at);
  let freed = -1;
  let everybody = play.isHeld || play.hasAway;
  for (let who = agenda.due(at); who >= 0; who = agenda.due(at)) {
    if (who >= f.advisors) {
      arrive(play, who - f.advisors, at);
      agenda.replaceFirst(NEVER, who);
      everybody = true;
      continue;
    }
    agenda.replaceFirst(settle(play, who, at), who);
    if (f.isFree[who] === 0) continue;
    if (freed >= 0) everybody = true;
    freed = who;
  }
  if (everybody) callAll(play, at);
  else if (freed >= 0) agenda.change(callFor(play, freed, at), freed);
}

/** Nothing of what is drawn happens at this very moment. */
function isCertainNow({ agenda, f }: Playground): boolean {
  const who = agenda.due(0);
  return who < 0 || (who < f.advisors && f.isFree[who] === 1);
}

/** The next moment at which passing time may give somebody to an advisor who is free, or bring somebody back. */
function nextByTime(play: Playground): number {
  const release = play.isHeld ? nextRelease(play, play.at) : NEVER;
  return play.hasAway ? Math.min(release, nextBack(play, play.at)) : release;
}

/** What happens next; false where nothing does, or too late. */
function playNext(play: Playground): boolean {
  const { f, agenda } = play;
  let next = agenda.at[0]!;
  const isByTime = play.isHeld || play.hasAway;
  if (isByTime) next = Math.min(next, nextByTime(play));
  if (next >= LONGEST_WAIT) return false;
  play.at = next;
  const who = agenda.who[0]!;
  if (isByTime || who >= f.advisors || !agenda.isFirstAlone()) {
    step(play, next);
    return true;
  }
  // By far the most usual: one advisor is free again.
  if (next >= play.bookingsChangeAt) play.seeBookings(next);
  let turn = settle(play, who, next);
  if (f.isFree[who] === 1) turn = callFor(play, who, next);
  agenda.replaceFirst(turn, who);
  return true;
}

/** True where everybody was called at once, so that every other replication would be the same. */
function playOnce(play: Playground, replication: number): boolean {
  play.reset(replication);
  const { f, agenda } = play;
  for (let a = 0; a < f.advisors; a++) if (f.isFree[a] === 1) agenda.change(settle(play, a, 0), a);
  play.isHeld = true;
  const isCertain = isCertainNow(play);
  step(play, 0);
  if (play.open === 0 && isCertain) return true;
  for (let n = 0; n < MOST_EVENTS && play.open > 0; n++) if (!playNext(play)) break;
  return false;
}

/** With free advisors for everybody there is nothing to draw, as in a quiet store, the usual case in a list of them. */
function playAll(play: Playground): void {
  const { waits, replications, line, phantoms } = play;
  const all = line + phantoms.length;
  waits.fill(LONGEST_WAIT, 0, all * replications);
  for (let r = 0; r < replications; r++) {
    if (!playOnce(play, r) || r > 0) continue;
    for (let i = 0; i < all; i++) waits.fill(waits[i * replications]!, i * replications, (i + 1) * replications);
    return;
  }
}

const ground = new Playground();

/**
 * Plays the calling rule forward from the floor, so many times, until everybody who is asked for is called, and until
 * somebody who joined each of the services now would be. The same floor, model and seed give the same waits.
 */
export function simulate(floor: StoreFloor, model: ForecastModel, seed: number, asked: Asked): Simulated {
  const { people } = layGround(ground, floor, model, seed, asked);
  const { replications, line, hasWait, waits } = ground;
  playAll(ground);
  const waitsOf = (place: number): Int32Array | null =>
    hasWait[place] === 1 ? waits.subarray(place * replications, (place + 1) * replications) : null;
  return {
    people: new Map(people.flatMap(({ id }, i) => (isAsked(asked, id) ? [[id, waitsOf(i)] as const] : []))),
    joining: new Map(asked.joinServices.map((id, s) => [id, waitsOf(line + s)])),
  };
}
