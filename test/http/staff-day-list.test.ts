import { afterEach, beforeEach, expect, test } from 'vitest';
import { bookAppointment } from '../../src/operations/booking/book-appointment.ts';
import { addOverflowLane } from '../../src/operations/manage/put-overflow-lane.ts';
import { setSpecialHours } from '../../src/operations/manage/set-special-hours.ts';
import { at, DEVICE, STORE, smallStore } from '../support/booking-store.ts';
import { ownerSignedIn } from '../support/store-people.ts';
import { type TestApp, testApp } from '../support/test-app.ts';
import type { Visitor } from '../support/visitor.ts';

const NEXT = '2026-11-25';
const ACTOR = { kind: 'system', id: 'test' } as const;
const LIST = `/staff/old-market/appointments?day=${NEXT}`;
let app: TestApp;
let owner: Visitor;

beforeEach(async () => {
  // A Tuesday, 8 am in Omaha; one advisor.
  app = await testApp({ now: '2026-11-24T14:00:00Z' });
  await smallStore(app.deps, { advisors: [[DEVICE]], settings: { walkInReserveShare: 0 } });
  owner = await ownerSignedIn(app);
  await addOverflowLane(app.deps, {
    storeId: STORE,
    lane: { name: 'Extra 1', startsAt: at(NEXT, 9), endsAt: at(NEXT, 12), skills: [DEVICE] },
    actor: ACTOR,
  });
});
afterEach(() => app.close());

async function booked(name: string, advisor: string | null = null): Promise<string> {
  const outcome = await bookAppointment(app.deps, {
    store: STORE,
    services: [DEVICE],
    advisor,
    startsAt: at(NEXT, 10),
    booker: 'staff',
    name,
    phone: null,
    email: null,
    language: 'en',
    source: 'staff',
    actor: ACTOR,
  });
  if (outcome.kind !== 'booked') throw new Error(outcome.kind);
  return outcome.appointment.id;
}

test('the list of a day tells who takes each appointment, and which stand on an overflow lane', async () => {
  await booked('Ana', 'adv_0');
  const over = await booked('Bo');
  const line = await owner.get('/staff/old-market/queue');
  expect(line.html).toContain('href="/staff/old-market/appointments"');
  const list = await owner.get(LIST);
  expect(list.text).toContain('10:00 am Ana Device trouble, with Advisor, Booked');
  expect(list.text).toContain('10:00 am Bo Device trouble, overflow: Extra 1, Booked');
  const one = await owner.get(`/staff/old-market/appointments/${over}`);
  expect(one.text).toContain('With overflow: Extra 1');
});

test('nobody is told to take one that needs attention; whom the customer asked for is', async () => {
  const id = await booked('Ana', 'adv_0');
  await setSpecialHours(app.deps, { storeId: STORE, date: NEXT, hours: { spans: [] }, keep: true, actor: ACTOR });
  expect((await owner.get(LIST)).text).toContain('Ana Device trouble, Booked needs attention');
  expect((await owner.get(`/staff/old-market/appointments/${id}`)).text).toContain('With Advisor 0 (asked for)');
});
