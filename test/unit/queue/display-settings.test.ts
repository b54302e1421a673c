import { describe, expect, test } from 'vitest';
import {
  keptDisplaySettings,
  readDisplaySettings,
  USUAL_DISPLAY,
} from '../../../src/domain/queue/boards/display-settings.ts';
import { displaySize } from '../../../src/domain/queue/boards/display-size.ts';
import { slotsToSay } from '../../../static/js/shared/voice-slots.js';

const EMPTY = { screenInches: '', farthestFeet: '', quietFrom: '', quietUntil: '', notices: '' };
const codesOf = (input: object) => {
  const read = readDisplaySettings({ ...EMPTY, ...input });
  return read.kind === 'refused' ? read.problems.map((p) => `${p.pointer} ${p.code}`) : [];
};

describe('the size of the wall', () => {
  test('grows with the distance, in steps, until it is as large as it may be', () => {
    expect(displaySize({ screenInches: 55, farthestFeet: 10 })).toEqual({
      scale: 1,
      rowsReadableFeet: 13,
      callReadableFeet: 105,
    });
    expect([14, 18, 22, 60].map((farthestFeet) => displaySize({ screenInches: 55, farthestFeet }).scale)).toEqual([
      1.25, 1.5, 1.75, 1.75,
    ]);
    expect(displaySize({ screenInches: 32, farthestFeet: 60 }).rowsReadableFeet).toBe(13);
  });
});

describe('what a manager sets', () => {
  test('is read, and may be left out', () => {
    expect(readDisplaySettings(EMPTY)).toEqual({ kind: 'read', value: USUAL_DISPLAY });
    expect(keptDisplaySettings({})).toEqual(USUAL_DISPLAY);
    const typed = {
      screenInches: ' 55 ',
      farthestFeet: '20',
      quietFrom: '8pm',
      quietUntil: '9',
      notices: ' a \r\n\nb',
    };
    expect(readDisplaySettings({ ...EMPTY, ...typed })).toEqual({
      kind: 'read',
      value: {
        sight: { screenInches: 55, farthestFeet: 20 },
        quiet: { from: 1200, until: 540 },
        notices: ['a', 'b'],
      },
    });
  });

  test('is refused by name', () => {
    expect(codesOf({ screenInches: '55' })).toEqual(['/farthestFeet required']);
    expect(codesOf({ screenInches: '500', farthestFeet: 'far' })).toEqual([
      '/screenInches out_of_range',
      '/farthestFeet not_a_number',
    ]);
    expect(codesOf({ quietUntil: '9' })).toEqual(['/quietFrom required']);
    expect(codesOf({ quietFrom: 'soon', quietUntil: '9' })).toEqual(['/quietFrom not_a_time']);
    expect(codesOf({ quietFrom: '9', quietUntil: '9:00' })).toEqual(['/quietUntil same_time']);
    expect(codesOf({ notices: 'a\nb\nc\nd\ne\nf' })).toEqual(['/notices too_many']);
  });
});

describe('the words of the voice', () => {
  test('spell the ticket and the counter’s number or letter; a name is left to the eye', () => {
    expect(slotsToSay('A042', '3')).toEqual([0, 12, 2, 6, 4, 1, 5]);
    expect(slotsToSay('D901', 'Counter 12')).toEqual([0, 15, 11, 2, 3, 1, 3, 4]);
    expect(slotsToSay('Z7', 'Desk B')).toEqual([0, 37, 9, 1, 13]);
    expect(slotsToSay('A042', 'Reception')).toEqual([0, 12, 2, 6, 4]);
  });
});
