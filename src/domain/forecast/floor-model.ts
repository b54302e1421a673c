import { type Instant, MINUTE } from '../../time/instant.ts';
import type { FloorArrays } from '../queue/calling-floor.ts';
import { canServe, nextToCall } from '../queue/calling-rule.ts';
import type { FloorAdvisor, FloorPerson, StoreFloor } from '../queue/floor.ts';
import { strata, uniform } from './draws.ts';
import type { ForecastModel } from './service-times.ts';
import { levelOf, type QuantileTable, remaining, valueAt } from './tables.ts';

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

/** When the advisor is next free, of one replication; `stratum` is an even draw in (0, 1). */
export function firstFreeAt(
  advisor: FloorAdvisor,
  now: Instant,
  model: ForecastModel,
  stream: number,
  key: number,
  stratum: number,
): number {
  const elapsed = now - advisor.since;
  const wrapUp = valueAt(model.wrapUp, uniform(stream, key + DRAW.wrapUp));
  const service = advisor.serviceId === null ? undefined : model.services.get(advisor.serviceId);
  switch (advisor.state) {
    case 'idle':
      return now;
    case 'wrap':
      return now + remaining(model.wrapUp, elapsed, stratum);
    case 'serving':
      return now + (service ? remaining(service, elapsed, stratum) : 0) + wrapUp;
    case 'calling': {
      // Called long ago: he is being served, and nobody pressed "start".
      if (elapsed > NO_REPLY) return now + (service ? remaining(service, elapsed, stratum) : 0) + wrapUp;
      const stillWalking = (1 - model.noReplyShare) * (1 - levelOf(model.walkUp, elapsed));
      const comes = stillWalking / (stillWalking + model.noReplyShare);
      if (uniform(stream, key + DRAW.noReply) >= comes) return now + NO_REPLY - elapsed;
      const walkUp = remaining(model.walkUp, elapsed, uniform(stream, key + DRAW.walkUp));
      return now + walkUp + (service ? valueAt(service, stratum) : 0) + wrapUp;
    }
    case 'break': {
      if (advisor.backAt === null) return now + remaining(model.shortPause, elapsed, stratum);
      const planned = Math.max(MINUTE, advisor.backAt - advisor.since);
      return now + planned * remaining(model.breakRatio, elapsed / planned, stratum);
    }
    case 'off': {
      if (advisor.shift === null || advisor.shift.endsAt <= now) return Number.POSITIVE_INFINITY;
      if (advisor.shift.startsAt > now) return advisor.shift.startsAt;
      return now + remaining(model.lateStart, now - advisor.shift.startsAt, stratum);
    }
  }
}

/** `into[replication]` = when the advisor is free; drawn in even strata over the replications. */
export function firstFreeTimes(
  advisor: FloorAdvisor,
  floor: StoreFloor,
  model: ForecastModel,
  streams: Int32Array,
  key: number,
  into: Float64Array,
): void {
  strata(key, streams.length, into);
  for (let r = 0; r < streams.length; r++) {
    into[r] = firstFreeAt(advisor, floor.now, model, streams[r]!, key, into[r]!);
  }
}

/**
 * Idle although he could have called somebody: he is still busy with something, or forgot to press. Who joins at this
 * very moment is no sign of that.
 */
export function isWrapping({ floor: f }: FloorArrays, advisor: number, now: Instant): boolean {
  if (f.isFree[advisor] === 0) return false;
  for (let p = 0; p < f.people; p++) {
    if (canServe(f, advisor, p) && f.callableFrom[p]! <= now && f.joinedAt[p]! < now)
      return nextToCall(f, advisor, now) >= 0;
  }
  return false;
}

/** When a booked customer who is not here yet comes; `Infinity` = not before the appointment is released. */
export function arrivalAt(
  bookedAt: number,
  floor: StoreFloor,
  model: ForecastModel,
  stream: number,
  key: number,
): number {
  const late = floor.now - bookedAt;
  const passed = levelOf(model.lateness, late);
  const stillComing = model.showRate * (1 - passed);
  const shows = stillComing / (stillComing + 1 - model.showRate);
  if (uniform(stream, key + DRAW.shows) >= shows) return Number.POSITIVE_INFINITY;
  const level = passed + (1 - passed) * uniform(stream, key + DRAW.lateness);
  const at = Math.max(floor.now, bookedAt + valueAt(model.lateness, Math.min(level, 0.9999)));
  return at < bookedAt + floor.settings.releaseMinutes * MINUTE ? at : Number.POSITIVE_INFINITY;
}

/** From the call to the next free moment of the advisor. */
export function timeTaken(model: ForecastModel, service: QuantileTable, stream: number, key: number): number {
  if (uniform(stream, key + DRAW.noReply) < model.noReplyShare) return NO_REPLY;
  return (
    valueAt(model.walkUp, uniform(stream, key + DRAW.walkUp)) +
    valueAt(service, uniform(stream, key + DRAW.service)) +
    valueAt(model.wrapUp, uniform(stream, key + DRAW.wrapUp))
  );
}
