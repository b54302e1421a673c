import type { Tx } from '../../db/client.ts';
import { insertHold } from '../../db/records/booking/holds.ts';
import { endOf } from '../../domain/booking/appointment.ts';
import type { Instant } from '../../time/instant.ts';
import type { Decision } from '../booking/decide.ts';
import { dropLapsedHolds } from './release-holds.ts';
import { claimTime, movePlans, placedSteps } from './write-plan.ts';

export interface HoldToPlace {
  readonly id: string;
  readonly startsAt: Instant;
  /** Who it is held for. */
  readonly visitor: string;
  readonly address: string | null;
  /** The appointment that will take this time. */
  readonly appointmentId: string | null;
  readonly now: Instant;
  readonly expiresAt: Instant;
}

/**
 * Holds a time that was decided in the same transaction: planned and claimed like an appointment, others re-planned for it.
 * Throws `TimeTaken` where the claims' key refuses it. Gives back the ids of those who were re-planned.
 */
export async function placeHold(
  tx: Tx,
  decision: Extract<Decision, { kind: 'fits' }>,
  hold: HoldToPlace,
): Promise<readonly string[]> {
  const { of, steps, advisorIds, changed } = decision;
  const storeId = of.store.id;
  const { id, startsAt, now, ...rest } = hold;
  await dropLapsedHolds(tx, storeId, now);
  await movePlans(tx, storeId, changed, of.commitments);
  const planned = { id, startsAt, steps, advisorIds };
  const row = { ...rest, id, storeId, startsAt, endsAt: endOf(startsAt, steps), steps: placedSteps(planned) };
  await insertHold(tx, { ...row, createdAt: now });
  await claimTime(tx, storeId, planned);
  return changed.map((one) => one.commitmentId);
}
