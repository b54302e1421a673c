import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { Point } from '../../domain/store/place.ts';

/** A ZIP code or a city of the gazetteer that ships with the program (made by `npm run places`). */
export interface PlaceEntry {
  readonly kind: 'zip' | 'city';
  /** Five digits, or the folded name. */
  readonly key: string;
  readonly state: string;
  readonly name: string;
  readonly lat: number;
  readonly lng: number;
  /** For a city its number of ZIPs. */
  readonly rank: number;
}

/** What the gazetteer is called among the data that ships with the program. */
export const PLACES = 'places';

const path = (): string => fileURLToPath(new URL('./places.tsv.gz', import.meta.url));

function entryOf(line: string): PlaceEntry {
  const [kind, key, state, name, lat, lng, rank] = line.split('\t') as string[];
  return {
    kind: kind === 'z' ? 'zip' : 'city',
    key: key!,
    state: state!,
    name: name!,
    lat: Number(lat),
    lng: Number(lng),
    rank: Number(rank),
  };
}

// One line at a time: the whole list as objects would be the largest thing that a small server holds.
function* entriesIn(text: string): Generator<PlaceEntry> {
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from);
    const line = text.slice(from, end === -1 ? text.length : end);
    if (line) yield entryOf(line);
    from = end === -1 ? text.length : end + 1;
  }
}

/** The entries of the file, one after the other, and a version that changes with its content. */
export function readPlacesFile(): { version: string; entries: Iterable<PlaceEntry> } {
  const bytes = readFileSync(path());
  const version = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  return { version, entries: entriesIn(gunzipSync(bytes).toString('utf8')) };
}

let version: string | null = null;

/** The version alone, without unpacking. */
export function placesVersion(): string {
  version ??= createHash('sha256').update(readFileSync(path())).digest('hex').slice(0, 16);
  return version;
}

/** The entries with one of these keys, straight from the file: tens of milliseconds, for as long as no table has them. */
export function entriesOf(kind: PlaceEntry['kind'], keys: readonly string[]): PlaceEntry[] {
  const text = `\n${gunzipSync(readFileSync(path())).toString('utf8')}`;
  const found: PlaceEntry[] = [];
  for (const key of new Set(keys)) {
    const begin = `\n${kind === 'zip' ? 'z' : 'c'}\t${key}\t`;
    for (let at = text.indexOf(begin); at >= 0; at = text.indexOf(begin, at + 1)) {
      const end = text.indexOf('\n', at + 1);
      found.push(entryOf(text.slice(at + 1, end === -1 ? text.length : end)));
    }
  }
  return found;
}

/** Looks up the points of ZIP codes in the file, for an import that checks thousands; read when the first is asked for. */
export function zipPointLookup(): (zip: string) => Point | undefined {
  let points: Map<string, Point> | null = null;
  return (zip) => {
    points ??= readZipPoints();
    return points.get(zip);
  };
}

function readZipPoints(): Map<string, Point> {
  const points = new Map<string, Point>();
  for (const line of gunzipSync(readFileSync(path())).toString('utf8').split('\n')) {
    if (!line.startsWith('z\t')) continue;
    const cells = line.split('\t');
    points.set(cells[1]!, { lat: Number(cells[4]), lng: Number(cells[5]) });
  }
  return points;
}
