import { largestCities } from '../../db/records/places.ts';
import type { Deps } from '../../deps.ts';
import type { Point } from '../../domain/store/place.ts';

export interface Town extends Point {
  readonly name: string;
}

/** Enough that a map of a county shows some; few enough to be looked through for each map. */
const MOST = 6_000;
const known = new WeakMap<object, Promise<readonly Town[]>>();

/** Towns of the gazetteer for maps, the largest first. Read once; a gazetteer that is not loaded yet is asked again. */
export function mapTowns(deps: Deps): Promise<readonly Town[]> {
  const there = known.get(deps.db);
  if (there) return there;
  // A query runs each time that it is awaited: only a promise keeps its answer.
  const towns = Promise.resolve(largestCities(deps.db.read, MOST));
  known.set(deps.db, towns);
  const forget = () => known.delete(deps.db);
  towns.then((rows) => rows.length === 0 && forget(), forget);
  return towns;
}
