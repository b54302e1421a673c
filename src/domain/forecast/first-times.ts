import { type Instant, MINUTE } from '../../time/instant.ts';
import type { FloorAdvisor } from '../queue/line/floor.ts';
import type { Settings } from '../settings.ts';
import { mix } from './draws.ts';
import { NO_REPLY } from './people-draws.ts';
import type { ForecastModel } from './service-times.ts';
import type { Strata } from './strata.ts';
import { levelOf, type QuantileTable, remainingAt, valueAt } from './tables.ts';

/** What a draw of an advisor or a booking is for, so that no two are the same one. */
const FOR = { firstFree: 0, wrapUp: 1, walkUp: 2, noReply: 3, shows: 4, lateness: 5, pause: 6 } as const;

/** Levels of a second draw. */
const other = new Float64Array(256);

/** The draws of one advisor or booking: the same at every refresh. */
export interface OwnDraws {
  readonly strata: Strata;
  readonly key: number;
  /** Which advisor of the store, -1 = none. */
  readonly advisor: number;
}

function draw({ strata, key }: OwnDraws, purpose: number, into: Float64Array): void {
  strata.fill(mix(key, purpose), into);
}

/** The level at which the advisor's `taken`-th break of the day falls, in a replication. */
export function breakLevel({ strata, key }: OwnDraws, taken: number, replication: number): number {
  const row = strata.rowOf(mix(key, FOR.pause + taken));
  return (strata.ranks[row + replication]! + 0.5) / strata.count;
}

function addWrapUp(model: ForecastModel, own: OwnDraws, into: Float64Array): void {
  draw(own, FOR.wrapUp, other);
  for (let r = 0; r < own.strata.count; r++) into[r]! += valueAt(model.wrapUp, other[r]!);
}

/** `into` holds even draws: those become the time until an advisor who has called somebody is free again. */
function afterCalling(
  model: ForecastModel,
  service: QuantileTable | undefined,
  elapsed: number,
  own: OwnDraws,
  into: Float64Array,
): void {
  const { count } = own.strata;
  const stillWalking = (1 - model.noReplyShare) * (1 - levelOf(model.walkUp, elapsed));
  const comes = stillWalking / (stillWalking + model.noReplyShare);
  draw(own, FOR.walkUp, other);
  remainingAt(model.walkUp, elapsed, other, count);
  for (let r = 0; r < count; r++) into[r] = other[r]! + (service ? valueAt(service, into[r]!) : 0);
  draw(own, FOR.noReply, other);
  for (let r = 0; r < count; r++) if (other[r]! >= comes) into[r] = NO_REPLY - elapsed;
}

/** `into[replication]` = ms from now until the advisor is free, one in each of even strata. */
export function untilFree(
  advisor: FloorAdvisor,
  now: Instant,
  model: ForecastModel,
  own: OwnDraws,
  into: Float64Array,
): void {
  const { count } = own.strata;
  const elapsed = now - advisor.since;
  const service = advisor.serviceId === null ? undefined : model.services.get(advisor.serviceId);
  const bits = mix(own.key, FOR.firstFree);
  own.strata.fillRow(own.strata.rowOfAdvisor(own.advisor, bits), bits, into);
  switch (advisor.state) {
    case 'idle':
      into.fill(0, 0, count);
      return;
    case 'wrap':
      remainingAt(model.wrapUp, elapsed, into, count);
      return;
    case 'serving':
    case 'calling':
      // Called long ago: he is being served, and nobody pressed "start".
      if (advisor.state === 'calling' && elapsed <= NO_REPLY) afterCalling(model, service, elapsed, own, into);
      else if (service) remainingAt(service, elapsed, into, count);
      else into.fill(0, 0, count);
      addWrapUp(model, own, into);
      return;
    case 'break': {
      if (advisor.backAt === null) {
        remainingAt(model.shortPause, elapsed, into, count);
        return;
      }
      const planned = Math.max(MINUTE, advisor.backAt - advisor.since);
      remainingAt(model.breakRatio, elapsed / planned, into, count);
      for (let r = 0; r < count; r++) into[r]! *= planned;
      return;
    }
    case 'off': {
      const { shift } = advisor;
      if (shift === null || shift.endsAt <= now) into.fill(Number.POSITIVE_INFINITY, 0, count);
      else if (shift.startsAt > now) into.fill(shift.startsAt - now, 0, count);
      else remainingAt(model.lateStart, now - shift.startsAt, into, count);
    }
  }
}

/**
 * `into[replication]` = ms from now until a booked customer comes who is not here yet; `Infinity` = not before the
 * appointment is released. `bookedIn` is its time from now, in ms.
 */
export function untilArrival(
  bookedIn: number,
  settings: Pick<Settings, 'releaseMinutes'>,
  model: ForecastModel,
  own: OwnDraws,
  into: Float64Array,
): void {
  const { count } = own.strata;
  const passed = levelOf(model.lateness, -bookedIn);
  const stillComing = model.showRate * (1 - passed);
  const shows = stillComing / (stillComing + 1 - model.showRate);
  const releasedIn = bookedIn + settings.releaseMinutes * MINUTE;
  draw(own, FOR.lateness, into);
  draw(own, FOR.shows, other);
  for (let r = 0; r < count; r++) {
    const level = passed + (1 - passed) * into[r]!;
    const comesIn = Math.max(0, bookedIn + valueAt(model.lateness, Math.min(level, 0.9999)));
    into[r] = other[r]! < shows && comesIn < releasedIn ? comesIn : Number.POSITIVE_INFINITY;
  }
}
