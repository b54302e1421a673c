import type { Deps } from '../../deps.ts';
import type { Point } from '../../domain/store/place.ts';
import { zipEntry } from '../loading/gazetteer.ts';
import { loadZoneOfPoint } from './import/zone-of-point.ts';

/** What a new store's address leaves open: its point by the ZIP code, its zone by the point. */
export interface Located {
  readonly point: Point | null;
  /** IANA name; null where the point is not known. */
  readonly zone: string | null;
}

/** Finds what is not given; a given point or zone stays. The gazetteer knows the middle of a ZIP code's area. */
export async function locateStore(
  deps: Deps,
  given: { readonly postcode: string; readonly point: Point | null; readonly zone: string | null },
): Promise<Located> {
  const point = given.point ?? (await pointOfZip(deps, given.postcode));
  if (given.zone !== null || point === null) return { point, zone: given.zone };
  return { point, zone: (await loadZoneOfPoint())(point) };
}

async function pointOfZip(deps: Deps, postcode: string): Promise<Point | null> {
  const zip = /^\s*(\d{5})(?:-?\d{4})?\s*$/.exec(postcode)?.[1];
  const place = zip ? await zipEntry(deps.db.read, zip) : undefined;
  return place ? { lat: place.lat, lng: place.lng } : null;
}
