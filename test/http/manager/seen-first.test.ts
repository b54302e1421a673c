import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bookAppointment } from '../../../src/operations/booking/book-appointment.ts';
import { at, DEVICE, STORE, smallStore } from '../../support/booking-store.ts';
import { ownerSignedIn } from '../../support/store-people.ts';
import { type TestApp, testApp } from '../../support/test-app.ts';
import type { Visitor } from '../../support/visitor.ts';

const NEXT = '2026-11-25';
const MANAGE = '/manage/stores/old-market';
let app: TestApp;
let owner: Visitor;

beforeEach(async () => {
  // A Tuesday, 8 am in Omaha; one advisor.
  app = await testApp({ now: '2026-11-24T14:00:00Z' });
  await smallStore(app.deps, { advisors: [[DEVICE]], settings: { walkInReserveShare: 0 } });
  owner = await ownerSignedIn(app);
});
afterEach(() => app.close());

async function booked(name: string, hour: number): Promise<void> {
  const outcome = await bookAppointment(app.deps, {
    store: STORE,
    services: [DEVICE],
    startsAt: at(NEXT, hour),
    booker: 'staff',
    name,
    phone: null,
    email: null,
    language: 'en',
    source: 'staff',
    actor: { kind: 'system', id: 'test' },
  });
  if (outcome.kind !== 'booked') throw new Error(outcome.kind);
}

const marked = async (): Promise<number> =>
  (
    await app.deps.db.read.all<{ n: number }>(
      sql`select count(*) as n from appointments where needs_attention is not null`,
    )
  )[0]!.n;

const CHANGES = {
  'a day that is closed': async () => {
    const page = await owner.get(`${MANAGE}/special-days`);
    return owner.submit(page.form('/special-days'), { date: NEXT, state: 'closed' });
  },
  'a service that is taken away': async () => {
    const page = await owner.get(`${MANAGE}/services/${DEVICE}/removal`);
    return owner.submit(page.form('/removal'));
  },
};

test.each([
  ['a day that is closed', '/special-days'],
  ['a service that is taken away', '/removal'],
] as const)('%s breaks only what the manager saw', async (change, action) => {
  await booked('Ana', 10);
  const first = await CHANGES[change]();
  expect([first.status, first.text]).toEqual([409, expect.stringContaining('One appointment cannot be kept')]);
  // Somebody books while the manager reads.
  await booked('Bo', 14);
  const again = await owner.submit(first.form(action));
  expect([again.status, again.text]).toEqual([409, expect.stringContaining('2 appointments cannot be kept')]);
  expect(again.text).toContain('2:00 pm Bo');
  expect(await marked()).toBe(0);
  const done = await owner.submit(again.form(action));
  expect(done.path).toBe(`${MANAGE}/attention?kept`);
  expect(await marked()).toBe(2);
});
