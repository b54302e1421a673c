import { MINUTE } from '../../time/instant.ts';

/** Minutes waited from which each chance of `leaving` holds. */
export const LEAVING_FROM = [0, 10, 20, 30, 45, 60, 90, 150] as const;

/** Waits up to so many minutes are told apart; who has waited longer stays. */
const STAYING_MINUTES = 720;
/** Departures that are as good as certain: beyond this nothing is left to divide by. */
const SURELY_GONE = 600;

const stayingBy = new WeakMap<Float64Array, Float64Array>();

/** Chance, 0 to 1, that somebody is still in line after each whole minute of waiting: e to minus the summed chances of leaving. */
export function stayingTable(leaving: Float64Array): Float64Array {
  const known = stayingBy.get(leaving);
  if (known) return known;
  const table = new Float64Array(STAYING_MINUTES + 1);
  let bucket = 0;
  let departures = 0;
  table[0] = 1;
  for (let minute = 0; minute < STAYING_MINUTES; minute++) {
    while (bucket + 1 < LEAVING_FROM.length && LEAVING_FROM[bucket + 1]! <= minute) bucket++;
    departures = Math.min(SURELY_GONE, departures + leaving[bucket]!);
    table[minute + 1] = Math.exp(-departures);
  }
  stayingBy.set(leaving, table);
  return table;
}

const PER_MINUTE = 1 / MINUTE;

/** The same at any wait in ms. */
export function stayingAt(table: Float64Array, waited: number): number {
  const minutes = waited * PER_MINUTE;
  if (minutes <= 0) return 1;
  if (minutes >= STAYING_MINUTES) return table[STAYING_MINUTES]!;
  const minute = minutes | 0;
  return table[minute]! + (table[minute + 1]! - table[minute]!) * (minutes - minute);
}
