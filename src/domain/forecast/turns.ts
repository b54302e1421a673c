import { advisorFor, canServe, lineTime } from '../queue/line/calling-rule.ts';
import { NEVER } from './agenda.ts';
import { drawPerson } from './drawn.ts';
import { stayingAt } from './leaving.ts';
import { beatsPhantoms, callPhantomsBefore, callPhantomsBy } from './phantoms.ts';
import { AT_NO_TIME, type Playground } from './playground.ts';

// What an advisor does when his turn comes, and who is called by whom.

/** The advisor has nothing in hand: goes home, goes on a break, or is free until one of them is due. Tells when his next turn is. */
export function settle(play: Playground, a: number, at: number): number {
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
export function arrive(play: Playground, b: number, at: number): void {
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

/** Calls the one at this place of the line: when the advisor is free again, or 0 where that one has left and takes no time. */
function call(play: Playground, a: number, place: number, at: number): number {
  const { f, draws, replications, replication } = play;
  const p = play.inLine.order[place]!;
  play.inLine.removeAt(place);
  const booking = play.bookingOf[p]!;
  if (booking >= 0) {
    f.bookedAt[booking] = AT_NO_TIME;
    play.bookingsChangeAt = at;
  }
  const draw = p * replications + replication;
  // The wait told to one who has left holds if he stays.
  if (p < play.line && play.hasWait[p] === 1) {
    play.waits[draw] = at;
    play.open--;
  }
  if (draws.isPlaced[p] === 0) drawPerson(play, p);
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
export function callAll(play: Playground, at: number): void {
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

/** The same where one advisor has just become free and the others have nobody to call: when his next turn is, or 0. */
function callFor(play: Playground, a: number, at: number): number {
  const { f, inLine } = play;
  for (let place = inLine.nextToCall(f, a, at); place >= 0; place = inLine.nextToCall(f, a, at)) {
    const p = inLine.order[place]!;
    if (play.openPhantoms > 0 && !beatsPhantoms(play, p, at)) callPhantomsBy(play, a, p, at);
    const freeAt = call(play, a, place, at);
    if (freeAt > 0) return freeAt;
  }
  return 0;
}

/** An advisor has nothing in hand, and the others have nobody to call: tells when his next turn is. */
export function takeTurn(play: Playground, a: number, at: number): number {
  const { f } = play;
  const until = Math.min(play.leavesAt[a]!, play.breakAt[a]!);
  if (at >= until) return settle(play, a, at);
  f.isPresent[a] = 1;
  const freeAt = callFor(play, a, at);
  if (freeAt > 0) return freeAt;
  f.isFree[a] = 1;
  f.idleSince[a] = at;
  noteHeld(play, a, at);
  return until;
}
