import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findVisit, type VisitRow } from '../../src/db/records/queue/visits.ts';
import { updateStore } from '../../src/db/records/store/stores.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { SYSTEM } from '../../src/domain/actor.ts';
import { joinLine } from '../../src/operations/arrival/walk-in.ts';
import { callNext } from '../../src/operations/counter/call-next.ts';
import { closeDays } from '../../src/operations/daily/close-day.ts';
import { notHere } from '../../src/operations/visit/not-here.ts';
import { parkVisit } from '../../src/operations/visit/park.ts';
import { startVisit } from '../../src/operations/visit/start.ts';
import { MINUTE } from '../../src/time/instant.ts';
import { type SmallStore, smallStore } from '../support/small-store.ts';
import { type TestApp, testApp } from '../support/test-app.ts';
import { checkVisits } from '../support/visit-invariants.ts';

const ALL = ['billing', 'device', 'plan'];

let app: TestApp;
let store: SmallStore;

afterEach(() => app.close());

async function openedIn(zone: string, now: string): Promise<void> {
  app = await testApp({ now });
  store = await smallStore(app.deps, { advisors: [ALL, ALL, ALL, ALL] });
  await inTransaction(app.deps.db, (tx) => updateStore(tx, store.id, { zone }));
}

const staffAt = (i: number) => ({ kind: 'staff', advisorId: store.advisors[i]!, mayActForOthers: true }) as const;

async function joined(): Promise<VisitRow> {
  const who = { source: 'kiosk', actor: { kind: 'device', id: 'dev_1' }, evenIfStopped: true } as const;
  const outcome = await joinLine(app.deps, { storeId: store.id, services: ['billing'], ...who });
  if (outcome.kind !== 'joined') throw new Error(outcome.kind);
  return outcome.visit;
}

async function calledTo(i: number): Promise<VisitRow> {
  const outcome = await callNext(app.deps, { counterId: store.counters[i]!, actor: SYSTEM });
  if (outcome.kind !== 'called') throw new Error(outcome.kind);
  return outcome.visit;
}

/** One of each state that a day can leave behind. */
async function leftBehind() {
  for (let i = 0; i < 5; i++) await joined();
  const command = (visit: VisitRow, i: number) => ({ visitId: visit.id, actor: SYSTEM, as: staffAt(i) });
  const called = await calledTo(0);
  const served = await calledTo(1);
  await startVisit(app.deps, command(served, 1));
  const parked = await calledTo(2);
  await startVisit(app.deps, command(parked, 2));
  await parkVisit(app.deps, command(parked, 2));
  const absent = await calledTo(3);
  await notHere(app.deps, command(absent, 3));
  const waiting = await joined();
  return { called, served, parked, absent, waiting };
}

const statusOf = async (visit: VisitRow) => (await findVisit(app.deps.db.read, visit.id))!;

interface Row {
  readonly zone: string;
  /** Late in the opening of a local day. */
  readonly evening: string;
  readonly storeDay: string;
  /** When that store day ends: 4:00 of the next local day. */
  readonly endsAt: string;
}

/** Local evening 17:50 and the 4:00 after it, worked out by hand from each zone's offset. */
const ROWS: Row[] = [
  ['America/Chicago', '2026-11-24T23:50:00Z', '2026-11-24', '2026-11-25T10:00:00Z'],
  ['America/St_Johns', '2026-11-24T21:20:00Z', '2026-11-24', '2026-11-25T07:30:00Z'],
  ['Pacific/Kiritimati', '2026-11-24T03:50:00Z', '2026-11-24', '2026-11-24T14:00:00Z'],
  ['Pacific/Chatham', '2026-11-24T04:05:00Z', '2026-11-24', '2026-11-24T14:15:00Z'],
  ['Pacific/Honolulu', '2026-11-25T03:50:00Z', '2026-11-24', '2026-11-25T14:00:00Z'],
  ['Asia/Kolkata', '2026-11-24T12:20:00Z', '2026-11-24', '2026-11-24T22:30:00Z'],
  ['Pacific/Pago_Pago', '2026-11-25T04:50:00Z', '2026-11-24', '2026-11-25T15:00:00Z'],
  ['Australia/Lord_Howe', '2026-11-24T06:50:00Z', '2026-11-24', '2026-11-24T17:00:00Z'],
  // The clocks go back in the night of the day that ends: its 4:00 is an hour later.
  ['America/New_York', '2026-10-31T21:50:00Z', '2026-10-31', '2026-11-01T09:00:00Z'],
  // They go forward: its 4:00 is an hour earlier.
  ['America/Denver', '2027-03-14T00:50:00Z', '2027-03-13', '2027-03-14T10:00:00Z'],
  ['Europe/London', '2026-03-28T17:50:00Z', '2026-03-28', '2026-03-29T03:00:00Z'],
].map(([zone, evening, storeDay, endsAt]) => ({
  zone: zone!,
  evening: evening!,
  storeDay: storeDay!,
  endsAt: endsAt!,
}));

describe.each(ROWS)('$zone, day $storeDay', ({ zone, evening, storeDay, endsAt }) => {
  beforeEach(() => openedIn(zone, evening));

  it('is closed when it ends, not a minute before, each visit with the ending that fits', async () => {
    const left = await leftBehind();
    expect(left.waiting.storeDay).toBe(storeDay);
    app.setNow(Date.parse(endsAt) - MINUTE);
    expect((await closeDays(app.deps)).visits).toBe(0);
    app.setNow(endsAt);
    const closed = await closeDays(app.deps);
    expect(closed).toEqual({ visits: 6, counters: 4 });
    expect((await statusOf(left.called)).status).toBe('no_show');
    expect((await statusOf(left.served)).status).toBe('completed');
    expect((await statusOf(left.parked)).status).toBe('left');
    expect((await statusOf(left.absent)).status).toBe('no_show');
    expect((await statusOf(left.waiting)).status).toBe('left');
    expect(await closeDays(app.deps)).toEqual({ visits: 0, counters: 0 });
  });

  it('was it down at that moment, it catches up days later, and the visits end with their day', async () => {
    const left = await leftBehind();
    app.setNow(Date.parse(endsAt) + 3 * 24 * 60 * MINUTE);
    expect((await closeDays(app.deps)).visits).toBe(6);
    for (const visit of Object.values(left)) expect((await statusOf(visit)).endedAt).toBe(Date.parse(endsAt));
    const { visits } = await checkVisits(app.deps.db.read, store.id);
    expect(visits).toBe(6);
  });
});

describe('a store that never closes', () => {
  it('keeps what is younger than twelve hours over the roll of the day', async () => {
    app = await testApp({ now: '2026-11-25T08:00:00Z' });
    store = await smallStore(app.deps, { advisors: [ALL], open: [0, 1440] });
    const visit = await joined();
    app.setNow('2026-11-25T10:30:00Z');
    expect((await closeDays(app.deps)).visits).toBe(0);
    app.setNow('2026-11-25T20:01:00Z');
    expect((await closeDays(app.deps)).visits).toBe(1);
    expect((await statusOf(visit)).status).toBe('left');
  });
});

it('a store whose day cannot be closed is logged, and stands in no other’s way', async () => {
  await openedIn('America/Chicago', '2026-11-24T23:50:00Z');
  const visits = [await joined()];
  for (const id of ['sto_0', 'sto_2']) {
    store = await smallStore(app.deps, { id, advisors: [ALL] });
    visits.push(await joined());
  }
  await inTransaction(app.deps.db, (tx) => updateStore(tx, 'sto_1', { zone: 'Nowhere/At_all' }));
  app.setNow('2026-11-25T12:00:00Z');
  expect((await closeDays(app.deps)).visits).toBe(2);
  expect(await Promise.all(visits.map(async (visit) => (await statusOf(visit)).status))).toEqual([
    'waiting',
    'left',
    'left',
  ]);
  expect(app.log.filter(({ level }) => level === 'error')).toMatchObject([{ fields: { storeId: 'sto_1' } }]);
});
