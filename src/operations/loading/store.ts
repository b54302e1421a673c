import { findStore, type StoreRow } from '../../db/records/stores.ts';
import type { Deps } from '../../deps.ts';

export type { StoreRow };

/** A store by its id, slug or own reference; undefined where there is none, or it closed for good. */
export async function loadStoreRow(deps: Deps, idSlugOrRef: string): Promise<StoreRow | undefined> {
  const store = await findStore(deps.db.read, idSlugOrRef);
  return store && store.closedForGoodAt === null ? store : undefined;
}
