import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { storeVersion } from '../../src/db/records/queue/store-events.ts';
import { hoursOf, saveSpecialDay } from '../../src/db/records/store/opening-hours.ts';
import { insertService } from '../../src/db/records/store/services.ts';
import { findStore, updateStore } from '../../src/db/records/store/stores.ts';
import { appointments } from '../../src/db/schema/booking.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { openState } from '../../src/domain/store/opening-hours.ts';
import type { StoreFormat } from '../../src/operations/stores/import/store-file.ts';
import { type ImportedRow, importStores } from '../../src/operations/stores/import-stores.ts';
import { sharedPath } from '../support/shared-data.ts';
import { tempDeps } from '../support/temp-deps.ts';

const BEST_BUY = sharedPath('data/bestbuy_atp.geojson');
const GOOGLE = sharedPath('data/bestbuy_google_business_profile.csv');
const RUN_ZIP = sharedPath('data/atp_sample_osm-diffs.zip');
const LINES = sharedPath('data/atp_dixy_ru.ndgeojson');
if (!BEST_BUY) console.warn('skipped: ../shared/data is absent');

let temp: Awaited<ReturnType<typeof tempDeps>>;
beforeEach(async () => {
  temp = await tempDeps('2026-11-24T15:00:00Z');
});
afterEach(() => temp.close());

async function bring(path: string, options: { dryRun?: boolean; format?: StoreFormat } = {}) {
  const rows: ImportedRow[] = [];
  const columns: string[] = [];
  const summary = await importStores(temp.deps, {
    path,
    format: options.format ?? null,
    dryRun: options.dryRun ?? false,
    onRow: (row) => rows.push(row),
    onUnknownColumn: (column) => columns.push(column),
  });
  return { summary, rows, columns };
}

function file(name: string, text: string): string {
  const path = join(temp.folder, name);
  writeFileSync(path, text);
  return path;
}

const read = () => temp.deps.db.read;
const store = async (ref: string) => (await findStore(read(), ref))!;
const week = async (id: string): Promise<string[]> =>
  (await hoursOf(read(), id)).weekly.map((s) => `${s.weekday} ${s.opensMinute / 60}-${s.closesMinute / 60}`);

describe.skipIf(!BEST_BUY)('real stores of All The Places', () => {
  it('come in whole, in seconds, with the hours and zone of each; the second run changes nothing', async () => {
    const before = performance.now();
    const { summary, rows } = await bring(BEST_BUY!);
    const seconds = (performance.now() - before) / 1000;
    console.log(`1,565 stores imported in ${seconds.toFixed(2)} s`);
    expect(summary).toMatchObject({ new: 1565, changed: 0, unchanged: 0, rejected: 0 });
    const far = rows.filter((row) => row.warnings.some((w) => w.code === 'far_from_postcode'));
    expect(far.map((row) => row.ref).sort()).toEqual(['1536', '8043']);
    expect(rows.flatMap((row) => row.warnings.map((w) => w.code)).filter((c) => c !== 'far_from_postcode')).toEqual([]);

    const zones: Record<string, string> = {
      1000: 'America/Chicago',
      1009: 'America/Los_Angeles',
      1002: 'America/Phoenix',
      763: 'Pacific/Honolulu',
      1760: 'America/Anchorage',
      1090: 'America/Puerto_Rico',
      1936: 'America/New_York',
    };
    for (const [ref, zone] of Object.entries(zones)) expect(`${ref} ${(await store(ref)).zone}`).toBe(`${ref} ${zone}`);
    const mall = await store('1000');
    expect(mall).toMatchObject({
      name: 'Best Buy Mall of America',
      slug: 'best-buy-mall-of-america-bloomington',
      postcode: '55425',
    });
    expect(await week(mall.id)).toEqual([
      '1 10-21.5',
      '2 10-21.5',
      '3 10-21.5',
      '4 10-21.5',
      '5 10-21.5',
      '6 10-21.5',
      '7 11-19',
    ]);
    expect(await week((await store('1936')).id)).toHaveLength(6);

    const hours = await Promise.all(rows.map(async (row) => ({ row, hours: await hoursOf(read(), row.storeId!) })));
    const always = hours.filter(
      (h) =>
        openState(h.hours, 'UTC', temp.deps.now()).kind === 'open' &&
        h.hours.weekly.every((s) => s.closesMinute - s.opensMinute === 1440) &&
        h.hours.weekly.length === 7,
    );
    expect(always).toHaveLength(189);
    expect(hours.filter((h) => !h.hours.weekly.some((s) => s.weekday === 7))).toHaveLength(4);

    const signalled = temp.changed.length;
    expect(signalled).toBe(1565);
    const again = await bring(BEST_BUY!);
    expect(again.summary).toMatchObject({ new: 0, changed: 0, unchanged: 1565, rejected: 0 });
    expect(temp.changed).toHaveLength(signalled);
  }, 60_000);

  it('read a run zip with an empty member, a folder and features without ref', async () => {
    const { summary, rows } = await bring(RUN_ZIP!);
    // Two park benches have no name.
    expect(summary).toMatchObject({ new: 8, rejected: 2 });
    expect(new Set(rows.map((row) => row.file))).toEqual(
      new Set(['denner_ch', 'winterthur_ch', 'misenso_ch', 'mediamarkt', 'tchibo'].map((s) => `output/${s}.geojson`)),
    );
    const denner = await store('1145544');
    expect(denner).toMatchObject({ source: 'denner_ch', zone: 'Europe/Zurich', country: 'CH', city: 'Steinhausen' });
    expect(await week(denner.id)).toEqual(['1 8-19', '2 8-19', '3 8-19', '4 8-19', '5 8-21', '6 8-17']);
    expect((await bring(RUN_ZIP!)).summary).toMatchObject({ new: 0, changed: 0, unchanged: 8 });
  });

  it('read features one a line, of a spider named beside the properties', async () => {
    const { summary } = await bring(LINES!);
    expect(summary).toMatchObject({ new: 4, rejected: 0 });
    expect(await store('2')).toMatchObject({ source: 'dixy_ru', country: 'RU', zone: 'Europe/Moscow' });
  });
});

describe.skipIf(!GOOGLE)('a Google Business Profile sheet', () => {
  it('comes in whole with special hours; the second run changes nothing', async () => {
    const { summary, columns } = await bring(GOOGLE!);
    expect(summary).toMatchObject({ new: 1565, rejected: 0 });
    expect(columns).toEqual(['Primary category', 'Labels']);
    const mall = await store('BBY-1000');
    const { special } = await hoursOf(read(), mall.id);
    expect(special).toEqual([
      { date: '2026-11-26', note: 'Thanksgiving', spans: [] },
      { date: '2026-12-24', note: 'Christmas Eve', spans: [{ opensMinute: 540, closesMinute: 1080 }] },
      { date: '2026-12-25', note: 'Christmas Day', spans: [] },
    ]);
    expect(await week(mall.id)).toHaveLength(7);
    expect((await bring(GOOGLE!)).summary).toMatchObject({ changed: 0, unchanged: 1565 });
  }, 60_000);

  const HEAD =
    'Store code,Business name,Address line 1,Locality,Administrative area,Country / Region,Postal code,Latitude,Longitude';
  const ROW = 'A1,Shop,1 Main St,Denver,CO,US,80202,39.75,-105.0';

  it('keeps what an absent column says and clears what an empty one says', async () => {
    await bring(
      file(
        'a.csv',
        `${HEAD},Primary phone,Monday hours,Special hours\n${ROW},(303) 555-0100,9:00AM-5:00PM,2026-12-25: x\n`,
      ),
    );
    const shop = await store('A1');
    expect(shop).toMatchObject({ phone: '+13035550100', hoursKnown: true, zone: 'America/Denver', source: 'google' });
    const kept = await bring(file('b.csv', `${HEAD}\n${ROW}\n`));
    expect(kept.summary).toMatchObject({ unchanged: 1 });
    const cleared = await bring(file('c.csv', `${HEAD},Primary phone,Monday hours,Special hours\n${ROW},,,\n`));
    expect(cleared.rows[0]).toMatchObject({ outcome: 'changed', changes: ['phone', 'hoursKnown', 'hours', 'special'] });
    expect(await store('A1')).toMatchObject({ phone: null, hoursKnown: false });
    expect(await hoursOf(read(), shop.id)).toEqual({ known: false, weekly: [], special: [] });
  });

  it('leaves special hours and a zone that were entered here alone', async () => {
    await bring(file('a.csv', `${HEAD},Monday hours,Special hours\n${ROW},09:00-17:00,2026-12-25: x\n`));
    const shop = await store('A1');
    await inTransaction(temp.deps.db, async (tx) => {
      await saveSpecialDay(tx, shop.id, { date: '2026-12-26', note: 'Stocktaking', spans: [] });
      await updateStore(tx, shop.id, { zone: 'America/Phoenix' });
    });
    const { rows } = await bring(
      file('b.csv', `${HEAD},Monday hours,Special hours\n${ROW},09:00-17:00,2026-12-26: 10:00-12:00\n`),
    );
    expect(rows[0]!.changes).toEqual(['special']);
    expect((await hoursOf(read(), shop.id)).special).toEqual([{ date: '2026-12-26', note: 'Stocktaking', spans: [] }]);
    expect((await store('A1')).zone).toBe('America/Phoenix');
  });
});

describe('new hours', () => {
  const HEAD = 'Ref,Name,Lat,Lng,City,Hours';
  const row = (hours: string): string => `${HEAD}\nA1,Shop,39.75,-105.0,Denver,${hours}\n`;

  it('keep the appointments that they leave outside, mark them and list them', async () => {
    await bring(file('a.csv', row('Mo-Su 09:00-21:00')));
    const shop = await store('A1');
    const startsAt = (text: string): number => Date.parse(text);
    await inTransaction(temp.deps.db, async (tx) => {
      await insertService(tx, {
        id: 'svc_1',
        storeId: shop.id,
        key: 'help',
        name: 'Help',
        serviceMinutes: 30,
        ticketLetter: 'A',
      });
      // 10 am and 8 pm of the next day in Denver.
      for (const [id, at] of [
        ['apt_in', '2026-11-25T17:00Z'],
        ['apt_out', '2026-11-26T03:00Z'],
      ] as const) {
        await tx.insert(appointments).values({
          id,
          storeId: shop.id,
          reference: id,
          status: 'booked',
          startsAt: startsAt(at),
          endsAt: startsAt(at) + 1_800_000,
          localDate: '2026-11-25',
          serviceId: 'svc_1',
          source: 'web',
          createdAt: 0,
          updatedAt: 0,
        });
      }
    });
    const { rows, summary } = await bring(file('b.csv', row('Mo-Su 09:00-17:00')));
    expect(summary).toMatchObject({ changed: 1, affected: 1 });
    expect(rows[0]!.affected.map((a) => a.reference)).toEqual(['apt_out']);
    const kept = await read()
      .select({ id: appointments.id, status: appointments.status, why: appointments.needsAttention })
      .from(appointments)
      .orderBy(appointments.id);
    expect(kept).toEqual([
      { id: 'apt_in', status: 'booked', why: null },
      { id: 'apt_out', status: 'booked', why: 'outside_hours' },
    ]);
  });
});

describe('any file', () => {
  it('may be empty, of zero bytes', async () => {
    for (const name of ['empty.geojson', 'empty.csv', 'empty']) {
      expect((await bring(file(name, ''))).summary).toEqual({
        new: 0,
        changed: 0,
        unchanged: 0,
        rejected: 0,
        warnings: 0,
        affected: 0,
      });
    }
  });

  it('writes nothing in a dry run, and one event for each change else', async () => {
    const path = file('a.csv', 'Name,Lat,Lng,City\nShop,39.75,-105.0,Denver\n');
    expect((await bring(path, { dryRun: true })).summary).toMatchObject({ new: 1 });
    expect(await findStore(read(), 'shop-denver')).toBeUndefined();
    const { rows } = await bring(path);
    expect(await storeVersion(read(), rows[0]!.storeId!)).toBe(1);
    expect((await bring(path, { dryRun: true })).summary).toMatchObject({ unchanged: 1 });
  });

  it('goes on after broken parts, and names unknown columns once', async () => {
    const lines = file(
      'a.ndgeojson',
      '{"type":"Feature","properties":{"@spider":"x","name":"A"},"geometry":{"type":"Point","coordinates":[-105,39.7]}}\n{"type":"Fea\n[]\n{"type":"Feature","properties":{"@spider":"x","name":"B"},"geometry":null}\n',
    );
    expect((await bring(lines)).rows.map((row) => [row.outcome, row.reasons.map((r) => r.code).join()])).toEqual([
      ['new', ''],
      ['rejected', 'not_json'],
      ['rejected', 'not_json'],
      ['rejected', 'no_coordinates'],
    ]);
    expect((await bring(file('b.geojson', '{"type":"FeatureCollection","features":['))).rows[0]).toMatchObject({
      outcome: 'rejected',
    });
    const csv = await bring(
      file('c.csv', '\uFEFFName;x,lat,lng,Colour\nShop,39.7,-105,red\nShop,39.7,-105,red,more\n'),
    );
    expect(csv.columns).toEqual(['Name;x', 'Colour']);
    expect(csv.rows.map((row) => row.reasons.map((r) => r.code).join())).toEqual(['no_name', 'cells_do_not_match']);
  });
});
