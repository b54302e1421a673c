import { afterEach, beforeEach, expect, test } from 'vitest';
import { addApiKey } from '../../../src/operations/access/api-keys.ts';
import { type ApiClient, apiClient } from '../../support/api-client.ts';
import { type TestApp, testApp } from '../../support/test-app.ts';

let app: TestApp;
let api: ApiClient;
let key: string;

beforeEach(async () => {
  app = await testApp({ now: '2026-11-24T13:00:00Z' });
  key = (await addApiKey(app.deps, { name: 'hq', scopes: ['read', 'manage', 'operate'], storeIds: null })).key;
  api = await apiClient(await app.listen());
});
afterEach(() => app.close());

const put = (path: string, body: object, bearer = key) => api.call(path, { method: 'PUT', body, bearer });
const address = { street: '12 Elm St', city: 'Tucson', state: 'AZ', postcode: '85701', country: 'US' };
const mesa = { name: 'Tucson Elm', zone: 'US/Arizona', point: { lat: 32.22, lng: -110.97 }, address };

async function openStore() {
  await put('/stores/HQ-7', mesa);
  const weekly = ['Mo', 'Tu', 'We', 'Th', 'Fr'].map((day) => ({ day, opens: '09:00', closes: '18:00' }));
  await put('/stores/HQ-7/hours', { weekly });
  await put('/stores/HQ-7/services/repair', { name: 'Repair', serviceMinutes: 30, ticketLetter: 'R' });
  await put('/stores/HQ-7/advisors/nadia', { name: 'Nadia', skills: ['repair'] });
  await put('/stores/HQ-7/advisors/sam', { name: 'Sam', skills: ['repair'] });
  for (const advisor of ['nadia', 'sam'])
    await put(`/stores/HQ-7/shifts/tue-${advisor}`, {
      advisor,
      startsAt: '2026-11-24T16:00:00Z',
      endsAt: '2026-11-25T01:00:00Z',
    });
}
const book = () =>
  api.call('/stores/HQ-7/appointments', {
    method: 'POST',
    body: { service: 'repair', startsAt: '2026-11-24T17:00:00Z', customer: { name: 'Maya', phone: '5205550142' } },
    headers: { 'idempotency-key': 'b' },
  });

test('a store is made under the caller’s own id, with the zone’s canonical name, and replaced in place', async () => {
  expect((await put('/stores/HQ-7', mesa)).status).toBe(201);
  expect((await put('/stores/HQ-7', { ...mesa, name: 'Tucson Elm St' })).status).toBe(200);
  const { body } = await api.call('/stores/HQ-7');
  expect(body).toMatchObject({ ref: 'HQ-7', name: 'Tucson Elm St', zone: 'America/Phoenix', open: null });
});

test('a country that is none is refused with what is wrong', async () => {
  for (const country of ['1!', 'us', 'ZZ', 'XQ']) {
    const refused = await put('/stores/HQ-7', { ...mesa, address: { ...address, country } });
    expect([country, refused.status]).toEqual([country, 422]);
    expect(refused.body.errors).toMatchObject([
      { pointer: '/address/country', detail: expect.stringContaining('such as US') },
    ]);
  }
  for (const country of ['PR', 'CA'])
    expect((await put('/stores/HQ-7', { ...mesa, address: { ...address, country } })).status).toBeLessThan(300);
});

test('from nothing to a booked appointment by the API alone', async () => {
  await openStore();
  expect((await api.call('/stores/HQ-7/slots?service=repair&days=1')).body.data[0].localTime).toBe('09:00');
  expect((await book()).status).toBe(201);
});

test('a change that leaves an appointment without anybody is refused with it, and made on wish', async () => {
  await openStore();
  const booked = await book();
  const closed = { spans: [], note: 'Stocktaking' };
  const refused = await put('/stores/HQ-7/special-hours/2026-11-24', closed);
  expect(refused).toMatchObject({ status: 409, body: { code: 'appointments_affected' } });
  expect(refused.body.appointments).toEqual([
    { id: booked.body.id, reference: booked.body.reference, startsAt: '2026-11-24T17:00:00Z' },
  ]);
  expect((await api.call('/stores/HQ-7/hours?from=2026-11-24&days=1')).body.data[0].special).toBeNull();
  expect((await put('/stores/HQ-7/special-hours/2026-11-24?affected=keep', closed)).status).toBe(200);
  const { body } = await api.call(`/appointments/${booked.body.id}`, { bearer: booked.body.token });
  expect(body.needsAttention).not.toBeNull();
});

test('one of two advisors gone: the other takes it over and nothing is refused', async () => {
  await openStore();
  const booked = await book();
  expect((await put('/stores/HQ-7/advisors/nadia', { name: 'Nadia', skills: [] })).status).toBe(200);
  const { body } = await api.call(`/appointments/${booked.body.id}`, { bearer: booked.body.token });
  expect(body).toMatchObject({ status: 'booked', needsAttention: null });
});

test('a key of one store makes no other, and changes no other', async () => {
  await openStore();
  const storeIds = [(await api.call('/stores/HQ-7')).body.id];
  const own = (await addApiKey(app.deps, { name: 'one', scopes: ['manage'], storeIds })).key;
  expect((await put('/stores/HQ-8', mesa, own)).status).toBe(404);
  expect((await put('/stores/HQ-7', mesa, own)).status).toBe(200);
});

test('wrong hours, zones and shifts are named', async () => {
  const zone = await put('/stores/HQ-9', { ...mesa, zone: 'EST5' });
  expect(zone.body.errors[0]).toMatchObject({ pointer: '/zone', code: 'not_a_zone' });
  await openStore();
  const hours = await put('/stores/HQ-7/hours', { weekly: [{ day: 'Mo', opens: '25:00', closes: '26:00' }] });
  expect(hours.body.errors[0].code).toBe('not_a_time');
  const shift = { advisor: 'nobody', startsAt: '2026-11-25T16:00:00Z', endsAt: '2026-11-25T20:00:00Z' };
  expect((await put('/stores/HQ-7/shifts/x', shift)).body.errors[0].code).toBe('unknown_advisor');
});
