import type { Database } from '../../db/client.ts';
import { storeVersions } from '../../db/records/queue/store-events.ts';
import { type ListedRow, type ListedService, listedLines, listedRow } from '../../db/records/store/listed-stores.ts';

export type { ListedService };

/** What a list shows of a store and does not change from minute to minute. */
export interface ListedStore extends ListedRow {
  /** Id of the store's last event when this was loaded. */
  readonly version: number;
}

interface Known extends ListedStore {
  /** What it was made of. Most events leave it alone: then what is known of its hours stays known too. */
  readonly line: string;
}

const known = new WeakMap<Database, Map<string, Known>>();
const MOST_KNOWN = 4_000;

/**
 * Stores of a list by id, each loaded anew only after it changed; those that are missing load together. Two queries at
 * most. Stores that are closed for good are missing.
 */
export async function listedStores(db: Database, ids: readonly string[]): Promise<Map<string, ListedStore>> {
  const cache = known.get(db) ?? new Map<string, Known>();
  known.set(db, cache);
  const versions = await storeVersions(db.read, ids);
  const isFresh = (id: string): boolean => cache.get(id)?.version === (versions.get(id) ?? 0);
  const found = new Map<string, ListedStore>(ids.filter(isFresh).map((id) => [id, cache.get(id)!]));
  const stale = ids.filter((id) => !found.has(id));
  if (stale.length === 0) return found;
  for (const read of await listedLines(db.read, stale)) {
    const { id, line } = read;
    const held = cache.get(id);
    const listed = { ...(held?.line === line ? held : { ...listedRow(read), line }), version: versions.get(id) ?? 0 };
    cache.set(id, listed);
    found.set(id, listed);
  }
  while (cache.size > MOST_KNOWN) cache.delete(cache.keys().next().value!);
  return found;
}

/** The service that a list speaks of: the one of that key, else the store's main one, else its first for walk-ins. */
export function listedService(listed: ListedStore, serviceKey: string | null): ListedService | null {
  const { services, store } = listed;
  if (serviceKey !== null) return services.find((s) => s.key === serviceKey) ?? null;
  return services.find((s) => s.id === store.mainServiceId) ?? services.find((s) => s.walkIn) ?? services[0] ?? null;
}
