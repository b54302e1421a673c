import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bookAppointment } from '../../../src/operations/booking/book-appointment.ts';
import { showAppointment } from '../../../src/operations/booking/show-appointment.ts';
import { removeAdvisor } from '../../../src/operations/manage/remove-advisor.ts';
import { removeService } from '../../../src/operations/manage/remove-service.ts';
import { at, BILLING, DEVICE, STORE, smallStore } from '../../support/booking-store.ts';
import { ownerSignedIn } from '../../support/store-people.ts';
import { type TestApp, testApp } from '../../support/test-app.ts';
import type { Visitor } from '../../support/visitor.ts';

const NEXT = '2026-11-25';
const ATTENTION = '/manage/stores/old-market/attention';
const ACTOR = { kind: 'system', id: 'test' } as const;
let app: TestApp;
let owner: Visitor;

beforeEach(async () => {
  // A Tuesday, 8 am in Omaha; two advisors with both skills.
  app = await testApp({ now: '2026-11-24T14:00:00Z' });
  await smallStore(app.deps, {
    advisors: [
      [DEVICE, BILLING],
      [DEVICE, BILLING],
    ],
    settings: { walkInReserveShare: 0 },
  });
  owner = await ownerSignedIn(app);
});
afterEach(() => app.close());

async function booked(hour: number, advisor: string | null = null): Promise<string> {
  const outcome = await bookAppointment(app.deps, {
    store: STORE,
    services: [DEVICE],
    advisor,
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

const gone = () => removeService(app.deps, { storeId: STORE, service: DEVICE, keep: true, actor: ACTOR });

async function customerOf(id: string) {
  const { token } = (await showAppointment(app.deps, id, 'customer'))!;
  const visitor = app.visitor();
  return { visitor, page: await visitor.get(`/v/${id}.${token}`) };
}

const stateOf = async (id: string) => {
  const { appointment } = (await showAppointment(app.deps, id, 'staff'))!;
  return { startsAt: appointment.startsAt, why: appointment.needsAttention, steps: appointment.steps };
};
const grainsOf = async (id: string): Promise<number> =>
  (await app.deps.db.read.all<{ n: number }>(sql`select count(*) as n from claims where owner_id = ${id}`))[0]!.n;
const rfc = (instant: number): string => `${new Date(instant).toISOString().slice(0, 19)}Z`;

test('staff move an appointment of a removed service to another time', async () => {
  const id = await booked(10);
  await gone();
  const page = await owner.get(`/staff/old-market/appointments/${id}`);
  expect(page.text).toContain('Move to another time');
  const times = await owner.get(`/staff/old-market/appointments/${id}/move`);
  const moved = await owner.submit(times.form('/move'), { startsAt: rfc(at(NEXT, 14)) });
  expect(moved.text).toContain('Wed, Nov 25, 2:00 pm');
  expect(await stateOf(id)).toMatchObject({ startsAt: at(NEXT, 14), why: null });
  expect(await grainsOf(id)).toBe(6);
  // It is not offered to anybody else for that.
  expect((await app.visitor().get('/stores/old-market/book')).text).not.toContain('Device trouble');
});

test('a manager offers times for it; the customer accepts one by link, and finds no other times', async () => {
  const id = await booked(10);
  await gone();
  const times = await owner.get(`${ATTENTION}/${id}/times`);
  expect(times.text).toContain('Free times nearest to it');
  expect((await owner.post(`${ATTENTION}/offers`, { appointment: id })).text).toContain('One was offered other times.');
  const { visitor, page } = await customerOf(id);
  expect(page.html).not.toContain(`/appointments/${id}/move`);
  const offer = await visitor.get(`/appointments/${id}/offer`);
  expect(offer.text).not.toContain('See all other times');
  const form = offer.form('/acceptance');
  const startsAt = rfc(at(NEXT, 10, 15));
  expect(offer.html).toContain(startsAt);
  const done = await visitor.submit(form, { startsAt });
  expect(done.text).toContain('Moved. It is now Wed, Nov 25, 10:15 am.');
  expect(await stateOf(id)).toMatchObject({ startsAt: at(NEXT, 10, 15), why: null });
});

test('a customer cannot move it to a time of their own choice', async () => {
  const id = await booked(10);
  await gone();
  const { visitor } = await customerOf(id);
  const asked = await visitor.get(`/appointments/${id}/move`);
  expect([asked.status, asked.text]).toEqual([409, expect.stringContaining('That is not possible any more.')]);
  const forced = await visitor.post(`/appointments/${id}/move`, { startsAt: rfc(at(NEXT, 14)), requestKey: 'r1' });
  expect(forced.status).toBe(409);
  expect((await stateOf(id)).startsAt).toBe(at(NEXT, 10));
});

test('where the advisor asked for has left, other times are anybody’s', async () => {
  const id = await booked(10, 'adv_1');
  await removeAdvisor(app.deps, { storeId: STORE, advisor: 'adv_1', keep: true, actor: ACTOR });
  expect((await stateOf(id)).why).toBe('nobody_can_serve');
  const { visitor } = await customerOf(id);
  const times = await visitor.get(`/appointments/${id}/move`);
  expect(times.status).toBe(200);
  const moved = await visitor.submit(times.form('/move'), { startsAt: rfc(at(NEXT, 15)) });
  expect(moved.text).toContain('Moved. It is now Wed, Nov 25, 3:00 pm.');
  const { steps, why } = await stateOf(id);
  expect([why, steps[0]]).toMatchObject([null, { advisorId: 'adv_0', advisorNamed: false }]);
});
