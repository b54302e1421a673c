import { afterAll, beforeAll, expect, test } from 'vitest';
import { replaceWeek, saveSpecialDay } from '../../../src/db/records/store/opening-hours.ts';
import { insertStore } from '../../../src/db/records/store/stores.ts';
import { inTransaction } from '../../../src/db/transaction.ts';
import { type ApiClient, apiClient } from '../../support/api-client.ts';
import { type TestApp, testApp } from '../../support/test-app.ts';

let app: TestApp;
let api: ApiClient;
const WEEKDAYS = [1, 2, 3, 4, 5] as const;

beforeAll(async () => {
  app = await testApp({ now: '2026-11-24T15:00:00Z' });
  const now = app.now();
  await inTransaction(app.deps.db, async (tx) => {
    const place = { lat: 33.45, lng: -112.07, city: 'Phoenix', state: 'AZ', hoursKnown: true };
    const made = { createdAt: now, updatedAt: now };
    await insertStore(tx, {
      id: 'sto_1',
      slug: 'old-market',
      ref: 'A 7',
      name: 'Old Market',
      zone: 'America/Phoenix',
      ...place,
      ...made,
    });
    await insertStore(tx, {
      id: 'sto_2',
      slug: 'silent',
      name: 'Silent',
      zone: 'America/Phoenix',
      ...place,
      hoursKnown: false,
      ...made,
    });
    await replaceWeek(
      tx,
      'sto_1',
      WEEKDAYS.map((weekday) => ({ weekday, opensMinute: 540, closesMinute: 1080 })),
    );
    await saveSpecialDay(tx, 'sto_1', { date: '2026-11-26', note: 'Thanksgiving', spans: [] });
  });
  api = await apiClient(await app.listen());
});
afterAll(() => app.close());

test('a store by id, slug or the caller’s own id, with its state now', async () => {
  for (const name of ['sto_1', 'old-market', 'A%207']) {
    const { status, body } = await api.call(`/stores/${name}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: 'sto_1', zone: 'America/Phoenix', open: false, opensAt: '2026-11-24T16:00:00Z' });
  }
  app.setNow('2026-11-24T17:00:00Z');
  expect((await api.call('/stores/sto_1')).body).toMatchObject({ open: true, closesAt: '2026-11-25T01:00:00Z' });
});

test('hours that nobody has told are null, not closed', async () => {
  expect((await api.call('/stores/silent')).body).toMatchObject({ open: null, opensAt: null, closesAt: null });
});

test('hours by date are instants in the store’s zone; a special day is named', async () => {
  const { body } = await api.call('/stores/sto_1/hours?from=2026-11-25&days=3');
  expect(body.data).toEqual([
    {
      date: '2026-11-25',
      spans: [{ startsAt: '2026-11-25T16:00:00Z', endsAt: '2026-11-26T01:00:00Z' }],
      special: null,
    },
    { date: '2026-11-26', spans: [], special: 'Thanksgiving' },
    {
      date: '2026-11-27',
      spans: [{ startsAt: '2026-11-27T16:00:00Z', endsAt: '2026-11-28T01:00:00Z' }],
      special: null,
    },
  ]);
});

test('wrong queries are told, unknown stores are 404', async () => {
  const wrong = await api.call('/stores/sto_1/hours?from=2026-02-30&days=99');
  expect(wrong.status).toBe(422);
  expect(wrong.body.errors.map((e: { pointer: string }) => e.pointer).sort()).toEqual(['/days', '/from']);
  // A fifth digit of the year would be no RFC 3339.
  expect((await api.call('/stores/sto_1/hours?from=9999-12-31&days=62')).status).toBe(422);
  expect((await api.call('/stores/nowhere')).body).toMatchObject({ status: 404, code: 'not_found' });
});

test('an answer that the caller has is 304', async () => {
  const first = await api.call('/stores/sto_1');
  const again = await api.call('/stores/sto_1', { headers: { 'if-none-match': first.headers.get('etag')! } });
  expect(again.status).toBe(304);
  expect(again.body).toBeNull();
});

test('stores by place: nearest first, with distance, and pages that follow each other', async () => {
  const first = await api.call('/stores?near=33.45,-112.07&limit=1');
  expect(first.body).toMatchObject({ hasMore: true });
  expect(first.body.data[0]).toMatchObject({ distanceKm: 0 });
  const second = await api.call(`/stores?near=33.45,-112.07&limit=1&cursor=${first.body.nextCursor}`);
  expect(second.body).toMatchObject({ hasMore: false, nextCursor: null });
  const slugs = [first, second].map((page) => page.body.data[0].slug).sort();
  expect(slugs).toEqual(['old-market', 'silent']);
});

test('open now leaves out who is closed and who is silent; without staff the wait is null, not nought', async () => {
  const { body } = await api.call('/stores?q=market&openNow=true');
  expect(body.data).toHaveLength(1);
  expect(body.data[0]).toMatchObject({ open: true, wait: null, nextSlotAt: null });
});

test('an unknown place has no stores near it; a wrong query is told', async () => {
  expect((await api.call('/stores?q=xyzzyville')).body).toEqual({ data: [], hasMore: false, nextCursor: null });
  expect((await api.call('/stores?near=somewhere')).status).toBe(422);
  expect((await api.call('/stores?limit=101')).status).toBe(422);
});
