import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitSms, plainLetters, segmentsOf } from '../../src/words/sms-letters.ts';

const LINK = 'https://walkup.example.com/v/vis_0123456789abcdefghij.AAAAAAAAAAAAAAAAAAAAAA';

test('letters outside the alphabet give way to what reads the same', () => {
  expect(plainLetters('Su turno: pase al mostrador 2, María')).toBe('Su turno: pase al mostrador 2, Maria');
  expect(plainLetters('3:15 p.\u00a0m. – “ya” ’ …')).toBe('3:15 p. m. - "ya" \' ...');
  expect(plainLetters('¿Ñandú? Él, à')).toBe('¿Ñandu? Él, à');
  expect(plainLetters('店')).toBe('店');
});

test('segments are counted as they are paid', () => {
  expect(segmentsOf('a'.repeat(160))).toBe(1);
  expect(segmentsOf('a'.repeat(161))).toBe(2);
  expect(segmentsOf('a'.repeat(307))).toBe(3);
  expect(segmentsOf('['.repeat(80))).toBe(1);
  expect(segmentsOf('['.repeat(81))).toBe(2);
  expect(segmentsOf('店'.repeat(70))).toBe(1);
  expect(segmentsOf('店'.repeat(71))).toBe(2);
});

test('the hint stands in the first message, elsewhere where it costs nothing; what is too long is cut before the link', () => {
  const stop = 'Reply STOP to end.';
  const short = `Northline: ticket A042, Old Market. ${LINK}`;
  expect(fitSms({ text: short, stop, mustSayStop: true })).toBe(`${short} ${stop}`);
  const full = `${'a'.repeat(158 - LINK.length)} ${LINK}`;
  expect(segmentsOf(full)).toBe(1);
  expect(fitSms({ text: full, stop, mustSayStop: false })).toBe(full);
  expect(fitSms({ text: full, stop, mustSayStop: true })).toBe(`${full} ${stop}`);
  const long = fitSms({ text: `${'word '.repeat(80)}${LINK}`, stop, mustSayStop: true });
  expect(long).toMatch(/word\.\.\. https:/);
  expect(long.endsWith(`${LINK} ${stop}`)).toBe(true);
});

test('whatever is said, it is two segments at most, and the link is whole', () => {
  const letters = fc.string({ unit: fc.constantFrom(...'abc áéñ€[店😀'), maxLength: 400 });
  fc.assert(
    fc.property(letters, fc.boolean(), (words, mustSayStop) => {
      const sms = fitSms({ text: `${words} ${LINK}`, stop: 'Reply STOP to end.', mustSayStop });
      expect(segmentsOf(sms)).toBeLessThanOrEqual(2);
      expect(sms).toContain(LINK);
    }),
    { numRuns: 300 },
  );
});
