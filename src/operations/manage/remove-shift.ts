import { deleteShifts, findShift } from '../../db/records/staff/shifts.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import { type AffectedOutcome, type Keep, orAffected, settleAppointments } from '../steps/affected-appointments.ts';
import { appendEvent } from '../steps/append-event.ts';

export interface RemoveShift {
  readonly storeId: string;
  readonly shift: string;
  readonly keep?: Keep | undefined;
  readonly actor: Actor;
}

/** Takes a planned shift away, with its breaks. */
export async function removeShift(
  deps: Deps,
  input: RemoveShift,
): Promise<{ readonly kind: 'removed' } | { readonly kind: 'not_found' } | AffectedOutcome> {
  const { storeId, actor } = input;
  const outcome = await inTransaction(deps.db, async (tx) => {
    const shift = await findShift(tx, storeId, input.shift);
    if (!shift) return { kind: 'not_found' } as const;
    await deleteShifts(tx, [shift.id]);
    const data = { removed: true, advisor: shift.advisorId, startsAt: shift.startsAt, endsAt: shift.endsAt };
    await appendEvent(tx, { storeId, subjectId: shift.id, kind: 'shift_changed', at: deps.now(), actor, data });
    await settleAppointments(deps, tx, input);
    return { kind: 'removed' } as const;
  }).catch(orAffected);
  if (outcome.kind === 'removed') deps.signals.storeChanged(storeId);
  return outcome;
}
