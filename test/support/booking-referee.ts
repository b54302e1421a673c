import type { BookedStep } from '../../src/domain/booking/appointment.ts';
import type { BookingFloor, Worker } from '../../src/domain/booking/booking-floor.ts';
import { type Instant, MINUTE } from '../../src/time/instant.ts';

/** A store so small that every assignment can be tried. Written on instants, apart from the engine it judges. */
export interface SmallStore {
  readonly floor: BookingFloor;
  readonly booked: Asked[];
}

export interface Asked {
  readonly id: string;
  readonly startsAt: Instant;
  readonly steps: readonly BookedStep[];
}

interface Part {
  readonly owner: string;
  readonly step: BookedStep;
  readonly from: Instant;
  readonly until: Instant;
  readonly takenFrom: Instant;
  readonly takenUntil: Instant;
}

function partsOf(asked: Asked): Part[] {
  let at = asked.startsAt;
  return asked.steps.map((step) => {
    const from = at;
    at += step.minutes * MINUTE;
    return {
      owner: asked.id,
      step,
      from,
      until: at,
      takenFrom: from - step.bufferBefore * MINUTE,
      takenUntil: at + step.bufferAfter * MINUTE,
    };
  });
}

const isWorkingAt = (worker: Worker, at: Instant): boolean =>
  worker.working.some((span) => span.startsAt <= at && at < span.endsAt);

function worksThrough(worker: Worker, from: Instant, until: Instant): boolean {
  for (let at = from; at < until; at += 5 * MINUTE) if (!isWorkingAt(worker, at)) return false;
  return true;
}

const isOpenThrough = (store: SmallStore, part: Part): boolean =>
  store.floor.open.some((span) => span.startsAt <= part.from && part.until <= span.endsAt);

function mayServe(worker: Worker, part: Part): boolean {
  const { step } = part;
  if (step.namedAdvisorId !== null && step.namedAdvisorId !== worker.id) return false;
  return worker.skills.has(step.serviceId) && worksThrough(worker, part.from, part.until);
}

const clash = (a: Part, b: Part): boolean =>
  a.owner !== b.owner && a.takenFrom < b.takenUntil && b.takenFrom < a.takenUntil;

function reserveHolds(store: SmallStore, parts: readonly Part[], chosen: readonly Worker[]): boolean {
  const first = Math.min(...parts.map((part) => part.takenFrom));
  const last = Math.max(...parts.map((part) => part.takenUntil));
  const advisors = store.floor.workers.filter((worker) => worker.kind === 'advisor');
  for (let at = first; at < last; at += 5 * MINUTE) {
    const onShift = advisors.filter((worker) => isWorkingAt(worker, at));
    const hour = store.floor.reserve.seats.find((seat) => seat.startsAt <= at && at < seat.endsAt);
    const needed = hour ? hour.seats : Math.floor(store.floor.reserve.share * onShift.length);
    const busy = new Set(chosen.filter((_, i) => parts[i]!.takenFrom <= at && at < parts[i]!.takenUntil));
    const unassigned = onShift.filter((worker) => !busy.has(worker)).length;
    if (busy.size > 0 && onShift.some((worker) => busy.has(worker)) && unassigned < needed) return false;
  }
  return true;
}

/** Tries every assignment of everybody booked and the one asked for. */
export function canAllBeServed(store: SmallStore, asked: Asked): boolean {
  const parts = [...store.booked, asked].flatMap(partsOf);
  if (!partsOf(asked).every((part) => isOpenThrough(store, part))) return false;
  const chosen: Worker[] = [];
  const tryFrom = (index: number): boolean => {
    if (index === parts.length) return reserveHolds(store, parts, chosen);
    const part = parts[index]!;
    for (const worker of store.floor.workers) {
      if (!mayServe(worker, part)) continue;
      if (chosen.some((other, i) => other === worker && clash(parts[i]!, part))) continue;
      chosen.push(worker);
      if (tryFrom(index + 1)) return true;
      chosen.pop();
    }
    return false;
  };
  return tryFrom(0);
}

/** True when this plan serves everybody booked. */
export function isValidPlan(store: SmallStore, plan: ReadonlyMap<string, readonly string[]>): boolean {
  const parts = store.booked.flatMap(partsOf);
  const chosen = store.booked.flatMap((one) =>
    (plan.get(one.id) ?? []).map((id) => store.floor.workers.find((worker) => worker.id === id)!),
  );
  if (chosen.length !== parts.length || plan.size !== store.booked.length) return false;
  return (
    parts.every((part, i) => mayServe(chosen[i]!, part)) &&
    parts.every((part, i) => parts.every((other, j) => i === j || chosen[i] !== chosen[j] || !clash(part, other))) &&
    (parts.length === 0 || reserveHolds(store, parts, chosen))
  );
}
