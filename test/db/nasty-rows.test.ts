import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hoursOf } from '../../src/db/records/store/opening-hours.ts';
import { findStore } from '../../src/db/records/store/stores.ts';
import { csvLine } from '../../src/operations/stores/formats/csv-table.ts';
import { type ImportedRow, importStores } from '../../src/operations/stores/import-stores.ts';
import { sharedJson } from '../support/shared-data.ts';
import { tempDeps } from '../support/temp-deps.ts';

type Cell = string | number | null | Readonly<Record<string, number>> | readonly string[];
interface NastyRow {
  readonly file: string;
  readonly why: string;
  readonly row: Readonly<Record<string, Cell>>;
}

const rows = sharedJson<NastyRow[] | { rows: NastyRow[] }>('data/nasty_rows.json');
if (!rows) console.warn('skipped: ../shared/data/nasty_rows.json is absent');
const nasty = rows ? ('rows' in rows ? rows.rows : rows) : [];

/** What each row must come to, in the file's order: codes of warnings or of the rejection, and what is kept. */
interface Expected {
  readonly ref: string;
  readonly outcome?: 'rejected';
  readonly codes?: string;
  readonly zone?: string;
  readonly postcode?: string;
  readonly state?: string;
  readonly country?: string;
  readonly name?: string;
  readonly phone?: string | null;
}

const EXPECTED: readonly Expected[] = [
  { ref: '21989-106025', zone: 'America/Phoenix', postcode: '85086-6056', phone: '+16235517220' },
  {
    ref: '1278-139526',
    codes: 'zone_unknown phone_not_understood',
    zone: 'America/Argentina/Buenos_Aires',
    country: 'AR',
  },
  { ref: '22901-225145', codes: 'zone_unknown', zone: 'Asia/Shanghai', name: '北京西站第一咖啡店' },
  { ref: '23149-228271', codes: 'zone_unknown', zone: 'Asia/Kolkata' },
  { ref: '23187-104074', zone: 'America/Indiana/Indianapolis', postcode: '46012-1551' },
  { ref: '19773-160973', zone: 'Asia/Seoul', country: 'KR' },
  { ref: '19773-160973', outcome: 'rejected', codes: 'duplicate_ref' },
  { ref: '21034-73360', zone: 'Pacific/Honolulu', state: 'HI' },
  { ref: '48598-261187', zone: 'America/Puerto_Rico', postcode: '00961', country: 'PR' },
  { ref: '3513-125945', zone: 'America/Anchorage' },
  { ref: '22901-225145', codes: 'zone_unknown', name: '北京西站第一咖啡店', zone: 'Asia/Shanghai' },
  { ref: '3513-125945', postcode: '99504-2300', zone: 'America/Anchorage' },
  { ref: '69955-304622', zone: 'Asia/Manila', country: 'PH', postcode: '4102', state: '40' },
  { ref: '32646-126547', codes: 'zone_disagrees', zone: 'America/Ojinaga', country: 'MX' },
  { ref: '54964-265105', zone: 'America/Indiana/Indianapolis' },
  { ref: '73600-80604', zone: 'America/Phoenix' },
  { ref: '2396 N. Federal Highway', outcome: 'rejected', codes: 'no_coordinates' },
  { ref: '9020 Hudson Rd', outcome: 'rejected', codes: 'no_coordinates' },
  { ref: '801590', outcome: 'rejected', codes: 'impossible_coordinates no_name' },
  { ref: '801594', outcome: 'rejected', codes: 'impossible_coordinates no_name' },
  { ref: '801572', outcome: 'rejected', codes: 'impossible_coordinates no_name' },
  { ref: '0478', outcome: 'rejected', codes: 'no_name' },
  { ref: '0288', codes: 'zone_unknown', zone: 'America/Phoenix', name: 'Chandler Fashion Center' },
  { ref: '0592', codes: 'zone_unknown', zone: 'America/Regina', country: 'CA', postcode: 'S4P 3Y6', state: 'SK' },
  { ref: '0122', outcome: 'rejected', codes: 'no_name' },
  { ref: '0650', outcome: 'rejected', codes: 'no_name' },
  { ref: '4050', codes: 'far_from_postcode zone_disagrees', zone: 'America/Chicago' },
  { ref: '6799', codes: 'far_from_postcode zone_disagrees', zone: 'America/New_York' },
  { ref: '6486', codes: 'far_from_postcode zone_disagrees', zone: 'America/New_York' },
  { ref: '6791', zone: 'America/New_York' },
  { ref: '2110', codes: 'zone_disagrees', zone: 'America/Chicago' },
  { ref: '1536', codes: 'far_from_postcode hours_not_understood' },
  { ref: '8043', codes: 'far_from_postcode hours_not_understood', zone: 'America/New_York' },
  { ref: '8007', codes: 'hours_not_understood', postcode: '02128' },
  { ref: '1936', codes: 'hours_not_understood', zone: 'America/New_York' },
  { ref: '1090', codes: 'hours_not_understood', zone: 'America/Puerto_Rico', state: 'PR' },
  { ref: '763', codes: 'hours_not_understood', zone: 'Pacific/Honolulu' },
  { ref: '1760', codes: 'hours_not_understood', zone: 'America/Anchorage' },
  { ref: '1002', codes: 'hours_not_understood', zone: 'America/Phoenix' },
  { ref: '1531', codes: 'hours_not_understood', zone: 'America/New_York' },
  { ref: '304', outcome: 'rejected', codes: 'no_coordinates no_name' },
  { ref: '997', outcome: 'rejected', codes: 'no_coordinates no_name' },
  { ref: '', outcome: 'rejected', codes: 'no_coordinates' },
];

function flat(row: NastyRow['row']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(row).flatMap(([header, cell]): [string, string][] => {
      if (cell !== null && typeof cell === 'object' && !Array.isArray(cell)) {
        return Object.entries(cell).map(([part, value]) => [`${header}.${part}`, String(value)]);
      }
      return [[header, cell === null ? '' : String(cell)]];
    }),
  );
}

const csvOf = (list: readonly Record<string, string>[]): string =>
  csvLine(Object.keys(list[0]!)) + list.map((row) => csvLine(Object.values(row))).join('');

let temp: Awaited<ReturnType<typeof tempDeps>>;
beforeAll(async () => {
  temp = await tempDeps('2026-11-24T15:00:00Z');
});
afterAll(() => temp.close());

async function bring(list: readonly Record<string, string>[]): Promise<ImportedRow[]> {
  const path = join(temp.folder, 'rows.csv');
  writeFileSync(path, csvOf(list));
  const found: ImportedRow[] = [];
  await importStores(temp.deps, { path, format: 'csv', dryRun: false, onRow: (row) => found.push(row) });
  return found;
}

describe.skipIf(!rows)('real bad rows', () => {
  it('are each taken right, taken with the right doubt, or rejected with the reason', async () => {
    const stores = nasty.filter((row) => row.file.endsWith('.csv') || row.file.endsWith('.json'));
    expect(stores).toHaveLength(EXPECTED.length);
    let before: Record<string, string> | null = null;
    for (const [i, { row, why }] of stores.entries()) {
      const want = EXPECTED[i]!;
      const mine = flat(row);
      // The two rows of one number are one file; every other row is a file of its own.
      const list = why.startsWith('duplicated') && before ? [before, mine] : [mine];
      before = why.startsWith('duplicated') ? mine : null;
      const got = (await bring(list)).at(-1)!;
      const label = `${want.ref} (${why})`;
      const codes = [...got.reasons, ...got.warnings].map((finding) => finding.code).join(' ');
      expect({ label, rejected: got.outcome === 'rejected', codes }).toEqual({
        label,
        rejected: want.outcome === 'rejected',
        codes: want.codes ?? '',
      });
      if (got.outcome === 'rejected') continue;
      const store = (await findStore(temp.deps.db.read, got.storeId!))!;
      const { ref, outcome: _, codes: __, ...fields } = want;
      expect({ label, ...store }).toMatchObject({ label, ref, ...fields });
      if (want.codes?.includes('hours_not_understood')) {
        expect((await hoursOf(temp.deps.db.read, store.id)).known).toBe(false);
      }
    }
  });

  it('suggest coordinates that were swapped, and say how far a store lies from its ZIP', async () => {
    const forney = nasty.find((n) => n.row.store_id === '801590')!;
    expect((await bring([flat(forney.row)]))[0]!.reasons[0]!.values).toMatchObject({
      swappedLat: 32.748,
      swappedLng: -96.451,
    });
    const jonesboro = nasty.find((n) => n.row.id === 1536)!;
    const km = (await bring([flat(jonesboro.row)]))[0]!.warnings[0]!.values!.km as number;
    expect(km).toBeGreaterThan(1_000);
    expect(km).toBeLessThan(1_150);
  });

  it('with a name, have the zone that their abbreviation cannot tell', async () => {
    const zones: Record<string, string> = {
      '0478': 'America/New_York',
      '0122': 'Pacific/Honolulu',
      '0650': 'America/Puerto_Rico',
    };
    for (const [id, zone] of Object.entries(zones)) {
      const found = nasty.find((n) => n.row.store_id === id)!;
      const [row] = await bring([{ ...flat(found.row), mall_name: 'Downtown' }]);
      expect(`${id} ${(await findStore(temp.deps.db.read, row!.storeId!))!.zone}`).toBe(`${id} ${zone}`);
    }
  });
});
