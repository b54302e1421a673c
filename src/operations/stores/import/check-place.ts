import { isUnitedStates, stateCode } from '../../../domain/places/us-states.ts';
import type { Finding } from '../../../domain/store/import-finding.ts';
import { distanceKm, isPoint, type Point } from '../../../domain/store/place.ts';
import type { GivenStore } from './given-store.ts';

/** Farther than this from the middle of its ZIP a point is doubted. */
const FAR_KM = 150;

const COUNTRY_NAMES: Readonly<Record<string, string>> = {
  'united states': 'US',
  'united states of america': 'US',
  usa: 'US',
  'u.s.': 'US',
  'u.s.a.': 'US',
  'puerto rico': 'PR',
  canada: 'CA',
  mexico: 'MX',
};

/** The two-letter code of a country as given; where none is given it is told by the form of postcode and state. */
export function countryOf(given: GivenStore): { country: string; findings: Finding[] } {
  const text = (given.country ?? '').trim();
  if (/^[a-z]{2}$/i.test(text)) return { country: text.toUpperCase(), findings: [] };
  const named = COUNTRY_NAMES[text.toLowerCase()];
  if (named) return { country: named, findings: [] };
  const guess = /^[A-Z]\d[A-Z][ -]?\d[A-Z]\d$/i.test((given.postcode ?? '').trim()) ? 'CA' : 'US';
  return { country: guess, findings: text === '' ? [] : [{ code: 'country_not_understood', values: { given: text } }] };
}

/** A US ZIP with the leading zeros that a spreadsheet took and the dash that was left out; others as they stand. */
export function tidyPostcode(text: string, country: string): string {
  const plain = text.trim();
  if (!isUnitedStates(country)) return plain;
  if (/^\d{3,5}$/.test(plain)) return plain.padStart(5, '0');
  if (!/^\d{7,9}$/.test(plain)) return plain;
  const nine = plain.padStart(9, '0');
  return `${nine.slice(0, 5)}-${nine.slice(5)}`;
}

/** A US state by its code, whether written out or not; others as they stand. */
export const tidyState = (text: string, country: string): string =>
  (isUnitedStates(country) ? stateCode(text) : null) ?? text.trim();

const degreesOf = (text: string): number | null => {
  const plain = text.trim().replace(/^(-?\d+),(\d+)$/, '$1.$2');
  return /^-?\d+(\.\d+)?(e-?\d+)?$/i.test(plain) ? Number(plain) : null;
};

/**
 * The point of a row. Refused: none, no numbers, the empty point 0/0, and what is off the globe; where latitude and
 * longitude look swapped, the finding carries them the right way round.
 */
export function readPoint(latText: string, lngText: string): Point | Finding {
  const [lat, lng] = [degreesOf(latText), degreesOf(lngText)];
  if (lat === null || lng === null || (lat === 0 && lng === 0)) return { code: 'no_coordinates' };
  if (isPoint(lat, lng)) return { lat, lng };
  const swapped: Record<string, number> = isPoint(lng, lat) ? { swappedLat: lng, swappedLng: lat } : {};
  return { code: 'impossible_coordinates', values: { lat, lng, ...swapped } };
}

/** Doubt where the point lies far from the postcode's middle. */
export function postcodeFindings(point: Point, zip: Point | undefined): Finding[] {
  if (!zip) return [];
  const km = distanceKm(point, zip);
  if (km <= FAR_KM) return [];
  const swapped = { lat: point.lng, lng: point.lat };
  const looksSwapped = isPoint(swapped.lat, swapped.lng) && distanceKm(swapped, zip) <= FAR_KM;
  const hint: Record<string, number> = looksSwapped ? { swappedLat: swapped.lat, swappedLng: swapped.lng } : {};
  return [{ code: 'far_from_postcode', values: { km: Math.round(km), ...hint } }];
}
