import type { Tx } from '../../db/client.ts';
import { setStepAdvisors } from '../../db/records/booking/appointments.ts';
import { type ClaimedTime, deleteClaims, insertClaims } from '../../db/records/booking/claims.ts';
import { type HeldStep, updateHold } from '../../db/records/booking/holds.ts';
import type { Assigned } from '../../domain/booking/advisor-choice.ts';
import type { BookedStep } from '../../domain/booking/appointment.ts';
import type { Commitment } from '../../domain/booking/booking-floor.ts';
import { type Instant, MINUTE } from '../../time/instant.ts';

/** The key refused some of the time: somebody else has it. Thrown so that the transaction is rolled back. */
export class TimeTaken extends Error {}

/** A commitment with whom the plan gives its steps. */
export interface Planned {
  readonly id: string;
  readonly startsAt: Instant;
  readonly steps: readonly BookedStep[];
  readonly advisorIds: readonly string[];
}

const GRAIN = 5 * MINUTE;

/** The steps as rows keep them, each with its start. */
export function placedSteps(planned: Planned): HeldStep[] {
  let startsAt = planned.startsAt;
  return planned.steps.map((step, i) => {
    const placed = {
      serviceId: step.serviceId,
      startsAt,
      minutes: step.minutes,
      bufferBeforeMinutes: step.bufferBefore,
      bufferAfterMinutes: step.bufferAfter,
      advisorId: planned.advisorIds[i]!,
      advisorNamed: step.namedAdvisorId !== null,
    };
    startsAt += step.minutes * MINUTE;
    return placed;
  });
}

const timesOf = (planned: Planned): ClaimedTime[] =>
  placedSteps(planned).map((step) => ({
    advisorId: step.advisorId,
    from: Math.floor((step.startsAt - step.bufferBeforeMinutes * MINUTE) / GRAIN),
    until: Math.ceil((step.startsAt + (step.minutes + step.bufferAfterMinutes) * MINUTE) / GRAIN),
  }));

/** Takes a commitment's time for its advisors. Throws `TimeTaken` where some of it is somebody else's. */
export async function claimTime(tx: Tx, storeId: string, planned: Planned): Promise<void> {
  if (!(await insertClaims(tx, storeId, planned.id, timesOf(planned)))) throw new TimeTaken();
}

/**
 * Gives commitments that were planned before to other advisors: all their time is let go first, then taken anew. Times and
 * appointments stay as they are.
 */
export async function movePlans(
  tx: Tx,
  storeId: string,
  changed: readonly Assigned[],
  commitments: readonly Commitment[],
): Promise<void> {
  if (changed.length === 0) return;
  const byId = new Map(commitments.map((one) => [one.id, one]));
  await deleteClaims(
    tx,
    changed.map((one) => one.commitmentId),
  );
  for (const { commitmentId, advisorIds } of changed) {
    const commitment = byId.get(commitmentId)!;
    const planned: Planned = { ...commitment, advisorIds };
    if (commitmentId.startsWith('hld_')) await updateHold(tx, commitmentId, { steps: placedSteps(planned) });
    else await setStepAdvisors(tx, commitmentId, advisorIds);
    await claimTime(tx, storeId, planned);
  }
}
