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

/** So many of the columns of even pairs are the advisors'; the people's are the others. */
const ADVISOR_COLUMNS = 3;
/** Orders kept of each column, a power of two. */
const VARIANTS = 64;

/**
 * Levels for every replication of a run. What is drawn takes one level from each of `count` equal strata (Latin
 * hypercube), in an order that hangs on what it is drawn for: a few hundred plays tell what thousands of free draws would,
 * and a draw is a look-up.
 *
 * Where `count` is the square of a prime p, there are p + 1 columns besides, any two of which fall evenly together: of p by
 * p wide strata, each pair is drawn once (an orthogonal array of strength 2, made a Latin hypercube: Tang 1993). What
 * matters most, the services in progress and those of the line, is drawn from them.
 */
export class Strata {
  /** Every order twice in a row, so that a draw may begin anywhere in it; then the columns' orders. A row begins at `rowOf`. */
  readonly ranks: Uint8Array;
  private readonly columns: number;
  private readonly columnsFrom: number;

  /** `count` is at most 256. */
  constructor(readonly count: number) {
    const wide = primeRoot(count);
    this.columns = wide === 0 ? 0 : wide + 1;
    this.columnsFrom = ORDERS * 2 * count;
    this.ranks = new Uint8Array(this.columnsFrom + this.columns * VARIANTS * count);
    for (let order = 0; order < ORDERS; order++) {
      const ranks = shuffled(count, order);
      this.ranks.set(ranks, order * 2 * count);
      this.ranks.set(ranks, (order * 2 + 1) * count);
    }
    for (let row = 0; row < this.columns * VARIANTS; row++) {
      this.ranks.set(columnOrder(wide, Math.floor(row / VARIANTS), row), this.columnsFrom + row * count);
    }
  }

  /** Where the ranks of a draw begin, by its 32 random bits: the rank in replication `r` is `ranks[row + r]`. */
  rowOf(bits: number): number {
    const place = (((bits >>> PLACE_FROM) & PLACES) * this.count) >>> PLACE_BITS;
    return (bits & (ORDERS - 1)) * 2 * this.count + place;
  }

  private columnRow(column: number, variant: number): number {
    return this.columnsFrom + (column * VARIANTS + (variant & (VARIANTS - 1))) * this.count;
  }

  /** The same for the service that the `n`-th advisor of a store has in hand. */
  rowOfAdvisor(n: number, bits: number): number {
    return n < ADVISOR_COLUMNS && this.columns > 0 ? this.columnRow(n, bits) : this.rowOf(bits);
  }

  /** The same for the service of whoever has this ticket number: those whose numbers are near have columns, or orders, of their own. */
  rowOfTicket(ticket: number, seed: number, bits: number): number {
    const columns = this.columns - ADVISOR_COLUMNS;
    if (columns <= 0) return this.rowOf(bits);
    return this.columnRow(ADVISOR_COLUMNS + (ticket % columns), Math.floor(ticket / columns) + seed);
  }

  /** The levels, in (0, 1), of a draw whose ranks begin at this row, in every replication. */
  fillRow(row: number, bits: number, into: Float64Array): void {
    const { ranks, count } = this;
    const within = withinOf(bits);
    for (let r = 0; r < count; r++) into[r] = (ranks[row + r]! + within) / count;
  }

  /** The levels of a draw in every replication, in (0, 1). */
  fill(bits: number, into: Float64Array): void {
    this.fillRow(this.rowOf(bits), bits, into);
  }
}

/** The prime whose square this is, or 0. */
function primeRoot(count: number): number {
  const root = Math.round(Math.sqrt(count));
  return root * root === count && [2, 3, 5, 7, 11, 13].includes(root) ? root : 0;
}

/** An order of a column: replications of the same wide stratum stand at the ranks of that stratum, both in an order of their own. */
function columnOrder(wide: number, column: number, variant: number): Uint8Array {
  const names = shuffled(wide, mix(variant, 1));
  const within = Array.from({ length: wide }, (_, stratum) => shuffled(wide, mix(variant, 2 + stratum)));
  return Uint8Array.from({ length: wide * wide }, (_, r) => {
    const [i, j] = [Math.floor(r / wide), r % wide];
    const [stratum, place] = column === wide ? [i, j] : [(j + column * i) % wide, i];
    return names[stratum]! * wide + within[stratum]![place]!;
  });
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
