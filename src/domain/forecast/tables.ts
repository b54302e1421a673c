/** Distributions as tables of quantiles: a draw is one look-up, conditioning on the time already passed another. */

/** Steps of a table from its lower to its upper end. */
export const POINTS = 256;
/** Levels of the outermost points, so that no draw is infinite. */
const EDGE = 0.0005;
/** Beyond this level a table says nothing any more about what is left. */
const FAR_TAIL = 0.99;
/** Mean of what is left in the far tail, as a share of the time already passed. */
const TAIL_SHARE = 0.4;

export type QuantileTable = Float64Array;

/** Inverse of the standard normal distribution (Acklam's rational approximation, relative error under 1.2e-9). */
export function normalQuantile(level: number): number {
  const low = 0.02425;
  if (level > 0.5) return -normalQuantile(1 - level);
  if (level < low) {
    const q = Math.sqrt(-2 * Math.log(level));
    const top =
      ((((-7.784894002430293e-3 * q - 0.3223964580411365) * q - 2.400758277161838) * q - 2.549732539343734) * q +
        4.374664141464968) *
        q +
      2.938163982698783;
    return (
      top /
      ((((7.784695709041462e-3 * q + 0.3224671290700398) * q + 2.445134137142996) * q + 3.754408661907416) * q + 1)
    );
  }
  const q = level - 0.5;
  const r = q * q;
  const top =
    ((((-39.69683028665376 * r + 220.9460984245205) * r - 275.9285104469687) * r + 138.357751867269) * r -
      30.66479806614716) *
      r +
    2.506628277459239;
  return (
    (top * q) /
    (((((-54.47609879822406 * r + 161.5858368580409) * r - 155.6989798598866) * r + 66.80131188771972) * r -
      13.28068155288572) *
      r +
      1)
  );
}

/** A table from a quantile function. */
export function tableOf(quantile: (level: number) => number): QuantileTable {
  return Float64Array.from({ length: POINTS + 1 }, (_, i) => quantile(Math.min(1 - EDGE, Math.max(EDGE, i / POINTS))));
}

const STANDARD_NORMAL = tableOf(normalQuantile);

/** Lognormal with median exp(`mu`); `sd` is that of the logarithm. */
export const lognormalTable = (mu: number, sd: number): QuantileTable =>
  STANDARD_NORMAL.map((z) => Math.exp(mu + sd * z));

export const normalTable = (mean: number, sd: number): QuantileTable => STANDARD_NORMAL.map((z) => mean + sd * z);

/** The value at a level in (0, 1). */
export function valueAt(table: QuantileTable, level: number): number {
  const x = level * POINTS;
  const i = Math.min(POINTS - 1, Math.floor(x));
  return table[i]! + (table[i + 1]! - table[i]!) * (x - i);
}

/** The value at so many points from the lower end, 0 up to but not at `POINTS`: a level times `POINTS`. */
export function drawnAt(table: QuantileTable, points: number): number {
  const i = points | 0;
  const low = table[i]!;
  return low + (table[i + 1]! - low) * (points - i);
}

/** The level of a value: the share of draws up to it, 0 to 1. */
export function levelOf(table: QuantileTable, value: number): number {
  if (value <= table[0]!) return 0;
  if (value >= table[POINTS]!) return 1;
  let low = 0;
  let high = POINTS;
  while (high - low > 1) {
    const mid = (low + high) >> 1;
    if (table[mid]! <= value) low = mid;
    else high = mid;
  }
  const width = table[high]! - table[low]!;
  return (low + (width > 0 ? (value - table[low]!) / width : 0)) / POINTS;
}

/**
 * What is left of something that has lasted `elapsed` already (Whitt 1999): never negative. Far beyond what the table
 * knows it is exponential with a mean of 0.4 of the time passed.
 */
export function remaining(table: QuantileTable, elapsed: number, level: number): number {
  return remainingBeyond(table, elapsed, levelOf(table, elapsed), level);
}

function remainingBeyond(table: QuantileTable, elapsed: number, passed: number, level: number): number {
  if (passed >= FAR_TAIL) return -TAIL_SHARE * Math.max(1, elapsed) * Math.log(level);
  return Math.max(0, valueAt(table, passed + (1 - passed) * level) - elapsed);
}

/** The same at each of the first `count` levels, which it takes the place of. */
export function remainingAt(table: QuantileTable, elapsed: number, levels: Float64Array, count: number): void {
  const passed = levelOf(table, elapsed);
  for (let i = 0; i < count; i++) levels[i] = remainingBeyond(table, elapsed, passed, levels[i]!);
}
