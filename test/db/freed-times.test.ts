import { join as joinPath } from 'node:path';
import { asc } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../src/db/client.ts';
import { findWish } from '../../src/db/records/booking/time-wishes.ts';
import { messagesAbout } from '../../src/db/records/messages.ts';
import { claims } from '../../src/db/schema/claims.ts';
import { storeEvents } from '../../src/db/schema/queue.ts';
import { timeOffers } from '../../src/db/schema/wishes.ts';
import { askEarlier } from '../../src/operations/booking/ask-earlier.ts';
import { type BookAppointment, bookAppointment } from '../../src/operations/booking/book-appointment.ts';
import { cancelAppointment } from '../../src/operations/booking/cancel-appointment.ts';
import { declineOffer } from '../../src/operations/booking/decline-offer.ts';
import { findSlots } from '../../src/operations/booking/find-slots.ts';
import { joinWaitlist } from '../../src/operations/booking/join-waitlist.ts';
import { leaveWaitlist } from '../../src/operations/booking/leave-waitlist.ts';
import { moveAppointment } from '../../src/operations/booking/move-appointment.ts';
import { offerFreedTimes } from '../../src/operations/booking/offer-freed-times.ts';
import { expireAbsences } from '../../src/operations/daily/expire-absences.ts';
import { putShift } from '../../src/operations/manage/put-shift.ts';
import { at, DEVICE, STORE, smallStore } from '../support/booking-store.ts';
import { tempDeps } from '../support/temp-deps.ts';

const DAY = '2026-11-24';
const NEXT = '2026-11-25';
const ACTOR = { kind: 'public', id: 'web' } as const;
let world: Awaited<ReturnType<typeof tempDeps>>;

beforeEach(async () => {
  // 8 am in Omaha; open 9 to 18, one advisor, half hours: eighteen fill a day.
  world = await tempDeps('2026-11-24T14:00:00Z');
  const settings = { walkInReserveShare: 0, slotStepMinutes: 30 };
  await smallStore(world.deps, { settings });
});
afterEach(() => world.close());

async function book(more: Partial<BookAppointment>) {
  const outcome = await bookAppointment(world.deps, {
    store: STORE,
    services: [DEVICE],
    startsAt: at(NEXT, 10),
    booker: 'staff',
    name: 'Ana',
    phone: null,
    email: 'ana@example.com',
    language: 'en',
    source: 'web',
    actor: ACTOR,
    ...more,
  });
  if (outcome.kind !== 'booked') throw new Error(outcome.kind);
  return outcome.appointment.id;
}

/** Every half hour of a day is taken; ids by hour and minute. */
async function fill(date: string) {
  const ids = new Map<string, string>();
  for (let half = 0; half < 18; half++) {
    const [hour, minute] = [9 + Math.floor(half / 2), (half % 2) * 30];
    ids.set(
      `${hour}:${minute || '00'}`,
      await book({ startsAt: at(date, hour, minute), email: `n${half}@fill.example` }),
    );
  }
  return ids;
}

const join = (email: string, more = {}) =>
  joinWaitlist(world.deps, {
    store: STORE,
    services: ['device-trouble'],
    date: NEXT,
    name: email,
    phone: null,
    email,
    language: 'en',
    partySize: 1,
    actor: ACTOR,
    ...more,
  });

async function joined(email: string) {
  const outcome = await join(email);
  if (outcome.kind !== 'waiting') throw new Error(outcome.kind);
  return outcome.wish.id;
}

const cancel = (appointmentId: string) =>
  cancelAppointment(world.deps, { appointmentId, booker: 'staff', actor: ACTOR });

const offers = () =>
  world.deps.db.read.select().from(timeOffers).orderBy(asc(timeOffers.createdAt), asc(timeOffers.id));

const accept = async (offer: Awaited<ReturnType<typeof offers>>[number]) => {
  const wish = (await findWish(world.deps.db.read, offer.wishId!))!;
  return bookAppointment(world.deps, {
    store: STORE,
    services: wish.services,
    startsAt: offer.starts[0]!,
    offerId: offer.id,
    booker: 'customer',
    name: wish.name,
    phone: wish.phone,
    email: wish.email,
    language: 'en',
    source: 'web',
    actor: ACTOR,
  });
};

const freeOn = async (from: string) => {
  const found = await findSlots(world.deps, {
    store: STORE,
    services: [DEVICE],
    from,
    days: 1,
    booker: 'customer',
    visitor: 'somebody',
  });
  return found.kind === 'found' ? found.slots.map((slot) => slot.startsAt) : [];
};

test('a day that has free times, is past or closed has no waitlist; one entry a contact, service and day', async () => {
  expect((await join('a@example.com')).kind).toBe('has_times');
  expect((await join('a@example.com', { date: '2026-11-23' })).kind).toBe('day_over');
  await fill(NEXT);
  expect((await join('a@example.com', { email: null })).kind).toBe('contact_missing');
  const request = { caller: 'v', route: 'POST waitlist', key: 'k1', bodyHash: 'h' };
  const first = await join('a@example.com', { request });
  const again = await join('a@example.com', { request });
  expect(first.kind).toBe('waiting');
  expect(again).toEqual(first);
  expect((await join('A@Example.com ')).kind).toBe('already');
  expect((await join('b@example.com')).kind).toBe('waiting');
});

test('a freed time is offered in order, held, and lapses to the next', async () => {
  const ids = await fill(NEXT);
  const [ana, bo] = [await joined('ana@example.com'), await joined('bo@example.com')];
  expect(await offerFreedTimes(world.deps)).toEqual({ offered: 0, ended: 0 });
  await cancel(ids.get('10:00')!);
  expect((await offerFreedTimes(world.deps, STORE)).offered).toBe(1);
  const [first] = await offers();
  expect(first).toMatchObject({ wishId: ana, kind: 'day', status: 'open', starts: [at(NEXT, 10)] });
  // Held: nobody else is shown it, and the same pass again offers nothing.
  expect(await freeOn(NEXT)).toEqual([]);
  expect((await offerFreedTimes(world.deps, STORE)).offered).toBe(0);
  expect((await messagesAbout(world.deps.db.read, ana)).map((m) => m.kind)).toEqual(['wish_made', 'day_offered']);
  world.setNow('2026-11-24T15:31:00Z');
  expect(await offerFreedTimes(world.deps)).toEqual({ offered: 1, ended: 1 });
  const [lapsed, second] = await offers();
  expect(lapsed!.status).toBe('lapsed');
  expect(second).toMatchObject({ wishId: bo, status: 'open' });
  // A late answer does not take it from who has it now.
  expect((await accept(lapsed!)).kind).toBe('slot_taken');
  const booked = await accept(second!);
  expect(booked).toMatchObject({ kind: 'booked', appointment: { startsAt: at(NEXT, 10), email: 'bo@example.com' } });
  const taken = await findWish(world.deps.db.read, bo);
  expect(taken).toMatchObject({ status: 'taken', email: null, name: null });
  expect((await offers()).map((offer) => offer.status)).toEqual(['lapsed', 'accepted']);
  expect((await accept(second!)).kind).toBe('contact_missing');
  expect((await findWish(world.deps.db.read, ana))!.status).toBe('waiting');
});

test('what nobody takes is free for everybody, and is not offered to the same one again', async () => {
  const ids = await fill(NEXT);
  const ana = await joined('ana@example.com');
  await cancel(ids.get('10:00')!);
  await offerFreedTimes(world.deps, STORE);
  const [offer] = await offers();
  const said = { offerId: offer!.id, wishId: ana, actor: ACTOR };
  expect(await declineOffer(world.deps, said)).toEqual({ kind: 'declined' });
  expect(await declineOffer(world.deps, said)).toEqual({ kind: 'declined' });
  expect((await offerFreedTimes(world.deps, STORE)).offered).toBe(0);
  expect(await freeOn(NEXT)).toEqual([at(NEXT, 10)]);
  // Another time is.
  await cancel(ids.get('11:00')!);
  expect((await offerFreedTimes(world.deps, STORE)).offered).toBe(1);
  await leaveWaitlist(world.deps, ana, ACTOR);
  expect(await freeOn(NEXT)).toEqual([at(NEXT, 10), at(NEXT, 11)]);
  expect((await offers()).map((one) => one.status)).toEqual(['declined', 'declined']);
});

test('release, a move and more staff free time as a cancellation does', async () => {
  const ids = await fill(NEXT);
  for (const name of ['a', 'b']) await joined(`${name}@example.com`);
  // Friday is open, and nobody is planned yet.
  const friday = '2026-11-27';
  expect((await join('c@example.com', { date: friday })).kind).toBe('waiting');
  await moveAppointment(world.deps, {
    appointmentId: ids.get('9:00')!,
    startsAt: at('2026-11-26', 9),
    booker: 'staff',
    actor: ACTOR,
  });
  expect((await offerFreedTimes(world.deps, STORE)).offered).toBe(1);
  await putShift(world.deps, {
    storeId: STORE,
    shift: null,
    advisor: 'adv_0',
    plan: { startsAt: at(friday, 13), endsAt: at(friday, 18), breaks: [] },
    actor: ACTOR,
  });
  expect((await offerFreedTimes(world.deps, STORE)).offered).toBe(1);
  // 20 min after the 9:30 of Wednesday began, nobody came.
  world.setNow('2026-11-25T15:50:00Z');
  await expireAbsences(world.deps);
  await cancel(ids.get('15:00')!);
  // The two who were asked before let their times pass; the third waits since then.
  expect(await offerFreedTimes(world.deps)).toEqual({ offered: 2, ended: 2 });
  const starts = (await offers()).map((offer) => [offer.starts[0], offer.status]);
  expect(starts.slice(0, 2)).toEqual([
    [at(NEXT, 9), 'lapsed'],
    [at(friday, 13), 'lapsed'],
  ]);
  expect(starts.slice(2)).toEqual(
    expect.arrayContaining([
      [at(NEXT, 15), 'open'],
      [at(friday, 13, 30), 'open'],
    ]),
  );
});

test('who lets three offers pass without a word is not asked again', async () => {
  const ids = await fill(NEXT);
  const ana = await joined('ana@example.com');
  for (const time of ['10:00', '11:00', '12:00', '13:00']) await cancel(ids.get(time)!);
  const made = [];
  for (const minute of ['00', '02', '04', '06', '08']) {
    world.setNow(`2026-11-24T1${4 + Math.floor(Number(minute) / 2)}:${minute}:00Z`);
    made.push(await offerFreedTimes(world.deps));
  }
  expect(made.map(({ offered }) => offered)).toEqual([1, 1, 1, 0, 0]);
  expect(await findWish(world.deps.db.read, ana)).toMatchObject({ status: 'over', offersHad: 3, email: null });
});

test('an appointment of today that asks for it is offered what becomes free before it, keeping its own', async () => {
  const ids = await fill(DAY);
  const late = ids.get('15:00')!;
  expect(await askEarlier(world.deps, { appointmentId: late, wanted: true, actor: ACTOR })).toBe(true);
  await askEarlier(world.deps, { appointmentId: late, wanted: true, actor: ACTOR });
  await cancel(ids.get('16:00')!);
  expect((await offerFreedTimes(world.deps, STORE)).offered).toBe(0);
  await cancel(ids.get('11:00')!);
  expect((await offerFreedTimes(world.deps, STORE)).offered).toBe(1);
  const [offer] = await offers();
  expect(offer).toMatchObject({ kind: 'earlier', appointmentId: late, starts: [at(DAY, 11)] });
  const message = (await messagesAbout(world.deps.db.read, late)).at(-1)!;
  expect(message).toMatchObject({ kind: 'earlier_offered', data: { offerId: offer!.id } });
  const input = {
    appointmentId: late,
    startsAt: at(DAY, 11),
    booker: 'customer',
    offerId: offer!.id,
    actor: ACTOR,
  } as const;
  const moved = await moveAppointment(world.deps, input);
  expect(moved).toMatchObject({ kind: 'moved', appointment: { startsAt: at(DAY, 11) } });
  // The back button: the same answer, and nothing more happens.
  expect(await moveAppointment(world.deps, input)).toMatchObject({
    kind: 'moved',
    appointment: { calendarSequence: 1 },
  });
  expect(await freeOn(DAY)).toContain(at(DAY, 15));
  const held = await world.deps.db.read.select().from(claims);
  expect(held.filter((claim) => claim.ownerId.startsWith('hld_'))).toEqual([]);
  // The wish is fulfilled: nothing earlier is offered again.
  await cancel(ids.get('10:00')!);
  expect((await offerFreedTimes(world.deps, STORE)).offered).toBe(0);
});

test('what was free when an earlier time was asked for is not offered; on another day neither', async () => {
  const today = await book({ startsAt: at(DAY, 15) });
  const tomorrow = await book({ startsAt: at(NEXT, 15), email: 'bo@example.com' });
  for (const appointmentId of [today, tomorrow])
    await askEarlier(world.deps, { appointmentId, wanted: true, actor: ACTOR });
  expect((await offerFreedTimes(world.deps, STORE)).offered).toBe(0);
  await askEarlier(world.deps, { appointmentId: today, wanted: false, actor: ACTOR });
  expect((await offerFreedTimes(world.deps)).ended).toBe(0);
});

test('a cancelled appointment ends its wish and its offer, and the held time is free', async () => {
  const ids = await fill(DAY);
  const late = ids.get('15:00')!;
  await askEarlier(world.deps, { appointmentId: late, wanted: true, actor: ACTOR });
  await cancel(ids.get('11:00')!);
  await offerFreedTimes(world.deps, STORE);
  await cancel(late);
  expect((await offers()).map((offer) => offer.status)).toEqual(['withdrawn']);
  expect(await freeOn(DAY)).toEqual([at(DAY, 11), at(DAY, 15)]);
});

test('who is offered what is in the log, in codes and numbers alone', async () => {
  const ids = await fill(NEXT);
  await joined('ana@example.com');
  await cancel(ids.get('10:00')!);
  await offerFreedTimes(world.deps, STORE);
  const rows = await world.deps.db.read.select().from(storeEvents);
  const told = rows.filter((row) => ['wish_made', 'time_offered'].includes(row.kind));
  expect(told.map((row) => row.kind)).toEqual(['wish_made', 'time_offered']);
  expect(told[1]!.data).toMatchObject({ kind: 'day', starts: [at(NEXT, 10)], turn: 1 });
  expect(JSON.stringify(told)).not.toContain('ana@');
});

test('two servers on one file that offer at the same moment make one offer of each time', async () => {
  const ids = await fill(NEXT);
  for (let i = 0; i < 6; i++) await joined(`n${i}@example.com`);
  for (const time of ['10:00', '11:00', '12:00']) await cancel(ids.get(time)!);
  const path = joinPath(world.folder, 'walkup.db');
  const other = await openDatabase({ url: `file:${path}` });
  const second = { ...world.deps, db: other };
  const made = await Promise.all([
    offerFreedTimes(world.deps, STORE),
    offerFreedTimes(second, STORE),
    offerFreedTimes(world.deps),
    offerFreedTimes(second),
  ]);
  await other.close();
  expect(made.reduce((sum, { offered }) => sum + offered, 0)).toBe(3);
  const open = (await offers()).filter((offer) => offer.status === 'open');
  expect(open.map((offer) => offer.starts[0]).sort()).toEqual([at(NEXT, 10), at(NEXT, 11), at(NEXT, 12)]);
  expect(new Set(open.map((offer) => offer.wishId)).size).toBe(3);
});
