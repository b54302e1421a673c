import { afterEach, beforeEach, expect, test } from 'vitest';
import { addApiKey } from '../../../src/operations/access/api-keys.ts';
import { type ApiClient, apiClient } from '../../support/api-client.ts';
import { smallStore } from '../../support/small-store.ts';
import { type TestApp, testApp } from '../../support/test-app.ts';

let app: TestApp;
let api: ApiClient;
let desk: string;
let keys = 0;

const SHIFT = { date: '2026-11-24', from: '2026-11-24T15:00:00Z', to: '2026-11-25T00:00:00Z' };
const stale = { status: 412, body: { code: 'stale_if_match' } };

beforeEach(async () => {
  app = await testApp({ now: '2026-11-24T16:00:00Z' });
  await smallStore(app.deps, { advisors: [['billing', 'device'], ['device']], shift: SHIFT });
  desk = (await addApiKey(app.deps, { name: 'desk', scopes: ['read', 'operate'], storeIds: ['sto_1'] })).key;
  api = await apiClient(await app.listen());
});
afterEach(() => app.close());

const newKey = () => ({ 'idempotency-key': `key ${++keys}` });
const join = async () =>
  (await api.call('/stores/sto_1/visits', { method: 'POST', body: { service: 'billing' }, headers: newKey() })).body;
const act = (visit: { id: string }, name: string, revision: number, headers: Record<string, string>) =>
  api.call(`/visits/${visit.id}/${name}`, { method: 'POST', body: { revision }, bearer: desk, headers });

test('an act with a stale If-Match answers 412 and does nothing; the ETag of the read and the revision are right', async () => {
  const visit = await join();
  const etag = (await api.call(`/visits/${visit.id}`, { bearer: desk })).headers.get('etag')!;
  expect(etag).toMatch(/^"1-/);
  for (const ifMatch of ['"2"', '"nope"', '', 'W/"7-x"'])
    expect(await act(visit, 'away', 1, { 'if-match': ifMatch })).toMatchObject(stale);
  app.advance(4);
  expect(await act(visit, 'away', 1, { 'if-match': `"zz", ${etag}` })).toMatchObject({ status: 200 });
  expect(await act(visit, 'back', 2, { 'if-match': etag })).toMatchObject(stale);
  expect(await act(visit, 'undo', 2, { 'if-match': etag })).toMatchObject(stale);
  expect(await act(visit, 'back', 2, { 'if-match': '"2"' })).toMatchObject({ body: { visit: { revision: 3 } } });
  expect(await act(visit, 'leave', 3, { 'if-match': '*' })).toMatchObject({ body: { visit: { status: 'left' } } });
});

test('a repeat by its key gets its first answer although the If-Match is stale by then', async () => {
  const visit = await join();
  const headers = { 'idempotency-key': 'tap', 'if-match': '"1"' };
  expect((await act(visit, 'away', 1, headers)).status).toBe(200);
  expect((await act(visit, 'away', 1, headers)).status).toBe(200);
  expect(await act(visit, 'away', 1, { ...headers, 'idempotency-key': 'other' })).toMatchObject(stale);
});

test('of two that change at once by the same If-Match, one is refused', async () => {
  const visit = await join();
  const both = await Promise.all([
    act(visit, 'away', 1, { 'if-match': '"1"' }),
    act(visit, 'leave', 1, { 'if-match': '"1"' }),
  ]);
  expect(both.map((one) => one.status).sort()).toEqual([200, 412]);
});

test('an appointment is moved and cancelled by its ETag, and refused by an older one', async () => {
  const customer = { name: 'Maya Ruiz', phone: '(312) 555-0142' };
  const body = { service: 'device', startsAt: '2026-11-24T18:00:00Z', customer };
  const made = await api.call('/stores/sto_1/appointments', { method: 'POST', body, headers: newKey() });
  const path = `/appointments/${made.body.id}`;
  const bearer: string = made.body.token;
  const change = (method: string, headers: Record<string, string>, startsAt?: string) =>
    api.call(path, { method, bearer, headers, ...(startsAt ? { body: { startsAt } } : {}) });
  const etagNow = async () => (await api.call(path, { bearer })).headers.get('etag')!;
  const first = await etagNow();
  const move = { 'if-match': first, 'idempotency-key': 'move' };
  const moved = await change('PATCH', move, '2026-11-24T19:00:00Z');
  expect(moved).toMatchObject({ status: 200, body: { startsAt: '2026-11-24T19:00:00Z' } });
  expect((await change('PATCH', move, '2026-11-24T19:00:00Z')).body).toEqual(moved.body);
  expect(await change('PATCH', { 'if-match': first }, '2026-11-24T20:00:00Z')).toMatchObject(stale);
  expect(await change('DELETE', { 'if-match': first })).toMatchObject(stale);
  const drop = { 'if-match': await etagNow(), 'idempotency-key': 'drop' };
  expect(await change('DELETE', drop)).toMatchObject({ status: 200, body: { status: 'cancelled' } });
  expect(await change('DELETE', drop)).toMatchObject({ status: 200, body: { status: 'cancelled' } });
});
