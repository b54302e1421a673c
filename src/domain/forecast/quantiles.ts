import { HOUR } from '../../time/instant.ts';
import { stayingAt } from './leaving.ts';

/** A wait that a replication did not bring to its end, and the longest that is told: six hours, in ms. */
export const LONGEST_WAIT = 6 * HOUR;

/** Somebody who may leave: the store's chances to stay (`stayingTable`), and how long he has waited already, in ms. */
export interface Staying {
  readonly table: Float64Array;
  readonly waited: number;
}

/** Of so many waits alike the n-th stands at level n / (count + 1), so that ranges hold (Weibull). */
const evenPlaces = new Map<number, Float64Array>();

function placesOf(count: number): Float64Array {
  const known = evenPlaces.get(count);
  if (known) return known;
  const places = Float64Array.from({ length: count }, (_, i) => (i + 1) / (count + 1));
  evenPlaces.set(count, places);
  return places;
}

/** Chances to stay that differ less than this move no quantile. */
const AS_GOOD_AS_EVEN = 0.98;
let weighed = new Float64Array(256);

/**
 * Where each of these waits stands among those that end with a call. Who is called has waited less than all would who
 * stand where he stood, since of the long waits fewer are stayed through: each wait counts by the chance to stay so long.
 * Waits without an end in the run keep their share.
 */
function placesOfStayed(sorted: Int32Array, { table, waited }: Staying): Float64Array {
  const count = sorted.length;
  let ending = count;
  while (ending > 0 && sorted[ending - 1]! >= LONGEST_WAIT) ending--;
  const first = stayingAt(table, waited + sorted[0]!);
  if (ending === 0 || stayingAt(table, waited + sorted[ending - 1]!) > AS_GOOD_AS_EVEN * first) return placesOf(count);
  if (weighed.length < count) weighed = new Float64Array(2 * count);
  let before = 0;
  for (let i = 0; i < ending; i++) {
    const weight = stayingAt(table, waited + sorted[i]!);
    weighed[i] = before + 0.5 * weight;
    before += weight;
  }
  const usual = before / ending;
  for (let i = ending; i < count; i++) weighed[i] = before + (i - ending + 0.5) * usual;
  const whole = 1 / (usual * (count + 1));
  for (let i = 0; i < count; i++) weighed[i] = (weighed[i]! + 0.5 * usual) * whole;
  return weighed;
}

const PER_SECOND = 1 / 1000;

/** Quantiles at these rising levels, in whole seconds, of waits in order by where they stand. */
function read(sorted: Int32Array, places: Float64Array, levels: ArrayLike<number>): number[] {
  const last = sorted.length - 1;
  const quantiles: number[] = [];
  let i = 0;
  for (let l = 0; l < levels.length; l++) {
    const level = levels[l]!;
    while (i < last && places[i + 1]! <= level) i++;
    const wait = sorted[i]!;
    const beyond = level - places[i]!;
    const next = i < last && beyond > 0 ? sorted[i + 1]! - wait : 0;
    const exact = next > 0 ? wait + (next * beyond) / (places[i + 1]! - places[i]!) : wait;
    quantiles.push((exact * PER_SECOND + 0.5) | 0);
  }
  return quantiles;
}

/**
 * Quantiles of a run's waits in ms, 0 to `LONGEST_WAIT`, at two lists of rising levels. Sorts its first argument.
 * `staying` is null for somebody who does not leave.
 */
export function quantilesOf(
  waits: Int32Array,
  staying: Staying | null,
  told: ArrayLike<number>,
  raw: ArrayLike<number>,
): { readonly told: number[]; readonly raw: number[] } {
  waits.sort();
  const places = staying ? placesOfStayed(waits, staying) : placesOf(waits.length);
  const asRaw = read(waits, places, raw);
  return { told: told === raw ? asRaw : read(waits, places, told), raw: asRaw };
}
