import type { Instant } from '../../time/instant.ts';

interface Due {
  readonly at: Instant;
  readonly order: number;
  readonly happen: () => void;
}

const isBefore = (a: Due, b: Due): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

/** What is still to happen, taken out in order of time (a binary heap); equal times in the order of being put in. */
export class EventQueue {
  now: Instant = Number.NEGATIVE_INFINITY;
  private readonly heap: Due[] = [];
  private count = 0;

  /** Something happens at `at`, or at once where that has passed. */
  at(at: Instant, happen: () => void): void {
    const { heap } = this;
    let i = heap.length;
    heap.push({ at: Math.round(Math.max(at, this.now)), order: this.count++, happen });
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (!isBefore(heap[i]!, heap[parent]!)) break;
      this.swap(i, parent);
      i = parent;
    }
  }

  /** Lets everything happen that is due before `until`, then stands at `until`. */
  runUntil(until: Instant): void {
    while (this.heap.length > 0 && this.heap[0]!.at < until) {
      const due = this.takeFirst();
      this.now = due.at;
      due.happen();
    }
    this.now = until;
  }

  private takeFirst(): Due {
    const { heap } = this;
    const first = heap[0]!;
    const last = heap.pop()!;
    if (heap.length === 0) return first;
    heap[0] = last;
    for (let i = 0; ; ) {
      const left = 2 * i + 1;
      if (left >= heap.length) break;
      const right = left + 1;
      const child = right < heap.length && isBefore(heap[right]!, heap[left]!) ? right : left;
      if (!isBefore(heap[child]!, heap[i]!)) break;
      this.swap(i, child);
      i = child;
    }
    return first;
  }

  private swap(i: number, j: number): void {
    const { heap } = this;
    [heap[i], heap[j]] = [heap[j]!, heap[i]!];
  }
}
