import type { SearchEnd } from './displace-search.ts';
import { countsForReserve } from './floor-grains.ts';
import type { Assignment, Budget, Puzzle } from './puzzle.ts';

/**
 * Decides a puzzle exactly by going through its pieces in order of time. What is still possible depends only on who is
 * taken until when, so a state met before is not gone into again, and workers who can serve the same of what is to come
 * are alike. Checks the walk-in reserve grain by grain.
 */
export function sweepSearch(puzzle: Puzzle, assignment: Assignment, budget: Budget): SearchEnd {
  return new SweepSearch(puzzle, assignment, budget).run();
}

class SweepSearch {
  private readonly puzzle: Puzzle;
  private readonly assignment: Assignment;
  private readonly budget: Budget;
  private readonly failed = new Set<string>();
  private readonly takenUntil: Int32Array;
  private readonly takenBy: Int32Array;
  /** By piece: workers that are alike for it and everything after it have the same number. */
  private readonly likeness: Int32Array[];
  private readonly lastPieceOfTask: Int32Array;
  /** By grain of the range: advisors on shift and unassigned, and how many must stay so. */
  private readonly unassigned: Int16Array;
  private readonly mustStay: Int16Array;

  constructor(puzzle: Puzzle, assignment: Assignment, budget: Budget) {
    this.puzzle = puzzle;
    this.assignment = assignment;
    this.budget = budget;
    const workers = puzzle.cut.workers.length;
    this.takenUntil = new Int32Array(workers).fill(-1);
    this.takenBy = new Int32Array(workers).fill(-1);
    this.likeness = likenessOf(puzzle);
    this.lastPieceOfTask = new Int32Array(puzzle.tasks.length);
    puzzle.pieces.forEach((piece, index) => {
      this.lastPieceOfTask[piece.task] = index;
    });
    const range = puzzle.until - puzzle.from;
    this.unassigned = new Int16Array(range);
    this.mustStay = new Int16Array(range);
    this.prepareReserve();
  }

  run(): SearchEnd {
    this.assignment.fill(-1);
    return this.go(0);
  }

  // Where an older booking already went beyond the reserve, only the grains of the new task are held to it.
  private prepareReserve(): void {
    const { cut, from, until, tasks } = this.puzzle;
    const fresh = tasks[tasks.length - 1]!;
    for (let g = from; g < until; g++) {
      let working = 0;
      for (let w = 0; w < cut.workers.length; w++) if (countsForReserve(cut, w, g)) working++;
      const present = cut.spare[g]! + cut.required[g]!;
      const isNew = g >= fresh.first && g < fresh.last;
      this.unassigned[g - from] = working;
      this.mustStay[g - from] = isNew ? Math.min(cut.required[g]!, working) : Math.min(cut.required[g]!, present);
    }
  }

  private go(index: number): SearchEnd {
    if (index === this.puzzle.pieces.length) return 'found';
    const state = this.stateAt(index);
    if (this.failed.has(state)) return 'stuck';
    if (--this.budget.nodes < 0) return 'spent';
    const tried = new Set<number>();
    for (const worker of this.optionsAt(index)) {
      if (!this.isFree(index, worker) || this.isAlikeTried(index, worker, tried)) continue;
      const end = this.goWith(index, worker);
      if (end !== 'stuck') return end;
    }
    this.failed.add(state);
    return 'stuck';
  }

  private goWith(index: number, worker: number): SearchEnd {
    const { step, task } = this.puzzle.pieces[index]!;
    const until = this.takenUntil[worker]!;
    const by = this.takenBy[worker]!;
    const from = by === task ? Math.max(step.occupiedFrom, until) : step.occupiedFrom;
    if (!this.useReserve(worker, from, step.occupiedUntil)) return 'stuck';
    this.takenUntil[worker] = Math.max(until, step.occupiedUntil);
    this.takenBy[worker] = task;
    this.assignment[index] = worker;
    const end = this.go(index + 1);
    if (end === 'found') return end;
    this.giveBackReserve(worker, from, step.occupiedUntil);
    this.takenUntil[worker] = until;
    this.takenBy[worker] = by;
    this.assignment[index] = -1;
    return end;
  }

  /** The worker of the task's other step first: one advisor where one can do it all. */
  private optionsAt(index: number): readonly number[] {
    const piece = this.puzzle.pieces[index]!;
    const mate = piece.options.find((worker) => this.takenBy[worker] === piece.task);
    if (mate === undefined) return piece.options;
    return [mate, ...piece.options.filter((worker) => worker !== mate)];
  }

  private isFree(index: number, worker: number): boolean {
    const { step, task } = this.puzzle.pieces[index]!;
    return this.takenUntil[worker]! <= step.occupiedFrom || this.takenBy[worker] === task;
  }

  private isAlikeTried(index: number, worker: number, tried: Set<number>): boolean {
    const { step, task } = this.puzzle.pieces[index]!;
    if (this.takenUntil[worker]! > step.occupiedFrom || this.takenBy[worker] === task) return false;
    const likeness = this.likeness[index]![worker]!;
    if (tried.has(likeness)) return true;
    tried.add(likeness);
    return false;
  }

  private stateAt(index: number): string {
    const now = this.puzzle.pieces[index]!.step.occupiedFrom;
    const parts: string[] = [];
    for (let worker = 0; worker < this.takenUntil.length; worker++) {
      const by = this.takenBy[worker]!;
      const isHalfway = by >= 0 && this.lastPieceOfTask[by]! >= index;
      const until = this.takenUntil[worker]!;
      if (until <= now && !isHalfway) continue;
      parts.push(`${this.likeness[index]![worker]}:${Math.max(until, now)}${isHalfway ? `:${by}` : ''}`);
    }
    return `${index}|${parts.sort().join()}`;
  }

  private useReserve(worker: number, from: number, until: number): boolean {
    const { cut } = this.puzzle;
    for (let g = from; g < until; g++) {
      if (!countsForReserve(cut, worker, g)) continue;
      const at = g - this.puzzle.from;
      if (this.unassigned[at]! - 1 < this.mustStay[at]!) {
        this.giveBackReserve(worker, from, g);
        return false;
      }
      this.unassigned[at]!--;
    }
    return true;
  }

  private giveBackReserve(worker: number, from: number, until: number): void {
    for (let g = from; g < until; g++) {
      if (countsForReserve(this.puzzle.cut, worker, g)) this.unassigned[g - this.puzzle.from]!++;
    }
  }
}

function likenessOf(puzzle: Puzzle): Int32Array[] {
  const workers = puzzle.cut.workers.length;
  const rows: Int32Array[] = new Array(puzzle.pieces.length + 1);
  rows[puzzle.pieces.length] = firstLikeness(puzzle, workers);
  for (let index = puzzle.pieces.length - 1; index >= 0; index--) {
    const numbers = new Map<number, number>();
    const row = new Int32Array(workers);
    const after = rows[index + 1]!;
    const { options } = puzzle.pieces[index]!;
    for (let worker = 0; worker < workers; worker++) {
      const key = after[worker]! * 2 + (options.includes(worker) ? 1 : 0);
      const number = numbers.get(key) ?? numbers.size;
      numbers.set(key, number);
      row[worker] = number;
    }
    rows[index] = row;
  }
  return rows;
}

// Where the reserve depends on who takes what, workers with other hours are not alike.
function firstLikeness(puzzle: Puzzle, workers: number): Int32Array {
  const row = new Int32Array(workers);
  if (!puzzle.reserveDependsOnPlan) return row;
  const patterns = new Map<string, number>();
  for (let worker = 0; worker < workers; worker++) {
    let pattern = puzzle.cut.workers[worker]!.kind[0]!;
    for (let g = puzzle.from; g < puzzle.until; g++) pattern += countsForReserve(puzzle.cut, worker, g) ? '1' : '0';
    const number = patterns.get(pattern) ?? patterns.size;
    patterns.set(pattern, number);
    row[worker] = number;
  }
  return row;
}
