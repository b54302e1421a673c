import { afterEach, beforeEach, expect, test } from 'vitest';
import { SYSTEM } from '../../src/domain/actor.ts';
import { pauseCounter, resumeCounter } from '../../src/operations/counter/staff-counter.ts';
import { looksTaken } from '../../src/operations/loading/store-forecast.ts';
import { openStream } from '../support/event-stream.ts';
import { type SmallStore, smallStore } from '../support/small-store.ts';
import { type TestApp, testApp } from '../support/test-app.ts';

let app: TestApp;
let store: SmallStore;

beforeEach(async () => {
  app = await testApp({ now: '2026-11-24T16:00:00Z' });
  store = await smallStore(app.deps);
});
afterEach(() => app.close());

const counter = () => ({ storeId: store.id, counterId: store.counters[0]!, actor: SYSTEM });

test('all screens of a store share one forecast until it changes or half a minute has passed', async () => {
  const visitor = app.visitor();
  const see = async () => {
    for (const page of ['/stores/sto-1', '/stores/sto-1/join?service=billing', '/stores/sto-1/join?service=device']) {
      expect((await visitor.get(page)).status).toBe(200);
    }
    await visitor.get('/api/v1/stores/sto-1/waits');
  };
  await see();
  expect(looksTaken(app.deps.db)).toBe(1);
  await see();
  expect(looksTaken(app.deps.db)).toBe(1);
  await pauseCounter(app.deps, counter());
  await see();
  expect(looksTaken(app.deps.db)).toBe(2);
  app.advance(0.5);
  await see();
  expect(looksTaken(app.deps.db)).toBe(3);
});

test('nothing is computed while nobody looks; with two screens open a change costs one', async () => {
  await pauseCounter(app.deps, counter());
  await resumeCounter(app.deps, counter());
  await app.deps.live.beat();
  expect(looksTaken(app.deps.db)).toBe(0);

  const url = await app.listen();
  const english = await openStream(`${url}/stores/sto-1/live`);
  const spanish = await openStream(`${url}/stores/sto-1/live`, { cookie: 'language=es' });
  await Promise.all([english.next(), spanish.next()]);
  expect(looksTaken(app.deps.db)).toBe(1);
  await pauseCounter(app.deps, counter());
  app.deps.live.storeChanged(store.id);
  await Promise.all([english.next(), spanish.next()]);
  expect(looksTaken(app.deps.db)).toBe(2);
  english.close();
  spanish.close();
});
