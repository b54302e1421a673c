import { expect, test } from 'vitest';
import { fromRfc3339, toRfc3339 } from '../../../src/time/instant.ts';

test('an instant is read with any offset', () => {
  const noon = Date.UTC(2026, 10, 24, 12);
  for (const text of [
    '2026-11-24T12:00:00Z',
    '2026-11-24T07:00:00-05:00',
    '2026-11-24 12:00Z',
    '2026-11-24t12:00:00z',
  ]) {
    expect(fromRfc3339(text), text).toBe(noon);
  }
  expect(toRfc3339(noon)).toBe('2026-11-24T12:00:00Z');
});

test('a day that the calendar does not have is no instant', () => {
  expect(fromRfc3339('2024-02-29T15:00:00Z')).not.toBeNull();
  for (const text of ['2026-02-30T15:00:00Z', '2026-02-29T15:00:00Z', '2026-11-31T15:00:00Z', '2026-13-01T00:00:00Z']) {
    expect(fromRfc3339(text), text).toBeNull();
  }
  for (const text of ['2026-11-24', '2026-11-24T12:00:00', '2026-11-24T12:00:61Z', '', 'now']) {
    expect(fromRfc3339(text), text).toBeNull();
  }
});
