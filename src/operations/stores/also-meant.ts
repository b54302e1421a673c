import { storesWithName } from '../../db/records/store/store-search.ts';
import type { Deps } from '../../deps.ts';
import { foldPlace } from '../../domain/places/fold-place.ts';
import { readPlaceQuery } from '../../domain/places/place-query.ts';
import { cityEntries } from '../loading/gazetteer.ts';

export interface AlsoMeant {
  /** Other cities of the same name, the greatest first: "Portland, ME". */
  readonly places: readonly string[];
  readonly stores: readonly { readonly slug: string; readonly name: string; readonly where: string }[];
}

const MOST = 3;

/**
 * What a search may have meant besides the place that it found: other cities of that name, and stores that are called so
 * and are not in the list. Nothing where it was a ZIP, coordinates or a city with its state, which have one meaning.
 * `place` is the label of the place found ("Portland, OR"); `listed` the slugs of the stores that are shown.
 */
export async function alsoMeant(
  deps: Deps,
  q: string,
  place: string | null,
  listed: ReadonlySet<string>,
): Promise<AlsoMeant> {
  const query = readPlaceQuery(q);
  if (query.kind !== 'names' || query.cities.some((city) => city.state !== null)) return { places: [], stores: [] };
  const key = foldPlace(q);
  const [cities, stores] = await Promise.all([
    cityEntries(deps.db.read, [key]),
    storesWithName(deps.db.read, q.trim(), MOST + listed.size),
  ]);
  return {
    places: cities
      .map((city) => `${city.name}, ${city.state}`)
      .filter((label) => label !== place)
      .slice(0, MOST),
    stores: stores
      .filter((store) => !listed.has(store.slug))
      .slice(0, MOST)
      .map(({ slug, name, city, state }) => ({ slug, name, where: [city, state].filter(Boolean).join(', ') })),
  };
}
