import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findAppointment } from '../../src/db/records/booking/appointments.ts';
import { eventsOf } from '../../src/db/records/queue/store-events.ts';
import { SYSTEM } from '../../src/domain/actor.ts';
import { checkIn } from '../../src/operations/arrival/check-in.ts';
import { bookAppointment } from '../../src/operations/booking/book-appointment.ts';
import type { VisitCommand } from '../../src/operations/steps/act-on-visit.ts';
import { leaveLine } from '../../src/operations/visit/leave.ts';
import { reopenVisit } from '../../src/operations/visit/reopen.ts';
import { undoLastAct } from '../../src/operations/visit/undo.ts';
import { at, BILLING, DEVICE, STORE, smallStore } from '../support/booking-store.ts';
import { type TestApp, testApp } from '../support/test-app.ts';

const DAY = '2026-11-24';
let app: TestApp;

beforeEach(async () => {
  // 9:50 in Omaha, open since 9.
  app = await testApp({ now: '2026-11-24T15:50:00Z' });
});
afterEach(() => app.close());

const setUp = (advisors: string[][]) =>
  smallStore(app.deps, { advisors, settings: { walkInReserveShare: 0, leadMinutes: 0 } });

async function booked(hour: number, minute = 0): Promise<string> {
  const outcome = await bookAppointment(app.deps, {
    store: STORE,
    services: [DEVICE],
    startsAt: at(DAY, hour, minute),
    booker: 'staff',
    name: 'Ana',
    phone: null,
    email: `a${hour}${minute}@example.com`,
    language: 'en',
    source: 'staff',
    actor: SYSTEM,
  });
  if (outcome.kind !== 'booked') throw new Error(outcome.kind);
  return outcome.appointment.id;
}

const grainsOf = async (id: string): Promise<number> =>
  (await app.deps.db.read.all<{ n: number }>(sql`select count(*) as n from claims where owner_id = ${id}`))[0]!.n;

/** Comes, and leaves again. */
async function cameAndLeft(id: string): Promise<VisitCommand> {
  const came = await checkIn(app.deps, { storeId: STORE, appointmentId: id, source: 'web', actor: SYSTEM });
  if (came.kind !== 'checked_in') throw new Error(came.kind);
  const as = { kind: 'staff', advisorId: null, mayActForOthers: true } as const;
  const command = { visitId: came.visit.id, actor: SYSTEM, as };
  expect((await leaveLine(app.deps, command)).kind).toBe('done');
  expect(await grainsOf(id)).toBe(0);
  return command;
}

test('a reopened appointment takes its time back while nobody else has it', async () => {
  await setUp([[DEVICE]]);
  const id = await booked(10);
  const outcome = await reopenVisit(app.deps, await cameAndLeft(id));
  expect(outcome).toMatchObject({ kind: 'done', visit: { status: 'waiting' } });
  expect(outcome).not.toHaveProperty('timeGone');
  expect(await grainsOf(id)).toBe(6);
  expect(await findAppointment(app.deps.db.read, id)).toMatchObject({ status: 'checked_in', endedAt: null });
  await expect(booked(10, 15)).rejects.toThrow('slot_taken');
});

test('where others have it, it says so, counts for nobody, and is served from the line', async () => {
  await setUp([[DEVICE]]);
  const id = await booked(10);
  const command = await cameAndLeft(id);
  const other = await booked(10);
  const outcome = await reopenVisit(app.deps, command);
  expect(outcome).toMatchObject({ kind: 'done', timeGone: true });
  expect(await grainsOf(id)).toBe(0);
  expect(await grainsOf(other)).toBe(6);
  expect((await findAppointment(app.deps.db.read, id))!.steps[0]!.advisorId).toBeNull();
  const last = (await eventsOf(app.deps.db.read, command.visitId)).at(-1)!;
  expect(last).toMatchObject({ kind: 'reopened', data: { timeGone: true } });
});

test('others are re-planned for it where that makes room, as in booking', async () => {
  await setUp([[DEVICE], [DEVICE, BILLING]]);
  const id = await booked(10);
  const command = await cameAndLeft(id);
  const other = await booked(10);
  expect(await reopenVisit(app.deps, command)).not.toHaveProperty('timeGone');
  const advisorOf = async (appointment: string) =>
    (await findAppointment(app.deps.db.read, appointment))!.steps[0]!.advisorId;
  expect(new Set([await advisorOf(id), await advisorOf(other)])).toEqual(new Set(['adv_0', 'adv_1']));
  expect((await grainsOf(id)) + (await grainsOf(other))).toBe(12);
});

test('taking back a departure takes the time back as well', async () => {
  await setUp([[DEVICE]]);
  const id = await booked(10);
  const command = await cameAndLeft(id);
  expect((await undoLastAct(app.deps, command)).kind).toBe('undone');
  expect(await grainsOf(id)).toBe(6);
});

test('taken back where others were faster, it says so as well', async () => {
  await setUp([[DEVICE]]);
  const id = await booked(10);
  const command = await cameAndLeft(id);
  const other = await booked(10);
  expect(await undoLastAct(app.deps, command)).toMatchObject({ kind: 'undone', timeGone: true });
  expect([await grainsOf(id), await grainsOf(other)]).toEqual([0, 6]);
  const last = (await eventsOf(app.deps.db.read, command.visitId)).at(-1)!;
  expect(last).toMatchObject({ kind: 'undone', data: { act: 'left', timeGone: true } });
});

test('a time that is over takes nothing', async () => {
  await setUp([[DEVICE]]);
  const id = await booked(10);
  const command = await cameAndLeft(id);
  app.setNow('2026-11-24T16:31:00Z');
  expect(await reopenVisit(app.deps, command)).not.toHaveProperty('timeGone');
  expect(await grainsOf(id)).toBe(0);
});
