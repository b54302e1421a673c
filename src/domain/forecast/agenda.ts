/** No moment that is played; moments of a play are whole milliseconds from now on. */
export const NEVER = 2 ** 31 - 1;

/**
 * What happens next, and to whom. Few enough to stand in order of time: whoever has had his turn is moved to where his
 * next one is, so that nothing has to be searched.
 */
export class Agenda {
  /** Moments in order, and beside each whom it concerns. */
  at = new Int32Array(1);
  who = new Int32Array(1);
  private count = 0;

  /** Nothing is due to anybody; there is room for so many. */
  clear(room: number): void {
    this.count = 0;
    if (this.at.length <= room) {
      this.at = new Int32Array(2 * room + 1);
      this.who = new Int32Array(2 * room + 1);
    }
    this.at[0] = NEVER;
  }

  /** Behind the last turn of all stands `NEVER`. */
  add(at: number, who: number): void {
    this.moveBack(this.count++, at, who);
    this.at[this.count] = NEVER;
  }

  /** Who is first, if that is due by then, or -1. */
  due(by: number): number {
    return this.at[0]! <= by ? this.who[0]! : -1;
  }

  /** Whoever was first has his next turn then. */
  replaceFirst(at: number, who: number): void {
    this.moveOn(0, at, who);
  }

  /** Somebody's next turn is then instead. */
  change(at: number, who: number): void {
    let i = 0;
    while (this.who[i] !== who) i++;
    if (this.at[i]! <= at) this.moveOn(i, at, who);
    else this.moveBack(i, at, who);
  }

  private moveOn(from: number, at: number, who: number): void {
    const { at: times, who: whose } = this;
    const last = this.count - 1;
    let i = from;
    for (; i < last && times[i + 1]! <= at; i++) {
      times[i] = times[i + 1]!;
      whose[i] = whose[i + 1]!;
    }
    times[i] = at;
    whose[i] = who;
  }

  private moveBack(from: number, at: number, who: number): void {
    const { at: times, who: whose } = this;
    let i = from;
    for (; i > 0 && times[i - 1]! > at; i--) {
      times[i] = times[i - 1]!;
      whose[i] = whose[i - 1]!;
    }
    times[i] = at;
    whose[i] = who;
  }
}
