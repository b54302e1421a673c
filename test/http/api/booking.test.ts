import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { holds } from '../../../src/db/schema/booking.ts';
import { addApiKey } from '../../../src/operations/access/api-keys.ts';
import { type ApiClient, apiClient } from '../../support/api-client.ts';
import { smallStore } from '../../support/small-store.ts';
import { type TestApp, testApp } from '../../support/test-app.ts';

let app: TestApp;
let api: ApiClient;
let keys = 0;

const SHIFT = { date: '2026-11-24', from: '2026-11-24T15:00:00Z', to: '2026-11-25T00:00:00Z' };
const TEN = '2026-11-24T16:00:00Z';
const customer = { name: 'Maya Ruiz', phone: '(312) 555-0142' };

beforeEach(async () => {
  app = await testApp({ now: '2026-11-24T13:00:00Z' });
  const skills = ['billing', 'device', 'plan'];
  await smallStore(app.deps, { advisors: [skills, skills], shift: SHIFT, settings: { walkInReserveShare: 0.5 } });
  api = await apiClient(await app.listen());
});
afterEach(() => app.close());

const book = (body: object, key = `key ${++keys}`) =>
  api.call('/stores/sto_1/appointments', { method: 'POST', body, headers: { 'idempotency-key': key } });
const device = { service: 'device', startsAt: TEN, customer };

test('free times are offered in the store’s own day and clock', async () => {
  const { body } = await api.call('/stores/sto_1/slots?service=device&from=2026-11-24&days=1');
  expect(body.data[0]).toEqual({
    startsAt: '2026-11-24T15:00:00Z',
    endsAt: '2026-11-24T15:20:00Z',
    localDate: '2026-11-24',
    localTime: '09:00',
  });
  expect(body.data.at(-1).localTime).toBe('17:30');
});

test('free times of several services in one visit, and of who is asked for by name', async () => {
  const day = 'from=2026-11-24&days=1';
  const one = await api.call(`/stores/sto_1/slots?service=device&${day}`);
  const both = await api.call(`/stores/sto_1/slots?services=device,billing&${day}`);
  const { startsAt, endsAt } = both.body.data[0];
  expect(Date.parse(endsAt) - Date.parse(startsAt)).toBeGreaterThan(
    Date.parse(one.body.data[0].endsAt) - Date.parse(one.body.data[0].startsAt),
  );
  const bundled = await book({ services: ['device', 'billing'], startsAt, customer });
  expect(bundled.body).toMatchObject({ services: ['device', 'billing'], startsAt, endsAt });
  expect((await api.call(`/stores/sto_1/slots?service=device&services=billing&${day}`)).status).toBe(422);
  expect((await api.call(`/stores/sto_1/slots?${day}`)).status).toBe(422);
  expect((await api.call(`/stores/sto_1/slots?service=device&advisor=nobody&${day}`)).status).toBe(422);
});

test('booked, read, moved and cancelled by its own token', async () => {
  const made = await book(device);
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ status: 'booked', startsAt: TEN, checkInOpensAt: '2026-11-24T15:30:00Z' });
  const { id, token, manageUrl } = made.body;
  expect(manageUrl).toContain(`/v/${id}.`);
  const path = `/appointments/${id}`;
  const moved = await api.call(path, { method: 'PATCH', body: { startsAt: '2026-11-24T17:00:00Z' }, bearer: token });
  expect(moved.body).toMatchObject({ startsAt: '2026-11-24T17:00:00Z', reference: made.body.reference });
  expect((await api.call(path, { method: 'DELETE', bearer: token })).body.status).toBe('cancelled');
  expect((await api.call(path, { method: 'DELETE', bearer: token })).body.status).toBe('cancelled');
  expect((await api.call(path, { bearer: token })).body.status).toBe('cancelled');
});

test('of several services the unknown one is named by its place', async () => {
  const services = ['device', 'nope'];
  const pointer = '/services/1';
  const made = await book({ services, startsAt: TEN, customer });
  expect(made).toMatchObject({ status: 422, body: { errors: [{ pointer, code: 'unknown_service' }] } });
  const headers = { 'idempotency-key': 'line' };
  const joined = await api.call('/stores/sto_1/visits', { method: 'POST', body: { services }, headers });
  expect(joined).toMatchObject({ status: 422, body: { errors: [{ pointer }] } });
  const one = await book({ service: 'nope', startsAt: TEN, customer });
  expect(one).toMatchObject({ status: 422, body: { errors: [{ pointer: '/service' }] } });
});

test('without the token, or with another’s, an appointment is not to be found', async () => {
  const one = (await book(device)).body;
  const two = (await book({ ...device, startsAt: '2026-11-24T17:00:00Z' })).body;
  expect((await api.call(`/appointments/${one.id}`)).status).toBe(401);
  expect((await api.call(`/appointments/${one.id}`, { bearer: two.token })).status).toBe(404);
  expect((await api.call(`/appointments/${one.id}`, { bearer: one.reference })).status).toBe(404);
});

test('a full time answers with three others that can really be booked', async () => {
  expect((await book(device)).status).toBe(201);
  const second = await book(device);
  expect(second.status).toBe(409);
  expect(second.body.code).toBe('slot_taken');
  expect(second.body.alternatives).toHaveLength(3);
  for (const startsAt of [second.body.alternatives[0]]) expect((await book({ ...device, startsAt })).status).toBe(201);
});

test('the same key and body give the same appointment; another body is refused', async () => {
  const first = await book(device, 'once');
  const again = await book(device, 'once');
  expect(again.status).toBe(201);
  expect(again.body).toEqual(first.body);
  const other = await book({ ...device, startsAt: '2026-11-24T17:00:00Z' }, 'once');
  expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
});

test('a key is required, a wrong time names its rule, a wrong phone number is told', async () => {
  const bare = await api.call('/stores/sto_1/appointments', { method: 'POST', body: device });
  expect(bare).toMatchObject({ status: 400, body: { code: 'idempotency_key_required' } });
  const early = await book({ ...device, startsAt: '2026-11-24T12:00:00Z' });
  expect(early).toMatchObject({ status: 422, body: { code: 'outside_rules', rule: 'in_the_past' } });
  const off = await book({ ...device, startsAt: '2026-11-24T16:07:00Z' });
  expect(off.body.rule).toBe('off_grid');
  expect(new Set(off.body.alternatives).size).toBe(3);
  const phone = await book({ ...device, customer: { name: 'A', phone: '12' } });
  expect(phone.body.errors[0]).toMatchObject({ pointer: '/customer/phone', code: 'not_a_phone' });
  const nobody = await book({ ...device, customer: { name: 'A' } });
  expect(nobody.body.errors[0].code).toBe('contact_missing');
});

test('a hold keeps the time for its holder, and for nobody once it has lapsed', async () => {
  const hold = () => api.call('/stores/sto_1/holds', { method: 'POST', body: { service: 'device', startsAt: TEN } });
  const held = await hold();
  expect(held).toMatchObject({ status: 201, body: { expiresAt: '2026-11-24T13:05:00Z' } });
  expect((await book(device)).status).toBe(409);
  expect((await book({ ...device, hold: held.body.hold })).status).toBe(201);
  const later = '2026-11-24T17:00:00Z';
  await api.call('/stores/sto_1/holds', { method: 'POST', body: { service: 'device', startsAt: later } });
  app.advance(6);
  expect((await book({ ...device, startsAt: later })).status).toBe(201);
});

test('staff’s own key books without lead time, a customer does not', async () => {
  app.setNow('2026-11-24T15:50:00Z');
  expect((await book(device)).body.rule).toBe('too_soon');
  const { key } = await addApiKey(app.deps, { name: 'desk', scopes: ['operate'], storeIds: null });
  const body = { ...device, customer: { name: 'Leo' } };
  const made = await api.call('/stores/sto_1/appointments', {
    method: 'POST',
    body,
    bearer: key,
    headers: { 'idempotency-key': 'desk' },
  });
  expect(made.status).toBe(201);
});

test('holds made here and on the pages are counted by one address, which nobody can read from the database', async () => {
  const held = (startsAt: string) =>
    api.call('/stores/sto_1/holds', { method: 'POST', body: { service: 'device', startsAt } });
  for (const hour of ['15', '17', '19']) expect((await held(`2026-11-24T${hour}:00:00Z`)).status).toBe(201);
  const visitor = app.visitor();
  const page = await visitor.get('/stores/sto-1/book/device');
  const refused = await visitor.submit(page.form('/holds'), { startsAt: '2026-11-24T21:00:00Z' });
  expect(refused.status).toBe(409);
  const [hold] = await app.deps.db.read.select().from(holds);
  expect(hold!.address).toMatch(/^[\w-]{43}$/);
  const plain = (text: string) => createHash('sha256').update(text).digest('base64url');
  expect([plain('127.0.0.1'), plain('::1'), plain('0:0:0:0::/64')]).not.toContain(hold!.address);
});
