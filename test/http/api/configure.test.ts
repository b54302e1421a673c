import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertStore } from '../../../src/db/records/store/stores.ts';
import { inTransaction } from '../../../src/db/transaction.ts';
import { addApiKey, revokeKey } from '../../../src/operations/access/api-keys.ts';
import { type ApiClient, apiClient } from '../../support/api-client.ts';
import { type TestApp, testApp } from '../../support/test-app.ts';

let app: TestApp;
let api: ApiClient;
let key: string;

beforeAll(async () => {
  app = await testApp();
  const now = app.now();
  const place = { zone: 'America/Denver', lat: 39.7, lng: -105, createdAt: now, updatedAt: now };
  await inTransaction(app.deps.db, async (tx) => {
    await insertStore(tx, { id: 'sto_1', slug: 'one', name: 'One', ...place });
    await insertStore(tx, { id: 'sto_2', slug: 'two', name: 'Two', ...place });
  });
  key = (await addApiKey(app.deps, { name: 'till', scopes: ['manage'], storeIds: ['sto_1'] })).key;
  api = await apiClient(await app.listen());
});
afterAll(() => app.close());

const repair = { name: 'Device repair', serviceMinutes: 30, bufferMinutes: 5, ticketLetter: 'R' };
const put = (path: string, body: unknown, bearer = key) => api.call(path, { method: 'PUT', body, bearer });

test('PUT makes a service under the caller’s key, the second time replaces it', async () => {
  expect((await put('/stores/one/services/repair', repair)).status).toBe(201);
  expect((await put('/stores/one/services/repair', { ...repair, serviceMinutes: 45 })).status).toBe(200);
  const { body } = await api.call('/stores/one');
  expect(body.services).toHaveLength(1);
  expect(body.services[0]).toMatchObject({ key: 'repair', serviceMinutes: 45, bufferMinutes: 5, ticketLetter: 'R' });
});

test('every wrong value is named with its place and a sentence, and nothing is saved', async () => {
  const { status, body } = await put('/stores/one/services/other', { name: ' ', serviceMinutes: 7 });
  expect(status).toBe(422);
  expect(body.errors).toEqual([
    { pointer: '/name', code: 'required', detail: 'Enter the name' },
    { pointer: '/serviceMinutes', code: 'not_a_multiple', detail: 'Set the service time in steps of 5' },
  ]);
  expect((await api.call('/stores/one')).body.services).toHaveLength(1);
});

test('a body that is not JSON, malformed, or of another shape is told apart', async () => {
  const plain = await api.call('/stores/one/counters/c1', {
    method: 'PUT',
    body: { name: '1' },
    bearer: key,
    headers: { 'content-type': 'text/plain' },
  });
  expect(plain.status).toBe(415);
  expect((await put('/stores/one/counters/c1', { name: 3 })).body.errors[0].pointer).toBe('/name');
  expect((await put('/stores/one/counters/c1', { name: '3' })).status).toBe(201);
});

test('without a key 401, with another store’s key 404, without the scope 403, revoked 401', async () => {
  expect((await api.call('/stores/one/services/x', { method: 'PUT', body: repair })).status).toBe(401);
  expect((await put('/stores/two/services/x', repair)).status).toBe(404);
  const reading = await addApiKey(app.deps, { name: 'reader', scopes: ['read'], storeIds: null });
  expect((await put('/stores/one/services/x', repair, reading.key)).status).toBe(403);
  await revokeKey(app.deps, reading.id);
  expect((await put('/stores/one/services/x', repair, reading.key)).status).toBe(401);
});
