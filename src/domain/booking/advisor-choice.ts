import type { Instant } from '../../time/instant.ts';
import type { BookedStep } from './appointment.ts';
import { displaceSearch, type SearchEnd } from './displace-search.ts';
import {
  ableTo,
  canServe,
  countsForReserve,
  type FloorGrains,
  type GrainStep,
  type GrainTask,
  isOpenFor,
  toTask,
} from './floor-grains.ts';
import { type Assignment, type Budget, Moments, nearby, overlap, type Puzzle, puzzleOf } from './puzzle.ts';
import { sweepSearch } from './sweep-search.ts';

/** A time asked for. */
export interface Wanted {
  readonly id: string;
  readonly startsAt: Instant;
  readonly steps: readonly BookedStep[];
}

/** Who takes each step of a commitment, in the order of its steps. */
export interface Assigned {
  readonly commitmentId: string;
  readonly advisorIds: readonly string[];
}

/**
 * `fits`: who serves the new one, and the older commitments that go to somebody else for it (times never change).
 * `closed`: the store is not open for the whole of it. `full`: proven that no plan serves everybody.
 * `ran_out`: the search took too long; nothing is offered.
 */
export type Choice =
  | { readonly kind: 'fits'; readonly advisorIds: readonly string[]; readonly changed: readonly Assigned[] }
  | { readonly kind: 'closed' }
  | { readonly kind: 'full' }
  | { readonly kind: 'ran_out' };

/** Nodes of the two searches of one question; a node costs some microseconds. */
export const SEARCH_NODES = { quick: 100, proof: 5_000, displace: 2_000, sweep: 60_000 } as const;

/** Beyond this many overlaps from the new one, a proof on a part of the day costs as much as on all of it. */
const PROOF_HOPS = 3;

const FULL = { kind: 'full' } as const;

/**
 * Whether the time can be promised, exactly: some assignment of all commitments of the floor to workers with the skills,
 * inside their shifts less breaks, with buffers, also serves this one and keeps the walk-in reserve. The service itself
 * lies inside the shift; buffers only keep other appointments away. First the present plan plus a free worker, then a
 * search; older commitments may change their worker (not one asked for by name), never their time.
 */
export function chooseAdvisors(cut: FloorGrains, wanted: Wanted): Choice {
  const task = toTask(cut, { ...wanted, steps: wanted.steps.map((step) => ({ ...step, advisorId: null })) });
  if (!isOpenFor(cut, task)) return { kind: 'closed' };
  return chooseFor(cut, task);
}

export function chooseFor(cut: FloorGrains, task: GrainTask): Choice {
  const beside = besidePresentPlan(cut, task);
  if (beside) return { kind: 'fits', advisorIds: beside.map((worker) => cut.workers[worker]!.id), changed: [] };
  if (task.steps.some((step) => ableTo(cut, step).length === 0 || isHopeless(cut, step))) return FULL;
  const puzzle = puzzleOf(cut, task);
  if (!puzzle.reserveDependsOnPlan && !keepsReserve(cut, task)) return FULL;
  const assignment: Assignment = Int16Array.from(puzzle.pieces, (piece) => piece.step.worker);
  const nobodyGiven = new Uint8Array(puzzle.pieces.length);
  if (!new Moments(puzzle).allMatch(task.first, task.last, assignment, nobodyGiven)) return FULL;
  const end = search(puzzle, assignment);
  if (end === 'found') return choiceOf(puzzle, assignment);
  return end === 'stuck' ? FULL : { kind: 'ran_out' };
}

/** A quick try, then proofs that it cannot be on ever more of the day, then both in full. */
function search(puzzle: Puzzle, assignment: Assignment): SearchEnd {
  const displace = (nodes: number): SearchEnd =>
    puzzle.reserveDependsOnPlan ? 'spent' : displaceSearch(puzzle, assignment, { nodes });
  const quick = displace(SEARCH_NODES.quick);
  if (quick !== 'spent') return quick;
  for (let hops = 1; hops <= PROOF_HOPS; hops++) {
    const part = nearby(puzzle, hops);
    if (part.pieces.length === puzzle.pieces.length) break;
    const partial = new Int16Array(part.pieces.length);
    if (sweepSearch(part, partial, { nodes: SEARCH_NODES.proof }) === 'stuck') return 'stuck';
  }
  const thorough = displace(SEARCH_NODES.displace);
  return thorough !== 'spent' ? thorough : sweepSearch(puzzle, assignment, { nodes: SEARCH_NODES.sweep });
}

/** Workers who are free beside the present plan, one for all steps where one has all skills; null where there are none. */
function besidePresentPlan(cut: FloorGrains, task: GrainTask): number[] | null {
  for (const worker of cut.order) {
    if (task.steps.every((step) => isFreeFor(cut, step, worker))) return task.steps.map(() => worker);
  }
  return task.steps.length === 1 ? null : severalBesidePresentPlan(cut, task, { nodes: SEARCH_NODES.quick });
}

/** Another advisor for some of the steps; where the buffers of two steps overlap, both count against the reserve. */
function severalBesidePresentPlan(cut: FloorGrains, task: GrainTask, budget: Budget): number[] | null {
  const chosen: number[] = [];
  const go = (index: number): boolean => {
    const step = task.steps[index];
    if (!step) return true;
    for (const worker of cut.order) {
      if (--budget.nodes < 0) return false;
      if (!isFreeFor(cut, step, worker) || !keepsReserveBeside(cut, task, chosen, worker)) continue;
      chosen.push(worker);
      if (go(index + 1)) return true;
      chosen.pop();
    }
    return false;
  };
  return go(0) ? chosen : null;
}

function keepsReserveBeside(cut: FloorGrains, task: GrainTask, chosen: readonly number[], worker: number): boolean {
  const step = task.steps[chosen.length]!;
  for (let g = step.occupiedFrom; g < step.occupiedUntil; g++) {
    if (!countsForReserve(cut, worker, g)) continue;
    const own = chosen.filter((other, i) => {
      const { occupiedFrom, occupiedUntil } = task.steps[i]!;
      return other !== worker && occupiedFrom <= g && g < occupiedUntil && countsForReserve(cut, other, g);
    });
    if (cut.spare[g]! < 1 + new Set(own).size) return false;
  }
  return true;
}

function isFreeFor(cut: FloorGrains, step: GrainStep, worker: number): boolean {
  if (!canServe(cut, step, worker)) return false;
  const offset = worker * cut.grains;
  const isAdvisor = cut.workers[worker]!.kind === 'advisor';
  for (let g = step.occupiedFrom; g < step.occupiedUntil; g++) {
    if (cut.taken[offset + g] === 1) return false;
    if (isAdvisor && cut.spare[g]! < 1 && cut.works[offset + g] === 1) return false;
  }
  return true;
}

/**
 * True where, in some grain of the service, each of those able to serve it is taken by somebody whom nobody else can serve.
 * The cheap end of most questions about a full store; the search would find the same.
 */
function isHopeless(cut: FloorGrains, step: GrainStep): boolean {
  const [only, ...others] = ableTo(cut, step);
  if (only === undefined || others.length > 0) return false;
  for (const task of cut.tasks) {
    if (task.first >= step.occupiedUntil) break;
    if (task.last <= step.occupiedFrom) continue;
    for (const other of task.steps) {
      if (other.worker === only && overlap(other, step) && hasNobodyElse(cut, other)) return true;
    }
  }
  return false;
}

const hasNobodyElse = (cut: FloorGrains, step: GrainStep): boolean =>
  ableTo(cut, step).every((worker) => worker === step.worker);

/** Where every worker counts, the new task needs one spare advisor in each grain, whoever takes what. */
function keepsReserve(cut: FloorGrains, task: GrainTask): boolean {
  for (let g = task.first; g < task.last; g++) if (cut.required[g]! > 0 && cut.spare[g]! < 1) return false;
  return true;
}

function choiceOf(puzzle: Puzzle, assignment: Assignment): Choice {
  const { cut, tasks, pieces } = puzzle;
  const idsOf = (task: GrainTask): string[] =>
    task.steps.map((step) => {
      const index = pieces.findIndex((piece) => piece.step === step);
      return cut.workers[assignment[index]!]!.id;
    });
  const fresh = tasks[tasks.length - 1]!;
  const changed: Assigned[] = [];
  for (const task of tasks) {
    if (task === fresh) continue;
    const advisorIds = idsOf(task);
    if (task.steps.some((step, i) => cut.workers[step.worker]!.id !== advisorIds[i])) {
      changed.push({ commitmentId: task.id, advisorIds });
    }
  }
  return { kind: 'fits', advisorIds: idsOf(fresh), changed };
}
