import { afterEach, expect, test } from 'vitest';
import { type ChangeFeed, startChangeFeed } from '../../src/live/change-feed.ts';
import { createStoreSignals } from '../../src/live/store-signals.ts';

let feed: ChangeFeed;
afterEach(() => feed.stop());

interface Row {
  readonly id: number;
  readonly storeId: string;
}

/** A feed over a log in memory that never looks by itself, but peeks at its stamp. */
async function overLog(log: Row[]) {
  const signals = createStoreSignals();
  const told: (readonly [string, number | undefined])[] = [];
  signals.onStoreChanged((storeId, version) => told.push([storeId, version]));
  let written = 0;
  let looks = 0;
  feed = await startChangeFeed({
    signals,
    lastId: async () => log.at(-1)?.id ?? 0,
    changesAfter: async (after, limit) => {
      looks++;
      return log.filter((row) => row.id > after).slice(0, limit);
    },
    onFailure: (error) => {
      throw error;
    },
    everyMs: 1_000_000,
    stamp: async () => written,
    peekMs: 2,
  });
  return {
    signals,
    told,
    looks: () => looks,
    /** As another process would: nobody here is told. */
    write(...rows: Row[]) {
      log.push(...rows);
      written++;
    },
  };
}

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2));
};

test('what another process wrote is told by the next peek, each store once with its version', async () => {
  const { told, write } = await overLog([{ id: 4, storeId: 'a' }]);
  write({ id: 5, storeId: 'a' }, { id: 6, storeId: 'b' }, { id: 7, storeId: 'a' });
  await until(() => told.length > 0);
  expect(told).toEqual([
    ['a', 7],
    ['b', 6],
  ]);
});

test('the log is not read while nobody writes', async () => {
  const { looks } = await overLog([]);
  await until(() => looks() > 0);
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(looks()).toBe(1);
});

test('a long log is read on in pages', async () => {
  const { told, write } = await overLog([]);
  write(...Array.from({ length: 1_200 }, (_, i) => ({ id: i + 1, storeId: `s${i % 3}` })));
  await until(() => told.some(([, version]) => version === 1_200));
  expect(new Set(told.slice(-3).map(([, version]) => version))).toEqual(new Set([1_198, 1_199, 1_200]));
});

test('a change made here is told at once', async () => {
  const log: Row[] = [];
  const { signals, told } = await overLog(log);
  log.push({ id: 1, storeId: 'a' });
  signals.storeChanged('a');
  await feed.look();
  expect(told).toEqual([['a', 1]]);
});
