import type { Queries } from '../../db/client.ts';
import { findCities, findZip, shippedVersion } from '../../db/records/store/places.ts';
import { entriesOf, PLACES, type PlaceEntry, placesVersion } from './places-file.ts';

export type Place = Omit<PlaceEntry, 'kind'>;

/** Databases in which the gazetteer has been seen whole. */
const whole = new WeakSet<object>();

async function isWhole(db: Queries): Promise<boolean> {
  if (whole.has(db)) return true;
  if ((await shippedVersion(db, PLACES)) !== placesVersion()) return false;
  whole.add(db);
  return true;
}

/** A ZIP code of the gazetteer; until its table is loaded from the file itself, so that nobody hears that it is unknown. */
export async function zipEntry(db: Queries, zip: string): Promise<Place | undefined> {
  return (await isWhole(db)) ? findZip(db, zip) : entriesOf('zip', [zip])[0];
}

/** Cities of any of these folded names, the one with the most ZIPs first; from table or file as `zipEntry`. */
export async function cityEntries(db: Queries, keys: readonly string[]): Promise<Place[]> {
  if (await isWhole(db)) return findCities(db, keys);
  // Half a table would take the one Portland that is already in it.
  return entriesOf('city', keys).sort((a, b) => b.rank - a.rank || (a.state < b.state ? -1 : 1));
}
