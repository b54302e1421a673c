import { findVisit } from '../../db/records/queue/visits.ts';
import type { Deps } from '../../deps.ts';

/** True where the visit is one of this store. */
export async function visitInStore(deps: Deps, visitId: string, storeId: string): Promise<boolean> {
  return (await findVisit(deps.db.read, visitId))?.storeId === storeId;
}
