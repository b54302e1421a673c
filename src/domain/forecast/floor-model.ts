import { type Instant, MINUTE } from '../../time/instant.ts';
import type { FloorArrays } from '../queue/calling-floor.ts';
import { canServe, keptFree } from '../queue/calling-rule.ts';
import type { FloorAdvisor, FloorPerson, StoreFloor } from '../queue/floor.ts';
import type { Settings } from '../settings.ts';
import { furtherBits, strata, uniform } from './draws.ts';
import type { ForecastModel } from './service-times.ts';
import { drawn, drawn16, levelOf, type QuantileTable, remainingAt, valueAt } from './tables.ts';

/** What a draw is for; added to the key of the person, advisor or appointment, so that no two draws are the same one. */
export const DRAW = {
  service: 1,
  wrapUp: 2,
  walkUp: 3,
  noReply: 4,
  patience: 5,
  shows: 6,
  lateness: 7,
  pause: 8,
  start: 9,
} as const;

/** Minutes lost with somebody who is called and does not come. */
const NO_REPLY = 3 * MINUTE;
/** Nobody begins with a new customer this shortly before he goes home. */
const LAST_MINUTES = 5 * MINUTE;

/** How an advisor's day goes on, apart from chance. */
export interface AdvisorPlan {
  /** Goes home then, if before closing; `Infinity` = stays until the line is served. */
  readonly leavesAt: number;
  readonly breaks: readonly { readonly startsAt: number; readonly length: number }[];
}

export function advisorPlan(advisor: FloorAdvisor, floor: StoreFloor): AdvisorPlan {
  const { shift } = advisor;
  const isHome = shift !== null && (floor.closesAt === null || shift.endsAt < floor.closesAt);
  const leavesAt = isHome ? shift.endsAt - LAST_MINUTES : Number.POSITIVE_INFINITY;
  const staysOn = leavesAt <= floor.now && advisor.state !== 'serving' && advisor.state !== 'calling';
  const breaks = advisor.breaks
    .filter((b) => b.endsAt > floor.now)
    .map((b) => ({ startsAt: b.startsAt, length: b.endsAt - b.startsAt }));
  return { leavesAt: staysOn ? Number.POSITIVE_INFINITY : leavesAt, breaks };
}

/** Some advisor on duty, or with a shift still to come today, could serve. */
export function isReachable(
  floor: StoreFloor,
  serviceId: string,
  wanted: Pick<FloorPerson, 'advisorWantedId' | 'counterWantedId'>,
): boolean {
  return floor.advisors.some((a) => {
    const isHere = a.state !== 'off' || (a.shift !== null && a.shift.endsAt > floor.now);
    if (!isHere || !a.skills.includes(serviceId)) return false;
    if (wanted.counterWantedId !== null && a.counterId !== wanted.counterWantedId) return false;
    return wanted.advisorWantedId === null || wanted.advisorWantedId === a.id;
  });
}

/** Adds a wrap-up to each time. */
function addWrapUp(model: ForecastModel, streams: Int32Array, key: number, into: Float64Array): void {
  for (let r = 0; r < into.length; r++) into[r]! += valueAt(model.wrapUp, uniform(streams[r]!, key + DRAW.wrapUp));
}

/** `into` holds even draws: those become the time until an advisor who has called somebody is free again. */
function afterCalling(
  model: ForecastModel,
  service: QuantileTable | undefined,
  elapsed: number,
  streams: Int32Array,
  key: number,
  into: Float64Array,
): void {
  const stillWalking = (1 - model.noReplyShare) * (1 - levelOf(model.walkUp, elapsed));
  const comes = stillWalking / (stillWalking + model.noReplyShare);
  const walkUps = Float64Array.from(streams, (stream) => uniform(stream, key + DRAW.walkUp));
  remainingAt(model.walkUp, elapsed, walkUps);
  for (let r = 0; r < into.length; r++) {
    const isComing = uniform(streams[r]!, key + DRAW.noReply) < comes;
    into[r] = isComing ? walkUps[r]! + (service ? valueAt(service, into[r]!) : 0) : NO_REPLY - elapsed;
  }
}

/** `into[replication]` = ms from now until the advisor is free; drawn in even strata over the replications. */
export function untilFree(
  advisor: FloorAdvisor,
  now: Instant,
  model: ForecastModel,
  streams: Int32Array,
  key: number,
  into: Float64Array,
): void {
  strata(key, streams.length, into);
  const elapsed = now - advisor.since;
  const service = advisor.serviceId === null ? undefined : model.services.get(advisor.serviceId);
  switch (advisor.state) {
    case 'idle':
      into.fill(0);
      return;
    case 'wrap':
      remainingAt(model.wrapUp, elapsed, into);
      return;
    case 'serving':
    case 'calling':
      // Called long ago: he is being served, and nobody pressed "start".
      if (advisor.state === 'calling' && elapsed <= NO_REPLY) afterCalling(model, service, elapsed, streams, key, into);
      else if (service) remainingAt(service, elapsed, into);
      else into.fill(0);
      addWrapUp(model, streams, key, into);
      return;
    case 'break': {
      if (advisor.backAt === null) {
        remainingAt(model.shortPause, elapsed, into);
        return;
      }
      const planned = Math.max(MINUTE, advisor.backAt - advisor.since);
      remainingAt(model.breakRatio, elapsed / planned, into);
      for (let r = 0; r < into.length; r++) into[r]! *= planned;
      return;
    }
    case 'off': {
      const { shift } = advisor;
      if (shift === null || shift.endsAt <= now) into.fill(Number.POSITIVE_INFINITY);
      else if (shift.startsAt > now) into.fill(shift.startsAt - now);
      else remainingAt(model.lateStart, now - shift.startsAt, into);
    }
  }
}

/**
 * Idle although he could have called somebody: he is still busy with something, or forgot to press. Who joins at this
 * very moment is no sign of that.
 */
export function isWrapping({ floor: f }: FloorArrays, advisor: number, now: Instant): boolean {
  if (f.isFree[advisor] === 0) return false;
  for (let p = 0; p < f.people; p++) {
    if (!canServe(f, advisor, p) || f.callableFrom[p]! > now || f.joinedAt[p]! >= now) continue;
    if (keptFree(f, advisor, p, now) < 0) return true;
  }
  return false;
}

/**
 * `into[replication]` = ms from now until a booked customer comes who is not here yet; `Infinity` = not before the
 * appointment is released. `bookedIn` is its time from now, in ms.
 */
export function untilArrival(
  bookedIn: number,
  settings: Pick<Settings, 'releaseMinutes'>,
  model: ForecastModel,
  streams: Int32Array,
  key: number,
  into: Float64Array,
): void {
  const passed = levelOf(model.lateness, -bookedIn);
  const stillComing = model.showRate * (1 - passed);
  const shows = stillComing / (stillComing + 1 - model.showRate);
  const releasedIn = bookedIn + settings.releaseMinutes * MINUTE;
  for (let r = 0; r < into.length; r++) {
    const stream = streams[r]!;
    into[r] = Number.POSITIVE_INFINITY;
    if (uniform(stream, key + DRAW.shows) >= shows) continue;
    const level = passed + (1 - passed) * uniform(stream, key + DRAW.lateness);
    const comesIn = Math.max(0, bookedIn + valueAt(model.lateness, Math.min(level, 0.9999)));
    if (comesIn < releasedIn) into[r] = comesIn;
  }
}

/** A day: whatever takes longer keeps the advisor busy for good. */
const LONGEST_TAKEN = 24 * 60 * MINUTE;
const ASIDE = 0x21f0aaad;
const COMING = 0x735a2d97;
const HALF = 2 ** 16;

/** How the patience of somebody fell, even in (0, 1); `bits` are his draws. */
export const patienceIn = (bits: number): number => ((furtherBits(bits, COMING) >>> 16) + 0.5) / HALF;

/** Whole ms from the call to the next free moment of the advisor, by the draws of the person called. */
export function timeTaken(model: ForecastModel, service: QuantileTable, bits: number): number {
  if ((furtherBits(bits, COMING) & 0xffff) < model.noReplyShare * HALF) return NO_REPLY;
  const aside = furtherBits(bits, ASIDE);
  // Sixteen bits do for short times.
  const short = drawn16(model.walkUp, aside & 0xffff) + drawn16(model.wrapUp, aside >>> 16);
  return Math.min(LONGEST_TAKEN, drawn(service, bits) + short) | 0;
}
