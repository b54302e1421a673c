import { configurationRevision } from '../../db/records/queue/store-events.ts';
import { findStore, type StoreRow } from '../../db/records/store/stores.ts';
import type { Deps } from '../../deps.ts';

export type { StoreRow };

/** The same, also where it closed for good: what is left of it has to be seen to. */
export const loadAnyStoreRow = (deps: Deps, idSlugOrRef: string): Promise<StoreRow | undefined> =>
  findStore(deps.db.read, idSlugOrRef);

/** A store by its id, slug or own reference; undefined where there is none, or it closed for good. */
export async function loadStoreRow(deps: Deps, idSlugOrRef: string): Promise<StoreRow | undefined> {
  const store = await findStore(deps.db.read, idSlugOrRef);
  return store && store.closedForGoodAt === null ? store : undefined;
}

/** The revision of a store's configuration, which a change may be bound to. */
export const loadRevision = (deps: Deps, storeId: string): Promise<number> =>
  configurationRevision(deps.db.read, storeId);
