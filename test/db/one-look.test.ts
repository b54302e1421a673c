import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hoursOf, saveSpecialDay } from '../../src/db/records/store/opening-hours.ts';
import { findStore, updateStore } from '../../src/db/records/store/stores.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { SYSTEM } from '../../src/domain/actor.ts';
import { joinLine } from '../../src/operations/arrival/walk-in.ts';
import { lookForScreens } from '../../src/operations/boards/screens-look.ts';
import { callNext } from '../../src/operations/counter/call-next.ts';
import { loadFloors } from '../../src/operations/loading/store-floor.ts';
import { loadStoreNow } from '../../src/operations/loading/store-now.ts';
import { countedReads } from '../support/counted-reads.ts';
import { type SmallStore, smallStore } from '../support/small-store.ts';
import { tempDeps } from '../support/temp-deps.ts';

let app: Awaited<ReturnType<typeof tempDeps>>;
let store: SmallStore;
let counted: ReturnType<typeof countedReads>;

beforeEach(async () => {
  app = await tempDeps('2026-11-24T16:00:00Z');
  store = await smallStore(app.deps, { advisors: [['billing'], ['device', 'plan'], []] });
  counted = countedReads(app.deps);
});
afterEach(() => app.close());

const join = () => joinLine(app.deps, { storeId: store.id, services: ['billing'], source: 'web', actor: SYSTEM });

describe('a look at a store for its screens', () => {
  test('costs four statements after a change, however many wait, and one until the next', async () => {
    for (let i = 0; i < 12; i++) {
      await join();
      await lookForScreens(counted.deps, store.id);
      expect(counted.taken()).toBeLessThanOrEqual(4);
      await lookForScreens(counted.deps, store.id);
      expect(counted.taken()).toBe(1);
    }
  });

  test('tells counters, calls, and staff with their skills, shifts and breaks', async () => {
    await join();
    const called = await callNext(app.deps, { storeId: store.id, counterId: store.counters[0]!, actor: SYSTEM });
    const look = (await lookForScreens(app.deps, store.id))!;
    expect(look.counters.map((counter) => counter.id)).toEqual(store.counters);
    expect(look.lastCalled.map((visit) => visit.id)).toEqual([called.kind === 'called' && called.visit.id]);
    expect(look.hasKiosk).toBe(false);
    expect(look.version).toBe(look.seenVersion);
    const staff = new Map(look.staff.map((row) => [row.id, row]));
    const keyOf = (id: string) => look.services.find((service) => service.id === id)?.key;
    expect(store.advisors.map((id) => staff.get(id)!.skills.map(keyOf).sort())).toEqual([
      ['billing'],
      ['device', 'plan'],
      [],
    ]);
    const [first] = store.advisors;
    expect(staff.get(first!)!.session?.counterId).toBe(store.counters[0]);
    expect(staff.get(first!)!.shifts.every((shift) => shift.span.endsAt > shift.span.startsAt)).toBe(true);
  });

  test('loads the floors of many stores in one statement, each with what is its own', async () => {
    const other = await smallStore(app.deps, { id: 'sto_2', advisors: [['plan']] });
    await join();
    const { settings } = (await loadStoreNow(app.deps.db.read, store.id, app.deps.now()))!;
    counted.taken();
    const asks = [store.id, other.id, 'sto_none'].map((storeId) => ({ storeId, settings }));
    const floors = await loadFloors(counted.deps.db.read, asks, app.deps.now());
    expect(counted.taken()).toBe(1);
    expect([...floors.values()].map((its) => [its.visits.length, its.staff.length])).toEqual([
      [1, 3],
      [0, 1],
      [0, 0],
    ]);
  });
});

describe('a store with its hours in one statement', () => {
  test('is the one that its id, slug or ref names, in this order, with weekly and special hours', async () => {
    await smallStore(app.deps, { id: 'sto_2' });
    await smallStore(app.deps, { id: 'sto_3' });
    await inTransaction(app.deps.db, async (tx) => {
      const span = (opensMinute: number, closesMinute: number) => ({ opensMinute, closesMinute });
      const spans = [span(600, 720), span(780, 900)];
      await saveSpecialDay(tx, 'sto_2', { date: '2026-11-26', note: 'Thanksgiving', spans: [] });
      await saveSpecialDay(tx, 'sto_2', { date: '2026-11-25', note: null, spans });
      await updateStore(tx, 'sto_1', { ref: 'sto_2', source: 'list' });
      await updateStore(tx, 'sto_2', { ref: 'twice', source: 'list' });
      await updateStore(tx, 'sto_3', { ref: 'twice', source: 'own' });
    });
    const { read } = app.deps.db;
    const now = app.deps.now();
    for (const [asked, id] of [
      ['sto_2', 'sto_2'],
      ['sto-2', 'sto_2'],
      ['twice', 'sto_3'],
    ] as const) {
      const found = (await loadStoreNow(counted.deps.db.read, asked, now))!;
      expect(counted.taken()).toBe(1);
      expect(found.store).toEqual(await findStore(read, asked));
      expect(found.store.id).toBe(id);
      expect(found.hours).toEqual(await hoursOf(read, id));
    }
    expect((await hoursOf(read, 'sto_2')).special.map((day) => day.spans.length)).toEqual([2, 0]);
    expect(await loadStoreNow(read, 'nowhere', now)).toBeUndefined();
  });
});
