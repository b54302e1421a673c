import type { Queries } from '../../db/client.ts';
import { type PlacedStore, storesInBox } from '../../db/records/store-search.ts';
import { boundingBox, distanceKm, type Point } from '../../domain/store/place.ts';

export interface NearStore {
  readonly id: string;
  readonly km: number;
}

/** Each ring holds the one before; most searches end within the first two. */
const RINGS_KM = [8, 40, 200, 1_000, 21_000];

/** Stores by their distance from `center`, ring by ring, so that a search reads no further than it needs. */
export async function* storesOutward(
  db: Queries,
  center: Point,
  serviceKey: string | null,
  withinKm: number,
): AsyncGenerator<NearStore[]> {
  let inner = -1;
  for (const ring of RINGS_KM) {
    const outer = Math.min(ring, withinKm);
    const rows = await storesInBox(db, boundingBox(center, outer), serviceKey);
    yield inRing(rows, center, inner, outer);
    if (outer >= withinKm) return;
    inner = outer;
  }
}

function inRing(rows: readonly PlacedStore[], center: Point, inner: number, outer: number): NearStore[] {
  const near: NearStore[] = [];
  for (const row of rows) {
    const km = distanceKm(center, row);
    if (km > inner && km <= outer) near.push({ id: row.id, km });
  }
  return near.sort((a, b) => a.km - b.km || (a.id < b.id ? -1 : 1));
}
