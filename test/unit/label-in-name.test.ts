import { expect, test } from 'vitest';
import { LANGUAGES } from '../../src/time/wording.ts';
import { words } from '../../src/words/words.ts';

test.each(LANGUAGES)('in %s, who says what stands on a button presses it', (lang) => {
  // WCAG 2.5.3: a label for screen readers holds the text that is seen.
  const { arrivals } = words(lang).staff;
  const label = arrivals.checkInOf('Ana Ruiz', '2 pm');
  expect(label.toLowerCase()).toContain(arrivals.checkIn.toLowerCase());
  expect(label).toContain('Ana Ruiz');
});
