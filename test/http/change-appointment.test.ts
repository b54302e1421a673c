import { afterEach, beforeEach, expect, test } from 'vitest';
import { messagesAbout } from '../../src/db/records/messages.ts';
import { claims } from '../../src/db/schema/claims.ts';
import { storeEvents } from '../../src/db/schema/queue.ts';
import { at, BILLING, DEVICE, smallStore } from '../support/booking-store.ts';
import { signedIn } from '../support/store-people.ts';
import { type TestApp, testApp } from '../support/test-app.ts';

const DAY = '2026-11-24';
let app: TestApp;

beforeEach(async () => {
  // A Tuesday, 8 am in Omaha.
  app = await testApp({ now: '2026-11-24T14:00:00Z' });
  await smallStore(app.deps, { advisors: [[DEVICE, BILLING]], settings: { walkInReserveShare: 0 } });
});
afterEach(() => app.close());

async function booked(startsAt = '2026-11-24T21:15:00Z') {
  const visitor = app.visitor();
  const choose = await visitor.get('/stores/old-market/book/device-trouble');
  const details = await visitor.submit(choose.form('/holds'), { startsAt });
  const check = await visitor.submit(details.form('/check'), { name: 'Ana', email: 'ana@example.com' });
  const page = await visitor.submit(check.form('/appointments'));
  return { visitor, page, id: page.path.split('/').at(-1)! };
}

const told = async (id: string) => (await messagesAbout(app.deps.db.read, id)).map((row) => row.kind);
const happened = async (id: string) =>
  (await app.deps.db.read.select().from(storeEvents)).filter((row) => row.subjectId === id).map((row) => row.kind);
const ownedBy = async (id: string) =>
  (await app.deps.db.read.select().from(claims))
    .filter((row) => row.ownerId === id)
    .map((row) => row.grain * 300_000)
    .sort();

test('the customer’s page, the staff’s list and the API agree at once after each change', async () => {
  const { visitor, page, id } = await booked();
  const staff = await signedIn(app, 'advisor');
  const token = visitor.cookies.get('visit')!.split('~')[0]!.split('.')[1]!;
  const look = async () => {
    const own = await visitor.get(page.path);
    const list = await staff.get(`/staff/old-market/appointments?day=${DAY}`);
    const tomorrow = await staff.get('/staff/old-market/appointments?day=2026-11-25');
    const queue = await staff.get('/staff/old-market/queue');
    const api = await visitor.request(`/api/v1/appointments/${id}`, { headers: { authorization: `Bearer ${token}` } });
    const { startsAt, status, services } = (await api.json()) as Record<string, unknown>;
    return {
      own: own.text,
      list: list.text,
      tomorrow: tomorrow.text,
      queue: queue.text,
      api: [startsAt, status, services],
    };
  };
  const first = await look();
  expect(first.own).toContain('3:15 pm');
  expect(first.list).toContain('3:15 pm Ana Device trouble, with Advisor, Booked');
  expect(first.api).toEqual(['2026-11-24T21:15:00Z', 'booked', ['device-trouble']]);
  const move = await visitor.get(`${page.path}/move`);
  await visitor.submit(move.form('/move'), { startsAt: '2026-11-24T15:00:00Z' });
  const second = await look();
  expect(second.own).toContain('9:00 am');
  expect(second.list).toContain('9:00 am Ana Device trouble, with Advisor, Booked');
  expect(second.list).not.toContain('3:15 pm');
  expect(second.queue).toMatch(/9:00 .*Ana/);
  expect(second.api).toEqual(['2026-11-24T15:00:00Z', 'booked', ['device-trouble']]);
  const staffMove = await staff.get(`/staff/old-market/appointments/${id}/move?day=2026-11-25`);
  await staff.submit(staffMove.form('/move'), { startsAt: '2026-11-25T16:00:00Z' });
  const third = await look();
  expect(third.own).toContain('10:00 am Wednesday, November 25');
  expect(third.list).toContain('No appointments on this day.');
  expect(third.tomorrow).toContain('10:00 am Ana Device trouble, with Advisor, Booked');
  expect(third.queue).not.toContain('Ana');
  const cancel = await visitor.get(`${page.path}/cancel`);
  await visitor.submit(cancel.form('/cancellation'));
  const last = await look();
  expect(last.own).toContain('This appointment is cancelled.');
  expect(last.tomorrow).toContain('No appointments on this day.');
  expect(last.api).toEqual(['2026-11-25T16:00:00Z', 'cancelled', ['device-trouble']]);
});

test('a move pressed twice is one; going back and choosing another time is another', async () => {
  const { visitor, page, id } = await booked();
  const move = await visitor.get(`${page.path}/move`);
  const form = move.form('/move');
  const to = (startsAt: string) => visitor.submit(form, { startsAt });
  const both = await Promise.all([to('2026-11-24T15:00:00Z'), to('2026-11-24T15:00:00Z')]);
  expect(both.map((answer) => answer.status)).toEqual([200, 200]);
  expect(await told(id)).toEqual(['confirmed', 'changed']);
  expect(await ownedBy(id)).toEqual([0, 5, 10, 15, 20, 25].map((minute) => at(DAY, 9, minute)));
  // The back button shows the old form again.
  const other = await to('2026-11-24T16:00:00Z');
  expect(other.text).toContain('Moved. It is now Tue, Nov 24, 10:00 am.');
  expect((await happened(id)).filter((kind) => kind === 'moved')).toHaveLength(2);
  expect(await ownedBy(id)).toEqual([0, 5, 10, 15, 20, 25].map((minute) => at(DAY, 10, minute)));
});

test('a cancellation pressed twice, or again after going back, is one', async () => {
  const { visitor, page, id } = await booked();
  const cancel = (await visitor.get(`${page.path}/cancel`)).form('/cancellation');
  const move = (await visitor.get(`${page.path}/move`)).form('/move');
  const both = await Promise.all([visitor.submit(cancel), visitor.submit(cancel)]);
  for (const answer of both) expect(answer.text).toContain('This appointment is cancelled.');
  await visitor.submit(cancel);
  expect(await told(id)).toEqual(['confirmed', 'cancelled']);
  expect(await ownedBy(id)).toEqual([]);
  // The old form of a move, sent from a page that is behind.
  const late = await visitor.submit(move, { startsAt: '2026-11-24T15:00:00Z' });
  expect(late.status).toBe(409);
  expect(late.text).toContain('That is not possible any more. This is how it stands now.');
  expect(await happened(id)).toEqual(['booked', 'cancelled']);
});

test('a change of service pressed twice is one, and the time is the new service’s', async () => {
  const { visitor, page, id } = await booked();
  const times = await visitor.get(`${page.path}/move?service=billing`);
  const form = times.form('/move');
  await visitor.submit(form, { startsAt: '2026-11-24T21:15:00Z' });
  const again = await visitor.submit(form, { startsAt: '2026-11-24T21:15:00Z' });
  expect(again.text).toContain('Billing at Old Market');
  expect(await told(id)).toEqual(['confirmed', 'changed']);
  expect(await ownedBy(id)).toEqual([15, 20, 25].map((minute) => at(DAY, 15, minute)));
});

test('who cancelled books the same thing again from the same page', async () => {
  const { visitor, page } = await booked();
  const cancel = await visitor.get(`${page.path}/cancel`);
  const over = await visitor.submit(cancel.form('/cancellation'));
  expect(over.html).toContain('href="/stores/old-market/book/device-trouble"');
  const choose = await visitor.get('/stores/old-market/book/device-trouble');
  expect(choose.html).toContain('value="2026-11-24T21:15:00Z"');
});

test('the new time is held before the old one is let go: where it is taken, nothing is lost', async () => {
  const { visitor, page, id } = await booked();
  const other = await booked('2026-11-24T22:00:00Z');
  const otherMove = await other.visitor.get(`${other.page.path}/move`);
  const move = await visitor.get(`${page.path}/move`);
  await other.visitor.submit(otherMove.form('/move'), { startsAt: '2026-11-24T16:00:00Z' });
  const before = await ownedBy(id);
  const refused = await visitor.submit(move.form('/move'), { startsAt: '2026-11-24T16:00:00Z' });
  expect(refused.status).toBe(409);
  expect(refused.text).toContain('Somebody took that time a moment ago. These are the nearest free times:');
  expect(await ownedBy(id)).toEqual(before);
  expect(await told(id)).toEqual(['confirmed']);
});

test('too close to its time the page says until when it could be moved, and that it can still be cancelled', async () => {
  const { visitor, page } = await booked();
  const move = await visitor.get(`${page.path}/move`);
  expect(move.text).toContain('Your time now: Tue, Nov 24, 3:15 pm');
  // 3:06 pm: nine minutes before.
  app.setNow('2026-11-24T21:06:00Z');
  const late = await visitor.get(page.path);
  expect(late.text).toContain('Cancel the appointment It could be moved until 3:05 pm. You can still cancel it.');
  expect(late.html).not.toContain(`${page.path}/move`);
  for (const answer of [
    await visitor.get(`${page.path}/move`),
    await visitor.submit(move.form('/move'), { startsAt: '2026-11-24T22:00:00Z' }),
  ]) {
    expect(answer.status).toBe(409);
    expect(answer.text).toContain('It could be moved until 3:05 pm.');
  }
  // Released, and not marked yet: nothing can be done with it, and no heading stands over nothing.
  app.setNow('2026-11-24T21:30:30Z');
  expect((await visitor.get(page.path)).text).not.toContain('Also');
});

test('the calendar file of a cancelled appointment takes it out of the calendar, and says so', async () => {
  const { visitor, page } = await booked();
  const gone = await visitor.submit((await visitor.get(`${page.path}/cancel`)).form('/cancellation'));
  expect(gone.text).toContain('Take it out of your calendar');
  expect(gone.text).not.toContain('Add to calendar');
});
