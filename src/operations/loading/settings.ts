import type { Queries } from '../../db/client.ts';
import { findChain } from '../../db/records/store/chain.ts';
import { storesByIds } from '../../db/records/store/stores.ts';
import { type Settings, settingsInForce } from '../../domain/settings.ts';

/** The settings in force in a store. */
export async function loadSettings(db: Queries, storeId: string): Promise<Settings> {
  const [store] = await storesByIds(db, [storeId]);
  return settingsInForce((await findChain(db))?.settings ?? null, store?.settings ?? null);
}
