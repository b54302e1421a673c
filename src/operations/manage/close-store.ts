import { findStore, updateStore } from '../../db/records/stores.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import { appendEvent } from '../steps/append-event.ts';

/** Closes a store for good, so that nobody finds, books or joins it, or opens it again. Its past stays. */
export async function setStoreClosed(
  deps: Deps,
  input: { readonly store: string; readonly closed: boolean; readonly actor: Actor },
): Promise<{ readonly kind: 'saved'; readonly slug: string } | { readonly kind: 'not_found' }> {
  const outcome = await inTransaction(deps.db, async (tx) => {
    const store = await findStore(tx, input.store);
    if (!store) return { kind: 'not_found' } as const;
    const at = deps.now();
    const { id: storeId } = store;
    await updateStore(tx, storeId, { closedForGoodAt: input.closed ? at : null, updatedAt: at });
    const data = { closedForGood: input.closed };
    await appendEvent(tx, { storeId, subjectId: storeId, kind: 'store_changed', at, actor: input.actor, data });
    return { kind: 'saved', slug: store.slug, storeId } as const;
  });
  if (outcome.kind === 'saved') deps.signals.storeChanged(outcome.storeId);
  return outcome;
}
