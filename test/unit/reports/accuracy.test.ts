import { expect, test } from 'vitest';
import { accuracyOf } from '../../../src/domain/reports/accuracy.ts';
import type { JudgedWait } from '../../../src/domain/reports/judged-waits.ts';

const wait = (i: number, more: Partial<JudgedWait> = {}): JudgedWait => ({
  service: 'help',
  joinedAt: i,
  hour: 10,
  isBooked: false,
  waited: 12,
  isCalled: true,
  told: { low: 10, likely: 10, high: 20, median: 10, level: (i + 0.5) / 20, isLong: false },
  naive: 22,
  configured: 7,
  ...more,
});
const twenty = Array.from({ length: 20 }, (_, i) => wait(i));

test('a forecast whose levels are even is on the line', () => {
  const { calibration } = accuracyOf(twenty);
  expect(calibration).toHaveLength(19);
  for (const { level, share } of calibration) expect(share).toBeCloseTo(level, 5);
});

test('errors are those of the same visits, and of called ones alone', () => {
  const left = wait(20, { isCalled: false, waited: 100 });
  const unknown = wait(21, { naive: null, waited: 50 });
  expect(accuracyOf([...twenty, left, unknown]).errors).toEqual({ ours: 2, naive: 10, configured: 5, of: 20 });
});

test('hours and told minutes with few visits give no point', () => {
  const rare = Array.from({ length: 4 }, (_, i) => wait(i, { hour: 19 }));
  const { byHour, byQuote } = accuracyOf([...twenty, ...rare]);
  expect(byHour).toEqual([{ hour: 10, held: 20, over: 0, of: 20, error: 2 }]);
  expect(byQuote).toEqual([{ likely: 10, people: 24, p20: 12, median: 12, p85: 12 }]);
});

test('nothing to judge is said with nothing', () => {
  const none = accuracyOf([]);
  expect(none).toMatchObject({ held: { of: 0 }, calibration: [], byHour: [], byQuote: [], byService: [] });
  expect(none.errors.ours).toBeNull();
});
