import { citiesAfter, type PlaceRow, shippedVersion } from '../../db/records/store/places.ts';
import type { Deps } from '../../deps.ts';
import type { Point } from '../../domain/store/place.ts';
import { PLACES } from './places-file.ts';

export interface Town extends Point {
  readonly name: string;
}

/** Read in a few milliseconds, so that nobody's request waits long for the towns of a map. */
const BATCH = 1_500;
const known = new WeakMap<object, Promise<readonly Town[] | null>>();

const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function read(deps: Deps): Promise<readonly Town[] | null> {
  if ((await shippedVersion(deps.db.read, PLACES)) === null) return null;
  const towns: { name: string; lat: number; lng: number; rank: number }[] = [];
  let last: Pick<PlaceRow, 'key' | 'state'> = { key: '', state: '' };
  for (;;) {
    const rows = await citiesAfter(deps.db.read, last.key, last.state, BATCH);
    for (const { name, lat, lng, rank } of rows) towns.push({ name, lat, lng, rank });
    if (rows.length < BATCH) break;
    last = rows.at(-1)!;
    await breathe();
  }
  return towns.sort((a, b) => b.rank - a.rank).map(({ name, lat, lng }) => ({ name, lat, lng }));
}

/** Towns of the gazetteer for maps, the largest first. Read once; while it is still being loaded there are none. */
export async function mapTowns(deps: Deps): Promise<readonly Town[]> {
  const towns = known.get(deps.db) ?? read(deps);
  known.set(deps.db, towns);
  const all = await towns.catch(() => null);
  if (all === null) known.delete(deps.db);
  return all ?? [];
}
