import { and, desc, eq, gt } from 'drizzle-orm';
import { afterEach, expect, test } from 'vitest';
import { storeEvents, visits } from '../../src/db/schema/queue.ts';
import { counterSessions } from '../../src/db/schema/staff.ts';
import type { Actor } from '../../src/domain/actor.ts';
import { joinLine } from '../../src/operations/arrival/walk-in.ts';
import { completeVisit } from '../../src/operations/visit/complete.ts';
import { startVisit } from '../../src/operations/visit/start.ts';
import { DEMO_STORES } from '../../src/seed/chain/store-list.ts';
import { fillStore, planOf } from '../../src/seed/fill-stores.ts';
import { DayInMotion } from '../../src/seed/live/day-in-motion.ts';
import { MINUTE } from '../../src/time/instant.ts';
import { tempDeps } from '../support/temp-deps.ts';

/** 1:20 pm, and an hour and a half before closing, in New York. */
const MIDDAY = '2026-11-20T18:20:00Z';
const EVENING = '2026-11-21T00:30:00Z';
const demo = DEMO_STORES.find((store) => store.slug === 'new-york-union-square')!;
const PERSON: Actor = { kind: 'account', id: 'acc_robin' };
let setting: Awaited<ReturnType<typeof tempDeps>>;
let motion: DayInMotion;
let begun: number;

async function begin(now: string) {
  setting = await tempDeps(now);
  const { deps } = setting;
  begun = deps.now();
  const until = await fillStore(deps, demo, { startedAt: begun, main: demo.slug, historyDays: 1, now: deps.now });
  motion = new DayInMotion({ deps, startedAt: begun, main: demo.slug });
  await motion.add(demo, until);
}
afterEach(() => setting.close());

async function pass(minutes: number, each: () => Promise<void> = async () => {}) {
  const { deps } = setting;
  for (const until = deps.now() + minutes * MINUTE; deps.now() < until; ) {
    setting.setNow(new Date(deps.now() + 20_000).toISOString());
    for (const storeId of setting.changed.splice(0)) motion.storeChanged(storeId);
    await motion.agenda.look();
    await each();
  }
}

test('customers come and go, and advisors call and serve them, by the operations', async () => {
  await begin(MIDDAY);
  await pass(60);
  const events = await setting.deps.db.read.select().from(storeEvents).where(gt(storeEvents.at, begun));
  const count = (kind: string) => events.filter((event) => event.kind === kind).length;
  expect(count('joined')).toBeGreaterThan(4);
  expect(count('called')).toBeGreaterThan(4);
  expect(count('started')).toBeGreaterThan(3);
  expect(count('completed')).toBeGreaterThan(3);
  expect(count('checked_in')).toBeGreaterThan(0);
  // Operations tell more than the played history does: to what an act can be undone.
  expect(events.find((event) => event.kind === 'called')!.data).toHaveProperty('before');
});

test('the day ends: counters close and nobody is left', async () => {
  await begin(EVENING);
  await pass(150);
  const { read } = setting.deps.db;
  const sessions = await read.select().from(counterSessions).where(eq(counterSessions.state, 'open'));
  expect(sessions.filter((session) => session.closedAt === null)).toEqual([]);
  expect(await read.$count(visits, eq(visits.status, 'called'))).toBe(0);
  expect(await read.$count(visits, eq(visits.status, 'in_service'))).toBe(0);
  expect(await read.$count(visits, and(eq(visits.status, 'completed'), gt(visits.joinedAt, begun)))).toBeGreaterThan(2);
}, 120_000);

test('somebody who joins among them is called and served', async () => {
  await begin(MIDDAY);
  const { deps } = setting;
  const plan = planOf(demo, { startedAt: begun, main: demo.slug, historyDays: 0 });
  const joined = await joinLine(deps, { storeId: plan.id, services: ['pick-up'], source: 'kiosk', actor: PERSON });
  if (joined.kind !== 'joined') throw new Error(joined.kind);
  const one = async () => (await deps.db.read.select().from(visits).where(eq(visits.id, joined.visit.id)))[0]!;
  for (let n = 0; n < 15 && (await one()).status !== 'completed'; n++) await pass(10);
  expect((await one()).status).toBe('completed');
}, 60_000);

test('at a counter where a person acts, the demo stops', async () => {
  await begin(MIDDAY);
  const { deps } = setting;
  const one = async (id: string) => (await deps.db.read.select().from(visits).where(eq(visits.id, id)))[0]!;
  let taken: string | null = null;
  await pass(15, async () => {
    if (taken) return;
    const [called] = await deps.db.read.select().from(visits).where(eq(visits.status, 'called')).limit(1);
    if (!called) return;
    const as = { kind: 'staff', advisorId: called.advisorId, mayActForOthers: false } as const;
    const started = await startVisit(deps, { visitId: called.id, actor: PERSON, as });
    expect(started.kind).toBe('done');
    taken = called.id;
  });
  const visit = await one(taken!);
  await pass(40);
  expect((await one(taken!)).status).toBe('in_service');
  const as = { kind: 'staff', advisorId: visit.advisorId, mayActForOthers: false } as const;
  await completeVisit(deps, { visitId: taken!, actor: PERSON, as });
  await pass(20);
  const calls = await deps.db.read
    .select()
    .from(storeEvents)
    .where(and(eq(storeEvents.kind, 'called'), gt(storeEvents.at, visit.calledAt!)))
    .orderBy(desc(storeEvents.id));
  expect(calls.length).toBeGreaterThan(3);
  expect(calls.filter((event) => event.data.counter === visit.counterId)).toEqual([]);
}, 60_000);
