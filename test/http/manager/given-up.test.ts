import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { messagesAbout } from '../../../src/db/records/messages.ts';
import { bookAppointment } from '../../../src/operations/booking/book-appointment.ts';
import { showAppointment } from '../../../src/operations/booking/show-appointment.ts';
import { readyMessage } from '../../../src/operations/loading/ready-message.ts';
import { worded } from '../../../views/messages/worded.ts';
import { at, BILLING, DEVICE, STORE, smallStore } from '../../support/booking-store.ts';
import { ownerSignedIn } from '../../support/store-people.ts';
import { type TestApp, testApp } from '../../support/test-app.ts';
import type { Visitor } from '../../support/visitor.ts';

const NEXT = '2026-11-25';
const MANAGE = '/manage/stores/old-market';
let app: TestApp;
let owner: Visitor;

beforeEach(async () => {
  // A Tuesday, 8 am in Omaha; two advisors, the second for billing alone.
  app = await testApp({ now: '2026-11-24T14:00:00Z' });
  await smallStore(app.deps, { advisors: [[DEVICE, BILLING], [BILLING]], settings: { walkInReserveShare: 0 } });
  owner = await ownerSignedIn(app);
});
afterEach(() => app.close());

async function booked(service: string, hour: number): Promise<string> {
  const outcome = await bookAppointment(app.deps, {
    store: STORE,
    services: [service],
    startsAt: at(NEXT, hour),
    booker: 'customer',
    name: 'Ana',
    phone: null,
    email: 'ana@example.com',
    language: 'en',
    source: 'web',
    actor: { kind: 'public', id: 'web' },
  });
  if (outcome.kind !== 'booked') throw new Error(outcome.kind);
  return outcome.appointment.id;
}

const stateOf = async (id: string) => {
  const { appointment } = (await showAppointment(app.deps, id, 'staff'))!;
  return { status: appointment.status, why: appointment.needsAttention };
};
const grainsOf = async (id: string): Promise<number> =>
  (await app.deps.db.read.all<{ n: number }>(sql`select count(*) as n from claims where owner_id = ${id}`))[0]!.n;
const lastMessage = async (id: string) => {
  const rows = await messagesAbout(app.deps.db.read, id);
  return { kind: rows.at(-1)!.kind, ...worded((await readyMessage(app.deps, app.deps.db.read, rows.at(-1)!))!) };
};

async function removeDeviceTrouble() {
  const confirm = await owner.get(`${MANAGE}/services/${DEVICE}/removal`);
  return owner.submit(confirm.form('/removal'));
}

test('taking a service away shows who has booked it first; nothing is changed yet', async () => {
  const device = await booked(DEVICE, 10);
  await booked(BILLING, 10);
  const affected = await removeDeviceTrouble();
  expect(affected.status).toBe(409);
  expect(affected.text).toContain('One appointment cannot be kept with this');
  expect(affected.text).toContain('They are booked for it.');
  expect(affected.text).toContain('Wed, Nov 25, 10:00 am Ana Device trouble');
  expect(await stateOf(device)).toEqual({ status: 'booked', why: null });
  expect((await owner.get('/stores/old-market/book')).text).toContain('Device trouble');
});

test('kept, they are marked and their time is free; each may be served once more or cancelled with why', async () => {
  const served = await booked(DEVICE, 10);
  const cancelled = await booked(DEVICE, 14);
  const kept = await owner.submit((await removeDeviceTrouble()).form('/removal'));
  expect(kept.path).toBe(`${MANAGE}/attention?kept`);
  expect(kept.text).toContain('Its service is no longer offered.');
  expect(await stateOf(served)).toEqual({ status: 'booked', why: 'service_removed' });
  expect(await grainsOf(served)).toBe(0);

  // Another change of the store does not decide about them.
  const lane = await owner.get(`${MANAGE}/overflow`);
  await owner.submit(lane.form('/overflow'), {
    name: 'Back room',
    date: NEXT,
    skills: [BILLING],
    startsAt: '9',
    endsAt: '17',
  });
  expect((await stateOf(served)).why).toBe('service_removed');

  const again = await owner.post(`${MANAGE}/attention/replans`, { appointment: served });
  expect(again.text).toContain('One keeps its time and has an advisor.');
  expect(await stateOf(served)).toEqual({ status: 'booked', why: null });
  expect(await grainsOf(served)).toBe(6);
  await owner.post(`${MANAGE}/attention/cancellations`, { appointment: cancelled, reason: 'service' });
  const message = await lastMessage(cancelled);
  expect(message.kind).toBe('cancelled');
  expect(message.text.lead).toContain('no longer offers what you booked');
});

test('a service that comes back takes its appointments up again', async () => {
  const device = await booked(DEVICE, 10);
  await owner.submit((await removeDeviceTrouble()).form('/removal'));
  const start = await owner.get(`${MANAGE}/services/starting-set`);
  await owner.submit(start.form('/starting-set'), { keys: ['device-trouble'] });
  expect(await stateOf(device)).toEqual({ status: 'booked', why: null });
  expect(await grainsOf(device)).toBeGreaterThan(0);
});

test('closing a store for good shows its appointments first; kept, they wait with the closed store until cancelled', async () => {
  const id = await booked(DEVICE, 10);
  const affected = await owner.submit((await owner.get(`${MANAGE}/closing`)).form('/closing'));
  expect(affected.status).toBe(409);
  expect(affected.text).toContain('They are booked at this store.');
  expect((await owner.get('/stores/old-market')).status).toBe(200);

  const kept = await owner.submit(affected.form('/closing'));
  expect(kept.path).toBe(`${MANAGE}/attention?kept`);
  expect(kept.text).toContain('The store is closed for good.');
  expect((await owner.get('/stores/old-market')).status).toBe(404);
  expect(await stateOf(id)).toEqual({ status: 'booked', why: 'store_closed' });
  expect((await owner.get('/manage')).text).toContain('One appointment needs attention');
  const { token } = (await showAppointment(app.deps, id, 'customer'))!;
  const customer = await app.visitor().get(`/v/${id}.${token}`);
  expect(customer.text).toContain('We are looking for somebody for you');
  expect(customer.html).not.toContain(`/appointments/${id}/move`);
  const nobody = await owner.post(`${MANAGE}/attention/replans`, { appointment: id });
  expect(nobody.text).toContain('For one there is nobody else.');
  expect((await stateOf(id)).why).toBe('store_closed');
  const done = await owner.post(`${MANAGE}/attention/cancellations`, { appointment: id, reason: 'closed' });
  expect(done.text).toContain('One was cancelled.');
  expect((await lastMessage(id)).kind).toBe('cancelled');
});

test('a store that opens again plans its appointments anew', async () => {
  const id = await booked(DEVICE, 10);
  const affected = await owner.submit((await owner.get(`${MANAGE}/closing`)).form('/closing'));
  await owner.submit(affected.form('/closing'));
  await owner.submit((await owner.get('/manage')).form('/reopening'));
  expect(await stateOf(id)).toEqual({ status: 'booked', why: null });
  expect(await grainsOf(id)).toBe(6);
});
