import { expect, test } from 'vitest';
import { runAfterChange } from '../../src/live/after-change.ts';
import { createStoreSignals } from '../../src/live/store-signals.ts';

const settled = (condition: () => boolean) => expect.poll(condition, { timeout: 10_000 }).toBe(true);

test('a burst of changes of one store is answered once, and each store by itself', async () => {
  const signals = createStoreSignals();
  const ran: string[] = [];
  const stop = runAfterChange(
    signals,
    async (storeId) => ran.push(storeId),
    () => {},
  );
  for (const storeId of ['a', 'b', 'a', 'a']) signals.storeChanged(storeId);
  await settled(() => ran.includes('a') && ran.includes('b'));
  await stop();
  expect(ran.filter((storeId) => storeId === 'b')).toEqual(['b']);
  signals.storeChanged('a');
  const before = ran.length;
  await stop();
  expect(ran).toHaveLength(before);
});

test('what changes while it runs runs it once more, and a failure does not end it', async () => {
  const signals = createStoreSignals();
  const failures: unknown[] = [];
  let runs = 0;
  const stop = runAfterChange(
    signals,
    async (storeId) => {
      runs++;
      if (runs === 1) signals.storeChanged(storeId);
      throw new Error(`run ${runs}`);
    },
    (error) => failures.push(error),
  );
  signals.storeChanged('a');
  await settled(() => runs === 2);
  await stop();
  expect(failures.map(String)).toEqual(['Error: run 1', 'Error: run 2']);
});
