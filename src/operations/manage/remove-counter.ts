import { findCounter, isCounterStaffed, updateCounter } from '../../db/records/staff/counters.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import { appendEvent } from '../steps/append-event.ts';

/** Takes a counter out of use; past visits keep its name. Refused while somebody is at it (`in_use`). */
export async function removeCounter(
  deps: Deps,
  input: { readonly storeId: string; readonly counter: string; readonly actor: Actor },
): Promise<{ readonly kind: 'removed' | 'not_found' | 'in_use' }> {
  const { storeId, actor } = input;
  const outcome = await inTransaction(deps.db, async (tx) => {
    const counter = await findCounter(tx, storeId, input.counter);
    if (!counter?.active) return { kind: 'not_found' } as const;
    if (await isCounterStaffed(tx, counter.id)) return { kind: 'in_use' } as const;
    await updateCounter(tx, counter.id, { active: false });
    const data = { removed: true };
    await appendEvent(tx, { storeId, subjectId: counter.id, kind: 'counter_changed', at: deps.now(), actor, data });
    return { kind: 'removed' } as const;
  });
  if (outcome.kind === 'removed') deps.signals.storeChanged(storeId);
  return outcome;
}
