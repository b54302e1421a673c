import { type Instant, MINUTE } from '../../time/instant.ts';
import { joinSpans, type Span } from '../../time/span.ts';
import { type BookingFloor, type Commitment, type WalkInReserve, type Worker, wideRange } from './booking-floor.ts';

/** A step in grains: `[from, until)` is its service, `[occupiedFrom, occupiedUntil)` also its buffers. */
export interface GrainStep {
  readonly serviceId: string;
  readonly from: number;
  readonly until: number;
  readonly occupiedFrom: number;
  readonly occupiedUntil: number;
  /** Index of the advisor asked for; -1 = anybody, -2 = somebody who is not here. */
  readonly named: number;
  /** Index of who takes it in the present plan; -1 = nobody. */
  worker: number;
  /** Who can serve it, in the order of preference; found when it is first asked. */
  able: readonly number[] | null;
}

export interface GrainTask {
  readonly id: string;
  readonly steps: readonly GrainStep[];
  readonly first: number;
  readonly last: number;
}

/** A booking floor cut into grains, for questions about many starts. `place` keeps it up to date. */
export interface FloorGrains {
  readonly origin: Instant;
  readonly grainMs: number;
  readonly grains: number;
  readonly workers: readonly Worker[];
  readonly workerIndex: ReadonlyMap<string, number>;
  /** Worker by grain: 1 = on shift and not on a break for the whole grain. */
  readonly works: Uint8Array;
  /** Worker by grain: 1 = taken by a commitment or its buffers. */
  readonly taken: Uint8Array;
  /** Grain: 1 = the store is open for the whole of it. */
  readonly open: Uint8Array;
  /** Grain: advisors that must stay unassigned. */
  readonly required: Int16Array;
  /** Grain: advisors who work and are unassigned, less `required`; negative where an older booking went beyond it. */
  readonly spare: Int16Array;
  /** Sorted by `first`. */
  readonly tasks: GrainTask[];
  /** Indexes of the workers as they are tried: few skills first, so that specialists stay free; lanes last. */
  readonly order: readonly number[];
}

/** Cuts the floor into grains. Opening and shift edges are rounded inward, taken time outward. */
export function cutFloor(floor: BookingFloor, range: Span = wideRange(floor)): FloorGrains {
  const grainMs = floor.grainMinutes * MINUTE;
  const origin = Math.floor(range.startsAt / grainMs) * grainMs;
  const grains = Math.ceil((range.endsAt - origin) / grainMs);
  const cut: FloorGrains = {
    origin,
    grainMs,
    grains,
    workers: floor.workers,
    workerIndex: new Map(floor.workers.map((worker, index) => [worker.id, index])),
    works: new Uint8Array(floor.workers.length * grains),
    taken: new Uint8Array(floor.workers.length * grains),
    open: new Uint8Array(grains),
    required: new Int16Array(grains),
    spare: new Int16Array(grains),
    tasks: [],
    order: preferenceOrder(floor.workers),
  };
  for (const span of joinSpans(floor.open)) fillInward(cut, cut.open, 0, span);
  floor.workers.forEach((worker, index) => {
    for (const span of joinSpans(worker.working)) fillInward(cut, cut.works, index * grains, span);
    if (worker.kind === 'advisor') countWorking(cut, index);
  });
  setReserve(cut, floor.reserve);
  for (const commitment of floor.commitments) {
    const task = toTask(cut, commitment);
    if (task.steps.every((step) => step.worker >= 0)) place(cut, task);
  }
  return cut;
}

function preferenceOrder(workers: readonly Worker[]): number[] {
  const rank = (worker: Worker): number => (worker.kind === 'overflow' ? 1_000 : 0) + worker.skills.size;
  return workers.map((_, index) => index).sort((a, b) => rank(workers[a]!) - rank(workers[b]!) || a - b);
}

function fillInward(cut: FloorGrains, row: Uint8Array, offset: number, span: Span): void {
  const from = Math.max(0, Math.ceil((span.startsAt - cut.origin) / cut.grainMs));
  const until = Math.min(cut.grains, Math.floor((span.endsAt - cut.origin) / cut.grainMs));
  if (from < until) row.fill(1, offset + from, offset + until);
}

function countWorking(cut: FloorGrains, worker: number): void {
  const offset = worker * cut.grains;
  for (let g = 0; g < cut.grains; g++) cut.spare[g]! += cut.works[offset + g]!;
}

function setReserve(cut: FloorGrains, reserve: WalkInReserve): void {
  // A share like 0.29 of 100 must be 29 and not 28, whatever binary fractions make of it.
  for (let g = 0; g < cut.grains; g++) cut.required[g] = Math.floor(cut.spare[g]! * reserve.share + 1e-9);
  for (const hour of reserve.seats) {
    const from = Math.max(0, Math.floor((hour.startsAt - cut.origin) / cut.grainMs));
    const until = Math.min(cut.grains, Math.ceil((hour.endsAt - cut.origin) / cut.grainMs));
    if (from < until) cut.required.fill(hour.seats, from, until);
  }
  for (let g = 0; g < cut.grains; g++) cut.spare[g]! -= cut.required[g]!;
}

/** A commitment in the grains of this floor. What reaches beyond its range is cut off there. */
export function toTask(cut: FloorGrains, commitment: Commitment): GrainTask {
  const steps: GrainStep[] = [];
  let at = commitment.startsAt;
  let first = cut.grains;
  let last = 0;
  for (const step of commitment.steps) {
    const ends = at + step.minutes * MINUTE;
    const occupiedFrom = grainDown(cut, at - step.bufferBefore * MINUTE);
    const occupiedUntil = grainUp(cut, ends + step.bufferAfter * MINUTE);
    steps.push({
      serviceId: step.serviceId,
      from: grainDown(cut, at),
      until: grainUp(cut, ends),
      occupiedFrom,
      occupiedUntil,
      named: step.namedAdvisorId === null ? -1 : (cut.workerIndex.get(step.namedAdvisorId) ?? -2),
      worker: step.advisorId === null ? -1 : (cut.workerIndex.get(step.advisorId) ?? -1),
      able: null,
    });
    first = Math.min(first, occupiedFrom);
    last = Math.max(last, occupiedUntil);
    at = ends;
  }
  return { id: commitment.id, steps, first, last };
}

const clip = (cut: FloorGrains, grain: number): number => Math.max(0, Math.min(cut.grains, grain));
const grainDown = (cut: FloorGrains, at: Instant): number => clip(cut, Math.floor((at - cut.origin) / cut.grainMs));
const grainUp = (cut: FloorGrains, at: Instant): number => clip(cut, Math.ceil((at - cut.origin) / cut.grainMs));

/** Takes the task's time from its workers. Adjacent buffers add, since each task's own are part of what it takes. */
export function place(cut: FloorGrains, task: GrainTask): void {
  for (const step of task.steps) {
    const offset = step.worker * cut.grains;
    for (let g = step.occupiedFrom; g < step.occupiedUntil; g++) {
      if (cut.taken[offset + g] === 1) continue;
      cut.taken[offset + g] = 1;
      if (countsForReserve(cut, step.worker, g)) cut.spare[g]!--;
    }
  }
  let at = cut.tasks.length;
  while (at > 0 && cut.tasks[at - 1]!.first > task.first) at--;
  cut.tasks.splice(at, 0, task);
}

/** Gives the task's time back. */
export function unplace(cut: FloorGrains, task: GrainTask): void {
  for (const step of task.steps) {
    const offset = step.worker * cut.grains;
    for (let g = step.occupiedFrom; g < step.occupiedUntil; g++) {
      if (cut.taken[offset + g] === 0) continue;
      cut.taken[offset + g] = 0;
      if (countsForReserve(cut, step.worker, g)) cut.spare[g]!++;
    }
  }
  cut.tasks.splice(cut.tasks.indexOf(task), 1);
}

/** True where giving this worker a task in this grain uses up an advisor on shift. */
export const countsForReserve = (cut: FloorGrains, worker: number, grain: number): boolean =>
  cut.works[worker * cut.grains + grain] === 1 && cut.workers[worker]!.kind === 'advisor';

/** True when the worker has the skill and works through the whole service; the store must be open too. */
export function canServe(cut: FloorGrains, step: GrainStep, worker: number): boolean {
  if (step.named !== -1 && step.named !== worker) return false;
  if (!cut.workers[worker]!.skills.has(step.serviceId)) return false;
  const offset = worker * cut.grains;
  for (let g = step.from; g < step.until; g++) if (cut.works[offset + g] === 0) return false;
  return true;
}

/** Everybody who can serve it, in the order of preference. Hours and skills of a floor never change, so it is found once. */
export function ableTo(cut: FloorGrains, step: GrainStep): readonly number[] {
  step.able ??= cut.order.filter((worker) => canServe(cut, step, worker));
  return step.able;
}

export function isOpenFor(cut: FloorGrains, task: GrainTask): boolean {
  for (const step of task.steps) {
    if (step.from >= step.until) return false;
    for (let g = step.from; g < step.until; g++) if (cut.open[g] === 0) return false;
  }
  return true;
}
