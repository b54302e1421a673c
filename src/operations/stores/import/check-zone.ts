import type { Finding } from '../../../domain/store/import-finding.ts';
import type { Point } from '../../../domain/store/place.ts';
import type { Instant } from '../../../time/instant.ts';
import { canonicalZone, offsetMinutes } from '../../../time/store-zone.ts';

/** The zone of a point by the map. */
export type ZoneOfPoint = (point: Point) => string;

/**
 * The zone of a row: a given, valid one wins, even where the map says another (then doubted); else that of the point. Text
 * around the name (`GMT-05:00 America/New_York`) is passed over.
 */
export function zoneOfRow(
  given: string,
  point: Point,
  zoneOfPoint: ZoneOfPoint,
  now: Instant,
): { zone: string; isGiven: boolean; findings: Finding[] } {
  const text = given.trim();
  const byMap = zoneOfPoint(point);
  if (text === '') return { zone: byMap, isGiven: false, findings: [] };
  const zone = canonicalZone(text) ?? lastWordZone(text);
  if (zone === null) {
    return { zone: byMap, isGiven: false, findings: [{ code: 'zone_unknown', values: { given: text, zone: byMap } }] };
  }
  const findings: Finding[] = sameClock(zone, byMap, now)
    ? []
    : [{ code: 'zone_disagrees', values: { given: zone, zone: byMap } }];
  return { zone, isGiven: true, findings };
}

const lastWordZone = (text: string): string | null => canonicalZone(text.split(/\s+/).at(-1)!);

/** True where two zones show the same time in every month of the coming year. */
function sameClock(a: string, b: string, now: Instant): boolean {
  if (a === b) return true;
  const month = 30 * 86_400_000;
  return Array.from({ length: 13 }, (_, i) => now + i * month).every(
    (at) => offsetMinutes(a, at) === offsetMinutes(b, at),
  );
}
