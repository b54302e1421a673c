import type { Queries } from '../../db/client.ts';
import { foldPlace } from '../../domain/places/fold-place.ts';
import type { PlaceQuery } from '../../domain/places/place-query.ts';
import type { Point } from '../../domain/store/place.ts';
import { cityEntries, type Place, zipEntry } from './gazetteer.ts';

export interface FoundPlace {
  readonly point: Point;
  /** "Portland, OR", "97201 Portland, OR"; null for plain coordinates. */
  readonly label: string | null;
  /** How many ZIPs a city has, which tells a great one from a village; 0 where it is no city. */
  readonly zips: number;
}

/** Where a query means, by the gazetteer; null when it knows no such place. Of several cities the one with the most ZIPs. */
export async function findPlace(db: Queries, query: PlaceQuery): Promise<FoundPlace | null> {
  switch (query.kind) {
    case 'nothing':
      return null;
    case 'point':
      return { point: query.point, label: null, zips: 0 };
    case 'zip': {
      const row = await zipEntry(db, query.zip);
      return row ? placeOfZip(row) : null;
    }
    case 'names': {
      const rows = await cityEntries(
        db,
        query.cities.map((city) => city.key),
      );
      for (const { key, state } of query.cities) {
        const row = rows.find((r) => r.key === key && (state === null || r.state === state));
        if (row) return { point: pointOf(row), label: `${row.name}, ${row.state}`, zips: row.rank };
      }
      return query.zipFirst && zipOfCity(db, query.zipFirst);
    }
  }
}

/** "97201 Portland": the ZIP, where it is that city's; else the digits are a house's. */
async function zipOfCity(
  db: Queries,
  { zip, cities }: NonNullable<Extract<PlaceQuery, { kind: 'names' }>['zipFirst']>,
): Promise<FoundPlace | null> {
  const row = await zipEntry(db, zip);
  if (!row) return null;
  const isIts = cities.some(({ key, state }) => key === foldPlace(row.name) && (state === null || state === row.state));
  return isIts ? placeOfZip(row) : null;
}

const pointOf = (row: Place): Point => ({ lat: row.lat, lng: row.lng });

const placeOfZip = (row: Place): FoundPlace => ({
  point: pointOf(row),
  label: `${row.key} ${row.name}, ${row.state}`,
  zips: 0,
});
