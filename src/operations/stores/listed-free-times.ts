import type { Database, Queries } from '../../db/client.ts';
import { findChain } from '../../db/records/chain.ts';
import type { Deps } from '../../deps.ts';
import { settingsInForce } from '../../domain/settings.ts';
import { type Instant, SECOND } from '../../time/instant.ts';
import { type ListedStore, listedService } from '../loading/listed-stores.ts';
import type { NextFreeAsked } from '../loading/next-free-times.ts';

/** The first free start of each of many stores; null = none within its horizon. */
export type FreeTimeLoader = (
  db: Queries,
  asked: readonly NextFreeAsked[],
  now: Instant,
) => Promise<ReadonlyMap<string, Instant | null>>;

/** A time is looked for anew when the store changed, and this often while somebody looks. */
const FRESH_FOR = 30 * SECOND;
const MOST_KNOWN = 20_000;

interface Known {
  readonly version: number;
  readonly halfMinute: number;
  readonly at: Instant | null;
}

const known = new WeakMap<Database, Map<string, Known>>();

/** Next free times of the stores of a list, for the service of this key, else the main one; misses load together. */
export async function listedFreeTimes(
  deps: Deps,
  stores: readonly ListedStore[],
  serviceKey: string | null,
  load: FreeTimeLoader,
): Promise<Map<string, Instant | null>> {
  const cache = known.get(deps.db) ?? new Map<string, Known>();
  known.set(deps.db, cache);
  if (cache.size > MOST_KNOWN) cache.clear();
  const now = deps.now();
  const halfMinute = Math.floor(now / FRESH_FOR);
  const keyOf = (one: ListedStore): string => `${one.store.id} ${serviceKey ?? ''}`;
  const isFresh = (one: ListedStore): boolean => {
    const its = cache.get(keyOf(one));
    return its?.version === one.version && its.halfMinute === halfMinute;
  };
  const stale = stores.filter((one) => !isFresh(one));
  if (stale.length > 0) {
    const chain = (await findChain(deps.db.read))?.settings ?? null;
    const asked = stale.map((one) => askOf(one, serviceKey, settingsInForce(chain, one.store.settings)));
    const found = await load(deps.db.read, asked, now);
    for (const one of stale) {
      cache.set(keyOf(one), { version: one.version, halfMinute, at: found.get(one.store.id) ?? null });
    }
  }
  return new Map(stores.map((one) => [one.store.id, cache.get(keyOf(one))?.at ?? null]));
}

function askOf(one: ListedStore, serviceKey: string | null, settings: NextFreeAsked['settings']): NextFreeAsked {
  const service = listedService(one, serviceKey);
  return {
    storeId: one.store.id,
    zone: one.store.zone,
    hours: one.hours,
    settings,
    service: service?.bookable ? service : null,
  };
}
