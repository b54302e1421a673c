import { expect, test } from 'vitest';
import {
  aboutWait,
  durationText,
  listText,
  milesText,
  phoneText,
  type WaitShown,
  waitText,
} from '../../src/words/formatting.ts';
import { words } from '../../src/words/words.ts';

const wait = (lowMinutes: number, likelyMinutes: number, highMinutes: number): WaitShown => ({
  lowMinutes,
  likelyMinutes,
  highMinutes,
});

test('a range has an en dash on a screen and a hyphen in a message', () => {
  expect(aboutWait(wait(10, 15, 20), 'en')).toBe('about 10–20 min');
  expect(aboutWait(wait(10, 15, 20), 'en', 'message')).toBe('about 10-20 min');
  expect(aboutWait(wait(10, 15, 20), 'es')).toBe('unos 10–20 min');
});

test('a wait that may be nothing is told by its end, never as zero', () => {
  expect(aboutWait(wait(0, 0, 5), 'en')).toBe('under 5 min');
  expect(aboutWait(wait(0, 0, 0), 'en')).toBe('under 5 min');
  expect(aboutWait(wait(0, 5, 15), 'es')).toBe('menos de 15 min');
});

test('both ends alike are one figure', () => {
  expect(waitText(wait(20, 20, 20), 'en')).toBe('20 min');
});

test('distances keep a decimal below ten miles', () => {
  expect(milesText(0.04, 'en')).toBe('under 0.1 mi');
  expect(milesText(0.44, 'en')).toBe('0.4 mi');
  expect(milesText(9.96, 'en')).toBe('10 mi');
  expect(milesText(41.5, 'es')).toBe('42 mi');
});

test('North American numbers are grouped, others left alone', () => {
  expect(phoneText('+15550100100')).toBe('(555) 010-0100');
  expect(phoneText('+442079460000')).toBe('+442079460000');
});

test('stretches of time name hours from sixty minutes on', () => {
  expect(durationText(57, 'en')).toBe('57 min');
  expect(durationText(60, 'en')).toBe('1 h');
  expect(durationText(65, 'es')).toBe('1 h 5 min');
});

test('lists join by the word of the language', () => {
  expect(listText(['a', 'b', 'c'], 'en')).toBe('a, b and c');
  expect(listText(['español', 'inglés'], 'es')).toBe('español e inglés');
  expect(listText(['solo'], 'es')).toBe('solo');
});

test('one person ahead is a person, where no range is told', () => {
  const ahead = (n: number, lang: 'en' | 'es') => words(lang).common.wait.aheadText(n);
  expect(ahead(1, 'en')).toMatch(/^person is ahead of you\./);
  expect(ahead(2, 'en')).toMatch(/^people are ahead of you\./);
  expect(ahead(1, 'es')).toMatch(/^persona hay antes que usted\./);
  expect(ahead(0, 'es')).toMatch(/^personas hay antes que usted\./);
});
