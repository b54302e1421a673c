import { type Assignment, type Budget, Moments, overlap, type Puzzle } from './puzzle.ts';

/** `stuck`: proven that no plan exists; `spent`: the budget ran out first. */
export type SearchEnd = 'found' | 'stuck' | 'spent';

/**
 * Gives the new task's pieces to workers, putting off whoever is in the way and giving those to others in turn. What has
 * been given stays given in that branch, and what is in nobody's way stays where it is, so the plan found is close to the
 * present one. Complete: any plan that exists is reached by giving each displaced piece to whom that plan names.
 * The walk-in reserve must not depend on the plan (`puzzle.reserveDependsOnPlan` false).
 */
export function displaceSearch(puzzle: Puzzle, assignment: Assignment, budget: Budget): SearchEnd {
  return new DisplaceSearch(puzzle, assignment, budget).run();
}

class DisplaceSearch {
  private readonly given: Uint8Array;
  private readonly puzzle: Puzzle;
  private readonly assignment: Assignment;
  private readonly budget: Budget;
  private readonly neighbours: number[][];
  private readonly moments: Moments;

  constructor(puzzle: Puzzle, assignment: Assignment, budget: Budget) {
    this.puzzle = puzzle;
    this.assignment = assignment;
    this.budget = budget;
    this.given = new Uint8Array(puzzle.pieces.length);
    this.neighbours = neighboursOf(puzzle);
    this.moments = new Moments(puzzle);
  }

  run(): SearchEnd {
    const fresh = this.puzzle.tasks.length - 1;
    const waiting: number[] = [];
    this.puzzle.pieces.forEach((piece, index) => {
      this.assignment[index] = piece.step.worker;
      if (piece.task === fresh) waiting.push(index);
    });
    return this.give(waiting);
  }

  private give(waiting: readonly number[]): SearchEnd {
    if (waiting.length === 0) return 'found';
    if (--this.budget.nodes < 0) return 'spent';
    const piece = this.tightest(waiting);
    if (piece < 0) return 'stuck';
    const rest = waiting.filter((other) => other !== piece);
    this.given[piece] = 1;
    const options = this.openOptions(piece)
      .map((worker) => ({ worker, displaced: this.inTheWay(piece, worker) }))
      .sort((a, b) => a.displaced.length - b.displaced.length);
    for (const { worker, displaced } of options) {
      this.assignment[piece] = worker;
      const before = displaced.map((other) => this.assignment[other]!);
      for (const other of displaced) this.assignment[other] = -1;
      const { occupiedFrom, occupiedUntil } = this.puzzle.pieces[piece]!.step;
      const end = this.moments.allMatch(occupiedFrom, occupiedUntil, this.assignment, this.given)
        ? this.give([...rest, ...displaced])
        : 'stuck';
      if (end !== 'stuck') return end;
      displaced.forEach((other, i) => {
        this.assignment[other] = before[i]!;
      });
    }
    this.assignment[piece] = -1;
    this.given[piece] = 0;
    return 'stuck';
  }

  /** The waiting piece with the fewest options; -1 where one has none. */
  private tightest(waiting: readonly number[]): number {
    let best = -1;
    let fewest = Number.POSITIVE_INFINITY;
    for (const piece of waiting) {
      const count = this.openOptions(piece).length;
      if (count === 0) return -1;
      if (count < fewest) {
        fewest = count;
        best = piece;
      }
    }
    return best;
  }

  /** Workers on whom nothing that has been given stands in the way. */
  private openOptions(piece: number): number[] {
    const { options } = this.puzzle.pieces[piece]!;
    return options.filter((worker) =>
      this.neighbours[piece]!.every((other) => this.given[other] === 0 || this.assignment[other] !== worker),
    );
  }

  private inTheWay(piece: number, worker: number): number[] {
    return this.neighbours[piece]!.filter((other) => this.assignment[other] === worker);
  }
}

function neighboursOf(puzzle: Puzzle): number[][] {
  const { pieces } = puzzle;
  return pieces.map((piece) => {
    const near: number[] = [];
    pieces.forEach((other, index) => {
      if (other.task !== piece.task && overlap(piece.step, other.step)) near.push(index);
    });
    return near;
  });
}
