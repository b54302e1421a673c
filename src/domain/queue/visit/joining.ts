import { addMinutes, type Instant, SECOND } from '../../../time/instant.ts';
import { secondsAt, type WaitForecast } from '../../forecast/wait-forecast.ts';
import type { Settings } from '../../settings.ts';
import type { OpenState } from '../../store/opening-hours.ts';

/** Why a service cannot be joined now. */
export const JOIN_STOPS = ['no_walk_ins', 'stopped', 'closed', 'no_advisor', 'closing'] as const;
export type JoinStop = (typeof JOIN_STOPS)[number];

/** Why staff said "no more walk-ins". */
export const WALK_IN_STOP_REASONS = ['full', 'short_staffed', 'system_down', 'closing_early', 'event'] as const;
export type WalkInStopReason = (typeof WALK_IN_STOP_REASONS)[number];

/** "No more walk-ins" as it holds: until when, and why where that is known. */
export interface WalkInStop {
  readonly until: Instant;
  readonly reason: WalkInStopReason | null;
}

interface StopKept {
  readonly walkInsStoppedUntil: Instant | null;
  readonly walkInsStoppedReason: string | null;
}

/** What staff said of walk-ins that still holds at `now`; null = they are taken. */
export function walkInStopOf(store: StopKept, now: Instant): WalkInStop | null {
  const { walkInsStoppedUntil: until, walkInsStoppedReason: code } = store;
  if (until === null || until <= now) return null;
  return { until, reason: WALK_IN_STOP_REASONS.find((reason) => reason === code) ?? null };
}

export interface JoinQuestion {
  readonly now: Instant;
  readonly settings: Pick<Settings, 'joinUntilQuantile'>;
  /** The service is offered and takes walk-ins. */
  readonly takesWalkIns: boolean;
  readonly serviceMinutes: number;
  /** Staff said "no more walk-ins" until then. */
  readonly stoppedUntil: Instant | null;
  readonly open: OpenState;
  /** Who joined now would wait so long; null = nobody on duty or still to come today has the skill. */
  readonly forecast: WaitForecast | null;
}

/**
 * Whether the line can be joined for a service, null = yes. Joining stops when the call at `joinUntilQuantile` plus the
 * service would pass closing; never in a store that is open round the clock.
 */
export function joinStop(q: JoinQuestion): JoinStop | null {
  if (!q.takesWalkIns) return 'no_walk_ins';
  if (q.stoppedUntil !== null && q.stoppedUntil > q.now) return 'stopped';
  if (q.open.kind === 'closed') return 'closed';
  if (!q.forecast) return 'no_advisor';
  if (q.open.kind === 'unknown' || q.open.closesAt === null) return null;
  const calledAt = q.now + secondsAt(q.forecast.quantiles, q.settings.joinUntilQuantile) * SECOND;
  return addMinutes(calledAt, q.serviceMinutes) > q.open.closesAt ? 'closing' : null;
}
