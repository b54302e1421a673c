import { isPoint, type Point } from '../store/place.ts';
import { foldPlace } from './fold-place.ts';
import { stateCode } from './us-states.ts';

/** What somebody typed to say where: the ways in which it can be read, the likeliest first. */
export type PlaceQuery =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'point'; readonly point: Point }
  | { readonly kind: 'zip'; readonly zip: string }
  | {
      readonly kind: 'names';
      readonly cities: readonly CityReading[];
      /** A ZIP before a city ("97201 Portland"), which only the gazetteer tells from a house number. */
      readonly zipFirst: { readonly zip: string; readonly cities: readonly CityReading[] } | null;
    };

/** A folded name, and the state it was said to be in. */
interface CityReading {
  readonly key: string;
  readonly state: string | null;
}

const LONGEST = 120;

/** Reads coordinates, a ZIP (with or without its last four digits, alone or after a city), else names of cities. */
export function readPlaceQuery(text: string): PlaceQuery {
  const plain = text.trim().slice(0, LONGEST);
  if (plain === '') return { kind: 'nothing' };
  const point = readPoint(plain);
  if (point) return { kind: 'point', point };
  const zip = /(?:^|[\s,])(\d{5})(?:[-\s]?\d{4})?$/.exec(plain)?.[1];
  if (zip) return { kind: 'zip', zip };
  const first = /^(\d{5})(?:-?\d{4})?[\s,]+(\D+)$/.exec(plain);
  const zipFirst = first && { zip: first[1]!, cities: cityReadings(first[2]!) };
  return { kind: 'names', cities: cityReadings(plain), zipFirst };
}

function readPoint(text: string): Point | null {
  const m = /^(-?\d{1,3}(?:\.\d+)?)\s*[,\s]\s*(-?\d{1,3}(?:\.\d+)?)$/.exec(text);
  if (!m) return null;
  const [lat, lng] = [Number(m[1]), Number(m[2])];
  return isPoint(lat, lng) ? { lat, lng } : null;
}

function cityReadings(text: string): CityReading[] {
  const withoutCountry = text.replace(/[\s,]+(usa|u\.s\.a\.|united states)$/i, '');
  const parts = withoutCountry.split(',').map((part) => part.trim());
  const named = parts.length > 1 ? stateCode(parts.at(-1)!) : null;
  if (named) return withoutCity([{ key: foldPlace(parts.slice(0, -1).join(' ')), state: named }]);
  const words = withoutCountry.replace(/,/g, ' ').split(/\s+/).filter(Boolean);
  const readings: CityReading[] = [];
  // "new york" is a city and "york" none in it; "portland oregon" and "saint thomas virgin islands" end in a state.
  for (let count = Math.min(3, words.length - 1); count >= 1; count--) {
    const state = stateCode(words.slice(-count).join(' '));
    if (state) readings.push({ key: foldPlace(words.slice(0, -count).join(' ')), state });
  }
  readings.push({ key: foldPlace(words.join(' ')), state: null });
  return withoutCity(readings);
}

/** "New York City" is New York, after all readings of the whole name: "Kansas City" is one. */
function withoutCity(readings: CityReading[]): CityReading[] {
  const shorter = readings.flatMap(({ key, state }) => (/. city$/.test(key) ? [{ key: key.slice(0, -5), state }] : []));
  return [...readings, ...shorter];
}
