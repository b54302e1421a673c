import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findAppointment } from '../../src/db/records/booking/appointments.ts';
import { latestOfferTo } from '../../src/db/records/booking/time-offers.ts';
import { SYSTEM } from '../../src/domain/actor.ts';
import { bookAppointment } from '../../src/operations/booking/book-appointment.ts';
import { declineOffer } from '../../src/operations/booking/decline-offer.ts';
import { moveAppointment } from '../../src/operations/booking/move-appointment.ts';
import { offerTimes } from '../../src/operations/booking/offer-times.ts';
import { offerTo } from '../../src/operations/booking/show-offer.ts';
import { setSpecialHours } from '../../src/operations/manage/set-special-hours.ts';
import { at, DEVICE, STORE, smallStore } from '../support/booking-store.ts';
import { type TestApp, testApp } from '../support/test-app.ts';

const DAY = '2026-11-24';
const NEXT = '2026-11-25';
let app: TestApp;

beforeEach(async () => {
  // A Tuesday, 8 am in Omaha, one advisor; Wednesday will be closed.
  app = await testApp({ now: '2026-11-24T14:00:00Z' });
  await smallStore(app.deps, { advisors: [[DEVICE]], settings: { walkInReserveShare: 0 } });
});
afterEach(() => app.close());

const book = (day: string, hour: number, minute = 0) =>
  bookAppointment(app.deps, {
    store: STORE,
    services: [DEVICE],
    startsAt: at(day, hour, minute),
    booker: 'customer',
    name: 'Ana',
    phone: null,
    email: `a${day}${hour}${minute}@example.com`,
    language: 'en',
    source: 'web',
    actor: { kind: 'public', id: 'web' },
  });

async function booked(day: string, hour: number): Promise<string> {
  const outcome = await book(day, hour);
  if (outcome.kind !== 'booked') throw new Error(outcome.kind);
  return outcome.appointment.id;
}

const closeWednesday = () =>
  setSpecialHours(app.deps, { storeId: STORE, date: NEXT, hours: { spans: [] }, keep: true, actor: SYSTEM });

async function offered(appointmentId: string) {
  const starts = [at(DAY, 15), at(DAY, 16), at(DAY, 17)];
  const outcome = await offerTimes(app.deps, { storeId: STORE, appointmentId, starts, actor: SYSTEM });
  if (outcome.kind !== 'offered') throw new Error(outcome.kind);
  return outcome;
}

const claimsOf = async (owner: string): Promise<number> =>
  (await app.deps.db.read.all<{ n: number }>(sql`select count(*) as n from claims where owner_id = ${owner}`))[0]!.n;

test('the offered time nearest to the present one is held with its claims, for an hour; the others are not', async () => {
  const id = await booked(NEXT, 10);
  await closeWednesday();
  const { starts, held } = await offered(id);
  expect(starts).toEqual([at(DAY, 15), at(DAY, 16), at(DAY, 17)]);
  expect(held).toMatchObject({ startsAt: at(DAY, 17), until: app.now() + 3_600_000 });
  expect(await claimsOf(held!.holdId)).toBe(6);
  expect((await book(DAY, 17)).kind).toBe('slot_taken');
  expect((await book(DAY, 15)).kind).toBe('booked');
  expect((await offerTo(app.deps, id))!.held).toEqual({ startsAt: at(DAY, 17), until: held!.until });
});

test('two customers are never held the same time', async () => {
  const [first, second] = [await booked(NEXT, 10), await booked(NEXT, 11)];
  await closeWednesday();
  const holds = [(await offered(first)).held, (await offered(second)).held];
  expect(holds.map((held) => held!.startsAt)).toEqual([at(DAY, 17), at(DAY, 16)]);
});

test('accepting turns what is held into the appointment', async () => {
  const id = await booked(NEXT, 10);
  await closeWednesday();
  const { held } = await offered(id);
  const offer = (await latestOfferTo(app.deps.db.read, { appointmentId: id }))!;
  const accept = { appointmentId: id, startsAt: at(DAY, 17), booker: 'customer', offerId: offer.id } as const;
  const outcome = await moveAppointment(app.deps, { ...accept, actor: { kind: 'public', id: 'web' } });
  expect(outcome).toMatchObject({ kind: 'moved', appointment: { startsAt: at(DAY, 17), needsAttention: null } });
  expect(await claimsOf(held!.holdId)).toBe(0);
  expect(await claimsOf(id)).toBe(6);
});

test('another of the times may be chosen: what was held is free again', async () => {
  const id = await booked(NEXT, 10);
  await closeWednesday();
  await offered(id);
  const offer = (await latestOfferTo(app.deps.db.read, { appointmentId: id }))!;
  const accept = { appointmentId: id, startsAt: at(DAY, 15), booker: 'customer', offerId: offer.id } as const;
  expect((await moveAppointment(app.deps, { ...accept, actor: SYSTEM })).kind).toBe('moved');
  expect((await book(DAY, 17)).kind).toBe('booked');
});

test('no, or no answer in time: it is free again, and a late yes still counts where nobody took it', async () => {
  const [declined, silent] = [await booked(NEXT, 10), await booked(NEXT, 11)];
  await closeWednesday();
  await offered(declined);
  const offer = (await latestOfferTo(app.deps.db.read, { appointmentId: declined }))!;
  await declineOffer(app.deps, { offerId: offer.id, appointmentId: declined, actor: SYSTEM });
  expect((await book(DAY, 17)).kind).toBe('booked');

  const { held } = await offered(silent);
  expect(held).toMatchObject({ startsAt: at(DAY, 16) });
  app.advance(61);
  expect((await offerTo(app.deps, silent))!.held).toBeNull();
  const late = (await latestOfferTo(app.deps.db.read, { appointmentId: silent }))!;
  const accept = { appointmentId: silent, startsAt: at(DAY, 16), booker: 'customer', offerId: late.id } as const;
  expect((await moveAppointment(app.deps, { ...accept, actor: SYSTEM })).kind).toBe('moved');
});

test('the appointment keeps its own time meanwhile: both are claimed until the move', async () => {
  const id = await booked(DAY, 10);
  const { held } = await offered(id);
  expect(held!.startsAt).toBe(at(DAY, 15));
  expect(await claimsOf(id)).toBe(6);
  expect(await claimsOf(held!.holdId)).toBe(6);
  expect((await findAppointment(app.deps.db.read, id))!.startsAt).toBe(at(DAY, 10));
  const again = await offered(id);
  expect(again.held!.startsAt).toBe(at(DAY, 15));
  expect(await claimsOf(held!.holdId)).toBe(0);
});
