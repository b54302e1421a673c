import { lastEndedOf, type VisitRow } from '../../db/records/queue/visits.ts';
import type { Deps } from '../../deps.ts';
import { loadStoreNow } from '../loading/store-now.ts';

export type { VisitRow };

const MOST = 30;

/** Visits of this store day that are over, the last first: any of them may be brought back. */
export async function endedToday(deps: Deps, storeId: string): Promise<VisitRow[]> {
  const store = await loadStoreNow(deps.db.read, storeId, deps.now());
  return store ? lastEndedOf(deps.db.read, storeId, store.storeDay, MOST) : [];
}
