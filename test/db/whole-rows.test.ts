import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findAppointment, insertAppointment } from '../../src/db/records/booking/appointments.ts';
import { insertMessage, messagesAbout } from '../../src/db/records/messages.ts';
import { written } from '../../src/db/records/statements/written.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { at, DEVICE, STORE, smallStore } from '../support/booking-store.ts';
import { tempDeps } from '../support/temp-deps.ts';

let temp: Awaited<ReturnType<typeof tempDeps>>;
beforeEach(async () => {
  temp = await tempDeps('2026-11-24T15:00:00Z');
  await smallStore(temp.deps);
});
afterEach(() => temp.close());

const startsAt = at('2026-11-25', 10);
const appointment = (id: string, reference: string) => ({
  id,
  storeId: STORE,
  reference,
  status: 'booked' as const,
  startsAt,
  endsAt: startsAt + 1_800_000,
  localDate: '2026-11-25' as const,
  serviceId: DEVICE,
  source: 'web' as const,
  createdAt: 1,
  updatedAt: 2,
});
const step = (appointmentId: string, ordinal: number) => ({
  appointmentId,
  ordinal,
  storeId: STORE,
  serviceId: DEVICE,
  startsAt: startsAt + ordinal * 900_000,
  minutes: 15,
  advisorId: 'adv_0',
});

test('an appointment is given back as it then stands, with what it left out and what it said', async () => {
  const said = { name: "D'Arcy; -- ?", needs: ['wheelchair', 'quiet'], note: null, partySize: 3, cancelledLate: true };
  const made = await inTransaction(temp.deps.db, async (tx) => [
    await insertAppointment(tx, appointment('apt_a', 'AAAAAA'), [step('apt_a', 0)]),
    await insertAppointment(tx, { ...appointment('apt_b', 'BBBBBB'), ...said }, [step('apt_b', 1), step('apt_b', 0)]),
  ]);
  for (const one of made) expect(await findAppointment(temp.deps.db.read, one!.id)).toEqual(one);
  expect(made[0]).toMatchObject({
    needs: [],
    partySize: 1,
    revision: 1,
    linkVersion: 1,
    cancelledLate: false,
    name: null,
  });
  expect(made[1]).toMatchObject(said);
  expect(made[1]!.steps.map((one) => one.ordinal)).toEqual([0, 1]);
});

test('a reference that is taken makes nothing', async () => {
  const again = await inTransaction(temp.deps.db, async (tx) => {
    await insertAppointment(tx, appointment('apt_a', 'AAAAAA'), [step('apt_a', 0)]);
    return insertAppointment(tx, appointment('apt_b', 'AAAAAA'), [step('apt_b', 0)]);
  });
  expect(again).toBeNull();
  expect(await findAppointment(temp.deps.db.read, 'apt_b')).toBeUndefined();
});

test('a message is enqueued once for its occasion', async () => {
  const message = {
    id: 'msg_1',
    storeId: STORE,
    subjectId: 'apt_a',
    kind: 'confirmed',
    channel: 'email' as const,
    recipient: 'a@example.com',
    language: 'en',
    data: { startsAt, serviceIds: [DEVICE] },
    dedupeKey: 'apt_a|confirmed|0',
    nextAttemptAt: 5,
    createdAt: 5,
  };
  await inTransaction(temp.deps.db, async (tx) => {
    await insertMessage(tx, message);
    await insertMessage(tx, { ...message, id: 'msg_2' });
  });
  const rows = await messagesAbout(temp.deps.db.read, 'apt_a');
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ ...message, status: 'pending', attempts: 0, leasedUntil: null });
});

test('what a written statement carries is a value, whatever it looks like', async () => {
  const ask = (text: string) =>
    temp.deps.db.read.all<{ text: string; n: number }>(written`select ${text} as text, ${BigInt(7)} as n`);
  expect(await ask("'; drop table stores; --")).toEqual([{ text: "'; drop table stores; --", n: 7 }]);
  expect(await ask('?')).toEqual([{ text: '?', n: 7 }]);
  expect(await temp.deps.db.read.all(sql`select count(*) as n from stores`)).toEqual([{ n: 1 }]);
});
