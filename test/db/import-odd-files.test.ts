import { statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findStore } from '../../src/db/records/store/stores.ts';
import { MOST_UNPACKED_BYTES, readStoreFile } from '../../src/operations/stores/import/store-file.ts';
import { type ImportedRow, importStores } from '../../src/operations/stores/import-stores.ts';
import { tempDeps } from '../support/temp-deps.ts';

let temp: Awaited<ReturnType<typeof tempDeps>>;
beforeEach(async () => {
  temp = await tempDeps('2026-11-24T15:00:00Z');
});
afterEach(() => temp.close());

const HEADER = 'ref,name,lat,lng,street,city,state,zip';
const TABLE = `${HEADER}\r\n1,Ñandú,18.44,-66.06,Calle 1,San Juan,PR,00907\r\n2,"Foo, Inc",33.45,-112.07,1 Main,Phoenix,AZ,85001\r\n`;

async function bring(name: string, content: string | Uint8Array) {
  const path = join(temp.folder, name);
  writeFileSync(path, content);
  const rows: ImportedRow[] = [];
  const encodings: string[] = [];
  const onReadAs = (encoding: string) => encodings.push(encoding);
  const summary = await importStores(temp.deps, {
    path,
    format: null,
    dryRun: false,
    onRow: (row) => rows.push(row),
    onReadAs,
  });
  return { summary, rows, encodings };
}
const nameOf = async (ref: string) => (await findStore(temp.deps.db.read, ref))?.name;

const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le');

test.each([
  ['utf-8', Buffer.from(TABLE), []],
  ['with its mark', Buffer.from(`\uFEFF${TABLE}`), []],
  ['utf-16le', utf16(TABLE), ['utf-16le']],
  ['utf-16be', utf16(TABLE).swap16(), ['utf-16be']],
  ['windows-1252', Buffer.from(TABLE, 'latin1'), ['windows-1252']],
  [
    'tabs, as a spreadsheet saves Unicode text',
    utf16(TABLE.replace('"Foo, Inc"', 'Foo').replaceAll(',', '\t')),
    ['utf-16le'],
  ],
  ['semicolons', Buffer.from(TABLE.replace('"Foo, Inc"', 'Foo').replaceAll(',', ';')), []],
])('a table in %s keeps its letters', async (_, bytes, read) => {
  const { summary, encodings } = await bring('stores.csv', bytes);
  expect(summary).toMatchObject({ new: 2, rejected: 0 });
  expect(await nameOf('1')).toBe('Ñandú');
  expect(encodings).toEqual(read);
});

test('GeoJSON in UTF-16 is GeoJSON too', async () => {
  const feature = { type: 'Feature', geometry: { type: 'Point', coordinates: [-112, 33.4] } };
  const list = { type: 'FeatureCollection', features: [{ ...feature, properties: { name: 'Ñ', ref: 'b1' } }] };
  expect((await bring('a.geojson', utf16(JSON.stringify(list)))).summary).toMatchObject({ new: 1, rejected: 0 });
  expect(await nameOf('b1')).toBe('Ñ');
});

test('a table without a header row is refused, not read as one without stores', async () => {
  const { rows } = await bring('plain.csv', '1,Foo,33.45,-112.07\n2,Bar,33.45,-112.07\n');
  expect(rows.map((row) => row.reasons.map((r) => r.code))).toEqual([['no_known_column']]);
});

test('a broken file that calls itself ndgeojson is not taken for a table', async () => {
  const { rows } = await bring('a.ndgeojson', 'nope\n');
  expect(rows.map((row) => row.reasons.map((r) => r.code))).toEqual([['not_json']]);
});

test('an archive without members is an empty result', async () => {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  expect((await bring('run.zip', end)).summary).toMatchObject({ new: 0, rejected: 0 });
});

test('a member of an archive that unpacks to more than the limit is refused by name, and the rest is read', async () => {
  const path = join(temp.folder, 'run.zip');
  const feature = { type: 'Feature', geometry: { type: 'Point', coordinates: [-112, 33.4] } };
  const list = (ref: string) =>
    new TextEncoder().encode(JSON.stringify({ ...feature, properties: { name: 'Shop', ref } }));
  const bomb = new Uint8Array(40 * 1024 * 1024).fill(32);
  writeFileSync(path, zipSync({ 'a.ndgeojson': list('a'), 'bomb.ndgeojson': bomb, 'c.ndgeojson': list('c') }));
  expect(statSync(path).size).toBeLessThan(100_000);
  const read = async (most: number) => {
    const items: unknown[] = [];
    for await (const item of readStoreFile(path, null, most)) {
      items.push(item.kind === 'store' ? item.given.ref : item.kind === 'broken' ? item.broken : item);
    }
    return items;
  };
  const refused = { file: 'bomb.ndgeojson', row: 1, code: 'too_large_unpacked', values: { megabytes: 4 } };
  expect(await read(4 * 1024 * 1024)).toEqual(['a', refused, 'c']);
  expect(await read(MOST_UNPACKED_BYTES)).toEqual(['a', 'c']);
});

test('texts are kept as long as a screen has room, without NUL, and a second run changes nothing', async () => {
  const huge = `9,${'x'.repeat(200_000)},33.45,-112.07,${'y'.repeat(500)},Phoenix,AZ,85001`;
  const nul = '10,a\u0000b,33.45,-112.07,"1 Main\nSuite 2",Phoenix,AZ,85001';
  const id = `${'r'.repeat(201)},Long id,33.45,-112.07,1 Main,Phoenix,AZ,85001`;
  const text = [HEADER, huge, nul, id].join('\n');
  const first = await bring('a.csv', text);
  expect(first.summary).toMatchObject({ new: 2, rejected: 1 });
  expect(first.rows[0]!.warnings.map((w) => `${w.code} ${w.values?.field}`)).toEqual([
    'cut_short name',
    'cut_short street',
  ]);
  expect(first.rows[2]!.reasons.map((r) => r.code)).toEqual(['ref_too_long']);
  expect((await nameOf('9'))?.length).toBe(120);
  expect(await nameOf('10')).toBe('a b');
  expect((await findStore(temp.deps.db.read, '10'))?.street).toBe('1 Main Suite 2');
  expect((await bring('a.csv', text)).summary).toMatchObject({ new: 0, changed: 0, unchanged: 2 });
});
