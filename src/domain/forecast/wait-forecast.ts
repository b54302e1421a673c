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
  const isLong = secondsAt(quantiles, 0.9) > LONG_SECONDS;
  const { lowMinutes, likelyMinutes, highMinutes } = shownWait(quantiles);
  const forecast = { lowMinutes, likelyMinutes, highMinutes, quantiles, raw };
  return isLong ? { ...forecast, isLong } : forecast;
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

/** The value at a level of rising values: of so many, the n-th stands at level n / (count + 1), so that ranges hold (Weibull). */
function valueIn(sorted: Int32Array, level: number): number {
  const last = sorted.length - 1;
  if (last === 0) return sorted[0]!;
  const x = Math.min(last, Math.max(0, level * (last + 2) - 1));
  const i = Math.min(last - 1, Math.floor(x));
  return sorted[i]! + (sorted[i + 1]! - sorted[i]!) * (x - i);
}

/** Waits are told apart to 2^9 ms, about half a second; the longest, nine hours, has 16 bits of those. */
const COARSE = 9;
const DIGIT = 256;
const low = new Int32Array(DIGIT);
const high = new Int32Array(DIGIT);
let half = new Int32Array(256);

/** Where each digit begins, of counts by digit. */
function addUp(counts: Int32Array, digits: number): void {
  let before = 0;
  for (let d = 0; d < digits; d++) {
    const count = counts[d]!;
    counts[d] = before;
    before += count;
  }
}

/**
 * Sorts waits in ms (0 to nine hours) by two digits, and cuts them to half seconds: several times as fast as comparing.
 * The digits are as short as the longest of these waits allows.
 */
export function sortWaits(waits: Int32Array): void {
  const count = waits.length;
  if (half.length < count) half = new Int32Array(count * 2);
  let longest = 0;
  for (let i = 0; i < count; i++) longest |= waits[i]!;
  const bits = (33 - Math.clz32(longest >> COARSE)) >> 1;
  const digits = 1 << bits;
  const mask = digits - 1;
  low.fill(0, 0, digits);
  high.fill(0, 0, digits);
  for (let i = 0; i < count; i++) {
    const coarse = waits[i]! >> COARSE;
    low[coarse & mask]!++;
    high[coarse >> bits]!++;
  }
  addUp(low, digits);
  addUp(high, digits);
  for (let i = 0; i < count; i++) {
    const coarse = waits[i]! >> COARSE;
    half[low[coarse & mask]!++] = coarse;
  }
  for (let i = 0; i < count; i++) {
    const coarse = half[i]!;
    waits[high[coarse >> bits]!++] = coarse << COARSE;
  }
}

const PER_SECOND = 1 / 1000;

/** Quantiles at these levels, in whole seconds, of waits in ms that are in order. */
export function quantilesAt(sorted: Int32Array, levels: ArrayLike<number>): number[] {
  const quantiles = new Array<number>(levels.length);
  for (let i = 0; i < levels.length; i++) quantiles[i] = Math.round(valueIn(sorted, levels[i]!) * PER_SECOND);
  return quantiles;
}

/** The forecast of waits in ms, one a replication, read at `readAt` for each of `LEVELS`. Sorts its first argument. */
export function forecastOfWaits(waits: Int32Array, readAt: ArrayLike<number>): WaitForecast {
  sortWaits(waits);
  return waitForecast(quantilesAt(waits, readAt), quantilesAt(waits, LEVELS));
}
