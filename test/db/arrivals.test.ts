import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { insertAppointment } from '../../src/db/records/booking/appointments.ts';
import { insertClaims } from '../../src/db/records/booking/claims.ts';
import { findArrival } from '../../src/db/records/queue/arrivals.ts';
import { openSessionsOf } from '../../src/db/records/queue/counter-sessions.ts';
import { findVisit, type VisitRow } from '../../src/db/records/queue/visits.ts';
import { updateStore } from '../../src/db/records/store/stores.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { type CheckIn, checkIn } from '../../src/operations/arrival/check-in.ts';
import { joinLine } from '../../src/operations/arrival/walk-in.ts';
import { callNext } from '../../src/operations/counter/call-next.ts';
import { closeDays } from '../../src/operations/daily/close-day.ts';
import { expireAbsences } from '../../src/operations/daily/expire-absences.ts';
import { completeVisit } from '../../src/operations/visit/complete.ts';
import { leaveLine } from '../../src/operations/visit/leave.ts';
import { notHere } from '../../src/operations/visit/not-here.ts';
import { startVisit } from '../../src/operations/visit/start.ts';
import { MINUTE } from '../../src/time/instant.ts';
import { type SmallStore, smallStore } from '../support/small-store.ts';
import { type TestApp, testApp } from '../support/test-app.ts';

const ALL = ['billing', 'device', 'plan'];
const staff = { kind: 'account', id: 'acc_1' } as const;
const kiosk = { kind: 'device', id: 'dev_1' } as const;
const GRAIN = 5 * MINUTE;
const BOOKED = '2026-11-24T18:00:00Z';

let app: TestApp;
let store: SmallStore;

beforeEach(async () => {
  app = await testApp({ now: '2026-11-24T16:00:00Z' });
  store = await smallStore(app.deps, { advisors: [ALL] });
});
afterEach(() => app.close());

async function book(id = 'apt_1', startsAt = Date.parse(BOOKED), service = 'device', named = false): Promise<string> {
  const now = app.now();
  const serviceId = store.service(service);
  const step = { serviceId, startsAt, minutes: 20, advisorId: store.advisors[0]!, advisorNamed: named };
  await inTransaction(app.deps.db, async (tx) => {
    await insertAppointment(
      tx,
      {
        id,
        storeId: store.id,
        reference: id.toUpperCase(),
        status: 'booked',
        startsAt,
        endsAt: startsAt + 20 * MINUTE,
        localDate: '2026-11-24',
        serviceId,
        name: 'Leo B.',
        source: 'web',
        createdAt: now,
        updatedAt: now,
      },
      [{ ...step, appointmentId: id, ordinal: 0, storeId: store.id }],
    );
    await insertClaims(tx, store.id, id, [
      { advisorId: store.advisors[0]!, from: startsAt / GRAIN, until: startsAt / GRAIN + 4 },
    ]);
  });
  return id;
}

const arrive = (some: Partial<CheckIn> = {}) =>
  checkIn(app.deps, { storeId: store.id, appointmentId: 'apt_1', source: 'kiosk', actor: kiosk, ...some });
const at = (minutes: number) => app.setNow(Date.parse(BOOKED) + minutes * MINUTE);
const claimsLeft = async () => (await app.deps.db.read.query.claims.findMany()).length;
const statusOf = async (id = 'apt_1') => (await findArrival(app.deps.db.read, id))!.status;
const joined = async (): Promise<VisitRow> => {
  const it = await joinLine(app.deps, { storeId: store.id, services: ['billing'], source: 'kiosk', actor: kiosk });
  return (it as { visit: VisitRow }).visit;
};
const call = () => callNext(app.deps, { counterId: store.counters[0]!, actor: staff });
const as = () => ({ kind: 'staff', advisorId: store.advisors[0]!, mayActForOthers: false }) as const;
const command = (visit: VisitRow) => ({ visitId: visit.id, actor: staff, as: as() });

describe('checking in', () => {
  it('keeps the place of the appointment up to ten minutes late', async () => {
    await book();
    at(10);
    const outcome = await arrive();
    expect(outcome).toMatchObject({
      kind: 'checked_in',
      arrival: 'punctual',
      visit: { lineTime: Date.parse(BOOKED) - 60 * MINUTE },
    });
    expect(await statusOf()).toBe('checked_in');
    expect(await arrive()).toMatchObject({ kind: 'already_checked_in' });
  });

  it('counts the place from the check-in when it is later', async () => {
    await book();
    at(12);
    expect(await arrive({ appointmentId: undefined, reference: 'APT_1' } as Partial<CheckIn>)).toMatchObject({
      kind: 'checked_in',
      arrival: 'late',
      lateMinutes: 12,
      visit: { lineTime: app.now(), bookedAt: Date.parse(BOOKED) },
    });
  });

  it('tells an early customer when the window opens, or lets him join at once', async () => {
    await book();
    at(-45);
    expect(await arrive()).toMatchObject({
      kind: 'too_early',
      mayJoinNow: true,
      window: { opensAt: Date.parse(BOOKED) - 30 * MINUTE },
    });
    expect(await statusOf()).toBe('booked');
    const outcome = await arrive({ joinNow: true });
    expect(outcome).toMatchObject({ kind: 'checked_in', arrival: 'early', visit: { lineTime: app.now() } });
  });

  it('lets who comes after the release join as a walk-in that stays linked, its time free again', async () => {
    await book();
    expect(await claimsLeft()).toBe(4);
    at(15);
    expect(await arrive()).toMatchObject({ kind: 'released' });
    expect(await expireAbsences(app.deps)).toEqual({ noShows: 0, released: 1 });
    expect([await statusOf(), await claimsLeft()]).toEqual(['no_show', 0]);
    expect(await arrive({ joinNow: true })).toMatchObject({
      kind: 'checked_in',
      arrival: 'released',
      visit: { bookedAt: null, appointmentId: 'apt_1', lineTime: app.now() },
    });
    expect(await statusOf()).toBe('no_show');
  });

  it('lets nobody join after the release where joining has stopped, unless staff say so; an appointment in time still is one', async () => {
    await book();
    at(0);
    await inTransaction(app.deps.db, (tx) =>
      updateStore(tx, store.id, { walkInsStoppedUntil: app.now() + 60 * MINUTE }),
    );
    at(15);
    const serviceId = store.service('device');
    expect(await arrive()).toMatchObject({ kind: 'released' });
    expect(await arrive({ joinNow: true })).toMatchObject({ kind: 'not_accepting', why: 'stopped', serviceId });
    expect([await statusOf(), await claimsLeft()]).toEqual(['booked', 4]);
    at(14);
    expect(await arrive()).toMatchObject({ kind: 'checked_in', arrival: 'late' });
  });

  it('lets staff take in who comes after the release although joining has stopped', async () => {
    await book();
    at(15);
    await inTransaction(app.deps.db, (tx) =>
      updateStore(tx, store.id, { walkInsStoppedUntil: app.now() + 60 * MINUTE }),
    );
    expect(await arrive({ joinNow: true, evenIfStopped: true })).toMatchObject({
      kind: 'checked_in',
      arrival: 'released',
    });
    expect(await statusOf()).toBe('no_show');
  });

  it('is one act for one key, and knows its store', async () => {
    await book();
    at(0);
    const request = { caller: 'kiosk', route: 'POST /check-ins', key: 'k', bodyHash: 'b' };
    const first = (await arrive({ request })) as { visit: VisitRow };
    expect(await arrive({ request })).toMatchObject({ kind: 'checked_in', visit: { id: first.visit.id } });
    const other = await smallStore(app.deps, { id: 'sto_2' });
    expect(await arrive({ storeId: other.id })).toEqual({ kind: 'other_store', storeId: store.id });
    expect(await arrive({ appointmentId: 'apt_none' })).toEqual({ kind: 'not_found' });
  });
});

describe('an appointment', () => {
  it('passes a walk-in who joined less than an hour before its time', async () => {
    await book();
    at(-40);
    const walkIn = await joined();
    at(-4);
    const { visit } = (await arrive()) as { visit: VisitRow };
    expect(await call()).toMatchObject({ kind: 'called', visit: { id: visit.id }, reasons: [{ code: 'booked' }] });
    expect((await findVisit(app.deps.db.read, walkIn.id))!.status).toBe('waiting');
  });

  it('keeps its advisor free, who may call the walk-in all the same', async () => {
    await book();
    at(-10);
    const walkIn = (await joinLine(app.deps, {
      storeId: store.id,
      services: ['device'],
      source: 'kiosk',
      actor: kiosk,
    })) as { visit: VisitRow };
    expect(await call()).toMatchObject({
      kind: 'kept_free',
      keptFree: { appointmentId: 'apt_1', bookedAt: Date.parse(BOOKED), inPlaceOf: walkIn.visit.id },
    });
    const chosen = { counterId: store.counters[0]!, actor: staff, visitId: walkIn.visit.id, reason: 'kept_free' };
    expect(await callNext(app.deps, chosen)).toMatchObject({ kind: 'called' });
  });

  it.each([
    ['fulfilled', async (visit: VisitRow) => completeVisit(app.deps, command(visit))],
    ['cancelled', async (visit: VisitRow) => leaveLine(app.deps, command(visit))],
  ] as const)('is %s as its visit ends, and gives its time back', async (status, end) => {
    await book();
    at(0);
    await arrive();
    const { visit } = (await call()) as { visit: VisitRow };
    expect(await end(visit)).toMatchObject({ kind: 'done' });
    expect([await statusOf(), await claimsLeft()]).toEqual([status, 0]);
  });
});

describe('time passing', () => {
  it('makes a no-show of an absence that has run out, not before', async () => {
    const visit = await joined();
    await call();
    await notHere(app.deps, command(visit));
    app.advance(14);
    expect((await expireAbsences(app.deps)).noShows).toBe(0);
    app.advance(1);
    expect((await expireAbsences(app.deps)).noShows).toBe(1);
    expect((await findVisit(app.deps.db.read, visit.id))!.status).toBe('no_show');
  });

  it('ends what a day left behind with the ending that fits, and closes forgotten counters', async () => {
    const served = await joined();
    await call();
    await startVisit(app.deps, command(served));
    const waiting = await joined();
    app.setNow('2026-11-25T09:00:00Z');
    expect(await closeDays(app.deps)).toEqual({ visits: 0, counters: 0 });
    app.setNow('2026-11-25T10:30:00Z');
    expect(await closeDays(app.deps)).toEqual({ visits: 2, counters: 1 });
    const endings = [served, waiting].map(async (v) => (await findVisit(app.deps.db.read, v.id))!.status);
    expect(await Promise.all(endings)).toEqual(['completed', 'left']);
    expect(await openSessionsOf(app.deps.db.read, [store.id])).toEqual([]);
  });
});
