import { findService, updateService } from '../../db/records/services.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import { appendEvent } from '../steps/append-event.ts';

/**
 * Stops offering a service: it can no longer be booked or joined. Who has booked it or waits for it is still served, and
 * the skill stays with its advisors for that; putting it again brings it back.
 */
export async function removeService(
  deps: Deps,
  input: { readonly storeId: string; readonly service: string; readonly actor: Actor },
): Promise<{ readonly kind: 'removed' } | { readonly kind: 'not_found' }> {
  const { storeId, actor } = input;
  const outcome = await inTransaction(deps.db, async (tx) => {
    const service = await findService(tx, storeId, input.service);
    if (!service?.active) return { kind: 'not_found' } as const;
    await updateService(tx, service.id, { active: false });
    const data = { removed: true };
    await appendEvent(tx, { storeId, subjectId: service.id, kind: 'service_changed', at: deps.now(), actor, data });
    return { kind: 'removed' } as const;
  });
  if (outcome.kind === 'removed') deps.signals.storeChanged(storeId);
  return outcome;
}
