import { type Assigned, chooseFor } from './advisor-choice.ts';
import type { BookingFloor, Commitment } from './booking-floor.ts';
import { canServe, cutFloor, type FloorGrains, isOpenFor, place, toTask, unplace } from './floor-grains.ts';

/** A plan for the commitments of a floor after its hours, shifts, skills or breaks changed. */
export interface DayPlan {
  /** Everybody who can be served, also those whose advisor stays the same. */
  readonly planned: readonly Assigned[];
  /** Ids of commitments that nobody can serve; times are never changed here. */
  readonly unserved: readonly string[];
}

/**
 * Keeps every commitment whose present advisors can still serve it, and gives the others to somebody, re-planning those
 * already kept where that helps; in order of time, so that of two who cannot both be served the earlier one is. The
 * walk-in reserve does not bind here: it limits what is offered, not what was promised. Those of `underWay` have begun:
 * they keep their advisors whatever has changed, and are not part of the answer.
 */
export function planDay(floor: BookingFloor, underWay: readonly Commitment[] = []): DayPlan {
  const reserve = { share: 0, seats: [] };
  const cut = cutFloor({ ...floor, commitments: underWay.map(kept), reserve });
  const begun = new Set(underWay.map((one) => one.id));
  const ordered = [...floor.commitments].sort((a, b) => a.startsAt - b.startsAt || (a.id < b.id ? -1 : 1));
  const pending = ordered.filter((commitment) => !keepsPlan(cut, commitment));
  const unserved = pending.filter((commitment) => !fitsAnew(cut, commitment)).map((commitment) => commitment.id);
  const toCome = cut.tasks.filter((task) => !begun.has(task.id));
  const planned = toCome.map((task) => ({
    commitmentId: task.id,
    advisorIds: task.steps.map((step) => cut.workers[step.worker]!.id),
  }));
  return { planned, unserved };
}

/** With whom it is, and nobody else. */
const kept = (commitment: Commitment): Commitment => ({
  ...commitment,
  steps: commitment.steps.map((step) => ({ ...step, namedAdvisorId: step.advisorId })),
});

function keepsPlan(cut: FloorGrains, commitment: Commitment): boolean {
  const task = toTask(cut, commitment);
  const isServed = task.steps.every((step) => {
    if (step.worker < 0 || !canServe(cut, step, step.worker)) return false;
    const offset = step.worker * cut.grains;
    for (let g = step.occupiedFrom; g < step.occupiedUntil; g++) if (cut.taken[offset + g] === 1) return false;
    return true;
  });
  if (!isServed || !isOpenFor(cut, task)) return false;
  place(cut, task);
  return true;
}

function fitsAnew(cut: FloorGrains, commitment: Commitment): boolean {
  const unplanned = { ...commitment, steps: commitment.steps.map((step) => ({ ...step, advisorId: null })) };
  const task = toTask(cut, unplanned);
  if (!isOpenFor(cut, task)) return false;
  const choice = chooseFor(cut, task);
  if (choice.kind !== 'fits') return false;
  applyChanges(cut, choice.changed);
  task.steps.forEach((step, i) => {
    step.worker = cut.workerIndex.get(choice.advisorIds[i]!)!;
  });
  place(cut, task);
  return true;
}

/** Moves commitments of the floor to other workers; all are let go before any is taken. */
export function applyChanges(cut: FloorGrains, changed: readonly Assigned[]): void {
  const moved = changed.map((change) => ({ change, task: cut.tasks.find((task) => task.id === change.commitmentId)! }));
  for (const { task } of moved) unplace(cut, task);
  for (const { change, task } of moved) {
    task.steps.forEach((step, i) => {
      step.worker = cut.workerIndex.get(change.advisorIds[i]!)!;
    });
    place(cut, task);
  }
}
