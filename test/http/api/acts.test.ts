import { afterEach, beforeEach, expect, test } from 'vitest';
import { addApiKey } from '../../../src/operations/access/api-keys.ts';
import { type ApiClient, apiClient } from '../../support/api-client.ts';
import { type SmallStore, smallStore } from '../../support/small-store.ts';
import { type TestApp, testApp } from '../../support/test-app.ts';

let app: TestApp;
let api: ApiClient;
let desk: string;
let store: SmallStore;
let keys = 0;

beforeEach(async () => {
  app = await testApp({ now: '2026-11-24T16:00:00Z' });
  store = await smallStore(app.deps, { advisors: [['billing', 'device'], ['billing']] });
  desk = (await addApiKey(app.deps, { name: 'desk', scopes: ['read', 'operate'], storeIds: ['sto_1'] })).key;
  api = await apiClient(await app.listen());
});
afterEach(() => app.close());

const post = (path: string, body: object, key = `key ${++keys}`) =>
  api.call(path, { method: 'POST', body, bearer: desk, headers: { 'idempotency-key': key } });
const join = async (service = 'billing', extra = {}) =>
  (await post('/stores/sto_1/visits', { service, ...extra })).body;
const call = async () => (await post('/stores/sto_1/calls', { counter: store.counters[0] })).body.visit;
const act = (visit: { id: string; revision: number }, name: string, extra = {}, key?: string) =>
  post(`/visits/${visit.id}/${name}`, { revision: visit.revision, ...extra }, key);

test('hand over mid-service, then one thing more', async () => {
  await join();
  const called = await call();
  const started = (await act(called, 'start')).body.visit;
  const over = await act(started, 'hand-over', { to: { counter: store.counters[1] } });
  expect(over.body.visit).toMatchObject({ status: 'in_service', counter: '2', advisor: 'Advisor 2' });
  const more = await act(over.body.visit, 'add-service', { to: { service: 'device' } });
  expect(more.body.visit.service).toBe('billing');
  const done = await act(more.body.visit, 'complete');
  expect(done.body.visit).toMatchObject({ status: 'waiting', service: 'device' });
});

test('split answers with both, merge ends the other; the same key is the same split', async () => {
  const visit = await join('billing', { partySize: 3 });
  const split = await act(visit, 'split', { partySize: 1, to: { service: 'device' } }, 'tap');
  expect(split.body).toMatchObject({ visit: { revision: 2 }, other: { ticket: 'D002', status: 'waiting' } });
  expect((await act(visit, 'split', { partySize: 1, to: { service: 'device' } }, 'tap')).status).toBe(200);
  expect((await api.call('/stores/sto_1/queue', { bearer: desk })).body.data).toHaveLength(2);
  const merged = await act(split.body.visit, 'merge', { visit: split.body.other.id });
  expect(merged.body).toMatchObject({ visit: { ticket: 'B001' }, other: { status: 'left' } });
});

test('correct takes the details, and says where one cannot be', async () => {
  const visit = await join();
  const wrong = await act(visit, 'correct', { customer: { phone: '12' } });
  expect(wrong).toMatchObject({ status: 422, body: { errors: [{ pointer: '/customer/phone' }] } });
  const details = { customer: { name: 'Ana', phone: '312 555 0142' }, language: 'es', partySize: 2 };
  expect((await act(visit, 'correct', details)).status).toBe(200);
  const [row] = await app.deps.db.read.query.visits.findMany();
  expect(row).toMatchObject({ name: 'Ana', phone: '+13125550142', language: 'es', partySize: 2 });
});

test('what an act cannot do without is named', async () => {
  const visit = await join();
  for (const [name, pointer] of [
    ['transfer', '/to'],
    ['hand-over', '/to'],
    ['add-service', '/to/service'],
    ['merge', '/visit'],
  ] as const) {
    const refused = await act(visit, name);
    expect([name, refused.status, refused.body.errors[0].pointer]).toEqual([name, 422, pointer]);
  }
});

test('no more walk-ins until a time, in every wait, and again', async () => {
  const path = '/stores/sto_1/walk-in-stops';
  const stopped = await post(path, { reason: 'full', until: '2026-11-24T17:00:00Z' });
  expect(stopped).toMatchObject({ status: 201, body: { reason: 'full', until: '2026-11-24T17:00:00Z' } });
  const waits = await api.call('/stores/sto_1/waits');
  expect(waits.body.data[0]).toMatchObject({ acceptingWalkIns: false, reason: 'stopped' });
  const refused = await post('/stores/sto_1/visits', { service: 'billing' });
  expect(refused).toMatchObject({ status: 409, body: { code: 'not_accepting', reason: 'stopped' } });
  expect((await post(path, { reason: 'full', until: '2026-11-24T15:00:00Z' })).status).toBe(422);
  expect((await api.call(path, { method: 'DELETE', bearer: desk })).status).toBe(204);
  expect((await post('/stores/sto_1/visits', { service: 'billing' })).status).toBe(201);
});

test('an advisor may be asked for by the caller’s own id, and a part that he cannot do waits for a colleague', async () => {
  const id = 'bo';
  const manager = (await addApiKey(app.deps, { name: 'plan', scopes: ['manage'], storeIds: ['sto_1'] })).key;
  const body = { name: 'Bo', skills: ['billing'] };
  await api.call(`/stores/sto_1/advisors/${id}`, { method: 'PUT', body, bearer: manager });
  await api.call('/stores/sto_1/counters/bo', { method: 'PUT', body: { name: '3' }, bearer: manager });
  await post('/stores/sto_1/counters/bo/sessions', { advisor: id });
  const { status, body: joined } = await post('/stores/sto_1/visits', { services: ['billing', 'device'], advisor: id });
  expect(status).toBe(201);
  const called = (await post('/stores/sto_1/calls', { counter: 'bo' })).body.visit;
  expect(called.id).toBe(joined.id);
  expect((await act(called, 'complete')).body.visit).toMatchObject({ status: 'waiting', service: 'device' });
  const { reasons } = (await api.call('/stores/sto_1/queue', { bearer: desk })).body.data[0];
  expect(reasons.map((reason: { code: string }) => reason.code)).not.toContain('no_advisor');
  expect(await call()).toMatchObject({ id: joined.id, counter: '1' });
});

test('one who was sent to a counter that nobody opens can still be chosen at another', async () => {
  await join();
  const called = await call();
  await api.call(`/stores/sto_1/counters/${store.counters[1]}/sessions`, { method: 'DELETE', bearer: desk });
  const sent = (await act(called, 'transfer', { to: { counter: store.counters[1] } })).body.visit;
  expect(await call()).toBeNull();
  const chosen = await post('/stores/sto_1/calls', { counter: store.counters[0], visit: sent.id, reason: 'other' });
  expect(chosen).toMatchObject({ status: 200, body: { visit: { id: sent.id, status: 'called', counter: '1' } } });
});
