import { expect, test } from 'vitest';
import { breathe, createChangesFirst } from '../../src/web/changes-first.ts';
import { createDrawing, type Drawn } from '../../src/web/draw-topics.ts';

test('who lets changes pass goes on after the last of them, or at once where a change wants it', async () => {
  const changes = createChangesFirst();
  const told: string[] = [];
  let end = (): void => {};
  const change = changes.during(
    () =>
      new Promise<void>((resolve) => {
        end = resolve;
      }),
  );
  await changes.letPass(() => true);
  told.push('wanted');
  const passed = changes.letPass(() => false).then(() => told.push('passed'));
  await breathe();
  await breathe();
  told.push('change ends');
  end();
  await change;
  await passed;
  expect(told).toEqual(['wanted', 'change ends', 'passed']);
});

test('a change that failed is in nobody’s way', async () => {
  const changes = createChangesFirst();
  await expect(changes.during(() => Promise.reject(new Error('lost')))).rejects.toThrow('lost');
  await changes.letPass(() => false);
  expect(await changes.during(() => Promise.resolve('next'))).toBe('next');
});

test('drawing ends where it is over, and what was not drawn is drawn by the next', async () => {
  const { draw } = createDrawing<string>(() => 0, 0);
  const entries = ['a', 'b', 'c'].map((key): Drawn<string> => {
    const topic = { key, storeId: 'sto_1', draw: (load: string) => `${load} ${key}` };
    return { topic, line: null, drawnAt: 0 };
  });
  const frames: string[] = [];
  const ended = (_: Drawn<string>, frame: Buffer | null): void => void frames.push(String(frame));
  expect(await draw(entries, 'one', ended, { isOver: () => frames.length === 2 })).toBe(false);
  expect(await draw(entries, 'two', ended)).toBe(true);
  expect(frames.map((frame) => frame.trim())).toEqual(
    ['one a', 'one b', 'two a', 'two b', 'two c'].map((text) => `data: ${text}`),
  );
});
