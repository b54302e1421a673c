import { afterEach, beforeEach, expect, test } from 'vitest';
import { insertPlaces, saveShippedVersion } from '../../src/db/records/store/places.ts';
import { updateStore } from '../../src/db/records/store/stores.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { joinLine } from '../../src/operations/arrival/walk-in.ts';
import { smallStore } from '../support/small-store.ts';
import { type TestApp, testApp } from '../support/test-app.ts';

let app: TestApp;

const PLACES = [
  { kind: 'zip', key: '60601', state: 'IL', name: 'Chicago', lat: 41.8858, lng: -87.6181, rank: 0 },
  { kind: 'zip', key: '99501', state: 'AK', name: 'Anchorage', lat: 61.2116, lng: -149.8761, rank: 0 },
  { kind: 'city', key: 'evanston', state: 'IL', name: 'Evanston', lat: 42.03, lng: -87.69, rank: 4 },
  { kind: 'city', key: 'chicago', state: 'IL', name: 'Chicago', lat: 41.85, lng: -87.65, rank: 60 },
];

/** Name, latitude, and whether it is open now, all on one meridian. */
const STORES: readonly (readonly [string, number, boolean])[] = [
  ['Far North', 42.1, true],
  ['Old Market', 41.89, true],
  ['Early Bird', 41.95, false],
];

beforeEach(async () => {
  // A Tuesday, 9:30 am in Chicago.
  app = await testApp({ now: '2026-11-24T15:30:00Z' });
  for (const [i, [name, lat, isOpen]] of STORES.entries()) {
    const id = `sto_${i + 1}`;
    const shift = { date: '2026-11-24', from: '2026-11-24T15:00:00Z', to: '2026-11-25T00:00:00Z' };
    await smallStore(app.deps, { id, shift, open: isOpen ? [540, 1080] : [360, 480] });
    await inTransaction(app.deps.db, (tx) => updateStore(tx, id, { name, lat, street: '1 Main St', city: 'Chicago' }));
  }
  await inTransaction(app.deps.db, async (tx) => {
    await insertPlaces(tx, PLACES);
    await saveShippedVersion(tx, 'places', 'of this test', app.now());
  });
});
afterEach(() => app.close());

const order = (text: string): string[] =>
  STORES.map(([name]) => name).sort((a, b) => text.indexOf(a) - text.indexOf(b));

test('stores near a ZIP come nearest first with distance, state, wait and next free time', async () => {
  const page = await app.visitor().get('/?q=60601');
  expect(page.text).toContain('3 stores near 60601 Chicago, IL');
  expect(order(page.text)).toEqual(['Old Market', 'Early Bird', 'Far North']);
  expect(page.text).toMatch(/Old Market 1 Main St, Chicago 0\.\d mi Open until 6 pm Wait now under 5 min/);
  expect(page.text).toMatch(/Early Bird 1 Main St, Chicago 4\.\d mi Opens tomorrow 6 am Wait now Closed/);
  expect(page.text).toMatch(/Next free \d+:\d\d [ap]m/);
});

test('the map carries the same numbers and says that the list has the same facts', async () => {
  const page = await app.visitor().get('/?q=60601');
  expect(page.html).toContain('aria-label="Map of 3 stores in the list');
  expect(page.html).toMatch(/class="map-land" d="M/);
  expect(page.html).toMatch(/class="map-town">.*?Evanston/);
});

test('a line that grows is in the list that fetches itself anew', async () => {
  const visitor = app.visitor();
  const actor = { kind: 'public', id: 'web' } as const;
  for (const _ of [1, 2, 3]) {
    await joinLine(app.deps, { storeId: 'sto_2', services: ['device'], source: 'web', actor });
  }
  const part = await visitor.get('/?q=60601', { 'hx-request-type': 'partial' });
  expect(part.html).toMatch(/^<section/);
  expect(part.html).not.toContain('<svg class="map"');
  expect(part.text).toMatch(/Old Market .*?Wait now (\d+–\d+|over \d+) min/);
});

test('only stores that are open now, on wish', async () => {
  const page = await app.visitor().get('/?q=chicago&openNow=yes');
  expect(page.text).toContain('2 stores near Chicago, IL');
  expect(page.text).not.toContain('Early Bird');
});

test('a service is asked for by its name in the list of services', async () => {
  const page = await app.visitor().get('/?q=60601&service=device');
  expect(page.html).toContain('<option value="device" selected="">Device trouble</option>');
  expect(page.text).toContain('3 stores near');
});

test('coordinates of the browser find the nearest and stay in the form', async () => {
  const page = await app.visitor().get('/?near=41.89,-87.63');
  expect(page.text).toContain('3 stores near you');
  expect(page.html).toContain('name="near" value="41.89,-87.63"');
});

test('a store is found by its name', async () => {
  const page = await app.visitor().get('/?q=old+market');
  expect(page.text).toContain('1 store for “old market”');
});

test('an unknown place is told, with what may be typed, and the way to all stores', async () => {
  const page = await app.visitor().get('/?q=Nowhereville');
  expect(page.status).toBe(200);
  expect(page.text).toContain('We know no place or store called “Nowhereville”');
  expect(page.text).toContain('See all stores');
  const spanish = await app.visitor().get('/?q=Nowhereville&lang=es');
  expect(spanish.text).toContain('No conocemos un lugar ni una tienda');
});

test('without a search all stores are listed', async () => {
  const page = await app.visitor().get('/');
  expect(page.text).toContain('3 stores');
  expect(order(page.text)).toEqual(['Early Bird', 'Far North', 'Old Market']);
});

test('a search text comes back as text, whatever it holds', async () => {
  const page = await app.visitor().get(`/?q=${encodeURIComponent('"><script>alert(1)</script>')}`);
  expect(page.html).not.toContain('<script>alert');
});

test('no store at all yet', async () => {
  const empty = await testApp();
  const page = await empty.visitor().get('/');
  expect(page.text).toContain('No stores yet');
  await empty.close();
});

test('who cannot join is offered the nearest store whose line is open', async () => {
  const refused = await app.visitor().get('/stores/sto-3/join?service=device');
  expect(refused.text).toContain('The store is closed now');
  expect(refused.text).toContain('Old Market is 4.1 mi away');
  expect(refused.text).toContain('The wait there is under 5 min now.');
});

test('who stands in a line finds the way back to it', async () => {
  const visitor = app.visitor();
  const page = await visitor.get('/stores/sto-2/join?service=device');
  const visit = await visitor.submit(page.form('/visits'));
  const home = await visitor.get('/');
  expect(home.html).toContain(`<a href="${visit.path}">Your visit</a>`);
});

test('an address beyond the last page leads to the first', async () => {
  const visitor = app.visitor();
  const beyond = await visitor.request('/?q=60601&page=9');
  expect(beyond.status).toBe(302);
  expect(beyond.headers.get('location')).toBe('/?q=60601');
});

const place = (id: string, values: Parameters<typeof updateStore>[2]) =>
  inTransaction(app.deps.db, (tx) => updateStore(tx, id, values));

test('what is farther than anybody drives is not counted as near, and not on the map', async () => {
  await place('sto_1', { lat: 45.55, lng: -122.65 });
  const near = await app.visitor().get('/?q=portland+or');
  expect(near.text).toContain('1 store near Portland, OR');
  expect(near.text).toMatch(/Far North .*? Farther away/);
  expect(near.text.indexOf('Farther away')).toBeLessThan(near.text.indexOf('Old Market'));
  expect(near.html).toContain('aria-label="Map of 1 store in the list');
  const none = await app.visitor().get('/?q=99501');
  expect(none.text).toContain('No store within 100 miles of 99501 Anchorage, AK');
  expect(none.text).not.toContain('Farther away');
  const spanish = await app.visitor().get('/?q=99501&openNow=yes&lang=es');
  expect(spanish.text).toContain('Ninguna tienda a menos de 100 millas de 99501 Anchorage, AK está abierta ahora');
});

test('a city offers its namesakes and the stores that are called like it elsewhere', async () => {
  await place('sto_2', { name: 'Portland Square' });
  const page = await app.visitor().get('/?q=portland');
  expect(page.text).toContain('Did you mean Portland Square (Chicago) · Portland, ME');
  expect(page.html).toContain('href="/stores/sto-2">Portland Square (Chicago)');
  expect(page.html).toContain('href="/?q=Portland%2C+ME"');
  const other = await app.visitor().get('/?q=Portland%2C+ME');
  expect(other.text).toContain('miles of Portland, ME');
  expect(other.text).not.toContain('Did you mean');
});

test('the name of a state means its stores, that of a great city the city', async () => {
  await place('sto_1', { state: 'CA' });
  await place('sto_2', { state: 'WA' });
  const state = await app.visitor().get('/?q=California');
  expect(state.text).toContain('1 store for “California” Waits');
  expect(state.text).toContain('Did you mean California, KY');
  const city = await app.visitor().get('/?q=Washington');
  expect(city.text).toContain('of Washington, DC');
});

test('typed coordinates are a place of their own, not the visitor’s', async () => {
  const page = await app.visitor().get('/?q=41.9%2C-87.63');
  expect(page.text).toContain('3 stores near 41.9,-87.63');
});
