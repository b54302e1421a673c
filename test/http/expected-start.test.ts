import { afterEach, beforeEach, expect, test } from 'vitest';
import { findAppointment } from '../../src/db/records/booking/appointments.ts';
import { SYSTEM } from '../../src/domain/actor.ts';
import { checkIn } from '../../src/operations/arrival/check-in.ts';
import { joinLine } from '../../src/operations/arrival/walk-in.ts';
import { callNext } from '../../src/operations/counter/call-next.ts';
import { linkPath } from '../../src/operations/steps/link-tag.ts';
import { startVisit } from '../../src/operations/visit/start.ts';
import { book } from '../support/booked.ts';
import { pairedScreen } from '../support/kiosk-screen.ts';
import { type SmallStore, smallStore } from '../support/small-store.ts';
import { signInAs } from '../support/staff-desk.ts';
import { type TestApp, testApp } from '../support/test-app.ts';

let app: TestApp;
let store: SmallStore;
let appointment: string;

beforeEach(async () => {
  // 10 in the morning in Chicago; one advisor, and a device booked for 10:05.
  app = await testApp({ now: '2026-11-24T16:00:00Z' });
  store = await smallStore(app.deps, { advisors: [['device', 'billing']] });
  appointment = await book(app, store, { id: 'apt_1', reference: 'K7M4XT', at: '2026-11-24T16:05:00Z', name: 'Ana' });
});
afterEach(() => app.close());

/** The only advisor has just begun with somebody who takes twenty minutes. */
async function keepBusy(): Promise<void> {
  await joinLine(app.deps, { storeId: store.id, services: ['device'], source: 'web', actor: SYSTEM });
  const [visit] = (await app.deps.db.read.query.visits.findMany()) as { id: string }[];
  const called = await callNext(app.deps, {
    storeId: store.id,
    counterId: store.counters[0]!,
    visitId: visit!.id,
    actor: SYSTEM,
  });
  if (called.kind !== 'called') throw new Error(called.kind);
  await startVisit(app.deps, {
    visitId: called.visit.id,
    actor: SYSTEM,
    as: { kind: 'staff', advisorId: store.advisors[0]!, mayActForOthers: true },
  });
}

async function ownPage(): Promise<string> {
  const { linkVersion } = (await findAppointment(app.deps.db.read, appointment))!;
  return (await app.visitor().get(linkPath(app.deps.secretKey, 'appointment', appointment, linkVersion))).text;
}

test('to plan while somebody is free; told to be late before it is, before the check-in', async () => {
  expect(await ownPage()).toContain('It goes to plan: you are likely to be called between 10:05 am and 10:10 am.');
  await keepBusy();
  expect(await ownPage()).toMatch(/Your 10:05 am is likely to start between 10:\d\d am and 10:\d\d am\./);
});

test('a day ahead nothing is said, and the floor is not looked at', async () => {
  app.setNow('2026-11-24T10:00:00Z');
  const text = await ownPage();
  expect(text).toContain('You’re booked.');
  expect(text).not.toContain('likely to');
});

test('checked in, the visit page goes on telling it, and staff see it at the arrivals', async () => {
  await keepBusy();
  const nadia = await signInAs(app, store, { name: 'Nadia', role: 'advisor' });
  expect((await nadia.get('/staff/sto-1/queue')).text).toMatch(/starts late, likely 10:\d\d–10:\d\d/);
  const outcome = await checkIn(app.deps, {
    storeId: store.id,
    appointmentId: appointment,
    source: 'web',
    actor: SYSTEM,
  });
  if (outcome.kind !== 'checked_in') throw new Error(outcome.kind);
  expect(await ownPage()).toMatch(/Your 10:05 am is likely to start between 10:\d\d am and 10:\d\d am\./);
  expect((await nadia.get('/staff/sto-1/queue')).text).toMatch(/starts late, likely 10:\d\d–10:\d\d/);
});

test('in line, the expected start and the range are the same clock times, at the kiosk too', async () => {
  await keepBusy();
  const kiosk = await pairedScreen(app, store.id, 'kiosk');
  const asked = await kiosk.get('/kiosk/appointment?reference=K7M4XT&by=name');
  const ticket = await kiosk.submit(asked.form('/check-ins'), { value: 'ana' });
  const [, from, to] = /Your 10:05 am is likely to start between (\S+ am) and (\S+ am)\./.exec(ticket.text)!;
  const own = await ownPage();
  expect(own).toContain(`Your 10:05 am is likely to start between ${from} and ${to}.`);
  expect(own).toMatch(new RegExp(`so about \\S+ am, between ${from} and ${to}`));
});

test('who is early and may be called at once is not told to expect the booked time', async () => {
  app.setNow('2026-11-24T15:40:00Z');
  const outcome = await checkIn(app.deps, {
    storeId: store.id,
    appointmentId: appointment,
    source: 'web',
    actor: SYSTEM,
  });
  if (outcome.kind !== 'checked_in') throw new Error(outcome.kind);
  const text = await ownPage();
  expect(text).toContain('You’re next.');
  expect(text).toContain('It goes to plan: you are likely to be called between 9:40 am and 9:45 am.');
});

test('a specialist service has its own wait and says who can give it', async () => {
  await app.close();
  app = await testApp({ now: '2026-11-24T16:00:00Z' });
  store = await smallStore(app.deps, { advisors: [['device'], ['billing'], ['billing']] });
  await keepBusy();
  const page = (await app.visitor().get('/stores/sto-1')).text;
  expect(page).toContain('1 of 3 on the floor can do this; the next is free about');
  expect(page).toContain('2 of 3 on the floor can do this; one is free now');
  expect(page).toContain('Nobody on the floor can do this now');
  const waits = JSON.parse((await app.visitor().get('/api/v1/stores/sto-1/waits')).text);
  const high = (key: string) => waits.data.find((s: { service: string }) => s.service === key).highMinutes;
  expect(high('billing')).toBe(5);
  expect(high('device')).toBeGreaterThan(10);
  const join = (await app.visitor().get('/stores/sto-1/join?service=device')).text;
  expect(join).toContain('1 of 3 on the floor can do this');
});
