import { isAdvisorAtCounter } from '../../db/records/staff/counters.ts';
import { endShiftsOf } from '../../db/records/staff/shifts.ts';
import { findAdvisor, updateAdvisor } from '../../db/records/staff/staff.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import { type AffectedOutcome, type Keep, orAffected, settleAppointments } from '../steps/affected-appointments.ts';
import { appendEvent } from '../steps/append-event.ts';

export interface RemoveAdvisor {
  readonly storeId: string;
  readonly advisor: string;
  readonly keep?: Keep | undefined;
  readonly actor: Actor;
}

export type RemoveAdvisorOutcome =
  | { readonly kind: 'removed' }
  | { readonly kind: 'not_found' }
  /** Has a counter just now, which must be closed first. */
  | { readonly kind: 'at_counter' }
  | AffectedOutcome;

/** Takes an advisor out of the store from now on: planned shifts end, past visits keep the name. */
export async function removeAdvisor(deps: Deps, input: RemoveAdvisor): Promise<RemoveAdvisorOutcome> {
  const { storeId, actor } = input;
  const outcome = await inTransaction(deps.db, async (tx): Promise<RemoveAdvisorOutcome> => {
    const advisor = await findAdvisor(tx, storeId, input.advisor);
    if (!advisor?.active) return { kind: 'not_found' };
    if (await isAdvisorAtCounter(tx, advisor.id)) return { kind: 'at_counter' };
    const at = deps.now();
    await updateAdvisor(tx, advisor.id, { active: false });
    await endShiftsOf(tx, advisor.id, at);
    const data = { removed: true };
    await appendEvent(tx, { storeId, subjectId: advisor.id, kind: 'advisor_changed', at, actor, data });
    await settleAppointments(deps, tx, input);
    return { kind: 'removed' };
  }).catch(orAffected);
  if (outcome.kind === 'removed') deps.signals.storeChanged(storeId);
  return outcome;
}
