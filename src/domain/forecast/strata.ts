import { mix } from './draws.ts';

/** So many orders are kept, a power of two: two draws rarely share one, and then begin at different places of it. */
const ORDERS = 32;
/** Of the 32 bits of a draw: 5 choose its order, 11 the place in it, and 16 where in its stratum a level lies. */
const PLACE_FROM = 5;
const PLACE_BITS = 11;
const PLACES = 0x7ff;
const WITHIN_FROM = 16;
const PER_WITHIN = 1 / 0x1_0000;

/** Where a level lies in its stratum, even in (0, 1). */
export const withinOf = (bits: number): number => ((bits >>> WITHIN_FROM) + 0.5) * PER_WITHIN;

/**
 * Levels for every replication of a run. What is drawn takes one level from each of `count` equal strata (Latin
 * hypercube), in an order that hangs on what it is drawn for: a few hundred plays tell what thousands of free draws would,
 * and a draw is a look-up.
 */
export class Strata {
  /** Every order twice in a row, so that a draw may begin anywhere in it. A row begins at `rowOf`. */
  readonly ranks: Uint8Array;

  /** `count` is at most 256. */
  constructor(readonly count: number) {
    this.ranks = new Uint8Array(ORDERS * 2 * count);
    for (let order = 0; order < ORDERS; order++) {
      const ranks = shuffled(count, order);
      this.ranks.set(ranks, order * 2 * count);
      this.ranks.set(ranks, (order * 2 + 1) * count);
    }
  }

  /** Where the ranks of a draw begin, by its 32 random bits: the rank in replication `r` is `ranks[row + r]`. */
  rowOf(bits: number): number {
    const place = (((bits >>> PLACE_FROM) & PLACES) * this.count) >>> PLACE_BITS;
    return (bits & (ORDERS - 1)) * 2 * this.count + place;
  }

  /** The levels of a draw in every replication, in (0, 1). */
  fill(bits: number, into: Float64Array): void {
    const { ranks, count } = this;
    const row = this.rowOf(bits);
    const within = withinOf(bits);
    for (let r = 0; r < count; r++) into[r] = (ranks[row + r]! + within) / count;
  }
}

function shuffled(count: number, order: number): Uint8Array {
  const ranks = new Uint8Array(count);
  for (let i = 0; i < count; i++) ranks[i] = i;
  for (let i = count - 1; i > 0; i--) {
    const j = (mix(order, i) >>> 0) % (i + 1);
    const held = ranks[i]!;
    ranks[i] = ranks[j]!;
    ranks[j] = held;
  }
  return ranks;
}

const made = new Map<number, Strata>();

/** Strata for so many replications, made once. */
export function strataFor(count: number): Strata {
  const known = made.get(count);
  if (known) return known;
  const strata = new Strata(count);
  made.set(count, strata);
  return strata;
}
