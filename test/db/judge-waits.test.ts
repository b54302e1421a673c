import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findStore } from '../../src/db/records/store/stores.ts';
import { findWaitRecord, waitDaysFrom } from '../../src/db/records/waits/wait-records.ts';
import { visits } from '../../src/db/schema/queue.ts';
import { judgeStore, judgeWaits } from '../../src/operations/daily/judge-waits.ts';
import { DEMO_STORES } from '../../src/seed/chain/store-list.ts';
import { fillStore, judgeFilled } from '../../src/seed/fill-stores.ts';
import { tempDeps } from '../support/temp-deps.ts';

/** Midday of a Friday in New York, after four days of history. */
const NOW = '2026-11-20T18:20:00Z';
const demo = DEMO_STORES.find((store) => store.slug === 'new-york-union-square')!;
let made: Awaited<ReturnType<typeof tempDeps>>;
let id: string;

beforeAll(async () => {
  made = await tempDeps(NOW);
  const { deps } = made;
  const filling = { startedAt: deps.now(), main: demo.slug, historyDays: 4, now: deps.now };
  await fillStore(deps, demo, filling);
  await judgeFilled(deps, demo, filling);
  id = (await findStore(deps.db.read, demo.slug))!.id;
});
afterAll(() => made.close());

const days = () => waitDaysFrom(made.deps.db.read, id, '2026-01-01');

test('every store day that is over is judged, the one that runs is not', async () => {
  expect((await days()).map((day) => day.storeDay)).toEqual(['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19']);
  expect((await findWaitRecord(made.deps.db.read, id))!.throughDay).toBe('2026-11-19');
});

test('the log says of every visit what its row says', async () => {
  const rows = await made.deps.db.read.select().from(visits).where(eq(visits.storeId, id));
  for (const day of await days()) {
    const called = rows.filter((row) => row.storeDay === day.storeDay && row.calledAt !== null && row.callCount === 1);
    const waits = day.waits.filter((wait) => wait.isCalled);
    expect(waits.length).toBeGreaterThan(20);
    for (const row of called) {
      const wait = waits.find((one) => one.joinedAt === row.joinedAt)!;
      expect(wait.waited).toBeCloseTo((row.calledAt! - row.joinedAt) / 60_000, 0);
      expect(wait.told?.high ?? null).toBe(row.quotedHighMinutes);
    }
  }
});

test('done again it changes nothing; a night later one day is added, the rest stays', async () => {
  const before = await days();
  expect(await judgeStore(made.deps, id)).toEqual([]);
  expect(await judgeWaits(made.deps)).toBe(0);
  expect(await days()).toEqual(before);
  made.setNow('2026-11-21T12:00:00Z');
  expect(await judgeWaits(made.deps)).toBe(1);
  const after = await days();
  expect(after.slice(0, 4)).toEqual(before);
  expect(after.map((day) => day.storeDay)).toContain('2026-11-20');
  made.setNow(NOW);
});

test('the published record sums up the days', async () => {
  const record = (await findWaitRecord(made.deps.db.read, id))!;
  const services = Object.values(record.track.services);
  expect(services.reduce((sum, share) => sum + share.of, 0)).toBe(record.track.all.of);
  expect(record.track.all.of).toBeGreaterThan(100);
  expect(record.track.all.held / record.track.all.of).toBeGreaterThan(0.6);
  expect(record.usual.every((cell) => cell.p80 >= cell.median)).toBe(true);
});
