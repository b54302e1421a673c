import { afterEach, beforeEach, expect, test } from 'vitest';
import { createApp } from '../../src/app.tsx';
import { updateService } from '../../src/db/records/store/services.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { bookAppointment } from '../../src/operations/booking/book-appointment.ts';
import { at, DEVICE, STORE, smallStore } from '../support/booking-store.ts';
import { type TestApp, testApp } from '../support/test-app.ts';

const DAY = '2026-11-24';
let app: TestApp;

beforeEach(async () => {
  // A Tuesday, 8 am in Omaha.
  app = await testApp({ now: '2026-11-24T14:00:00Z' });
  await smallStore(app.deps, { settings: { walkInReserveShare: 0 } });
});
afterEach(() => app.close());

const ANA = { name: 'Ana', email: 'ana@example.com', phone: '' };
const time = (hour: number, minute = 0) => `${new Date(at(DAY, hour, minute)).toISOString().slice(0, 19)}Z`;

/** Somebody else books this time. */
const bookedByOther = (hour: number, minute = 0) =>
  bookAppointment(app.deps, {
    store: STORE,
    services: [DEVICE],
    startsAt: at(DAY, hour, minute),
    booker: 'staff',
    name: 'Bo',
    phone: null,
    email: null,
    language: 'en',
    source: 'staff',
    actor: { kind: 'system', id: 'test' },
  });

async function toCheck(visitor = app.visitor(), typed: Record<string, string> = ANA) {
  const choose = await visitor.get('/stores/old-market/book/device-trouble');
  const details = await visitor.submit(choose.form('/holds'), { startsAt: time(15, 15) });
  const check = await visitor.submit(details.form('/check'), typed);
  return { visitor, choose, details, check };
}

async function booked() {
  const { visitor, check } = await toCheck();
  return { visitor, page: await visitor.submit(check.form('/appointments')) };
}

test('booking asks one question a page, from the service to the appointment', async () => {
  const visitor = app.visitor();
  const services = await visitor.get('/stores/old-market/book');
  expect(services.text).toContain('Question 1 of 4 What do you come for?');
  expect(services.text).toContain('Device trouble about 30 min');
  const { choose, details, check } = await toCheck(visitor);
  expect(choose.text).toContain('Question 2 of 4 Which day and time?');
  expect(choose.text).toContain('Device trouble, about 30 min, at Old Market');
  expect(choose.text).toContain('Tue 24 35 free Wed 25 35 free Thu 26 35 free Fri 27 full');
  expect(choose.text).toMatch(/Central Standard Time .*Morning 9:00 am .*Afternoon 12:00 pm .*Evening 5:00 pm/);
  expect(details.text).toContain('Who is coming? For Tue, Nov 24, 3:15 pm');
  expect(details.text).toContain('Held for you until 8:05 am.');
  expect(details.path).toMatch(/details\?at=2026-11-24T21%3A15%3A00Z&hold=hld_/);
  expect(check.text).toContain('Check your answers');
  expect(check.text).toMatch(/Name Ana Contact ana@example.com/);
  const page = await visitor.submit(check.form('/appointments'));
  expect(page.path).toMatch(/^\/appointments\/apt_/);
  expect(page.text).toContain('You’re booked. 3:15 pm Tuesday, November 24');
  expect(page.text).toContain('From 2:45 pm to 3:30 pm, at the kiosk, with our team or here.');
  expect(page.text).toMatch(/Your code [FHKMQRTWX2346789]{3} [FHKMQRTWX2346789]{3}/);
  expect(page.text).toContain('Have this ready Your device A photo ID');
});

test('the same in Spanish', async () => {
  const visitor = app.visitor();
  await visitor.get('/?lang=es');
  const { choose, check } = await toCheck(visitor);
  expect(choose.text).toContain('¿Qué día y a qué hora?');
  expect(choose.text).toContain('Problemas con el equipo, unos 30 min, en Old Market');
  const page = await visitor.submit(check.form('/appointments'));
  expect(page.text).toContain('Su cita está reservada. 3:15 p. m. martes, 24 de noviembre');
});

test('a time that somebody else took comes back with the nearest free ones and everything typed', async () => {
  const { visitor, check } = await toCheck();
  app.advance(6);
  await bookedByOther(15, 15);
  const refused = await visitor.submit(check.form('/appointments'));
  expect(refused.status).toBe(409);
  expect(refused.text).toContain('Somebody took that time a moment ago. These are the nearest free times:');
  expect(refused.text).toContain('Tue, Nov 24, 2:30 pm Tue, Nov 24, 2:45 pm Tue, Nov 24, 3:45 pm');
  const next = await visitor.submit(refused.form('/holds'), { startsAt: time(15, 45) });
  expect(next.text).toContain('Check your answers');
  expect(next.text).toMatch(/Tue, Nov 24, 3:45 pm .*Name Ana Contact ana@example.com/);
  const page = await visitor.submit(next.form('/appointments'));
  expect(page.text).toContain('You’re booked. 3:45 pm');
});

test('choosing a taken time, or none, says so on the same page', async () => {
  const visitor = app.visitor();
  const choose = await visitor.get('/stores/old-market/book/device-trouble?day=2026-11-25');
  const none = await visitor.submit(choose.form('/holds'));
  expect(none.status).toBe(422);
  expect(none.text).toContain('One thing to fix Choose a time');
  expect(none.text).toContain('Wed, Nov 25');
  await bookedByOther(10);
  const taken = await visitor.submit(choose.form('/holds'), { startsAt: time(10) });
  expect(taken.status).toBe(409);
  expect(taken.text).toContain('Somebody took that time a moment ago.');
});

test('what is missing or mistyped comes back with its sentence', async () => {
  const wrong = await toCheck(app.visitor(), { name: ' ', email: 'ana', phone: '123', note: 'Cracked glass' });
  expect(wrong.check.status).toBe(422);
  expect(wrong.check.text).toContain('Three things to fix');
  expect(wrong.check.form('/check').values).toMatchObject({ email: 'ana', phone: '123', note: 'Cracked glass' });
  const nobody = await toCheck(wrong.visitor, { name: 'Ana', email: '', phone: '' });
  expect(nobody.check.text).toContain('Enter an e-mail address or a mobile number');
});

test('a held time is nobody else’s until the hold ends', async () => {
  await toCheck();
  const other = await app.visitor().get('/stores/old-market/book/device-trouble');
  expect(other.html).not.toContain(`value="${time(15, 15)}"`);
  app.advance(6);
  const later = await app.visitor().get('/stores/old-market/book/device-trouble');
  expect(later.html).toContain(`value="${time(15, 15)}"`);
});

test('pressing twice books once', async () => {
  const { visitor, check } = await toCheck();
  const form = check.form('/appointments');
  const first = await visitor.submit(form);
  const again = await visitor.submit(form);
  expect(again.path).toBe(first.path);
});

test('an appointment opens for who holds its link, and for nobody else', async () => {
  const { page } = await booked();
  expect((await app.visitor().get(page.path)).status).toBe(404);
});

test('it moves to another time with the old one kept until then', async () => {
  const { visitor, page } = await booked();
  const choose = await visitor.get(`${page.path}/move`);
  expect(choose.text).toContain('Move to which day and time?');
  await bookedByOther(16);
  const taken = await visitor.submit(choose.form('/move'), { startsAt: time(16) });
  expect(taken.status).toBe(409);
  expect((await visitor.get(page.path)).text).toContain('You’re booked. 3:15 pm');
  const moved = await visitor.submit(taken.form('/move'), { startsAt: time(16, 30) });
  expect(moved.text).toContain('Moved. It is now Tue, Nov 24, 4:30 pm. You’re booked. 4:30 pm');
  expect(moved.html).toContain(`/live?moved=${at(DAY, 16, 30)}"`);
});

test('what it is about can change, at a time that fits', async () => {
  const { visitor, page } = await booked();
  const services = await visitor.get(`${page.path}/service`);
  expect(services.text).toContain('Billing about 15 min');
  const choose = await visitor.get(`${page.path}/move?service=billing`);
  const moved = await visitor.submit(choose.form('/move'), { startsAt: time(15, 15) });
  expect(moved.text).toContain('Billing at Old Market');
});

test('it is cancelled by a press, never by a link', async () => {
  const { visitor, page } = await booked();
  const sure = await visitor.get(`${page.path}/cancel`);
  expect(sure.text).toContain('Cancel this appointment? Tue, Nov 24, 3:15 pm Device trouble at Old Market');
  expect((await visitor.get(page.path)).text).toContain('You’re booked.');
  const cancelled = await visitor.submit(sure.form('/cancellation'));
  expect(cancelled.text).toContain('This appointment is cancelled.');
  expect(cancelled.text).toContain('Book another time');
});

test('the calendar file is for the calendar of who fetches it', async () => {
  const { visitor, page } = await booked();
  const file = await visitor.request(`${page.path}/calendar.ics`);
  const text = await file.text();
  expect(file.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(text).toContain('METHOD:PUBLISH');
  expect(text).toContain('DTSTART:20261124T211500Z');
});

test('who is there within the window checks in from the page', async () => {
  const { visitor, page } = await booked();
  expect((await visitor.get(page.path)).text).not.toContain('I’m here');
  app.setNow('2026-11-24T21:00:00Z');
  const there = await visitor.get(page.path);
  expect(there.text).toContain('I’m here');
  const visit = await visitor.submit(there.form('/check-in'));
  expect(visit.path).toMatch(/^\/visits\/vis_/);
  expect(visit.text).toContain('D001');
  expect((await visitor.get(page.path)).path).toBe(visit.path);
});

test('who has three appointments to come is told, and keeps what was typed', async () => {
  for (const hour of [9, 10, 11]) {
    const visitor = app.visitor();
    const choose = await visitor.get('/stores/old-market/book/device-trouble');
    const details = await visitor.submit(choose.form('/holds'), { startsAt: time(hour) });
    const check = await visitor.submit(details.form('/check'), ANA);
    expect((await visitor.submit(check.form('/appointments'))).path).toMatch(/^\/appointments\/apt_/);
  }
  const { visitor, check } = await toCheck();
  const refused = await visitor.submit(check.form('/appointments'));
  expect(refused.status).toBe(409);
  expect(refused.text).toContain('You already have 3 appointments to come');
  expect(refused.text).toContain('Ana');
});

test('the demo shows what would be sent, as its reader would see it', async () => {
  await booked();
  const demo = createApp(app.deps, { kiosk: 'k', display: 'd' });
  const get = async (path: string) => demo.fetch(new Request(`http://localhost:3000${path}`), { incoming: {} });
  const list = await (await get('/demo/messages')).text();
  expect(list).toContain('Booked: Tue, Nov 24, 3:15 pm at Old Market');
  const [, id] = /\/demo\/messages\/(msg_\w+)/.exec(list)!;
  expect(await (await get(`/demo/messages/${id}`)).text()).toContain('From 2:45 pm to 3:30 pm.');
  expect(await (await get(`/demo/messages/${id}/html`)).text()).toContain('Device trouble, about 30 min');
  expect(await (await get(`/demo/messages/${id}/calendar.ics`)).text()).toContain('METHOD:REQUEST');
  expect((await app.visitor().get('/demo/messages')).status).toBe(404);
});

test('a service by appointment only does not send people to a line that it has not', async () => {
  const link = '/stores/old-market/join?service=device-trouble';
  expect((await app.visitor().get(`/stores/old-market/book/device-trouble?day=${DAY}`)).html).toContain(link);
  await inTransaction(app.deps.db, (tx) => updateService(tx, DEVICE, { walkIn: false }));
  app.setNow('2026-11-24T14:01:00Z');
  expect((await app.visitor().get(`/stores/old-market/book/device-trouble?day=${DAY}`)).html).not.toContain(link);
});
