import { ableTo, countsForReserve, type FloorGrains, type GrainStep, type GrainTask } from './floor-grains.ts';

/** One step to be given to a worker. */
export interface Piece {
  /** Index of its task in `tasks`; the pieces of one task may lie on one worker though their buffers overlap. */
  readonly task: number;
  readonly step: GrainStep;
  /** Who may take it, the present one first, then those with the fewest other skills, overflow lanes last. */
  readonly options: readonly number[];
}

/** The part of a floor that one new task can disturb: everything linked to it by overlapping time. */
export interface Puzzle {
  readonly cut: FloorGrains;
  /** The new task is the last. */
  readonly tasks: readonly GrainTask[];
  /** Sorted by the begin of their occupied time. */
  readonly pieces: readonly Piece[];
  readonly from: number;
  readonly until: number;
  /** True where the reserve depends on who takes what: lanes, buffers past a shift, steps whose buffers overlap. */
  readonly reserveDependsOnPlan: boolean;
}

/** Who takes each piece, by its index; -1 = not given yet. */
export type Assignment = Int16Array;

/** Counts down over all searches of one question; at zero the search has run out. */
export interface Budget {
  nodes: number;
}

/** Pieces, options and range of everything that the new task can disturb. */
export function puzzleOf(cut: FloorGrains, task: GrainTask): Puzzle {
  const { tasks, from, until } = linkedTasks(cut, task);
  const pieces: Piece[] = [];
  tasks.forEach((linked, index) => {
    for (const step of linked.steps) pieces.push({ task: index, step, options: optionsOf(cut, step) });
  });
  pieces.sort((a, b) => a.step.occupiedFrom - b.step.occupiedFrom || a.step.occupiedUntil - b.step.occupiedUntil);
  return { cut, tasks, pieces, from, until, reserveDependsOnPlan: reserveDepends(cut, tasks, pieces) };
}

function linkedTasks(cut: FloorGrains, task: GrainTask): { tasks: GrainTask[]; from: number; until: number } {
  let from = task.first;
  let until = task.last;
  let tasks: GrainTask[] = [];
  for (let found = -1; found !== tasks.length; ) {
    found = tasks.length;
    tasks = [];
    for (const other of cut.tasks) {
      if (other.first >= until) break;
      if (other.last <= from) continue;
      tasks.push(other);
      from = Math.min(from, other.first);
      until = Math.max(until, other.last);
    }
  }
  return { tasks: [...tasks, task], from, until };
}

// An older appointment may stay where it is whatever has changed since; it may go only to who can serve it.
function optionsOf(cut: FloorGrains, step: GrainStep): readonly number[] {
  const able = ableTo(cut, step);
  if (step.worker < 0 || able[0] === step.worker) return able;
  return [step.worker, ...able.filter((worker) => worker !== step.worker)];
}

function reserveDepends(cut: FloorGrains, tasks: readonly GrainTask[], pieces: readonly Piece[]): boolean {
  if (tasks.some(({ steps }) => steps.some((a, i) => steps.some((b, j) => i < j && overlap(a, b))))) return true;
  for (const { step, options } of pieces) {
    for (let g = step.occupiedFrom; g < step.occupiedUntil; g++) {
      if (cut.required[g] === 0) continue;
      if (options.some((worker) => !countsForReserve(cut, worker, g))) return true;
    }
  }
  return false;
}

/**
 * The puzzle with only the pieces within `hops` overlaps of the new task. What cannot be solved with fewer pieces cannot be
 * solved with all, and a proof on few is fast.
 */
export function nearby(puzzle: Puzzle, hops: number): Puzzle {
  let { first: from, last: until } = puzzle.tasks[puzzle.tasks.length - 1]!;
  let pieces: Piece[] = [];
  for (let hop = 0; hop < hops; hop++) {
    pieces = puzzle.pieces.filter(({ step }) => step.occupiedFrom < until && from < step.occupiedUntil);
    from = Math.min(...pieces.map(({ step }) => step.occupiedFrom));
    until = Math.max(...pieces.map(({ step }) => step.occupiedUntil));
  }
  return { ...puzzle, pieces, from, until };
}

export const overlap = (a: GrainStep, b: GrainStep): boolean =>
  a.occupiedFrom < b.occupiedUntil && b.occupiedFrom < a.occupiedUntil;

/**
 * Looks at single moments: whether all pieces then under way can have different workers, with some of them given for good.
 * Necessary for a plan, not enough, and cheap: who has a worker keeps it unless somebody without one needs it.
 */
export class Moments {
  private readonly puzzle: Puzzle;
  private readonly underWay = new Map<number, readonly number[]>();
  private readonly begins: readonly number[];

  constructor(puzzle: Puzzle) {
    this.puzzle = puzzle;
    this.begins = [...new Set(puzzle.pieces.map((piece) => piece.step.occupiedFrom))].sort((a, b) => a - b);
  }

  /** `given[piece]` 1 = has its worker for good. Moments outside `[from, until)` are not looked at. */
  allMatch(from: number, until: number, assignment: Assignment, given: Uint8Array): boolean {
    if (!this.matches(from, assignment, given)) return false;
    return this.begins.every((at) => at <= from || at >= until || this.matches(at, assignment, given));
  }

  private matches(at: number, assignment: Assignment, given: Uint8Array): boolean {
    const under = this.at(at);
    const holder = new Map<number, number>();
    for (const piece of under) if (assignment[piece]! >= 0) holder.set(assignment[piece]!, piece);
    const augment = (piece: number, tried: Set<number>): boolean => {
      for (const worker of this.puzzle.pieces[piece]!.options) {
        if (tried.has(worker)) continue;
        tried.add(worker);
        const other = holder.get(worker);
        if (other === undefined || (given[other] === 0 && augment(other, tried))) {
          holder.set(worker, piece);
          return true;
        }
      }
      return false;
    };
    return under.every((piece) => assignment[piece]! >= 0 || augment(piece, new Set()));
  }

  /** One piece a task: those of one task may share a worker, so the others say nothing. */
  private at(at: number): readonly number[] {
    const known = this.underWay.get(at);
    if (known) return known;
    const tasks = new Set<number>();
    const under: number[] = [];
    this.puzzle.pieces.forEach(({ step, task }, index) => {
      if (step.occupiedFrom > at || step.occupiedUntil <= at || tasks.has(task)) return;
      tasks.add(task);
      under.push(index);
    });
    this.underWay.set(at, under);
    return under;
  }
}
