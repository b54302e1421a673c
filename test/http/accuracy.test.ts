import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertWaitDay } from '../../src/db/records/waits/wait-records.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { addApiKey } from '../../src/operations/access/api-keys.ts';
import { type ApiClient, apiClient } from '../support/api-client.ts';
import { type SmallStore, smallStore } from '../support/small-store.ts';
import { signInAs } from '../support/staff-desk.ts';
import { type TestApp, testApp } from '../support/test-app.ts';

const PAGE = '/manage/stores/sto-1/waits';
let app: TestApp;
let store: SmallStore;
let api: ApiClient;
let origin: string;

beforeAll(async () => {
  app = await testApp({ now: '2026-11-24T16:00:00Z' });
  store = await smallStore(app.deps);
  origin = await app.listen();
  api = await apiClient(origin);
});
afterAll(() => app.close());

test('before a day is over the page says that there is nothing to judge', async () => {
  const mia = await signInAs(app, store, { name: 'Mia', role: 'manager' });
  expect((await mia.get(PAGE)).text).toContain('Nothing to judge yet');
});

test('an advisor does not see it', async () => {
  const nadia = await signInAs(app, store, { name: 'Nadia', role: 'advisor' });
  expect((await nadia.get(PAGE)).status).toBe(403);
});

test('the picture of four weeks with its tables, the same figures by the API and as CSV', async () => {
  const told = { low: 5, likely: 10, high: 20, median: 10, level: 0.5, isLong: false };
  const waits = Array.from({ length: 10 }, (_, i) => ({
    service: store.service('device'),
    joinedAt: app.now() - i,
    hour: 14,
    isBooked: false,
    waited: i === 0 ? 30 : 12,
    isCalled: true,
    told,
    naive: 24,
    configured: 20,
  }));
  await inTransaction(app.deps.db, (tx) => insertWaitDay(tx, { storeId: store.id, storeDay: '2026-11-20', waits }));

  const mia = await signInAs(app, store, { name: 'Max', role: 'manager' });
  const page = await mia.get(PAGE);
  expect(page.text).toContain('90% of the ranges we showed held, over 10 visits on 1 day.');
  for (const title of ['Against simpler ways', 'Does likely mean likely?', 'What we said, what happened']) {
    expect(page.text).toContain(title);
  }
  expect(page.html.match(/<svg class="chart"/g)).toHaveLength(4);
  expect(page.html.match(/<table/g)!.length).toBeGreaterThanOrEqual(5);

  const { key } = await addApiKey(app.deps, { name: 'report', scopes: ['read'], storeIds: [store.id] });
  const path = '/stores/sto-1/reports/forecast';
  const report = await api.call(path, { bearer: key });
  expect(report.body).toMatchObject({
    from: '2026-10-27',
    to: '2026-11-23',
    days: 1,
    ranges: { held: 9, over: 1, of: 10 },
    meanErrorMinutes: { forecast: 3.8, naive: 11.4, configured: 8.2, of: 10 },
    byService: [{ service: 'device', held: 9, of: 10, medianWaitMinutes: 12 }],
  });
  const empty = await api.call(`${path}?from=2026-11-21&to=2026-11-22`, { bearer: key });
  expect(empty.body).toMatchObject({ days: 0, ranges: { of: 0 } });
  expect((await api.call(`${path}?from=yesterday`, { bearer: key })).status).toBe(422);
  expect((await api.call(path)).status).toBe(401);
  const csv = await fetch(`${origin}/api/v1${path}`, {
    headers: { authorization: `Bearer ${key}`, accept: 'text/csv' },
  });
  expect(await csv.text()).toBe('hour,visits,held,over,meanErrorMinutes\r\n14,10,9,1,3.8');
});
