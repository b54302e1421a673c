import { LEVELS } from '../wait-forecast.ts';
import { PIT_BINS } from './learned.ts';

/** So many forecasts weigh as much as the belief that the forecast is right as it is. */
const TRUST = 60;
/** Weight that a day leaves of the forecasts before it. */
export const PIT_KEPT_A_DAY = 0.8;
/** A forecast within so many seconds says "your turn": how soon a button is pressed tells nothing about other waits. */
const YOUR_TURN = 120;

/** Number of quantiles up to which `wait` reaches: below the first 0, above the last 19. */
function placeOf(quote: readonly number[], wait: number, isBelow: boolean): number {
  let i = 0;
  while (i < quote.length && (isBelow ? quote[i]! < wait : quote[i]! <= wait)) i++;
  return i;
}

/** The level of `wait` between the quantiles around it, in bins. */
function levelIn(quote: readonly number[], wait: number, place: number): number {
  const low = place === 0 ? 0 : quote[place - 1]!;
  const high = quote[place];
  // Beyond the outermost quantiles the level is somewhere in the last bin.
  if (high === undefined) return place + 0.5;
  return place + (high > low ? Math.min(1, Math.max(0, (wait - low) / (high - low))) : 0.5);
}

/**
 * Adds where a wait fell in its forecast (probability integral transform) to the histogram; a wait on which several
 * quantiles lie is shared among their bins. Changes `pit`. All in seconds.
 */
export function learnPlace(pit: number[], quote: readonly number[], wait: number): void {
  if (quote.length !== PIT_BINS - 1 || quote[quote.length - 1]! < YOUR_TURN) return;
  const below = placeOf(quote, wait, true);
  const upTo = placeOf(quote, wait, false);
  if (upTo - below >= 2) {
    for (let bin = below; bin < upTo; bin++) pit[bin]! += 1 / (upTo - below);
    return;
  }
  const bin = Math.min(PIT_BINS - 1, Math.floor(levelIn(quote, wait, below)));
  pit[bin]! += 1;
}

/**
 * The levels at which a forecast is to be read so that the 19 levels hold by the store's past: the inverse of the
 * histogram's distribution, shrunk towards no change.
 */
export function readingLevels(pit: readonly number[]): Float64Array {
  const total = pit.reduce((sum, weight) => sum + weight, 0) + TRUST;
  const levels = new Float64Array(LEVELS.length);
  let bin = 0;
  let before = 0;
  for (let i = 0; i < LEVELS.length; i++) {
    const wanted = LEVELS[i]! * total;
    let weight = pit[bin]! + TRUST / PIT_BINS;
    while (bin < PIT_BINS - 1 && before + weight < wanted) {
      before += weight;
      bin++;
      weight = pit[bin]! + TRUST / PIT_BINS;
    }
    levels[i] = Math.min(1, (bin + (wanted - before) / weight) / PIT_BINS);
  }
  return levels;
}
