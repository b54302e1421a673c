import { afterEach, beforeEach, expect, test } from 'vitest';
import { messagesAbout } from '../../src/db/records/messages.ts';
import { type BookAppointment, bookAppointment } from '../../src/operations/booking/book-appointment.ts';
import { cancelAppointment } from '../../src/operations/booking/cancel-appointment.ts';
import { offerFreedTimes } from '../../src/operations/booking/offer-freed-times.ts';
import { readyMessage } from '../../src/operations/loading/ready-message.ts';
import { worded } from '../../views/messages/worded.ts';
import { at, BILLING, DEVICE, STORE, smallStore } from '../support/booking-store.ts';
import { type TestApp, testApp } from '../support/test-app.ts';

const DAY = '2026-11-24';
const NEXT = '2026-11-25';
let app: TestApp;

beforeEach(async () => {
  // A Tuesday, 8 am in Omaha; one advisor, half hours.
  app = await testApp({ now: '2026-11-24T14:00:00Z' });
  const settings = { walkInReserveShare: 0, slotStepMinutes: 30 };
  await smallStore(app.deps, { settings, advisors: [[DEVICE, BILLING]] });
});
afterEach(() => app.close());

async function book(more: Partial<BookAppointment>) {
  const outcome = await bookAppointment(app.deps, {
    store: STORE,
    services: [DEVICE],
    startsAt: at(NEXT, 10),
    booker: 'staff',
    name: 'Bo',
    phone: null,
    email: null,
    language: 'en',
    source: 'staff',
    actor: { kind: 'system', id: 'test' },
    ...more,
  });
  if (outcome.kind !== 'booked') throw new Error(outcome.kind);
  return outcome.appointment.id;
}

async function fill(date: string) {
  const ids: string[] = [];
  for (let half = 0; half < 18; half++) ids.push(await book({ startsAt: at(date, 9, half * 30) }));
  return ids;
}

const cancel = (appointmentId: string) =>
  cancelAppointment(app.deps, { appointmentId, booker: 'staff', actor: { kind: 'system', id: 'test' } });

async function onWaitlist(email: string) {
  const visitor = app.visitor();
  const times = await visitor.get(`/stores/old-market/book/device-trouble?day=${NEXT}`);
  expect(times.text).toContain('No free time on this day. The next free day is');
  const link = /href="([^"]*\/waitlist[^"]*)"/.exec(times.html)![1]!.replaceAll('&amp;', '&');
  const form = await visitor.get(link);
  const page = await visitor.submit(form.form('/waitlist'), { name: 'Ana', email });
  return { visitor, form, page };
}

test('somebody joins the waitlist of a full day, is offered a freed time, and books it once', async () => {
  const ids = await fill(NEXT);
  const { visitor, form, page } = await onWaitlist('ana@example.com');
  expect(form.text).toContain('Wednesday, November 25 is full.');
  expect(page.path).toMatch(/^\/waitlist\/wsh_/);
  expect(page.text).toContain('You are on the waitlist Device trouble at Old Market For Wednesday, November 25.');
  // Sent twice, it is one entry; another browser with the same contact learns nothing of it.
  expect((await visitor.submit(form.form('/waitlist'), { name: 'Ana', email: 'ana@example.com' })).path).toBe(
    page.path,
  );
  const double = await onWaitlist('ana@example.com');
  expect(double.page.status).toBe(409);
  expect(double.page.text).toContain('on the waitlist for that day already');
  expect((await app.visitor().get(page.path)).status).toBe(404);

  await cancel(ids[2]!);
  await offerFreedTimes(app.deps, STORE);
  const wishId = page.path.split('/').at(-1)!;
  const row = (await messagesAbout(app.deps.db.read, wishId)).at(-1)!;
  const { text, sms } = worded((await readyMessage(app.deps, app.deps.db.read, row))!);
  expect(text.subject).toBe('A time is free: Wed, Nov 25, 10:00 am at Old Market');
  expect(text.lead).toBe('It is held for you until Tue, Nov 24, 9:00 am. After that it goes to the next person.');
  expect(sms).toContain('Northline: Wed, Nov 25, 10:00 am is free. Held for you until Tue, Nov 24, 9:00 am: http');
  const phone = app.visitor();
  const offer = await phone.get(text.action.href.replace('http://localhost:3000', ''));
  expect(offer.text).toContain('A time is free for you');
  expect(offer.text).toContain('Wed, Nov 25, 10:00 am Held for you until 9:00 am.');
  const form2 = offer.form('/acceptance');
  const booked = await phone.submit(form2);
  expect(booked.text).toContain('You’re booked. 10:00 am Wednesday, November 25');
  const again = await phone.submit(form2);
  expect(again.status).toBe(200);
  expect(again.text).toContain('You have an appointment');
  const seen = await visitor.get(page.path);
  expect(seen.text).toContain('You have an appointment');
});

test('saying no gives the time to the next; who leaves is not asked again', async () => {
  const ids = await fill(NEXT);
  const ana = await onWaitlist('ana@example.com');
  const bo = await onWaitlist('bo@example.com');
  await cancel(ids[2]!);
  await offerFreedTimes(app.deps, STORE);
  const offered = await ana.visitor.get(ana.page.path);
  expect((await bo.visitor.get(bo.page.path)).text).not.toContain('Held for you');
  const said = await ana.visitor.submit(offered.form('/refusal'));
  expect(said.text).toContain('You are on the waitlist');
  await offerFreedTimes(app.deps, STORE);
  const next = await bo.visitor.get(bo.page.path);
  expect(next.text).toContain('10:00 am Held for you until');
  // The first one's page is behind: it is told so.
  const late = await ana.visitor.submit(offered.form('/acceptance'));
  expect(late.status).toBe(409);
  expect(late.text).toContain('That time is gone. You stay on the waitlist.');
  const left = await bo.visitor.submit(next.form('/leaving'));
  expect(left.text).toContain('You left the waitlist');
  const open = await app.visitor().get(`/stores/old-market/book/device-trouble?day=${NEXT}`);
  expect(open.html).toContain('value="2026-11-25T16:00:00Z"');
});

test('a form for the waitlist comes back with what is wrong; a day with times leads to them', async () => {
  await fill(NEXT);
  const { visitor, form } = await onWaitlist('ana@example.com');
  const wrong = await visitor.submit(form.form('/waitlist'), { name: '', email: 'x' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('Wednesday, November 25 is full.');
  const free = await visitor.get(`/stores/old-market/book/device-trouble/waitlist?day=${DAY}`);
  expect(free.path).toBe(`/stores/old-market/book/device-trouble?day=${DAY}`);
  expect((await visitor.get('/stores/old-market/book/device-trouble/waitlist')).status).toBe(400);
});

test('who booked for today and would come earlier is asked first, and keeps the time on no', async () => {
  const visitor = app.visitor();
  for (let half = 0; half < 12; half++) await book({ startsAt: at(DAY, 9, half * 30) });
  const choose = await visitor.get('/stores/old-market/book/device-trouble');
  const details = await visitor.submit(choose.form('/holds'), { startsAt: '2026-11-24T22:00:00Z' });
  const check = await visitor.submit(details.form('/check'), { name: 'Ana', email: 'ana@example.com', earlier: 'yes' });
  expect(check.text).toContain('Earlier time Offer me one if it becomes free');
  const page = await visitor.submit(check.form('/appointments'));
  expect(page.text).toContain('If an earlier time becomes free that day, we hold it for you and ask.');
  // 3:00 and 3:30 pm were free when it was booked.
  expect((await offerFreedTimes(app.deps, STORE)).offered).toBe(0);
  const [first] = await book10();
  await cancel(first!);
  expect((await offerFreedTimes(app.deps, STORE)).offered).toBe(1);
  const own = await visitor.get(page.path);
  expect(own.text).toContain('An earlier time is held for you: Tue, Nov 24, 10:00 am');
  const offer = await visitor.get(`${page.path}/offer`);
  expect(offer.text).toContain(
    'Your time now is Tue, Nov 24, 4:00 pm. It stays yours unless you take the earlier one.',
  );
  const kept = await visitor.submit(offer.form('/refusal'));
  expect(kept.text).toContain('You’re booked. 4:00 pm');
  const stop = await visitor.submit(kept.form('/earlier'), { wanted: 'no' });
  expect(stop.text).toContain('Ask me if an earlier time becomes free');
});

/** The appointment at ten of today. */
async function book10() {
  const rows = await app.deps.db.read.query.appointments.findMany();
  return rows.filter((row) => row.startsAt === at(DAY, 10)).map((row) => row.id);
}

test('several services, somebody by name and a party are one appointment of steps', async () => {
  const visitor = app.visitor();
  const services = await visitor.get('/stores/old-market/book');
  expect(services.html).toContain('href="/stores/old-market/book?more"');
  const more = await visitor.get('/stores/old-market/book?more');
  const none = await visitor.submit(more.form('/book'), { service: [] });
  expect(none.status).toBe(422);
  expect(none.text).toContain('Choose at least one thing');
  const party = await visitor.submit(more.form('/book'), { service: 'billing', party: '40' });
  expect(party.text).toContain('Between 1 and 20 people');
  const choose = await visitor.submit(more.form('/book'), {
    service: ['device-trouble', 'billing'],
    advisor: 'adv_0',
    party: '3',
  });
  expect(choose.path).toBe('/stores/old-market/book/device-trouble,billing?advisor=adv_0&party=3');
  expect(choose.text).toContain('Device trouble, Billing, about 45 min, at Old Market, with Advisor 0, 3 people');
  const details = await visitor.submit(choose.form('/holds'), { startsAt: '2026-11-24T16:00:00Z' });
  expect(details.text).toContain('Held for you until');
  const check = await visitor.submit(details.form('/check'), { name: 'Ana', email: 'ana@example.com' });
  expect(check.text).toContain('Service Device trouble, Billing');
  expect(check.text).toMatch(/Ask for somebody Advisor 0 How many people 3/);
  const page = await visitor.submit(check.form('/appointments'));
  expect(page.text).toContain('Device trouble, Billing at Old Market');
  const [row] = await app.deps.db.read.query.appointments.findMany();
  expect(row).toMatchObject({ partySize: 3, startsAt: at(DAY, 10), endsAt: at(DAY, 10, 45) });
  const steps = await app.deps.db.read.query.appointmentSteps.findMany();
  expect(steps.map((step) => [step.ordinal, step.serviceId, step.advisorId, step.advisorNamed])).toEqual([
    [0, DEVICE, 'adv_0', true],
    [1, BILLING, 'adv_0', true],
  ]);
});

test('the month is a table of which free days are links; other days are text', async () => {
  await fill(NEXT);
  const month = await app.visitor().get(`/stores/old-market/book/device-trouble?day=${DAY}&view=month`);
  expect(month.text).toContain('November 2026 Sun Mon Tue Wed Thu Fri Sat 1 2 3');
  expect(month.html).toMatch(/<a class="month-day" href="[^"]*day=2026-11-24&amp;view=month" aria-current="date">/);
  expect(month.text).toContain('24 18 free 25 full 26 18 free');
  expect(month.html).not.toMatch(/href="[^"]*day=2026-11-23/);
  expect(month.text).toContain('Week by week');
  expect(month.text).toContain('Next month');
  const es = app.visitor();
  await es.get('/?lang=es');
  const spanish = await es.get('/stores/old-market/book/device-trouble?view=month');
  expect(spanish.text).toContain('noviembre 2026 lun mar mié');
});

test('a time that passed while the page was open is refused by the server too', async () => {
  const visitor = app.visitor();
  const choose = await visitor.get('/stores/old-market/book/device-trouble');
  expect(choose.html).toMatch(/data-as-of="\d+"/);
  expect(choose.html).toContain(`data-until="${at(DAY, 9) - 30 * 60_000}"`);
  app.advance(45);
  const refused = await visitor.submit(choose.form('/holds'), { startsAt: '2026-11-24T15:00:00Z' });
  expect(refused.status).toBe(409);
  expect(refused.text).toContain('That time is too soon to be booked.');
});
