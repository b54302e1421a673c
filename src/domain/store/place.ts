/** A point on the earth in degrees: latitude -90 to 90, longitude -180 to 180. */
export interface Point {
  readonly lat: number;
  readonly lng: number;
}

/** Edges in degrees. `west` is greater than `east` where the box crosses the 180th meridian (the Aleutians do). */
export interface BoundingBox {
  readonly south: number;
  readonly north: number;
  readonly west: number;
  readonly east: number;
}

const EARTH_RADIUS_KM = 6371.0088;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;
const degrees = (rad: number): number => (rad * 180) / Math.PI;

/** Kilometres along the great circle, by the haversine formula on the mean earth radius (off by at most 0.6 %). */
export function distanceKm(a: Point, b: Point): number {
  const dLat = Math.sin(radians(b.lat - a.lat) / 2);
  const dLng = Math.sin(radians(b.lng - a.lng) / 2);
  const h = dLat * dLat + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * dLng * dLng;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** As far as somebody drives to a store; what lies beyond is not called near. */
export const NEAR_MILES = 100;

export const isPoint = (lat: number, lng: number): boolean =>
  Number.isFinite(lat) && Number.isFinite(lng) && Math.abs(lat) <= 90 && Math.abs(lng) <= 180;

/** The smallest box of degrees that holds every point within `km` of `center`. */
export function boundingBox(center: Point, km: number): BoundingBox {
  const angle = km / EARTH_RADIUS_KM;
  const south = center.lat - degrees(angle);
  const north = center.lat + degrees(angle);
  // Round a pole every longitude is near.
  if (south <= -90 || north >= 90)
    return { south: Math.max(south, -90), north: Math.min(north, 90), west: -180, east: 180 };
  const halfWidth = degrees(Math.asin(Math.min(1, Math.sin(angle) / Math.cos(radians(center.lat)))));
  if (halfWidth >= 180) return { south, north, west: -180, east: 180 };
  return { south, north, west: wrapLongitude(center.lng - halfWidth), east: wrapLongitude(center.lng + halfWidth) };
}

const wrapLongitude = (lng: number): number => (lng < -180 ? lng + 360 : lng > 180 ? lng - 360 : lng);

export const isInBox = (box: BoundingBox, p: Point): boolean =>
  p.lat >= box.south &&
  p.lat <= box.north &&
  (box.west <= box.east ? p.lng >= box.west && p.lng <= box.east : p.lng >= box.west || p.lng <= box.east);

/** The `count` nearest of `things` to `center` within `withinKm`, nearest first. */
export function nearest<T extends { readonly point: Point }>(
  things: readonly T[],
  center: Point,
  count: number,
  withinKm = Number.POSITIVE_INFINITY,
): { thing: T; distanceKm: number }[] {
  return things
    .map((thing) => ({ thing, distanceKm: distanceKm(center, thing.point) }))
    .filter((found) => found.distanceKm <= withinKm)
    .sort((a, b) => a.distanceKm - b.distanceKm)
    .slice(0, count);
}
