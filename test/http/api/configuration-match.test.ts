import { afterEach, beforeEach, expect, test } from 'vitest';
import { configurationRevision } from '../../../src/db/records/queue/store-events.ts';
import { addApiKey } from '../../../src/operations/access/api-keys.ts';
import { joinLine } from '../../../src/operations/arrival/walk-in.ts';
import { type ApiClient, apiClient } from '../../support/api-client.ts';
import { smallStore } from '../../support/small-store.ts';
import { type TestApp, testApp } from '../../support/test-app.ts';

let app: TestApp;
let api: ApiClient;
let key: string;
const stale = { status: 412, body: { code: 'stale_if_match' } };

beforeEach(async () => {
  app = await testApp({ now: '2026-11-24T16:00:00Z' });
  await smallStore(app.deps, { advisors: [['billing', 'device']] });
  key = (await addApiKey(app.deps, { name: 'head office', scopes: ['manage'], storeIds: null })).key;
  api = await apiClient(await app.listen());
});
afterEach(() => app.close());

const put = (path: string, body: unknown, ifMatch?: string) =>
  api.call(`/stores/${path}`, {
    method: 'PUT',
    body,
    bearer: key,
    ...(ifMatch === undefined ? {} : { headers: { 'if-match': ifMatch } }),
  });
const read = async () => {
  const { headers, body } = await api.call('/stores/sto_1');
  return { etag: headers.get('etag')!, revision: body.revision as number, body };
};

const store = {
  name: 'Renamed',
  zone: 'America/Chicago',
  point: { lat: 41.9, lng: -87.6 },
  address: { street: '1 Main St', city: 'Chicago', state: 'IL', postcode: '60601', country: 'US' },
};
const CHANGES: readonly (readonly [string, unknown])[] = [
  ['sto_1', store],
  ['sto_1/hours', { weekly: [{ day: 'Mo', opens: '09:00', closes: '18:00' }] }],
  ['sto_1/special-hours/2026-12-25', { spans: [] }],
  ['sto_1/services/extra', { name: 'Extra', serviceMinutes: 15 }],
  ['sto_1/counters/c9', { name: '9' }],
  ['sto_1/advisors/a9', { name: 'Zoe', skills: ['billing'] }],
  ['sto_1/shifts/s9', { advisor: 'a9', startsAt: '2026-12-01T15:00:00Z', endsAt: '2026-12-01T20:00:00Z' }],
];

test('every PUT of the configuration honours If-Match: an older revision answers 412 and changes nothing, its answer has the next', async () => {
  let { etag, revision } = await read();
  expect(etag.startsWith(`"${revision}-`)).toBe(true);
  for (const [path, body] of CHANGES) {
    const before = (await read()).body;
    for (const wrong of [`"${revision + 1}"`, '"nope"', '']) expect(await put(path, body, wrong)).toMatchObject(stale);
    expect((await read()).body).toEqual(before);
    const done = await put(path, body, `"other", ${etag}`);
    expect({ path, status: done.status }).toEqual({ path, status: done.body.created ? 201 : 200 });
    const after = await read();
    expect(done.headers.get('etag')).toBe(`"${after.revision}"`);
    expect(after.revision).toBeGreaterThan(revision);
    expect(await put(path, body, etag)).toMatchObject(stale);
    ({ etag, revision } = after);
  }
  expect((await put('sto_1/counters/c9', { name: '10' }, '*')).status).toBe(200);
});

test('a store that there is not yet has no revision to match', async () => {
  expect(await put('new-one', store, '"0"')).toMatchObject(stale);
  expect((await api.call('/stores/new-one')).status).toBe(404);
  const made = await put('new-one', store);
  expect(made.status).toBe(201);
  expect((await put('new-one', { ...store, name: 'Again' }, made.headers.get('etag')!)).status).toBe(200);
});

test('what happens in the line is no change of the configuration; of two that change at once, one is refused', async () => {
  await put('sto_1/counters/c9', { name: '9' });
  const { etag, revision } = await read();
  const actor = { kind: 'public', id: 'web' } as const;
  await joinLine(app.deps, { storeId: 'sto_1', services: ['billing'], source: 'kiosk', actor });
  expect((await read()).revision).toBe(revision);
  expect(await configurationRevision(app.deps.db.read, 'sto_1')).toBe(revision);
  const both = await Promise.all([
    put('sto_1/counters/c9', { name: '10' }, etag),
    put('sto_1/services/extra', { name: 'Extra', serviceMinutes: 15 }, etag),
  ]);
  expect(both.map((one) => one.status).sort()).toEqual([expect.any(Number), 412]);
});
