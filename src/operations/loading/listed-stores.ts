import type { Database } from '../../db/client.ts';
import { hoursOfStores } from '../../db/records/opening-hours.ts';
import { type ServiceRow, servicesOfStores } from '../../db/records/services.ts';
import { storeVersions } from '../../db/records/store-events.ts';
import { type StoreRow, storesByIds } from '../../db/records/stores.ts';
import type { OpeningHours } from '../../domain/store/opening-hours.ts';

/** What a list shows of a store and does not change from minute to minute. */
export interface ListedStore {
  readonly store: StoreRow;
  readonly hours: OpeningHours;
  /** Offered now, in the store's order. */
  readonly services: readonly ServiceRow[];
  /** Id of the store's last event when this was loaded. */
  readonly version: number;
}

const known = new WeakMap<Database, Map<string, ListedStore>>();
const MOST_KNOWN = 2_000;

/**
 * Stores of a list by id, each loaded anew only after it changed; those that are missing load together. One query where
 * nothing changed, seven else.
 */
export async function listedStores(db: Database, ids: readonly string[]): Promise<Map<string, ListedStore>> {
  const cache = known.get(db) ?? new Map<string, ListedStore>();
  known.set(db, cache);
  const versions = await storeVersions(db.read, ids);
  const stale = ids.filter((id) => cache.get(id)?.version !== (versions.get(id) ?? 0));
  if (stale.length > 0) {
    if (cache.size + stale.length > MOST_KNOWN) cache.clear();
    for (const listed of await load(db, stale, versions)) cache.set(listed.store.id, listed);
    const cleared = ids.filter((id) => !cache.has(id));
    for (const listed of await load(db, cleared, versions)) cache.set(listed.store.id, listed);
  }
  return new Map(ids.flatMap((id) => (cache.has(id) ? [[id, cache.get(id)!]] : [])));
}

async function load(
  db: Database,
  ids: readonly string[],
  versions: ReadonlyMap<string, number>,
): Promise<ListedStore[]> {
  if (ids.length === 0) return [];
  const stores = await storesByIds(db.read, ids);
  const hours = await hoursOfStores(db.read, ids);
  const services = new Map<string, ServiceRow[]>(ids.map((id) => [id, []]));
  for (const row of await servicesOfStores(db.read, ids)) if (row.active) services.get(row.storeId)?.push(row);
  return stores.map((store) => ({
    store,
    hours: hours.get(store.id)!,
    services: services.get(store.id)!,
    version: versions.get(store.id) ?? 0,
  }));
}

/** The service that a list speaks of: the one of that key, else the store's main one, else its first for walk-ins. */
export function listedService(listed: ListedStore, serviceKey: string | null): ServiceRow | null {
  const { services, store } = listed;
  if (serviceKey !== null) return services.find((s) => s.key === serviceKey) ?? null;
  return services.find((s) => s.id === store.mainServiceId) ?? services.find((s) => s.walkIn) ?? services[0] ?? null;
}
