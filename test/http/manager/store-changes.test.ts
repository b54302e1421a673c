import { afterEach, beforeEach, expect, test } from 'vitest';
import { latestOfferTo } from '../../../src/db/records/booking/time-offers.ts';
import { messagesAbout } from '../../../src/db/records/messages.ts';
import { type BookAppointment, bookAppointment } from '../../../src/operations/booking/book-appointment.ts';
import { showAppointment } from '../../../src/operations/booking/show-appointment.ts';
import { readyMessage } from '../../../src/operations/loading/ready-message.ts';
import { worded } from '../../../views/messages/worded.ts';
import { at, BILLING, DEVICE, STORE, smallStore } from '../../support/booking-store.ts';
import { signedIn } from '../../support/store-people.ts';
import { type TestApp, testApp } from '../../support/test-app.ts';
import type { Visitor } from '../../support/visitor.ts';

const DAY = '2026-11-24';
const NEXT = '2026-11-25';
const MANAGE = '/manage/stores/old-market';
let app: TestApp;
let manager: Visitor;

beforeEach(async () => {
  // A Tuesday, 8 am in Omaha; two advisors, the second for billing alone.
  app = await testApp({ now: '2026-11-24T14:00:00Z' });
  await smallStore(app.deps, { advisors: [[DEVICE, BILLING], [BILLING]], settings: { walkInReserveShare: 0 } });
  manager = await signedIn(app, 'manager');
});
afterEach(() => app.close());

async function booked(more: Partial<BookAppointment> = {}) {
  const outcome = await bookAppointment(app.deps, {
    store: STORE,
    services: [DEVICE],
    startsAt: at(NEXT, 10),
    booker: 'customer',
    name: 'Ana',
    phone: null,
    email: 'ana@example.com',
    language: 'en',
    source: 'web',
    actor: { kind: 'public', id: 'web' },
    ...more,
  });
  if (outcome.kind !== 'booked') throw new Error(outcome.kind);
  return outcome;
}

/** Wednesday is closed, and the manager keeps the appointments of it. */
async function closeWednesday() {
  const list = await manager.get(`${MANAGE}/special-days/${NEXT}`);
  const affected = await manager.submit(list.form(`/special-days/${NEXT}`), { note: 'Inventory' });
  expect(affected.status).toBe(409);
  return { affected, kept: await manager.submit(affected.form(`/special-days/${NEXT}`)) };
}

const sent = async (id: string) => {
  const rows = await messagesAbout(app.deps.db.read, id);
  const last = await readyMessage(app.deps, app.deps.db.read, rows.at(-1)!);
  return { kinds: rows.map((row) => row.kind), ...worded(last!) };
};

const needsAttention = async (id: string) => (await showAppointment(app.deps, id, 'staff'))!.appointment.needsAttention;

test('a manager sees who is affected before the change, and is led to the choices after it', async () => {
  const { appointment } = await booked();
  const { affected, kept } = await closeWednesday();
  expect(affected.text).toContain('One appointment cannot be kept with this');
  expect(affected.text).toContain('Wed, Nov 25, 10:00 am Ana Device trouble');
  expect(kept.path).toBe(`${MANAGE}/attention?kept`);
  expect(kept.text).toContain('The change is made. Now choose what to do with its appointments.');
  expect(kept.form('/offers').values.appointment).toBe(appointment.id);
  const today = await manager.get(MANAGE);
  expect(today.text).toContain('One appointment needs attention');
  expect(today.html).toContain(`href="${MANAGE}/attention"`);
});

test('offered times go out by message; the customer accepts one by link, once', async () => {
  const { appointment, token } = await booked();
  const { kept } = await closeWednesday();
  const done = await manager.submit(kept.form('/offers'), { appointment: appointment.id });
  expect(done.text).toContain('One was offered other times.');
  expect(done.text).toMatch(/Offered Tue, Nov 24, 5:00 pm; Tue, Nov 24, 5:15 pm; Tue, Nov 24, 5:30 pm/);
  const message = await sent(appointment.id);
  expect(message.kinds).toEqual(['confirmed', 'times_offered']);
  expect(message.text.subject).toBe('Please choose another time at Old Market');
  expect(message.text.lines.find((line) => line.label === 'On offer')!.note).toContain(
    'Tue, Nov 24, 5:30 pm is held for you until Tue, Nov 24, 9:00 am. The others may go meanwhile.',
  );
  const link = message.text.action.href.replace('http://localhost:3000', '');
  expect(link).toBe(`/v/${appointment.id}.${token}?to=offer`);

  const customer = app.visitor();
  const page = await customer.get(link);
  expect(page.path).toBe(`/appointments/${appointment.id}/offer`);
  expect(page.text).toContain('since a change at the store nobody can serve you Wed, Nov 25, 10:00 am');
  expect(page.text).toContain('Tue, Nov 24, 5:30 pm Held for you until 9:00 am.');
  // A mail scanner that follows the link has changed nothing.
  expect(await needsAttention(appointment.id)).toBe('nobody_can_serve');
  const none = await customer.submit(page.form('/acceptance'));
  expect(none.status).toBe(422);
  expect(none.text).toContain('Choose a time');
  const form = page.form('/acceptance');
  const startsAt = '2026-11-24T23:30:00Z';
  const moved = await customer.submit(form, { startsAt });
  expect(moved.text).toContain('Moved. It is now Tue, Nov 24, 5:30 pm.');
  expect(await needsAttention(appointment.id)).toBeNull();
  // Back and pressed again: the same act, the same answer.
  const again = await customer.submit(form, { startsAt });
  expect(again.status).toBe(200);
  expect(again.text).toContain('5:30 pm');
  expect((await sent(appointment.id)).kinds).toEqual(['confirmed', 'times_offered', 'changed']);
  expect((await manager.get(MANAGE)).text).not.toContain('needs attention');
  expect((await customer.get(`/appointments/${appointment.id}/offer`)).text).toContain('There is no offer any more.');
});

test('an offered time that is gone at acceptance is said to be, with fresh ones', async () => {
  const { appointment, token } = await booked();
  await closeWednesday();
  const times = await manager.get(`${MANAGE}/attention/${appointment.id}/times`);
  expect(times.text).toContain('Free times nearest to it');
  const none = await manager.submit(times.form('/offers'), { startsAt: [] });
  expect(none.status).toBe(422);
  await manager.submit(times.form('/offers'), { startsAt: ['2026-11-24T22:00:00Z', '2026-11-24T22:30:00Z'] });
  const customer = app.visitor();
  const page = await customer.get(`/v/${appointment.id}.${token}?to=offer`);
  expect(page.text).toContain('Tue, Nov 24, 4:00 pm Tue, Nov 24, 4:30 pm');
  await booked({ startsAt: at(DAY, 16), email: 'bo@example.com' });
  const refused = await customer.submit(page.form('/acceptance'), { startsAt: '2026-11-24T22:00:00Z' });
  expect(refused.status).toBe(409);
  expect(refused.text).toContain('That time is gone. These are free:');
  expect(refused.text).toContain('Tue, Nov 24, 4:30 pm');
  expect(await needsAttention(appointment.id)).toBe('nobody_can_serve');
  const fresh = await customer.submit(refused.form('/acceptance'), { startsAt: '2026-11-24T23:30:00Z' });
  expect(fresh.text).toContain('Moved. It is now Tue, Nov 24, 5:30 pm.');
});

test('cancelling with a message tells why; another’s appointment is not touched', async () => {
  const { appointment } = await booked();
  const other = await booked({ startsAt: at(DAY, 10), email: 'bo@example.com' });
  const { kept } = await closeWednesday();
  const { id } = appointment;
  const done = await manager.post(`${MANAGE}/attention/cancellations`, {
    appointment: [id, other.appointment.id],
    reason: 'closed',
  });
  expect(kept.html).toContain(`formaction="${MANAGE}/attention/cancellations"`);
  expect(done.text).toContain('One was cancelled. One had changed meanwhile.');
  const message = await sent(id);
  expect(message.kinds).toEqual(['confirmed', 'cancelled']);
  expect(message.text.lead).toContain('the store is closed then');
  expect((await showAppointment(app.deps, other.appointment.id, 'staff'))!.appointment.status).toBe('booked');
});

test('whom a customer asked for gives way to another advisor, who is told', async () => {
  const { appointment } = await booked({ services: [BILLING], advisor: 'adv_1' });
  const page = await manager.get(`${MANAGE}/advisors`);
  const skills = page.form('/skills');
  const affected = await manager.submit(skills, { 'skills-adv_1': [] });
  expect(affected.status).toBe(409);
  const kept = await manager.submit(affected.form('/skills'));
  expect(kept.path).toBe(`${MANAGE}/attention?kept`);
  expect(kept.text).toContain('Billing, asked for Advisor 1');
  const done = await manager.post(`${MANAGE}/attention/replans`, { appointment: appointment.id });
  expect(done.text).toContain('One keeps its time and has an advisor.');
  const { steps, needsAttention: why } = (await showAppointment(app.deps, appointment.id, 'staff'))!.appointment;
  expect(steps[0]).toMatchObject({ advisorId: 'adv_0', advisorNamed: false });
  expect(why).toBeNull();
  const message = await sent(appointment.id);
  expect(message.text.title).toBe('Another advisor will help you');
  expect(message.calendar).toMatchObject({ sequence: 1, isCancelled: false });
});

test('where nobody else is free, the name asked for stays and nothing is told', async () => {
  const { appointment } = await booked({ services: [DEVICE], advisor: 'adv_0' });
  await closeWednesday();
  const done = await manager.post(`${MANAGE}/attention/replans`, { appointment: appointment.id });
  expect(done.text).toContain('For one there is nobody else.');
  const shown = (await showAppointment(app.deps, appointment.id, 'staff'))!;
  expect(shown.appointment.steps[0]).toMatchObject({ advisorNamed: true });
  expect((await sent(appointment.id)).kinds).toEqual(['confirmed']);
});

test('a new offer withdraws the one before; a move or a cancel withdraws the last', async () => {
  const { appointment, token } = await booked();
  const { kept } = await closeWednesday();
  await manager.submit(kept.form('/offers'), { appointment: appointment.id });
  const first = await latestOfferTo(app.deps.db.read, { appointmentId: appointment.id });
  app.advance(1);
  await manager.submit(kept.form('/offers'), { appointment: appointment.id });
  const second = await latestOfferTo(app.deps.db.read, { appointmentId: appointment.id });
  expect(second!.id).not.toBe(first!.id);
  const customer = app.visitor();
  await customer.get(`/v/${appointment.id}.${token}`);
  const old = await customer.post(`/appointments/${appointment.id}/offers/${first!.id}/acceptance`, {
    startsAt: '2026-11-24T23:30:00Z',
  });
  expect(old.status).toBe(409);
  const cancel = await customer.get(`/appointments/${appointment.id}/cancel`);
  await customer.submit(cancel.form('/cancellation'));
  expect(await latestOfferTo(app.deps.db.read, { appointmentId: appointment.id })).toMatchObject({
    id: second!.id,
    status: 'withdrawn',
  });
});

test('staff open an appointment from its mark, move it, and cancel it', async () => {
  const { appointment } = await booked({ name: 'Ana Lima' });
  await closeWednesday();
  const staff = await signedIn(app, 'advisor');
  const page = await staff.get(`/staff/old-market/appointments/${appointment.id}`);
  expect(page.text).toContain('Since a change at the store nobody can serve this appointment.');
  expect(page.text).toContain('With Nobody yet');
  const offered = await staff.submit(page.form('/offers'));
  expect(offered.text).toContain('Offered. The customer answers by link.');
  const move = await staff.get(`/staff/old-market/appointments/${appointment.id}/move?day=${DAY}`);
  const form = move.form('/move');
  const moved = await staff.submit(form, { startsAt: '2026-11-24T15:15:00Z' });
  expect(moved.text).toContain('Moved.');
  expect(moved.text).toContain('Tue, Nov 24, 9:15 am');
  expect((await staff.submit(form, { startsAt: '2026-11-24T15:15:00Z' })).text).toContain('9:15 am');
  const list = await staff.get(`/staff/old-market/appointments?day=${DAY}`);
  expect(list.text).toContain('9:15 am Ana Lima Device trouble, with Advisor, Booked');
  const cancel = await staff.get(`/staff/old-market/appointments/${appointment.id}/cancellation`);
  const cancelled = await staff.submit(cancel.form('/cancellation'), { reason: 'customer' });
  expect(cancelled.text).toContain('Cancelled.');
  expect((await sent(appointment.id)).kinds).toEqual(['confirmed', 'times_offered', 'changed', 'cancelled']);
});

test('staff book several services, a party and a named advisor for a customer; a viewer may only look', async () => {
  const staff = await signedIn(app, 'advisor');
  const form = await staff.get('/staff/old-market/appointments/new');
  expect(form.text).toContain('Book for a customer');
  const none = await staff.submit(form.form('/times'), { service: [] });
  expect(none.status).toBe(422);
  const times = await staff.submit(form.form('/times'), {
    service: ['device-trouble', 'billing'],
    advisor: 'adv_0',
    party: '3',
  });
  expect(times.text).toContain('Device trouble, Billing, about 45 min, at Old Market');
  const page = await staff.submit(times.form('/appointments'), { startsAt: '2026-11-24T16:00:00Z', name: 'Cy' });
  expect(page.text).toContain('Booked.');
  expect(page.text).toMatch(/Cy .*Device trouble, Billing With Advisor 0 \(asked for\) People 3 Contact None given/);
  const viewer = await signedIn(app, 'viewer');
  const list = await viewer.get('/staff/old-market/appointments');
  expect(list.text).not.toContain('Book for a customer');
  expect((await viewer.post('/staff/old-market/appointments', { service: 'billing' })).status).toBe(403);
});
