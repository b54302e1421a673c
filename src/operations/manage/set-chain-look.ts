import { insertEvents } from '../../db/records/queue/store-events.ts';
import { saveChainLook } from '../../db/records/store/chain.ts';
import { allStoreIds } from '../../db/records/store/stores.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import { type ChainLook, readChainLook } from '../../domain/chain.ts';
import type { Problem } from '../../domain/problem.ts';

/** Sets the chain's name and colour, which every screen of every store shows (`readChainLook` has the refusals). */
export async function setChainLook(
  deps: Deps,
  input: { readonly look: ChainLook; readonly actor: Actor },
): Promise<{ readonly kind: 'saved' } | { readonly kind: 'refused'; readonly problems: readonly Problem[] }> {
  const look = readChainLook(input.look);
  if (look.kind === 'refused') return look;
  const storeIds = await inTransaction(deps.db, async (tx) => {
    await saveChainLook(tx, look.value);
    const ids = await allStoreIds(tx);
    const at = deps.now();
    const events = ids.map((id) => ({
      storeId: id,
      subjectId: id,
      kind: 'store_changed' as const,
      at,
      actor: input.actor,
    }));
    for (let i = 0; i < events.length; i += 500) await insertEvents(tx, events.slice(i, i + 500));
    return ids;
  });
  for (const id of storeIds) deps.signals.storeChanged(id);
  return { kind: 'saved' };
}
