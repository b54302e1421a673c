import { type Instant, minutesBetween } from '../../time/instant.ts';
import type { Span } from '../../time/span.ts';
import { LEVELS, secondsAt } from '../forecast/wait-forecast.ts';
import { configuredMinutes, type LoggedStaff, naiveMinutes } from './baselines.ts';
import type { LoggedQuote, LoggedVisit, StoreLog } from './store-log.ts';

/** What was told at joining, beside what became of it. Waits in minutes. */
export interface JudgedWait {
  readonly service: string;
  readonly joinedAt: Instant;
  /** Local hour of joining, 0 to 23. */
  readonly hour: number;
  readonly isBooked: boolean;
  /** Joining to the first call, or to leaving. */
  readonly waited: number;
  /** False: left before a call. */
  readonly isCalled: boolean;
  /** Null where no forecast was known. */
  readonly told: {
    readonly low: number;
    readonly likely: number;
    readonly high: number;
    readonly median: number;
    /** Share of the forecast at or under what was waited, 0 to 1: even over many visits where the forecast is right. */
    readonly level: number;
    /** p90 was over 90 minutes: no range was shown. */
    readonly isLong: boolean;
  } | null;
  readonly naive: number | null;
  readonly configured: number | null;
}

const LONG_MINUTES = 90;

/** Called within this is called at once. Seconds. */
const AT_ONCE = 30;

/**
 * The level of a wait in 19 quantiles, straight between them; 0 or 1 beyond the outermost. Where several levels share
 * the wait (a store that calls most people at once), `tie` in [0, 1) says where among them it falls.
 */
export function levelOf(quantiles: readonly number[], wait: number, tie: number): number {
  const seconds = wait < AT_ONCE ? 0 : wait;
  const from = quantiles.findIndex((value) => value >= seconds);
  if (from < 0) return 1;
  const above = quantiles.findIndex((value) => value > seconds);
  if (quantiles[from] === seconds) {
    const low = from === 0 && above !== 0 ? 0 : LEVELS[from]!;
    const high = above < 0 ? 1 : LEVELS[above - 1]!;
    return low + tie * Math.max(0, high - low);
  }
  if (from === 0) return 0;
  const below = quantiles[from - 1]!;
  return LEVELS[from - 1]! + (0.05 * (seconds - below)) / (quantiles[from]! - below);
}

const tenths = (minutes: number): number => Math.round(minutes * 10) / 10;

const toldOf = (quote: LoggedQuote, waited: number, tie: number): JudgedWait['told'] => ({
  low: quote.lowMinutes,
  likely: quote.likelyMinutes,
  high: quote.highMinutes,
  median: tenths(secondsAt(quote.quantiles, 0.5) / 60),
  level: Math.round(levelOf(quote.quantiles, waited * 60, tie) * 1000) / 1000,
  isLong: secondsAt(quote.quantiles, 0.9) / 60 > LONG_MINUTES,
});

function judge(log: StoreLog, visit: LoggedVisit, staff: LoggedStaff, hour: number): JudgedWait | null {
  const until = visit.calledAt ?? visit.endedAt;
  // Who the close of the day found in line had gone at some time that nobody knows.
  if (until === null || (visit.calledAt === null && visit.isSweptUp)) return null;
  const waited = minutesBetween(visit.joinedAt, until);
  const naive = naiveMinutes(log, visit, staff);
  const configured = configuredMinutes(log, visit, staff);
  return {
    service: visit.serviceId,
    joinedAt: visit.joinedAt,
    hour,
    isBooked: visit.bookedAt !== null,
    waited: tenths(waited),
    isCalled: visit.calledAt !== null,
    told: visit.quote && toldOf(visit.quote, waited, (visit.joinedAt % 1000) / 1000),
    naive: naive === null ? null : tenths(naive),
    configured: configured === null ? null : tenths(configured),
  };
}

/** The waits of everybody who joined in `day` and was called or left, by joining; not of who was forgotten in line. `hourOf` gives the local hour. */
export function judgedWaits(
  log: StoreLog,
  day: Span,
  staff: LoggedStaff,
  hourOf: (at: Instant) => number,
): JudgedWait[] {
  const near = {
    visits: log.visits.filter((v) => v.joinedAt < day.endsAt && (v.endedAt ?? day.endsAt) >= day.startsAt),
    sessions: log.sessions.filter((s) => s.openedAt < day.endsAt && (s.closedAt ?? day.endsAt) >= day.startsAt),
  };
  return near.visits
    .filter((visit) => visit.joinedAt >= day.startsAt)
    .map((visit) => judge(near, visit, staff, hourOf(visit.joinedAt)))
    .filter((wait) => wait !== null);
}
