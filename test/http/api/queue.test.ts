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

const SHIFT = { date: '2026-11-24', from: '2026-11-24T15:00:00Z', to: '2026-11-25T00:00:00Z' };

beforeEach(async () => {
  app = await testApp({ now: '2026-11-24T16:00:00Z' });
  store = await smallStore(app.deps, { advisors: [['billing', 'device'], ['billing']], shift: SHIFT });
  await smallStore(app.deps, { id: 'sto_2', shift: SHIFT });
  desk = (await addApiKey(app.deps, { name: 'desk', scopes: ['read', 'operate'], storeIds: ['sto_1'] })).key;
  api = await apiClient(await app.listen());
});
afterEach(() => app.close());

const post = (path: string, body: object, bearer?: string, key = `key ${++keys}`) =>
  api.call(path, { method: 'POST', body, ...(bearer ? { bearer } : {}), headers: { 'idempotency-key': key } });
const join = (service = 'billing', extra = {}) => post('/stores/sto_1/visits', { service, ...extra });
const call = (counter = store.counters[0]!, extra = {}) => post('/stores/sto_1/calls', { counter, ...extra }, desk);

test('join, follow, be called, be served: one visit from its first answer to its end', async () => {
  const joined = await join();
  expect(joined.status).toBe(201);
  expect(joined.body).toMatchObject({ ticket: 'B001', status: 'waiting', position: 1, ahead: 0, service: 'billing' });
  const { id, token } = joined.body;
  expect((await api.call(`/visits/${id}`, { bearer: token })).body.wait).toMatchObject({ lowMinutes: 0 });
  const called = await call();
  expect(called.body.visit).toMatchObject({ id, status: 'called', counter: '1' });
  const revision = called.body.visit.revision;
  const started = await post(`/visits/${id}/start`, { revision }, desk);
  expect(started.body.visit).toMatchObject({ status: 'in_service', revision: revision + 1 });
  app.advance(8);
  const done = await post(`/visits/${id}/complete`, { revision: revision + 1, outcome: 'resolved' }, desk);
  expect(done.body.visit.status).toBe('completed');
  expect((await api.call(`/visits/${id}`, { bearer: token })).body).toMatchObject({ status: 'completed', wait: null });
});

test('the same join twice is one ticket; the same contact gets the ticket he has, without its link', async () => {
  const body = { service: 'billing', customer: { name: 'Ana', phone: '312 555 0142' } };
  const first = await post('/stores/sto_1/visits', body, undefined, 'tap');
  const again = await post('/stores/sto_1/visits', body, undefined, 'tap');
  expect(again).toMatchObject({ status: 201, body: { id: first.body.id, token: first.body.token } });
  const other = await post('/stores/sto_1/visits', { ...body, service: 'device' });
  expect(other).toMatchObject({ status: 200, body: { ticket: first.body.ticket } });
  expect(other.body.token).toBeUndefined();
});

test('two counters that call at once get two visits; a third finds nobody', async () => {
  await join();
  await join();
  const [one, two] = await Promise.all([call(store.counters[0]), call(store.counters[1])]);
  expect(one.body.visit.id).not.toBe(two.body.visit.id);
  expect(await call()).toMatchObject({ status: 409, body: { code: 'counter_busy' } });
});

test('an old revision is answered with what happened meanwhile and by whom', async () => {
  const { id, revision } = (await join()).body;
  await call();
  const late = await post(`/visits/${id}/leave`, { revision }, desk);
  expect(late).toMatchObject({ status: 409, body: { code: 'stale_revision', visit: { status: 'called' } } });
  expect(late.body.last).toMatchObject({ kind: 'called', actor: { kind: 'api' } });
});

test('its own token may leave and go away, and nothing else', async () => {
  const { id, token, revision } = (await join()).body;
  expect((await post(`/visits/${id}/complete`, { revision }, token)).status).toBe(403);
  const away = await post(`/visits/${id}/away`, { revision, awayMinutes: 20 }, token);
  expect(away.body.visit.reasons[0].code).toBe('away');
  expect((await call()).body.visit).toBeNull();
  const here = await post(`/visits/${id}/here`, { revision: revision + 1 }, token);
  expect(here.status).toBe(200);
  expect((await post(`/visits/${id}/leave`, { revision: revision + 2 }, token)).body.visit.status).toBe('left');
});

test('a counter of another store is not found through this one, and its key does not reach it', async () => {
  await join();
  expect((await call('ctr_sto_2_1')).status).toBe(404);
  expect((await post('/stores/sto_2/calls', { counter: 'ctr_sto_2_1' }, desk)).status).toBe(404);
});

test('waits say what can be joined, and why not', async () => {
  const open = await api.call('/stores/sto_1/waits');
  const byService = Object.fromEntries(open.body.data.map((row: { service: string }) => [row.service, row]));
  expect(byService.billing).toMatchObject({ acceptingWalkIns: true, waiting: 0, lowMinutes: 0 });
  expect(byService.plan).toMatchObject({ acceptingWalkIns: false, reason: 'no_advisor', highMinutes: null });
  const refused = await join('plan');
  expect(refused).toMatchObject({ status: 409, body: { code: 'not_accepting', reason: 'no_advisor' } });
  app.setNow('2026-11-25T03:00:00Z');
  expect((await join()).body.reason).toBe('closed');
});

test('an appointment is checked in by its reference: early, in time, and only once', async () => {
  const booked = await post('/stores/sto_1/appointments', {
    service: 'billing',
    startsAt: '2026-11-24T18:00:00Z',
    customer: { name: 'Leo', email: 'leo@example.com' },
  });
  const { reference, id: appointmentId, token } = booked.body;
  const checkIn = (extra = {}) => post('/stores/sto_1/check-ins', { reference, ...extra }, desk);
  const early = await checkIn();
  expect(early).toMatchObject({ status: 409, body: { code: 'too_early', mayJoinNow: true } });
  expect(early.body.window).toEqual({ opensAt: '2026-11-24T17:30:00Z', closesAt: '2026-11-24T18:15:00Z' });
  app.setNow('2026-11-24T17:50:00Z');
  // As it is printed and spoken.
  const there = await checkIn({ reference: `${reference.slice(0, 3)} ${reference.slice(3).toLowerCase()}` });
  expect(there).toMatchObject({ status: 201, body: { arrival: 'punctual' } });
  expect((await checkIn()).body.code).toBe('already_checked_in');
  expect((await api.call(`/visits/${there.body.visit.id}`, { bearer: token })).status).toBe(200);
  expect((await api.call(`/appointments/${appointmentId}`, { bearer: token })).body.status).toBe('checked_in');
});

test('the queue is in the order in which it is called; counters open, pause and close', async () => {
  for (const service of ['device', 'billing', 'billing']) await join(service);
  const line = await api.call('/stores/sto_1/queue', { bearer: desk });
  expect(line.body.data.map((v: { ticket: string }) => v.ticket)).toEqual(['D001', 'B002', 'B003']);
  const path = `/stores/sto_1/counters/${store.counters[1]}/sessions`;
  const paused = await api.call(path, { method: 'PATCH', body: { state: 'paused', untilMinutes: 30 }, bearer: desk });
  expect(paused.body).toMatchObject({ state: 'paused', pausedUntil: '2026-11-24T16:30:00Z' });
  expect((await call(store.counters[1])).body.code).toBe('counter_paused');
  expect((await api.call(path, { method: 'DELETE', bearer: desk })).body.state).toBe('closed');
  const opened = await api.call(path, { method: 'POST', body: { advisor: store.advisors[1] }, bearer: desk });
  expect(opened.status).toBe(201);
});

test('a counter is opened once by its key, whatever became of it; another body and too long a key are refused', async () => {
  const path = `/stores/sto_1/counters/${store.counters[1]}/sessions`;
  const drop = () => api.call(path, { method: 'DELETE', bearer: desk });
  const open = (advisor: string, key: string) => post(path, { advisor }, desk, key);
  await drop();
  const first = await open(store.advisors[1]!, 'tap');
  expect(first).toMatchObject({ status: 201, body: { state: 'open' } });
  app.advance(5);
  await drop();
  expect(await open(store.advisors[1]!, 'tap')).toMatchObject({ status: 201, body: first.body });
  expect((await drop()).body.code).toBe('counter_closed');
  const other = await open(store.advisors[0]!, 'tap');
  expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
  expect((await open(store.advisors[1]!, 'k'.repeat(256))).status).toBe(400);
});

test('a parked visit goes on at a counter of its own store alone; a name that is no act is not found', async () => {
  const { id } = (await join()).body;
  let { revision } = (await call()).body.visit;
  for (const act of ['start', 'park']) {
    revision = (await post(`/visits/${id}/${act}`, { revision }, desk)).body.visit.revision;
  }
  const elsewhere = await post(`/visits/${id}/resume`, { revision, to: { advisor: 'adv_sto_2_1' } }, desk);
  expect(elsewhere).toMatchObject({ status: 409, body: { code: 'unknown_target' } });
  const here = await post(`/visits/${id}/resume`, { revision, to: { advisor: store.advisors[1] } }, desk);
  expect(here).toMatchObject({ status: 200, body: { visit: { status: 'in_service', counter: '2' } } });
  expect((await post(`/visits/${id}/constructor`, { revision }, desk)).status).toBe(404);
  const parked = await post(`/visits/${id}/park`, { revision: revision + 1 }, desk);
  revision = parked.body.visit.revision;
  const nowhere = await post(`/visits/${id}/resume`, { revision, to: { counter: 'ctr_sto_2_1' } }, desk);
  expect(nowhere).toMatchObject({ status: 409, body: { code: 'unknown_target' } });
  const byCounter = await post(`/visits/${id}/resume`, { revision, to: { counter: store.counters[1] } }, desk);
  expect(byCounter).toMatchObject({ status: 200, body: { visit: { status: 'in_service', counter: '2' } } });
});

test('what somebody wrote as a reason does not go into the log; a code does', async () => {
  const { id } = (await join()).body;
  const called = await call(store.counters[0], { visit: id, reason: 'Ana Silva is in a hurry' });
  const outcome = 'told Ana Silva to come back';
  await post(`/visits/${id}/complete`, { revision: called.body.visit.revision, outcome }, desk);
  const other = (await join()).body;
  await call(store.counters[0], { visit: other.id, reason: 'cannot_wait' });
  const log = (await api.call('/stores/sto_1/events?limit=100', { bearer: desk })).body.data;
  expect(JSON.stringify(log)).not.toContain('Silva');
  const of = (kind: string) => log.filter((event: { kind: string }) => event.kind === kind);
  expect(of('called').map((event: { data: { reason: string | null } }) => event.data.reason)).toEqual([
    null,
    'cannot_wait',
  ]);
  expect(of('completed')[0].data.outcome).toBeNull();
});
