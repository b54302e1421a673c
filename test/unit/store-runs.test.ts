import { expect, test } from 'vitest';
import { createStoreRuns, type RunReason, type SeenVersions, type StoreRuns } from '../../src/web/store-runs.ts';

const JOIN_MS = 5;
const settled = () => new Promise((resolve) => setTimeout(resolve, 40));

/** Runs that tell what `seen` says at that moment. */
function recorded(seen: () => SeenVersions | null | Promise<SeenVersions | null>) {
  const taken: RunReason[] = [];
  const runs: StoreRuns = createStoreRuns(async (why) => {
    taken.push(why);
    return seen();
  }, JOIN_MS);
  return { taken, runs };
}

test('a change that the run itself has led to is not run again', async () => {
  const { taken, runs } = recorded(() => ({ from: 7, to: 9 }));
  runs.changed(7);
  runs.changed(8);
  runs.changed(9);
  await settled();
  expect(taken).toEqual(['change']);
  runs.changed(10);
  await settled();
  expect(taken).toEqual(['change', 'change']);
});

test('a newer change that a look has seen already is still run, for those who are only told', async () => {
  const { taken, runs } = recorded(() => ({ from: 8, to: 8 }));
  runs.changed(7);
  await settled();
  runs.changed(8);
  await settled();
  expect(taken).toEqual(['change', 'change']);
});

test('what changes during a run is run once afterwards, however much it is', async () => {
  let goOn = (): void => {};
  const gate = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  let now = 1;
  const { taken, runs } = recorded(async () => {
    const seen = { from: now, to: now };
    await gate;
    return seen;
  });
  runs.changed(1);
  for (now = 2; now < 20; now++) runs.changed(now);
  now = 19;
  goOn();
  await settled();
  expect(taken).toEqual(['change', 'change']);
});

test('without versions every change is run, and a beat takes no part in it', async () => {
  const { taken, runs } = recorded(() => null);
  runs.changed();
  await settled();
  expect(await runs.beat()).toBe(true);
  runs.changed();
  await settled();
  expect(taken).toEqual(['change', 'beat', 'change']);
});

test('stopped, nothing is run any more', async () => {
  const { taken, runs } = recorded(() => null);
  runs.changed();
  runs.changed();
  runs.stop();
  await settled();
  expect(taken).toEqual(['change']);
  expect(await runs.beat()).toBe(false);
});

test('a change that comes during a beat is wanted until it is run, and then at once', async () => {
  const wanted: boolean[] = [];
  const { taken, runs } = recorded(async () => {
    if (taken.at(-1) === 'beat') runs.changed(3);
    wanted.push(runs.isWanted());
    return taken.at(-1) === 'beat' ? null : { from: 3, to: 3 };
  });
  await runs.beat();
  await settled();
  expect(taken).toEqual(['beat', 'change']);
  expect(wanted[0]).toBe(true);
  expect(runs.isWanted()).toBe(false);
});
