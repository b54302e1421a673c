import { expect, test } from 'vitest';
import { wayTo } from '../../src/domain/messages/channel.ts';
import { isNearTurn } from '../../src/domain/messages/near-turn.ts';

const NOW = 1_000_000_000;
const visit = { status: 'waiting', awayUntil: null, absentUntil: null, quotedLikelyMinutes: 30 };
const wait = (likelyMinutes: number, more: object = {}) => ({ lowMinutes: 0, likelyMinutes, highMinutes: 20, ...more });
const both = { email: 'a@example.com', phone: '+14025550188' };

test('near is a call likely within the setting, of who waits, is here and was told of a longer wait', () => {
  expect(isNearTurn(visit, wait(10), NOW, 10)).toBe(true);
  expect(isNearTurn(visit, wait(15), NOW, 10)).toBe(false);
  expect(isNearTurn(visit, wait(5), NOW, 0)).toBe(false);
  expect(isNearTurn(visit, null, NOW, 10)).toBe(false);
  expect(isNearTurn({ ...visit, status: 'called' }, wait(5), NOW, 10)).toBe(false);
  expect(isNearTurn({ ...visit, awayUntil: NOW + 1 }, wait(5), NOW, 10)).toBe(false);
  expect(isNearTurn({ ...visit, absentUntil: NOW + 1 }, wait(5), NOW, 10)).toBe(false);
  expect(isNearTurn({ ...visit, quotedLikelyMinutes: 5 }, wait(5), NOW, 10)).toBe(false);
  expect(isNearTurn({ ...visit, quotedLikelyMinutes: 5, awayUntil: NOW }, wait(5), NOW, 10)).toBe(true);
});

test('where no range is told, near is one ahead', () => {
  expect(isNearTurn(visit, wait(40, { aheadOnly: 1 }), NOW, 10)).toBe(true);
  expect(isNearTurn(visit, wait(5, { aheadOnly: 2 }), NOW, 10)).toBe(false);
});

test('urgent goes to the phone, the rest by e-mail, each by what is set up', () => {
  expect(wayTo(both, new Set(['email', 'sms']), true)).toMatchObject({ channel: 'sms', isSetUp: true });
  expect(wayTo(both, new Set(['email', 'sms']), false)).toMatchObject({ channel: 'email', recipient: both.email });
  expect(wayTo(both, new Set(['email']), true)).toMatchObject({ channel: 'email', isSetUp: true });
  expect(wayTo(both, new Set(['sms']), false)).toMatchObject({ channel: 'sms', isSetUp: true });
  expect(wayTo({ email: null, phone: both.phone }, new Set(['email']), false)).toMatchObject({ isSetUp: false });
  expect(wayTo({ email: null, phone: null }, new Set(['email']), true)).toBeNull();
});
