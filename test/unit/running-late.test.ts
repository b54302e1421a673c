import { expect, test } from 'vitest';
import { startToTell } from '../../src/domain/messages/running-late.ts';
import { MINUTE } from '../../src/time/instant.ts';

const TWO = Date.UTC(2026, 10, 24, 20);
const at = (minutes: number): number => TWO + minutes * MINUTE;
const late = (from: number, to: number) => ({ from: at(from), to: at(to), isLate: true });
const onTime = { from: at(0), to: at(5), isLate: false };
const ask = (more: Partial<Parameters<typeof startToTell>[0]>) =>
  startToTell({ startsAt: TWO, now: at(-40), expected: late(15, 30), told: null, runningLateMinutes: 10, ...more });

test('who would start ten minutes late or more is told; under that nothing is said', () => {
  expect(ask({})).toEqual({ from: at(15), to: at(30) });
  expect(ask({ expected: late(10, 20) })).toEqual({ from: at(10), to: at(20) });
  expect(ask({ expected: late(5, 30) })).toBeNull();
  expect(ask({ expected: onTime })).toBeNull();
});

test('0 minutes = nobody is told', () => {
  expect(ask({ runningLateMinutes: 0, expected: late(60, 90) })).toBeNull();
});

test('not once they must have left home', () => {
  expect(ask({ now: at(-20) })).not.toBeNull();
  expect(ask({ now: at(-19) })).toBeNull();
});

test('told again only where it moved by a quarter of an hour, either way', () => {
  const told = { from: at(15), to: at(30) };
  expect(ask({ told, expected: late(25, 40) })).toBeNull();
  expect(ask({ told, expected: late(30, 45) })).toEqual({ from: at(30), to: at(45) });
  expect(ask({ told: { from: at(40), to: at(60) }, expected: late(20, 30) })).toEqual({ from: at(20), to: at(30) });
});

test('back to plan is told to whom the delay was told', () => {
  expect(ask({ told: { from: at(15), to: at(30) }, expected: onTime })).toEqual({ from: at(0), to: at(5) });
  expect(ask({ told: { from: at(0), to: at(5) }, expected: onTime })).toBeNull();
});
