import decodeQR from 'qr/decode.js';
import { expect, test } from 'vitest';
import { LANGUAGES, type Language } from '../../src/time/wording.ts';
import { words } from '../../src/words/words.ts';
import { QrCode } from '../../views/parts/qr-code.tsx';
import { TicketCode } from '../../views/parts/ticket-code.tsx';
import { WaitRuler } from '../../views/parts/wait-ruler.tsx';
import { customerSamples } from '../support/customer-samples.tsx';
import { canValidateHtml, validateHtml } from '../support/html-validation.ts';
import { partSamples } from '../support/part-samples.tsx';

const samples = (lang: Language) => [...partSamples(lang), ...customerSamples(lang)];

test('every part on every layout, and every customer page in its states, is valid HTML in both languages', async (t) => {
  if (!(await canValidateHtml())) return t.skip('the HTML checker needs Java');
  expect(await validateHtml(LANGUAGES.flatMap(samples))).toEqual([]);
}, 120_000);

test('no part carries an inline style or script, which the policy would refuse', () => {
  for (const { html } of LANGUAGES.flatMap(samples)) {
    expect(html).not.toMatch(/\sstyle=|\son[a-z]+=|<style/);
    expect(html).not.toMatch(/<script(?![^>]* src=|[^>]*ld\+json)/);
  }
});

test('the ruler keeps a wait past its scale inside the drawing', () => {
  const wait = { lowMinutes: 200, likelyMinutes: 260, highMinutes: 320 };
  const html = String(<WaitRuler wait={wait} lang="en" />);
  expect(html).toContain('x="83.33%" width="16.67%"');
});

test('a large code is read out letter by letter', () => {
  expect(String(<TicketCode code="A042" lang="es" large />)).toContain('Turno A 0 4 2');
  expect(String(<TicketCode code="A042" lang="es" large />)).not.toContain('data-long');
  for (const code of ['B1001', 'W3001']) {
    expect(String(<TicketCode code={code} lang="en" large />), 'it would run out of its place').toContain('data-long');
  }
});

/** The modules that a path darkens, by its moves and runs: four pixels each, as a camera sees them. */
function seenBy(path: string, size: number): { width: number; height: number; data: Uint8ClampedArray } {
  const width = size * 4;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  let [x, y] = [0, 0];
  for (const [, dx, dy, run] of path.matchAll(/m(-?\d+) (\d+)h(\d+)/g)) {
    [x, y] = [x + Number(dx), y + Number(dy)];
    for (let py = y * 4; py < y * 4 + 4; py++)
      for (let px = x * 4; px < (x + Number(run)) * 4; px++)
        data.fill(0, (py * width + px) * 4, (py * width + px) * 4 + 3);
    x += Number(run);
  }
  return { width, height: width, data };
}

test('a QR code has its quiet zone and one path, which can be read', () => {
  const text = 'https://walkup.example.com/v/vis_1.wuYhjf6QVvLWjNbnDT65pA';
  expect(String(<QrCode text="HELLO" label="x" />)).toMatch(/viewBox="0 0 25 25"/);
  const html = String(<QrCode text={text} label="x" />);
  const [path, ...others] = html.match(/(?<= d=")[^"]+/g)!;
  expect(others).toEqual([]);
  expect(decodeQR(seenBy(path!, Number(/viewBox="0 0 (\d+)/.exec(html)![1])))).toBe(text);
});

test('the Spanish tables hold no English left over', () => {
  const same: string[] = [];
  const compare = (en: unknown, es: unknown, path: string): void => {
    if (typeof en === 'string' && !path.includes('holidays') && en === es && /[a-z]{4}/i.test(en) && en !== 'Walkup')
      same.push(path);
    if (en && typeof en === 'object')
      for (const key of Object.keys(en))
        compare(Reflect.get(en, key), Reflect.get(es as object, key), `${path}.${key}`);
  };
  compare(words('en'), words('es'), 'words');
  expect(same).toEqual([]);
});
