import { asc, eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findWish } from '../../src/db/records/booking/time-wishes.ts';
import { claims } from '../../src/db/schema/claims.ts';
import { messages } from '../../src/db/schema/messages.ts';
import { timeOffers } from '../../src/db/schema/wishes.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { bookAppointment } from '../../src/operations/booking/book-appointment.ts';
import { cancelAppointment } from '../../src/operations/booking/cancel-appointment.ts';
import { holdSlot } from '../../src/operations/booking/hold-slot.ts';
import { joinWaitlist } from '../../src/operations/booking/join-waitlist.ts';
import { offerFreedTimes } from '../../src/operations/booking/offer-freed-times.ts';
import { showWish } from '../../src/operations/booking/show-wish.ts';
import { sendMessages } from '../../src/operations/daily/send-messages.ts';
import { setSpecialHours } from '../../src/operations/manage/set-special-hours.ts';
import { worded } from '../../views/messages/worded.ts';
import { at, DEVICE, STORE, smallStore } from '../support/booking-store.ts';
import { tempDeps } from '../support/temp-deps.ts';

const NEXT = '2026-11-25';
const ACTOR = { kind: 'public', id: 'web' } as const;
let world: Awaited<ReturnType<typeof tempDeps>>;
let sent: { to: string; subject: string; text: string }[];

beforeEach(async () => {
  // 8 am in Omaha; one advisor, half hours: eighteen fill a day.
  world = await tempDeps('2026-11-24T14:00:00Z');
  sent = [];
  await smallStore(world.deps, { settings: { walkInReserveShare: 0, slotStepMinutes: 30 } });
});
afterEach(() => world.close());

const read = () => world.deps.db.read;
const offers = () => read().select().from(timeOffers).orderBy(asc(timeOffers.createdAt), asc(timeOffers.id));

async function book(half: number) {
  const outcome = await bookAppointment(world.deps, {
    store: STORE,
    services: [DEVICE],
    startsAt: at(NEXT, 9, half * 30),
    booker: 'staff',
    name: 'Ana',
    phone: null,
    email: null,
    language: 'en',
    source: 'staff',
    actor: ACTOR,
  });
  if (outcome.kind !== 'booked') throw new Error(outcome.kind);
  return outcome.appointment.id;
}

async function wait(email: string) {
  const outcome = await joinWaitlist(world.deps, {
    store: STORE,
    services: ['device-trouble'],
    date: NEXT,
    name: 'Bo',
    phone: null,
    email,
    language: 'en',
    partySize: 1,
    actor: ACTOR,
  });
  if (outcome.kind !== 'waiting') throw new Error(outcome.kind);
  return outcome.wish.id;
}

const cancel = (appointmentId: string) =>
  cancelAppointment(world.deps, { appointmentId, booker: 'staff', actor: ACTOR });

const send = () =>
  sendMessages(world.deps, {
    channels: new Set(['email']),
    deliver: async (message) => {
      const { subject, lead } = worded(message).text;
      sent.push({ to: message.recipient, subject, text: lead ?? '' });
      return { kind: 'delivered' };
    },
  });

const special = (spans: { opens: string; closes: string }[]) =>
  setSpecialHours(world.deps, { storeId: STORE, date: NEXT, hours: { spans }, keep: true, actor: ACTOR });
const OPEN = [{ opens: '09:00', closes: '18:00' }];

/** Bo is offered the freed ten o'clock, before Cy. */
async function offered() {
  const ids: string[] = [];
  for (let half = 0; half < 18; half++) ids.push(await book(half));
  const [bo, cy] = [await wait('bo@example.com'), await wait('cy@example.com')];
  await cancel(ids[2]!);
  await offerFreedTimes(world.deps, STORE);
  expect(await offers()).toMatchObject([{ wishId: bo, status: 'open', starts: [at(NEXT, 10)] }]);
  return { bo, cy, ids };
}

test('a day that is closed takes an offer back, tells who was told, and gives the turn back', async () => {
  const { bo } = await offered();
  await send();
  sent = [];
  expect((await special([])).kind).toBe('saved');
  expect((await offers()).map((offer) => offer.status)).toEqual(['withdrawn']);
  expect(await findWish(read(), bo)).toMatchObject({ status: 'waiting', offersHad: 0, passed: [] });
  const shown = await showWish(world.deps, bo);
  expect(shown).toMatchObject({ offer: null, missed: { status: 'withdrawn', starts: [at(NEXT, 10)] } });
  await send();
  expect(sent).toEqual([
    {
      to: 'bo@example.com',
      subject: 'Not free after all: Wed, Nov 25, 10:00 am at Old Market',
      text: expect.stringContaining('You stay on the waitlist.'),
    },
  ]);
  // Open again: the same time goes to who was first.
  await special(OPEN);
  await offerFreedTimes(world.deps, STORE);
  expect((await offers()).at(-1)).toMatchObject({ wishId: bo, status: 'open', starts: [at(NEXT, 10)] });
});

test('who has not been told of an offer is not told that it is gone', async () => {
  await offered();
  await special([]);
  await send();
  expect(sent.map((one) => one.subject).filter((subject) => subject.includes('10:00'))).toEqual([]);
  const kinds = await read().select().from(messages).where(eq(messages.status, 'pending'));
  expect(kinds).toEqual([]);
});

test('a message that it is gone is not sent once the time is offered anew', async () => {
  const { bo } = await offered();
  await send();
  sent = [];
  await special([]);
  await inTransaction(world.deps.db, async (tx) => {
    await tx.update(timeOffers).set({ status: 'lapsed' }).where(eq(timeOffers.wishId, bo));
  });
  await send();
  expect(sent).toEqual([]);
});

test('an offer that nobody answered is told on the page once its time is gone', async () => {
  const { bo, cy } = await offered();
  world.setNow('2026-11-24T15:31:00Z');
  await offerFreedTimes(world.deps);
  expect(await showWish(world.deps, bo)).toMatchObject({ offer: null, missed: { status: 'lapsed' } });
  expect(await showWish(world.deps, cy)).toMatchObject({ offer: { status: 'open' }, missed: null });
});

test('a change of the store ends a hold that does not fit any more, with no appointment in the store', async () => {
  const visitor = 'v1';
  const asked = { store: STORE, services: ['device-trouble'], startsAt: at(NEXT, 10), booker: 'customer' } as const;
  const held = await holdSlot(world.deps, { ...asked, visitor, address: null, actor: ACTOR });
  expect(held.kind).toBe('held');
  expect(await special([])).toEqual({ kind: 'saved' });
  expect(await read().select().from(claims)).toEqual([]);
});
