import { expect, test } from 'vitest';
import { ended } from '../../src/words/one-stop.ts';
import { words } from '../../src/words/words.ts';

const TIME = '2:30 p. m.';

/** Every sentence of a table, with a time wherever one can stand. */
function sentences(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    try {
      return sentences(value(...Array.from({ length: value.length }, () => TIME)), path);
    } catch {
      return []; // It takes something else than texts.
    }
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => sentences(part, `${path}.${name}`));
}

test('no Spanish sentence that ends with a time has two stops', () => {
  const all = sentences(words('es'), 'es');
  expect(all.length).toBeGreaterThan(500);
  expect(all.filter(([, text]) => /m\.\./.test(text))).toEqual([]);
  expect(words('es').booking.heldUntil(TIME)).toBe('Guardada para usted hasta 2:30 p. m.');
});

test('one o’clock is singular', () => {
  const { tooEarly } = words('es').booking.mine;
  expect(tooEarly('1:05 p. m.')).toBe('El registro abre a la 1:05 p. m.');
  expect(tooEarly('11:05 a. m.')).toBe('El registro abre a las 11:05 a. m.');
  expect(words('es').common.wait.nextFree('1 p. m.')).toContain('hacia la 1 p. m.');
});

test('a text becomes a sentence', () => {
  expect(ended('libre hacia las 2:30 p. m.')).toBe('libre hacia las 2:30 p. m.');
  expect(ended('5 de 5 pueden hacerlo')).toBe('5 de 5 pueden hacerlo.');
  expect(ended('free at 2:30 pm')).toBe('free at 2:30 pm.');
});
