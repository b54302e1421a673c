import { expect, test } from 'vitest';
import { chainAccent, chainStylesheet, contrast, DEFAULT_ACCENT } from '../../views/layouts/chain-accent.ts';

test('contrast follows the WCAG formula', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  expect(contrast('#ffffff', '#777777')).toBe(contrast('#777777', '#ffffff'));
});

test('text on the accent is ink or white, whichever reads better', () => {
  expect(chainAccent('#ffc629').onAccent).toBe('#14181a');
  expect(chainAccent('#0b5a5e').onAccent).toBe('#ffffff');
});

test('text on every accent reaches 4.5:1', () => {
  let worst = 21;
  for (let grey = 0; grey < 256; grey++) {
    const accent = `#${grey.toString(16).padStart(2, '0').repeat(3)}`;
    worst = Math.min(worst, contrast(accent, chainAccent(accent).onAccent));
  }
  expect(worst).toBeGreaterThanOrEqual(4.5);
});

test('an accent that does not stand off the ground gets an edge of ink', () => {
  expect(chainAccent('#ffc629')).toMatchObject({ edgeOnLight: '#14181a', edgeOnDark: '#ffc629' });
  expect(chainAccent('#0b1a1e')).toMatchObject({ edgeOnLight: '#0b1a1e', edgeOnDark: '#f2f2ec' });
});

test('a code that is read from afar leaves an accent under 7:1', () => {
  expect(chainStylesheet('#b3124a')).toContain('--call:var(--ink)');
  expect(chainStylesheet('#ffc629')).not.toContain('--call:');
});

test('what is no colour counts as the default, so nothing else can enter the style sheet', () => {
  expect(chainAccent('red;}body{display:none').accent).toBe(DEFAULT_ACCENT);
  expect(chainAccent(null).accent).toBe(DEFAULT_ACCENT);
});
