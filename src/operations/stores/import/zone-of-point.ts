import { canonicalZone } from '../../../time/store-zone.ts';
import type { ZoneOfPoint } from './check-zone.ts';

/** Zones by the map. The map is large, so it is loaded when the first import asks for it and never by the server. */
export async function loadZoneOfPoint(): Promise<ZoneOfPoint> {
  const { find } = await import('geo-tz');
  return ({ lat, lng }) => {
    // On a border or at sea it may know several, or none.
    const name = find(lat, lng)[0] ?? 'UTC';
    return canonicalZone(name) ?? name;
  };
}
