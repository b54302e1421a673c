import { advisorFor, type CallingFloor, canServe, goesBefore, keptFree } from './calling-rule.ts';

/**
 * The line kept in the order of the calling rule, for whoever asks it many times in a row: the first who can be called is
 * found without comparing everybody. It is the same rule, since the order is made by `goesBefore` and made again at every
 * moment at which passing time could change it.
 */
export class OrderedLine {
  /** People by their index, from `first` up to `end`. */
  order: Int32Array;
  first = 0;
  end = 0;
  /** From here on the order may be another. */
  private validUntil = Number.NEGATIVE_INFINITY;

  constructor(capacity: number) {
    this.order = new Int32Array(capacity);
  }

  /** There is room for so many from here on; whoever stood in line is forgotten. */
  reserve(capacity: number): void {
    if (this.order.length < capacity) this.order = new Int32Array(2 * capacity);
    this.first = 0;
    this.end = 0;
  }

  /** Takes over the order of another line of the same floor. */
  copy(from: OrderedLine): void {
    const { order } = this;
    this.first = from.first;
    this.end = from.end;
    this.validUntil = from.validUntil;
    for (let i = from.first; i < from.end; i++) order[i] = from.order[i]!;
  }

  /** Everybody who is in line now. */
  fill(f: CallingFloor, now: number): void {
    this.first = 0;
    this.end = f.people;
    for (let p = 0; p < f.people; p++) this.order[p] = p;
    this.sort(f, now);
  }

  /** Somebody who comes now. */
  add(f: CallingFloor, person: number, now: number): void {
    if (now >= this.validUntil) this.sort(f, now);
    const { order } = this;
    let place = this.first;
    while (place < this.end && goesBefore(f, order[place]!, person, now)) place++;
    for (let i = this.end; i > place; i--) order[i] = order[i - 1]!;
    order[place] = person;
    this.end++;
    this.validUntil = this.nextChange(f, now);
  }

  removeAt(place: number): void {
    if (place === this.first) {
      this.first++;
      return;
    }
    const { order } = this;
    const last = --this.end;
    for (let i = place; i < last; i++) order[i] = order[i + 1]!;
  }

  /** The place in `order` of the one whom this advisor calls next, or -1; see `nextToCall`. */
  nextToCall(f: CallingFloor, advisor: number, now: number): number {
    if (now >= this.validUntil) this.sort(f, now);
    const { order, end } = this;
    for (let i = this.first; i < end; i++) {
      const p = order[i]!;
      if (!canServe(f, advisor, p) || f.callableFrom[p]! > now) continue;
      if (f.bookings === 0 || keptFree(f, advisor, p, now) < 0) return i;
    }
    return -1;
  }

  /** The place of the one who is called next by any free advisor, or -1; see `nextOnFloor`. */
  nextOnFloor(f: CallingFloor, now: number): number {
    if (now >= this.validUntil) this.sort(f, now);
    const { order, end } = this;
    for (let i = this.first; i < end; i++) {
      const p = order[i]!;
      if (f.callableFrom[p]! <= now && advisorFor(f, p, now) >= 0) return i;
    }
    return -1;
  }

  private sort(f: CallingFloor, now: number): void {
    const { order } = this;
    for (let i = this.first + 1; i < this.end; i++) {
      const p = order[i]!;
      let place = i;
      for (; place > this.first && goesBefore(f, p, order[place - 1]!, now); place--) order[place] = order[place - 1]!;
      order[place] = p;
    }
    this.validUntil = this.nextChange(f, now);
  }

  /**
   * The next moment at which somebody begins to compete or has a better place, or has waited too long: which changes
   * nothing where they stand as they came.
   */
  private nextChange(f: CallingFloor, now: number): number {
    const { order, end } = this;
    let at = Number.POSITIVE_INFINITY;
    let tooLong = Number.POSITIVE_INFINITY;
    let standAsTheyCame = true;
    let [joinedBefore, placeBefore] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let i = this.first; i < end; i++) {
      const p = order[i]!;
      const competes = f.competesFrom[p]!;
      if (competes > now && competes < at) at = competes;
      const better = f.betterFrom[p]!;
      if (better > now && better < at) at = better;
      const joined = f.joinedAt[p]!;
      const place = f.lineTime[p]!;
      if (joined < joinedBefore || place < placeBefore) standAsTheyCame = false;
      const late = joined + f.numbers.maxWait;
      if (late >= now && late < tooLong) tooLong = late;
      joinedBefore = joined;
      placeBefore = place;
    }
    return standAsTheyCame ? at : Math.min(at, tooLong);
  }
}
