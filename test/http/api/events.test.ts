import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertStore } from '../../../src/db/records/store/stores.ts';
import { inTransaction } from '../../../src/db/transaction.ts';
import { addApiKey } from '../../../src/operations/access/api-keys.ts';
import { putCounter } from '../../../src/operations/manage/put-counter.ts';
import { type ApiClient, apiClient } from '../../support/api-client.ts';
import { type TestApp, testApp } from '../../support/test-app.ts';

let app: TestApp;
let api: ApiClient;
let origin: string;
let key: string;

const addCounter = (storeId: string, name: string) =>
  putCounter(app.deps, { storeId, counter: null, details: { name }, actor: { kind: 'api', id: 'key_1' } });

beforeAll(async () => {
  app = await testApp();
  const now = app.now();
  await inTransaction(app.deps.db, async (tx) => {
    for (const n of [1, 2])
      await insertStore(tx, {
        id: `sto_${n}`,
        slug: `s${n}`,
        name: `S${n}`,
        zone: 'America/Denver',
        lat: 39,
        lng: -105,
        createdAt: now,
        updatedAt: now,
      });
  });
  for (const name of ['1', '2', '3']) await addCounter('sto_1', name);
  await addCounter('sto_2', '1');
  key = (await addApiKey(app.deps, { name: 'feed', scopes: ['read'], storeIds: ['sto_1'] })).key;
  origin = await app.listen();
  api = await apiClient(origin);
});
afterAll(() => app.close());

test('pages of one store’s log follow each other without gap or repeat', async () => {
  const first = await api.call('/stores/s1/events?limit=2', { bearer: key });
  expect(first.body).toMatchObject({ hasMore: true });
  const second = await api.call(`/stores/s1/events?limit=2&cursor=${first.body.nextCursor}`, { bearer: key });
  expect(second.body).toMatchObject({ hasMore: false, nextCursor: null });
  const all = [...first.body.data, ...second.body.data];
  expect(all.map((e) => e.kind)).toEqual(['counter_changed', 'counter_changed', 'counter_changed']);
  expect(new Set(all.map((e) => e.subject)).size).toBe(3);
});

test('the stream gives what was asked for, then what comes', async () => {
  const leave = new AbortController();
  const response = await fetch(`${origin}/api/v1/stores/s1/events?after=2`, {
    headers: { accept: 'text/event-stream', authorization: `Bearer ${key}` },
    signal: leave.signal,
  });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const until = async (ids: number) => {
    while ((text.match(/^id: /gm) ?? []).length < ids) text += (await reader.read()).value ?? '';
  };
  await until(1);
  await addCounter('sto_2', '2');
  await addCounter('sto_1', '4');
  await until(2);
  leave.abort();
  const seen = [...text.matchAll(/^data: (.*)$/gm)].map(([, data]) => JSON.parse(data!).seq);
  expect(seen).toEqual([3, 6]);
});

test('another store’s log is not found, and without a key nothing is told', async () => {
  expect((await api.call('/stores/s2/events', { bearer: key })).status).toBe(404);
  expect((await api.call('/stores/s1/events')).status).toBe(401);
});
