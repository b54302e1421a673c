import type { StoreFloor } from '../queue/line/floor.ts';
import { NEVER } from './agenda.ts';
import { awaitAdvisors, awaitComers, drawAdvisors } from './drawn.ts';
import { mayServe } from './floor-model.ts';
import { type Asked, isAsked, layGround } from './lay-ground.ts';
import { Playground } from './playground.ts';
import { LONGEST_WAIT } from './quantiles.ts';
import type { ForecastModel } from './service-times.ts';
import { arrive, callAll, settle, takeTurn } from './turns.ts';

const MOST_EVENTS = 4000;

/**
 * Waits in ms, one for each replication: of each person who was asked for, by visit, and of who would join, by service;
 * null = nobody could serve. They hold until the next run.
 */
export interface Simulated {
  readonly people: ReadonlyMap<string, Int32Array | null>;
  readonly joining: ReadonlyMap<string, Int32Array | null>;
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
  else if (freed >= 0) agenda.change(takeTurn(play, freed, at), freed);
}

/** The next moment at which passing time may give somebody to an advisor who is free, or bring somebody back. */
function nextByTime(play: Playground): number {
  const release = play.isHeld ? nextRelease(play, play.at) : NEVER;
  return play.hasAway ? Math.min(release, nextBack(play, play.at)) : release;
}

/** Everything that is due next; false where nothing is, or too late. */
function playNext(play: Playground): boolean {
  const first = play.agenda.at[0]!;
  const next = play.isHeld || play.hasAway ? Math.min(first, nextByTime(play)) : first;
  if (next >= LONGEST_WAIT) return false;
  play.at = next;
  step(play, next);
  return true;
}

/** Plays on until nobody is waited for any more, or too late. */
function playOn(play: Playground): void {
  const { f, agenda, hasAway } = play;
  const { at: times, who: whose } = agenda;
  for (let n = 0; n < MOST_EVENTS && play.open > 0; n++) {
    const at = times[0]!;
    if (at >= play.comersFrom && play.comersFrom < NEVER) {
      awaitComers(play, at);
      continue;
    }
    const who = whose[0]!;
    // By far the most usual: one advisor is free again, and nothing else happens.
    const isOneTurn = who < f.advisors && times[1]! > at && !play.isHeld && !hasAway && at < LONGEST_WAIT;
    if (!isOneTurn) {
      if (!playNext(play)) return;
      continue;
    }
    play.at = at;
    if (at >= play.bookingsChangeAt) play.seeBookings(at);
    agenda.replaceFirst(takeTurn(play, who, at), who);
  }
}

/** Those who are free now take their turns; tells whether there are any. */
function settleFree(play: Playground): boolean {
  const { f, agenda } = play;
  let isAnyFree = false;
  for (let a = 0; a < f.advisors; a++) {
    if (f.isFree[a] === 0) continue;
    isAnyFree = true;
    agenda.change(settle(play, a, 0), a);
  }
  return isAnyFree;
}

function playOnce(play: Playground, replication: number): void {
  play.reset(replication);
  awaitAdvisors(play);
  awaitComers(play, 0);
  // With nobody free, nobody is called now.
  play.isHeld = settleFree(play);
  if (play.isHeld || play.agenda.at[0]! <= 0) step(play, 0);
  playOn(play);
}

/**
 * With free advisors for everybody who is asked for there is nothing to draw, as in a quiet store, the usual case in a list
 * of them: true where those who are free now call all of them now.
 */
function areAllCalledNow(play: Playground): boolean {
  const { f, agenda, freeAtStart } = play;
  play.reset(0);
  for (let a = 0; a < f.advisors; a++) agenda.add(freeAtStart[a] === 1 ? 0 : NEVER, a);
  play.isHeld = settleFree(play);
  if (!play.isHeld) return false;
  step(play, 0);
  return play.open === 0;
}

function playAll(play: Playground): void {
  const { waits, replications, line, phantoms } = play;
  const all = (line + phantoms.length) * replications;
  if (areAllCalledNow(play)) {
    waits.fill(0, 0, all);
    return;
  }
  waits.fill(LONGEST_WAIT, 0, all);
  drawAdvisors(play);
  for (let r = 0; r < replications; r++) playOnce(play, r);
}

const ground = new Playground();

/**
 * Plays the calling rule forward from the floor, so many times, until everybody who is asked for is called, and until
 * somebody who joined each of the services now would be. The same floor, model and seed give the same waits.
 */
export function simulate(floor: StoreFloor, model: ForecastModel, seed: number, asked: Asked): Simulated {
  const advisors = floor.advisors.filter((a) => mayServe(a, floor.now));
  const { people } = layGround(ground, { ...floor, advisors }, model, seed, asked);
  const { replications, line, hasWait, waits } = ground;
  playAll(ground);
  const waitsOf = (place: number): Int32Array | null =>
    hasWait[place] === 1 ? waits.subarray(place * replications, (place + 1) * replications) : null;
  const byVisit = new Map<string, Int32Array | null>();
  for (let i = 0; i < people.length; i++) {
    const { id } = people[i]!;
    if (isAsked(asked, id)) byVisit.set(id, waitsOf(i));
  }
  return { people: byVisit, joining: new Map(asked.joinServices.map((id, s) => [id, waitsOf(line + s)])) };
}
