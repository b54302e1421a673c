import { devicesSilentSince } from '../../db/records/access/devices.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { markSilent, SILENT_MS } from '../steps/device-presence.ts';

/** Where a whole chain went silent, the rest is marked by the next runs. */
const AT_ONCE = 200;

/** Marks paired screens that have been silent for 100 s, so that the staff of their stores see it; returns how many. */
export async function markSilentDevices(deps: Deps): Promise<number> {
  const now = deps.now();
  let marked = 0;
  for (const { id } of await devicesSilentSince(deps.db.read, now - SILENT_MS, AT_ONCE)) {
    const storeId = await inTransaction(deps.db, (tx) => markSilent(tx, id, now));
    if (!storeId) continue;
    marked++;
    deps.signals.storeChanged(storeId);
  }
  return marked;
}
