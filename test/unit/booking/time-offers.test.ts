import { describe, expect, test } from 'vitest';
import { byTurn, freedStart, heldForAnswer } from '../../../src/domain/booking/time-offers.ts';
import { addMinutes } from '../../../src/time/instant.ts';

const NOW = Date.parse('2026-11-24T16:00:00Z');
const slot = (minutes: number) => ({
  startsAt: addMinutes(NOW, minutes),
  endsAt: addMinutes(NOW, minutes + 30),
  date: '2026-11-24',
});

describe('how long a freed time is held for an answer', () => {
  const until = (startsIn: number, local: number) =>
    (heldForAnswer(NOW, addMinutes(NOW, startsIn), local) - NOW) / 60_000;

  test('a quarter of an hour where it begins within four hours, else an hour', () => {
    expect(until(239, 10 * 60)).toBe(15);
    expect(until(240, 10 * 60)).toBe(60);
  });

  test('in the night until half past eight, and never beyond the start', () => {
    expect(until(24 * 60, 23 * 60)).toBe(9.5 * 60);
    expect(until(24 * 60, 7 * 60 + 59)).toBe(60);
    expect(until(24 * 60, 2 * 60)).toBe(6.5 * 60);
    expect(until(300, 2 * 60)).toBe(300);
    expect(until(10, 10 * 60)).toBe(10);
  });
});

test('the earliest start that was not known before; for an appointment one that wins a quarter of an hour', () => {
  const slots = [slot(60), slot(90), slot(120)];
  expect(freedStart(slots, [], null)).toBe(slots[0]!.startsAt);
  expect(freedStart(slots, [slots[0]!.startsAt], null)).toBe(slots[1]!.startsAt);
  expect(freedStart(slots, [], addMinutes(NOW, 75))).toBe(slots[0]!.startsAt);
  expect(freedStart(slots, [], addMinutes(NOW, 74))).toBeNull();
  expect(freedStart([], [], null)).toBeNull();
});

test('a day before a wish for earlier, then fewest offers, then who asked first', () => {
  const wish = (id: string, kind: 'day' | 'earlier', offersHad: number, createdAt: number) => ({
    id,
    kind,
    offersHad,
    createdAt,
  });
  const order = byTurn([
    wish('a', 'earlier', 0, 1),
    wish('b', 'day', 1, 1),
    wish('c', 'day', 0, 3),
    wish('d', 'day', 0, 2),
  ]);
  expect(order.map(({ id }) => id)).toEqual(['d', 'c', 'b', 'a']);
});
