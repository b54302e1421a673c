import type { Tx } from '../../db/client.ts';
import { findStore, updateStore } from '../../db/records/store/stores.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import { type AffectedOutcome, type Keep, orAffected } from '../steps/affected-appointments.ts';
import { appendEvent } from '../steps/append-event.ts';
import { setAsideFor, takeUpAgain } from '../steps/set-aside.ts';

export interface SetStoreClosed {
  readonly store: string;
  readonly closed: boolean;
  /** Close it although there are appointments to come; they are marked. */
  readonly keep?: Keep | undefined;
  readonly actor: Actor;
}

export type SetStoreClosedOutcome =
  | { readonly kind: 'saved'; readonly slug: string; readonly storeId: string }
  | { readonly kind: 'not_found' }
  | AffectedOutcome;

/**
 * Closes a store for good, so that nobody finds, books or joins it, or opens it again. Its past stays. Appointments to come
 * refuse it, or with `keep` wait for a manager's decision; opening it again plans those anew.
 */
export async function setStoreClosed(deps: Deps, input: SetStoreClosed): Promise<SetStoreClosedOutcome> {
  const outcome = await inTransaction(deps.db, (tx) => set(deps, tx, input)).catch(orAffected);
  if (outcome.kind === 'saved') deps.signals.storeChanged(outcome.storeId);
  return outcome;
}

async function set(deps: Deps, tx: Tx, input: SetStoreClosed): Promise<SetStoreClosedOutcome> {
  const store = await findStore(tx, input.store);
  if (!store) return { kind: 'not_found' };
  const at = deps.now();
  const { id: storeId, slug } = store;
  await updateStore(tx, storeId, { closedForGoodAt: input.closed ? at : null, updatedAt: at });
  const data = { closedForGood: input.closed };
  await appendEvent(tx, { storeId, subjectId: storeId, kind: 'store_changed', at, actor: input.actor, data });
  await (input.closed ? setAsideFor : takeUpAgain)(deps, tx, 'store', { ...input, storeId });
  return { kind: 'saved', slug, storeId };
}
