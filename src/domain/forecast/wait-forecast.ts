import { SECOND } from '../../time/instant.ts';
import { LONGEST_WAIT, quantilesOf, type Staying } from './quantiles.ts';

/** What people are shown: minutes, rounded outward to 5 (10 above 30). 0 to 5 reads "under 5 min". */
export interface WaitShown {
  readonly lowMinutes: number;
  readonly likelyMinutes: number;
  readonly highMinutes: number;
  /** So long and wide that no range is told: an appointment or a message is offered instead. */
  readonly isLong?: boolean;
  /** Ranges hold too seldom here to be told: how many are ahead is said instead. */
  readonly aheadOnly?: number;
}

/** A wait from now until the call of the present step. */
export interface WaitForecast extends WaitShown {
  /** Seconds at the levels 0.05, 0.10, ... 0.95, as the store's past corrects them; never falling, never infinite. */
  readonly quantiles: readonly number[];
  /** The same as the run gave them: what the log keeps, and what the correction is learned from. */
  readonly raw: readonly number[];
}

export const LEVELS: readonly number[] = Array.from({ length: 19 }, (_, i) => (i + 1) * 0.05);

const LOW = 3; // 0.20
/** Of the 19 levels, the one in the middle. */
export const MEDIAN = 9;
const HIGH = 16; // 0.85
const P90 = 17;

const stepOf = (minutes: number): number => (minutes > 30 ? 10 : 5);
const floorTo = (minutes: number): number => Math.floor(minutes / stepOf(minutes)) * stepOf(minutes);
const ceilTo = (minutes: number): number => Math.ceil(minutes / stepOf(minutes)) * stepOf(minutes);
const roundTo = (minutes: number): number => Math.round(minutes / stepOf(minutes)) * stepOf(minutes);

/** The range of 19 quantiles in seconds: p20 to p85, outward, and the likeliest within it. Never a bare point. */
export function shownWait(quantiles: readonly number[]): WaitShown {
  const lowMinutes = floorTo(quantiles[LOW]! / 60);
  const highMinutes = Math.max(ceilTo(quantiles[HIGH]! / 60), lowMinutes + stepOf(lowMinutes + 1));
  const likely = roundTo(quantiles[MEDIAN]! / 60);
  return { lowMinutes, likelyMinutes: Math.min(highMinutes, Math.max(lowMinutes, likely)), highMinutes };
}

/** Beyond this p90 no range is told. */
const LONG_SECONDS = 90 * 60;

export function waitForecast(quantiles: readonly number[], raw = quantiles): WaitForecast {
  const { lowMinutes, likelyMinutes, highMinutes } = shownWait(quantiles);
  const isLong = quantiles[P90]! > LONG_SECONDS;
  return isLong
    ? { lowMinutes, likelyMinutes, highMinutes, quantiles, raw, isLong }
    : { lowMinutes, likelyMinutes, highMinutes, quantiles, raw };
}

/** A range is said, not only that it is long or how many are ahead. */
export const isRangeTold = (wait: WaitShown): boolean => !wait.isLong && wait.aheadOnly === undefined;

/** "Under 5 min". */
export const isUnderFive = (wait: WaitShown): boolean => wait.highMinutes <= 5;
/** Seconds at any level in 0 to 1, between the nearest two of the 19. */
export function secondsAt(quantiles: readonly number[], level: number): number {
  const x = Math.min(18, Math.max(0, level / 0.05 - 1));
  const i = Math.min(17, Math.floor(x));
  return quantiles[i]! + (quantiles[i + 1]! - quantiles[i]!) * (x - i);
}

/**
 * The forecast of waits in ms, one a replication, read at `readAt` for each of `LEVELS`: of the wait of those who are
 * called, which is what the log can tell and a track record counts. Sorts its first argument. Null where most of the
 * replications found nobody who would still call.
 */
export function forecastOfWaits(
  waits: Int32Array,
  readAt: ArrayLike<number>,
  staying: Staying | null,
): WaitForecast | null {
  const { told, raw } = quantilesOf(waits, staying, readAt, LEVELS);
  return raw[MEDIAN]! * SECOND >= LONGEST_WAIT ? null : waitForecast(told, raw);
}
