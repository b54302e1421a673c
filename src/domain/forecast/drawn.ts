import { NEVER } from './agenda.ts';
import { hashText, mix } from './draws.ts';
import { untilArrival, untilFree } from './first-times.ts';
import { stayingAt } from './leaving.ts';
import type { Playground } from './playground.ts';
import { strataFor } from './strata.ts';

// What is left to chance on a ground, drawn for all replications at once when it is first asked for: much of it never is.

/** What the draws of a person, advisor or booking hang on in a run. */
export const keyOf = (id: string, seed: number): number => mix(hashText(id), seed);

/** A moment, 0 or later, that may be too far away to be played. */
export const soon = (time: number): number => (time >= NEVER ? NEVER : Math.round(time));

/** How long the service of person `p` takes, and his patience; of one in line, or of one who comes for a booking. */
export function drawPerson({ f, line, arrays, floor, seed, draws, tables, staying }: Playground, p: number): void {
  const table = tables[f.service[p]!]!;
  if (p >= line) {
    draws.place(p, keyOf(arrays.bookings[p - line]!.id, seed), table, 0, -1);
    return;
  }
  const { id, bookedAt, joinedAt, ticketNumber } = arrays.people[p]!;
  const stayed = bookedAt === null ? stayingAt(staying, floor.now - joinedAt) : 0;
  draws.place(p, keyOf(id, seed), table, stayed, ticketNumber);
}

const levels = new Float64Array(256);

function keep({ times, replications }: Playground, place: number): void {
  const from = place * replications;
  for (let r = 0; r < replications; r++) {
    const time = levels[r]!;
    times[from + r] = time >= NEVER ? NEVER : (time + 0.5) | 0;
  }
}

/** When each advisor is free first. */
export function drawAdvisors(play: Playground): void {
  const { f, floor, model, freeAtStart, wrapsSince, ownDraws } = play;
  const { now } = floor;
  for (let a = 0; a < f.advisors; a++) {
    const advisor = floor.advisors[a]!;
    const isStillBusy = advisor.state === 'idle' && freeAtStart[a] === 0;
    untilFree(
      isStillBusy ? { ...advisor, state: 'wrap', since: now + wrapsSince[a]! } : advisor,
      now,
      model,
      ownDraws[a]!,
      levels,
    );
    keep(play, a);
  }
}

function drawArrival(play: Playground, booking: number): void {
  const { f, floor, model, seed, arrays, bookedAtStart } = play;
  const own = { strata: strataFor(play.replications), key: keyOf(arrays.bookings[booking]!.id, seed), advisor: -1 };
  untilArrival(bookedAtStart[booking]!, floor.settings, model, own, levels);
  keep(play, f.advisors + booking);
  play.isArrivalDrawn[booking] = 1;
}

/** Those who may have come for a booking by then stand in the agenda, each when he comes in this replication. */
export function awaitComers(play: Playground, at: number): void {
  const { f, times, replications, replication, agenda } = play;
  for (let b = play.nextComerBy(at); b >= 0; b = play.nextComerBy(at)) {
    if (play.isArrivalDrawn[b] === 0) drawArrival(play, b);
    const comesAt = times[(f.advisors + b) * replications + replication]!;
    if (comesAt < NEVER) agenda.add(comesAt, f.advisors + b);
  }
}

/** Advisors stand in the agenda, each when he is free first in this replication. */
export function awaitAdvisors({ f, times, replications, replication, agenda }: Playground): void {
  for (let a = 0; a < f.advisors; a++) agenda.add(times[a * replications + replication]!, a);
}
