import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommand } from '../../src/cli/run-command.ts';
import { insertEvents } from '../../src/db/records/queue/store-events.ts';
import { findLearning, saveLearning, storesBehind } from '../../src/db/records/waits/store-learning.ts';
import { storeEvents } from '../../src/db/schema/queue.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { LEARNING_FORMAT, unpackLearned } from '../../src/domain/forecast/learning/learned.ts';
import { configuredModel } from '../../src/domain/forecast/service-times.ts';
import { learningJob, relearn } from '../../src/operations/daily/learn-waits.ts';
import { lookAtStore } from '../../src/operations/loading/store-forecast.ts';
import { DEMO_STORES } from '../../src/seed/chain/store-list.ts';
import { fillStore } from '../../src/seed/fill-stores.ts';
import { MINUTE } from '../../src/time/instant.ts';
import { tempDeps } from '../support/temp-deps.ts';

let setting: Awaited<ReturnType<typeof tempDeps>>;
let storeId: string;
beforeAll(async () => {
  setting = await tempDeps('2026-11-20T23:20:00Z');
  const { deps } = setting;
  const demo = DEMO_STORES.find((store) => store.slug === 'omaha-old-market')!;
  await fillStore(deps, demo, { startedAt: deps.now(), main: demo.slug, historyDays: 4, now: deps.now });
  storeId = (await deps.db.read.select({ id: storeEvents.storeId }).from(storeEvents).limit(1))[0]!.id;
});
afterAll(() => setting.close());

const kept = async () => (await findLearning(setting.deps.db.read, storeId))!;
/** Changes the log by rows that happened: the demo's first visits once more, under other names. */
async function moreHappens(n: number): Promise<void> {
  const { deps } = setting;
  const at = deps.now() + n * 60 * MINUTE;
  const actor = { kind: 'system', id: 'test' } as const;
  const [any] = await deps.db.read.select().from(storeEvents).where(eq(storeEvents.kind, 'joined')).limit(1);
  const { service } = any!.data;
  const subjectId = `vis_more_${n}`;
  await inTransaction(deps.db, (tx) =>
    insertEvents(tx, [
      { storeId, subjectId, kind: 'joined', at, actor, data: { service, minutes: 20, bookedAt: null, quote: null } },
      { storeId, subjectId, kind: 'called', at: at + 7 * MINUTE, actor, data: { service, advisor: 'adv_x' } },
      { storeId, subjectId, kind: 'started', at: at + 8 * MINUTE, actor, data: { service, advisor: 'adv_x' } },
      { storeId, subjectId, kind: 'completed', at: at + (20 + n) * MINUTE, actor, data: { service, advisor: 'adv_x' } },
    ]),
  );
}

describe('what a store learns from its log', () => {
  it('is there when a store of the demo has been filled', async () => {
    const learned = unpackLearned((await kept()).state);
    expect([...learned.services.values()].reduce((sum, s) => sum + s.count, 0)).toBeGreaterThan(60);
    expect(learned.samples.wrapUp.length).toBeGreaterThan(20);
    expect(learned.due).toBeGreaterThan(5);
    expect(learned.pit.reduce((sum, weight) => sum + weight, 0)).toBeGreaterThan(10);
    expect(await storesBehind(setting.deps.db.read, LEARNING_FORMAT)).toEqual([]);
    const filled = await kept();
    await relearn(setting.deps, storeId);
    expect(await kept()).toMatchObject({ state: filled.state, lastEventId: filled.lastEventId });
  });

  it('has caught up at the next run after more happened than a run looks through', async () => {
    const job = learningJob(setting.deps, 3);
    await job();
    for (let n = 10; n < 13; n++) await moreHappens(n);
    expect(await job()).toEqual({ stores: 1 });
    expect(await storesBehind(setting.deps.db.read, LEARNING_FORMAT)).toEqual([]);
    expect(await job()).toEqual({ stores: 0 });
  });

  it('is the same learned as it happened, and rebuilt from the log, bit for bit', async () => {
    const job = learningJob(setting.deps);
    for (let n = 0; n < 6; n++) {
      await moreHappens(n);
      if (n === 0) expect(await storesBehind(setting.deps.db.read, LEARNING_FORMAT)).toEqual([storeId]);
      expect(await job()).toEqual({ stores: 1 });
    }
    expect(await job()).toEqual({ stores: 0 });
    const online = await kept();
    await relearn(setting.deps, storeId);
    const rebuilt = await kept();
    expect(rebuilt.state).toBe(online.state);
    expect(rebuilt.lastEventId).toBe(online.lastEventId);
  });

  it('is built again where it was kept in another format', async () => {
    const before = await kept();
    const old = { ...before, format: 0, state: 'something else' };
    await inTransaction(setting.deps.db, (tx) => saveLearning(tx, old, before.lastEventId));
    expect(await learningJob(setting.deps)()).toEqual({ stores: 1 });
    expect((await kept()).state).toBe(before.state);
  });

  it('moves once where two processes learn at the same time', async () => {
    await moreHappens(7);
    await Promise.all([learningJob(setting.deps)(), learningJob(setting.deps)()]);
    const online = await kept();
    const stale = { ...online, state: '{}' };
    const late = await inTransaction(setting.deps.db, (tx) => saveLearning(tx, stale, online.lastEventId - 1));
    const second = await inTransaction(setting.deps.db, (tx) => saveLearning(tx, stale, null));
    expect([late, second]).toEqual([false, false]);
    await relearn(setting.deps, storeId);
    expect((await kept()).state).toBe(online.state);
  });

  it('is what the store’s forecast is made with, and never changed by asking', async () => {
    const { deps } = setting;
    const before = await kept();
    const look = (await lookAtStore(deps.db.read, storeId, deps.now()))!;
    expect(look.forecast.modelVersion).toBe('learned-1');
    expect(look.model.services).not.toEqual(configuredModel(look.floor.services).services);
    expect(await kept()).toEqual(before);
  });

  it('is built again by the command', async () => {
    const before = await kept();
    const { deps } = setting;
    await inTransaction(deps.db, (tx) => tx.run(sql`delete from store_learning`));
    const out: string[] = [];
    const streams = { out: (text: string) => out.push(text), err: (text: string) => out.push(text) };
    const code = await runCommand(['relearn', '--store', 'omaha-old-market'], streams, { DATABASE_URL: deps.db.url });
    expect({ code, out }).toEqual({ code: 0, out: ['learned again from the log: 1 store\n'] });
    expect((await kept()).state).toBe(before.state);
    expect(await runCommand(['relearn', '--store', 'nowhere'], streams, { DATABASE_URL: deps.db.url })).toBe(1);
  });
});
