import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../src/cli/run-command.ts';
import { tempDeps } from '../support/temp-deps.ts';

let temp: Awaited<ReturnType<typeof tempDeps>>;

beforeAll(async () => {
  temp = await tempDeps('2026-11-24T15:00:00Z');
  writeFileSync(join(temp.folder, 'stores.csv'), STORES);
});
afterAll(async () => {
  await temp.close();
});

const STORES = `Ref,Name,Street,City,State,ZIP,Country,Lat,Lng,Phone,Hours,Parking
A1,Shop Downtown,1 Main St,Denver,CO,80202,US,39.7525,-104.9995,(303) 555-0100,"Mo-Fr 10:00-20:00; Sa 18:00-02:00; 2026 Nov 26 off; 2026 Dec 24 10:00-16:00",yes
A2,Shop Airport,8500 Pena Blvd,Denver,CO,80249,US,39.8561,-104.6737,,24/7,yes
A3,,Nowhere,Denver,CO,80202,US,,,,,no
`;

async function walkup(line: string) {
  const [out, err]: [string[], string[]] = [[], []];
  const args = line.split(' ').map((word) => word.replace('TEMP', temp.folder));
  const streams = { out: (text: string) => out.push(text), err: (text: string) => err.push(text) };
  const code = await runCommand(args, streams, { DATABASE_URL: temp.deps.db.url });
  return { code, out: out.join(''), err: err.join('') };
}

describe('the command line', () => {
  it('imports stores, saying what was wrong with each row', async () => {
    const dry = await walkup('import-stores TEMP/stores.csv --dry-run');
    expect(dry.out).toContain('2 new, 0 changed, 0 unchanged, 1 rejected (dry run: nothing was written)');
    const done = await walkup('import-stores TEMP/stores.csv');
    expect(done).toMatchObject({ code: 0, err: 'column "Parking" is not known and left out\n' });
    expect(done.out).toBe('rejected: row 4, A3: no coordinates; no name\n2 new, 0 changed, 0 unchanged, 1 rejected\n');
    const lines = (await walkup('import-stores TEMP/stores.csv --json')).out
      .trim()
      .split('\n')
      .map((l) => JSON.parse(l));
    expect(lines.map((l) => l.outcome ?? l.summary)).toMatchObject([
      'unchanged',
      'unchanged',
      'rejected',
      { unchanged: 2 },
    ]);
    expect(lines[2].reasons).toEqual([
      { code: 'no_coordinates', text: 'no coordinates' },
      { code: 'no_name', text: 'no name' },
    ]);
  });

  it('says in one line what it cannot open', async () => {
    expect(await walkup('import-stores TEMP')).toMatchObject({
      code: 1,
      err: `${temp.folder} is a folder: name one file\n`,
    });
    const notOne = join(temp.folder, 'no.db');
    writeFileSync(notOne, 'this is no database at all');
    const said: string[] = [];
    const streams = { out: (text: string) => said.push(text), err: (text: string) => said.push(text) };
    expect(await runCommand(['hours', 'A1'], streams, { DATABASE_URL: `file:${notOne}` })).toBe(1);
    expect(said).toEqual([expect.stringMatching(/^the database at DATABASE_URL cannot be used: .*not a database\n$/)]);
  });

  it('tells the hours of a store as the API does', async () => {
    const told = await walkup('hours A1 --from 2026-11-26 --days 3');
    expect(told.out).toBe(
      'Thu, Nov 26: closed (special hours: Thanksgiving)\nFri, Nov 27: 10:00 am to 8:00 pm\nSat, Nov 28: 6:00 pm to 2:00 am\n',
    );
    expect((await walkup('hours A2 --from 2026-11-27 --days 1')).out).toBe('Fri, Nov 27: open 24 hours\n');
    const json = await walkup('hours shop-downtown-denver --days 1 --now 2026-11-28T18:00:00Z --json');
    expect(JSON.parse(json.out)).toEqual({
      date: '2026-11-28',
      spans: [{ startsAt: '2026-11-29T01:00:00Z', endsAt: '2026-11-29T09:00:00Z' }],
      special: null,
    });
  });

  it('exports what reads back to the same', async () => {
    for (const [format, file] of [
      ['atp', 'out.geojson'],
      ['google', 'out.csv'],
    ]) {
      const { out } = await walkup(`export-stores --format ${format} --now 2026-11-24T15:00:00Z`);
      writeFileSync(join(temp.folder, file!), out);
      const back = await walkup(`import-stores TEMP/${file} --json`);
      const rows = back.out
        .trim()
        .split('\n')
        .map((l) => JSON.parse(l));
      // A list under another name makes stores of its own; their hours are those that were written.
      expect(rows.at(-1)).toMatchObject({ summary: { rejected: 0, warnings: 0 } });
      const copy = rows.find((row) => row.name === 'Shop Downtown');
      const of = async (store: string) => (await walkup(`hours ${store} --from 2026-11-20 --days 40 --json`)).out;
      expect(await of(copy.store)).toBe(await of('shop-downtown-denver'));
    }
    const jsonLd = JSON.parse((await walkup('export-stores --format schema-org')).out);
    expect(jsonLd['@context']).toBe('https://schema.org');
    const downtown = jsonLd['@graph'].find((s: { url: string }) => s.url.endsWith('/shop-downtown-denver'));
    expect(downtown).toMatchObject({
      '@type': 'Store',
      name: 'Shop Downtown',
      telephone: '+13035550100',
      openingHoursSpecification: [
        { dayOfWeek: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'], opens: '10:00', closes: '20:00' },
        { dayOfWeek: ['Saturday'], opens: '18:00', closes: '02:00' },
      ],
    });
  });

  it('ends with 2 and the usage where the words are wrong, with 1 where it refuses', async () => {
    expect(await walkup('hours')).toMatchObject({ code: 2, err: expect.stringContaining('usage: walkup hours STORE') });
    expect((await walkup('hours A1 --days 99')).code).toBe(2);
    expect((await walkup('hours A1 --now yesterday')).code).toBe(2);
    expect((await walkup('hours A1 --from 2026-02-30')).code).toBe(2);
    expect(await walkup('hours NOPE')).toMatchObject({ code: 1, err: 'no store NOPE\n' });
    expect(await walkup('import-stores TEMP/absent.csv')).toMatchObject({ code: 1 });
    expect((await walkup('import-stores TEMP/stores.csv --now 2026-11-24T15:00:00Z')).code).toBe(2);
    expect((await walkup('export-stores --format xml')).code).toBe(2);
    expect((await walkup('dance')).code).toBe(2);
    expect(await walkup('import-stores --help')).toMatchObject({
      code: 0,
      out: expect.stringContaining('postcode: postcode, postal code, zip'),
    });
  });
});
