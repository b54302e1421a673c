import { hoursOfStores } from '../../db/records/store/opening-hours.ts';
import { doubledRefs, storesAfter } from '../../db/records/store/store-lists.ts';
import type { StoreRow } from '../../db/records/store/stores.ts';
import type { Deps } from '../../deps.ts';
import { localSpansOn, type OpeningHours } from '../../domain/store/opening-hours.ts';
import { schemaOrgStore } from '../../domain/store/schema-org.ts';
import { addDays, type LocalDate } from '../../time/local.ts';
import { localOf } from '../../time/store-zone.ts';
import { csvLine } from './formats/csv-table.ts';
import { googleCell } from './formats/google-hours.ts';
import { osmValue } from './formats/osm/osm-writer.ts';

export const EXPORT_FORMATS = ['atp', 'google', 'schema-org'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

interface Exported {
  readonly store: StoreRow;
  /** Unique in the file: the store's own ref, or its id where two lists use one ref. */
  readonly code: string;
  readonly hours: OpeningHours;
  /** The store's local date: special hours before it are over. */
  readonly today: LocalDate;
  readonly url: string;
}

const PAGE = 200;
/** Of a store code in a Google Business Profile sheet. */
const LONGEST_CODE = 60;

async function* everyStore(deps: Deps): AsyncGenerator<Exported> {
  const doubled = await doubledRefs(deps.db.read);
  for (let after = ''; ; ) {
    const stores = await storesAfter(deps.db.read, after, PAGE);
    const hours = await hoursOfStores(
      deps.db.read,
      stores.map((store) => store.id),
    );
    for (const store of stores) {
      const today = localOf(store.zone, deps.now()).date;
      const ref = store.ref ?? '';
      const code = ref !== '' && ref.length < LONGEST_CODE && !doubled.has(ref) ? ref : store.id;
      yield { store, code, hours: hours.get(store.id)!, today, url: `${deps.baseUrl}/stores/${store.slug}` };
    }
    if (stores.length < PAGE) return;
    after = stores.at(-1)!.id;
  }
}

/** Every store that is not closed for good, as pieces of the text of a file, in the order of their making. */
export async function* exportStores(deps: Deps, format: ExportFormat): AsyncGenerator<string> {
  if (format === 'google') {
    yield csvLine(GOOGLE_HEADERS);
    for await (const one of everyStore(deps)) yield csvLine(googleCells(one));
    return;
  }
  const [head, itemOf] = format === 'atp' ? [ATP_HEAD, atpFeature] : [SCHEMA_HEAD, schemaStore];
  yield head;
  let separator = '\n';
  for await (const one of everyStore(deps)) {
    yield `${separator}${JSON.stringify(itemOf(one))}`;
    separator = ',\n';
  }
  yield '\n]}\n';
}

const ATP_HEAD = '{"type":"FeatureCollection","dataset_attributes":{"@spider":"walkup"},"features":[';
const SCHEMA_HEAD = '{"@context":"https://schema.org","@graph":[';

/** Empty texts are left out: a property that is not there says nothing. */
const present = (values: Readonly<Record<string, string | null>>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1])));

function atpFeature({ store, code, hours, today, url }: Exported) {
  return {
    type: 'Feature',
    id: store.id,
    properties: present({
      ref: code,
      '@spider': 'walkup',
      name: store.name,
      'addr:street_address': store.street,
      'addr:city': store.city,
      'addr:state': store.state,
      'addr:postcode': store.postcode,
      'addr:country': store.country,
      phone: store.phone,
      website: store.website ?? url,
      opening_hours: osmValue(hours, today),
    }),
    geometry: { type: 'Point', coordinates: [store.lng, store.lat] },
  };
}

const schemaStore = ({ store, hours, today, url }: Exported) => schemaOrgStore({ ...store, hours, url }, today);

const GOOGLE_HEADERS = [
  'Store code',
  'Business name',
  'Address line 1',
  'Locality',
  'Administrative area',
  'Country / Region',
  'Postal code',
  'Latitude',
  'Longitude',
  'Primary phone',
  'Website',
  'Monday hours',
  'Tuesday hours',
  'Wednesday hours',
  'Thursday hours',
  'Friday hours',
  'Saturday hours',
  'Sunday hours',
  'Special hours',
];

function googleCells({ store, code, hours, today, url }: Exported): string[] {
  const weekly = { ...hours, special: [] };
  // Any week will do: 2024-01-01 was a Monday.
  const week = Array.from({ length: 7 }, (_, i) => googleCell(localSpansOn(weekly, addDays('2024-01-01', i))));
  const special = hours.special
    .filter((day) => day.date >= today)
    .flatMap(({ date, spans }) =>
      spans.length === 0 ? [`${date}: x`] : spans.map((span) => `${date}: ${googleCell([span])}`),
    );
  return [
    code,
    store.name,
    store.street,
    store.city,
    store.state,
    store.country,
    store.postcode,
    String(store.lat),
    String(store.lng),
    store.phone ?? '',
    store.website ?? url,
    ...(hours.known ? week : week.map(() => '')),
    special.join(', '),
  ];
}
