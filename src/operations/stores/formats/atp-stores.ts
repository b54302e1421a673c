import type { BrokenRow, FileItem, GivenStore } from '../import/given-store.ts';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const asText = (value: unknown): string | undefined =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : undefined;

/** The stores of an All The Places GeoJSON text, whole or one feature a line. */
export function* readAtpStores(text: string, file: string | null): Generator<FileItem> {
  const collection = isOneFeatureALine(text) ? null : parse(text);
  if (collection) yield* featuresOf(collection, file);
  else yield* readLines(text, file);
}

// A collection is one JSON value; a file of lines begins with a line that is a feature by itself.
function isOneFeatureALine(text: string): boolean {
  const firstLine = text.slice(0, text.indexOf('\n') + 1 || undefined);
  const first = parse(firstLine);
  return first?.type === 'Feature';
}

function parse(text: string): Json | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function* featuresOf(collection: Json, file: string | null): Generator<FileItem> {
  if (!Array.isArray(collection.features)) {
    yield broken({ file, row: 1, code: 'not_a_store' });
    return;
  }
  for (const [i, feature] of collection.features.entries()) {
    yield itemOf(feature, collection.dataset_attributes, file, i + 1);
  }
}

function* readLines(text: string, file: string | null): Generator<FileItem> {
  let row = 0;
  for (const line of text.split('\n')) {
    row++;
    const trimmed = line.trim();
    if (trimmed === '') continue;
    const feature = parse(trimmed);
    if (feature) yield itemOf(feature, undefined, file, row);
    else yield broken({ file, row, code: 'not_json' });
  }
}

const broken = (row: BrokenRow): FileItem => ({ kind: 'broken', broken: row });

function itemOf(feature: unknown, shared: unknown, file: string | null, row: number): FileItem {
  if (!isObject(feature) || feature.type !== 'Feature' || !isObject(feature.properties)) {
    return broken({ file, row, code: 'not_a_store' });
  }
  return { kind: 'store', given: storeOf(feature, feature.properties, shared, { file, row }) };
}

type Place = Pick<GivenStore, 'file' | 'row'>;

function storeOf(feature: Json, p: Json, shared: unknown, place: Place): GivenStore {
  const [lng, lat] = pointOf(feature.geometry);
  const id = asText(feature.id);
  const hours = asText(p.opening_hours);
  return {
    ...place,
    source: spiderOf(p, feature.dataset_attributes, shared),
    // A property that is left out says nothing: the store keeps what it has.
    // The list's own id where a spider gives none: a hash that stays the same from run to run.
    ref: asText(p.ref) || (id ? `id:${id}` : null),
    name: asText(p.name) ?? asText(p.brand) ?? '',
    branch: asText(p.branch),
    street: streetOf(p),
    city: asText(p['addr:city']),
    state: asText(p['addr:state']),
    postcode: asText(p['addr:postcode']),
    country: asText(p['addr:country']),
    lat,
    lng,
    phone: asText(p.phone),
    website: asText(p.website),
    hours: hours === undefined ? undefined : { kind: 'osm', value: hours },
    closedForGood: Boolean(asText(p.end_date)),
  };
}

function pointOf(geometry: unknown): readonly [string, string] {
  if (!isObject(geometry) || geometry.type !== 'Point' || !Array.isArray(geometry.coordinates)) return ['', ''];
  return [asText(geometry.coordinates[0]) ?? '', asText(geometry.coordinates[1]) ?? ''];
}

function streetOf(p: Json): string | undefined {
  const street = asText(p['addr:street_address']);
  if (street) return street;
  const named = asText(p['addr:street']);
  const number = asText(p['addr:housenumber']);
  if (named) return number ? `${number} ${named}` : named;
  return asText(p['addr:full']);
}

function spiderOf(p: Json, own: unknown, shared: unknown): string {
  for (const from of [p, own, shared]) {
    const spider = isObject(from) ? asText(from['@spider']) : undefined;
    if (spider) return spider;
  }
  return 'atp';
}
