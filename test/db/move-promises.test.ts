import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase } from '../../src/db/client.ts';
import { eventsOf } from '../../src/db/records/queue/store-events.ts';
import { findVisit } from '../../src/db/records/queue/visits.ts';
import type { Deps } from '../../src/deps.ts';
import { SYSTEM } from '../../src/domain/actor.ts';
import { joinLine } from '../../src/operations/arrival/walk-in.ts';
import { visitPage } from '../../src/operations/boards/visit-page.ts';
import { callNext } from '../../src/operations/counter/call-next.ts';
import { lookAtStore } from '../../src/operations/loading/store-forecast.ts';
import { movePromises } from '../../src/operations/visit/move-promises.ts';
import { startVisit } from '../../src/operations/visit/start.ts';
import { smallStore } from '../support/small-store.ts';
import { tempDeps } from '../support/temp-deps.ts';

let app: Awaited<ReturnType<typeof tempDeps>>;
let second: string;
let other: Deps;

beforeEach(async () => {
  app = await tempDeps('2026-11-24T16:00:00Z');
  const { deps } = app;
  const store = await smallStore(deps, { advisors: [['billing']] });
  const joined = [];
  for (let i = 0; i < 2; i++) {
    const outcome = await joinLine(deps, { storeId: store.id, services: ['billing'], source: 'web', actor: SYSTEM });
    if (outcome.kind !== 'joined') throw new Error(outcome.kind);
    joined.push(outcome.visit.id);
  }
  const called = await callNext(deps, { storeId: store.id, counterId: store.counters[0]!, actor: SYSTEM });
  if (called.kind !== 'called') throw new Error(called.kind);
  await startVisit(deps, {
    visitId: called.visit.id,
    actor: SYSTEM,
    as: { kind: 'staff', advisorId: store.advisors[0]!, mayActForOthers: true },
  });
  second = joined[1]!;
  other = { ...deps, db: await openDatabase({ url: `file:${join(app.folder, 'walkup.db')}` }) };
});
afterEach(async () => {
  await other.db.close();
  await app.close();
});

const lookOf = async (deps: Deps) => (await lookAtStore(deps.db.read, 'sto_1', deps.now()))!;
const moves = async () => (await eventsOf(app.deps.db.read, second)).filter((event) => event.kind === 'promise_moved');

test('a time that still holds is kept, and nothing is written', async () => {
  expect(await movePromises(app.deps, await lookOf(app.deps))).toBeNull();
  expect(await moves()).toEqual([]);
});

test('a visit that drags on moves it once, with its reason, though two processes see it at the same moment', async () => {
  const before = (await findVisit(app.deps.db.read, second))!;
  app.setNow('2026-11-24T16:55:00Z');
  const [here, there] = [await lookOf(app.deps), await lookOf(other)];
  const moved = await Promise.all([movePromises(app.deps, here), movePromises(other, there)]);
  expect(moved.map((one) => one?.promises.size ?? 0).sort()).toEqual([0, 1]);
  const [event, ...more] = await moves();
  expect(more).toEqual([]);
  const after = (await findVisit(app.deps.db.read, second))!;
  expect(after.promisedLatestAt).toBeGreaterThan(before.promisedLatestAt!);
  expect(event!.data).toEqual({
    from: before.promisedLatestAt,
    to: after.promisedLatestAt,
    why: { code: 'long_visit' },
  });
  expect(after.promiseMoved).toEqual({
    from: before.promisedLatestAt,
    at: app.deps.now(),
    why: { code: 'long_visit' },
  });
  expect(after.revision).toBe(before.revision);
  expect(await movePromises(app.deps, await lookOf(app.deps))).toBeNull();
});

test('a page that is only loaded tells the new time and why, and writes nothing', async () => {
  const before = (await visitPage(app.deps, second))!;
  expect(before.promise).toMatchObject({ at: before.visit.promisedLatestAt, holds: true, moved: null });
  app.setNow('2026-11-24T16:55:00Z');
  const { promise, visit } = (await visitPage(app.deps, second))!;
  expect(promise).toMatchObject({ holds: true, moved: { from: visit.promisedLatestAt, why: { code: 'long_visit' } } });
  expect(promise!.at).toBeGreaterThan(app.deps.now());
  expect(visit.promisedLatestAt).toBe(before.visit.promisedLatestAt);
  expect(await moves()).toEqual([]);
});

test('the quote of the joined event is whole', async () => {
  const [joined] = await eventsOf(app.deps.db.read, second);
  const visit = (await findVisit(app.deps.db.read, second))!;
  expect(joined!.kind).toBe('joined');
  const { quote } = joined!.data as { quote: Record<string, unknown> & { quantiles: number[] } };
  expect(quote).toMatchObject({
    lowMinutes: visit.quotedLowMinutes,
    likelyMinutes: visit.quotedLikelyMinutes,
    highMinutes: visit.quotedHighMinutes,
    latestAt: visit.promisedLatestAt,
    seed: expect.any(Number),
    replications: expect.any(Number),
    modelVersion: expect.any(String),
  });
  expect(quote.quantiles).toHaveLength(19);
  expect([...quote.quantiles].sort((a, b) => a - b)).toEqual(quote.quantiles);
});
