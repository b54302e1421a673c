import type { Queries } from '../../db/client.ts';
import { type PlacedStore, storesInBox } from '../../db/records/store/store-search.ts';
import { boundingBox, distanceKm, type Point } from '../../domain/store/place.ts';

export interface NearStore {
  readonly id: string;
  readonly km: number;
}

/** Each ring holds the one before; most searches end within the first two. */
const RINGS_KM = [10, 40, 150, 600, 21_000];
/** A few more are read than asked for, since rows come in the order of the plane and are measured on the globe. */
const SPARE = 8;
/** Further out the plane is no guide: a search that comes so far reads all there are. */
const FLAT_KM = 600;

/** By region and number wanted, the ring in which the last search there ended: the next one begins with it. */
const lastRings = new WeakMap<Queries, Map<string, number>>();
const MOST_REGIONS = 20_000;

function ringsKnown(db: Queries): Map<string, number> {
  const known = lastRings.get(db) ?? new Map<string, number>();
  lastRings.set(db, known);
  if (known.size > MOST_REGIONS) known.clear();
  return known;
}

/** Places that see about as many stores within a ring: two degrees each way, a like number wanted. */
const regionOf = (center: Point, serviceKey: string | null, wanted: number): string =>
  `${Math.floor(center.lat / 2)} ${Math.floor(center.lng / 2)} ${Math.ceil(Math.log2(wanted))} ${serviceKey ?? ''}`;

/**
 * Stores by their distance from `center`, ring by ring, so that a search reads no further than it needs: at least the
 * `wanted` nearest, fewer only where there are no more within `withinKm`.
 */
export async function* storesOutward(
  db: Queries,
  center: Point,
  serviceKey: string | null,
  withinKm: number,
  wanted: number,
): AsyncGenerator<NearStore[]> {
  const known = ringsKnown(db);
  const region = regionOf(center, serviceKey, wanted);
  let inner = -1;
  let given = 0;
  for (let at = known.get(region) ?? 0; at < RINGS_KM.length; at++) {
    const ring = RINGS_KM[at]!;
    const outer = Math.min(ring, withinKm);
    let atMost = outer > FLAT_KM ? Number.MAX_SAFE_INTEGER : wanted + SPARE;
    for (;;) {
      const rows = await storesInBox(db, { box: boundingBox(center, outer), center, atMost, serviceKey });
      const near = inRing(rows, center, inner, outer);
      // A box that gave all it has is read to its edge; else those count that nothing unread can be nearer than.
      const isWhole = rows.length < atMost;
      const sureKm = isWhole ? outer : nearestUnreadKm(rows.at(-1)!, center, outer);
      const sure = near.filter((store) => store.km <= sureKm);
      given += sure.length;
      // Where the ring before would have done, the next search begins there.
      const lastKm = sure[wanted - 1]?.km ?? outer;
      const next = given >= wanted && at > 0 && lastKm <= RINGS_KM[at - 1]! ? at - 1 : at;
      // Never with the widest, which reads all there are.
      known.set(region, Math.min(next, RINGS_KM.length - 2));
      if (sure.length > 0) yield sure;
      inner = Math.max(inner, sureKm);
      if (isWhole) break;
      atMost *= 3;
    }
    if (outer >= withinKm) return;
    inner = outer;
  }
}

const KM_A_DEGREE = 111.195;

/** How near at least everything is that comes after `last` in the order of the plane, which errs more the wider the ring. */
function nearestUnreadKm(last: Point, center: Point, ringKm: number): number {
  const toRadians = Math.PI / 180;
  const east = (((last.lng - center.lng + 540) % 360) - 180) * Math.cos(center.lat * toRadians);
  const planeKm = KM_A_DEGREE * Math.hypot(last.lat - center.lat, east);
  const edge = Math.min(85, Math.abs(center.lat) + ringKm / KM_A_DEGREE);
  return planeKm * Math.max(0, 1 - 0.005 - (Math.tan(edge * toRadians) * ringKm) / 6_371);
}

function inRing(rows: readonly PlacedStore[], center: Point, inner: number, outer: number): NearStore[] {
  const near: NearStore[] = [];
  for (const row of rows) {
    const km = distanceKm(center, row);
    if (km > inner && km <= outer) near.push({ id: row.id, km });
  }
  return near.sort((a, b) => a.km - b.km || (a.id < b.id ? -1 : 1));
}
