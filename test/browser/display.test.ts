import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { VisitRow } from '../../src/db/records/queue/visits.ts';
import { ticketOf } from '../../src/domain/queue/visit/party.ts';
import { acceptDevice, beginPairing } from '../../src/operations/access/pair-device.ts';
import { joinLine } from '../../src/operations/arrival/walk-in.ts';
import { callNext } from '../../src/operations/counter/call-next.ts';
import { setDisplay } from '../../src/operations/manage/set-display.ts';
import { axeFindings } from '../support/axe.ts';
import { closeBrowser, openContext } from '../support/browser.ts';
import { servedApp } from '../support/served-app.ts';
import { type SmallStore, smallStore } from '../support/small-store.ts';
import type { TestApp } from '../support/test-app.ts';

interface Sound {
  readonly ticket: string;
  /** On the clock of the sound card. */
  readonly from: number;
  readonly to: number;
  /** The slot of a word; null = the chime. */
  readonly slot: number | null;
}

const ACTOR = { kind: 'account', id: 'acc_1' } as const;
let app: TestApp;
let url: string;
let store: SmallStore;
let page: Page;
let device: string;
let complaints: string[];

/** In the page: notes what is given to the loudspeaker, since a test cannot hear. */
function listen(): void {
  const heard: Sound[] = [];
  Object.assign(window, { heard });
  const start = AudioBufferSourceNode.prototype.start;
  AudioBufferSourceNode.prototype.start = function (at = 0, offset = 0, length = 0) {
    const isChime = this.buffer!.duration < 5;
    const ticket = document.querySelector('[data-call-ticket]')?.textContent ?? '';
    heard.push({ ticket, from: at, to: at + length, slot: isChime ? null : Math.floor(offset) });
    start.call(this, at, offset, length);
  };
}

beforeEach(async () => {
  ({ app, url } = await servedApp({ now: '2026-11-24T16:00:00Z' }));
  store = await smallStore(app.deps, { advisors: [['billing'], ['billing']] });
  const { secret, code } = await beginPairing(app.deps, 'display');
  const paired = await acceptDevice(app.deps, { code, storeId: store.id, name: 'Wall', actor: ACTOR });
  if (paired.kind !== 'paired') throw new Error(paired.kind);
  device = paired.device.id;
  const opened = await openContext({ viewport: { width: 1920, height: 1080 } });
  complaints = opened.complaints;
  await opened.context.addCookies([{ name: 'display', value: secret, url }]);
  page = await opened.context.newPage();
  await page.addInitScript(listen);
});
afterEach(async () => {
  await page.context().close();
  await app.close();
});
afterAll(closeBrowser);

async function open(): Promise<void> {
  await page.goto(`${url}/display`);
  await page.getByRole('button', { name: 'Turn the sound on' }).click();
  await page.locator('[data-sound]').waitFor({ state: 'hidden' });
}

async function callSomebody(counter: number, language = 'en'): Promise<VisitRow> {
  await joinLine(app.deps, { storeId: store.id, services: ['billing'], source: 'kiosk', language, actor: ACTOR });
  const called = await callNext(app.deps, { counterId: store.counters[counter]!, actor: ACTOR });
  if (called.kind !== 'called') throw new Error(called.kind);
  return called.visit;
}

const shown = () => page.locator('[data-call-ticket]').innerText();
const heard = () => page.evaluate(() => (window as unknown as { heard: Sound[] }).heard);
const rows = () => page.locator('[data-calls] tbody tr:visible th').allInnerTexts();
const set = (display: object) =>
  setDisplay(app.deps, {
    storeId: store.id,
    deviceId: device,
    name: 'Wall',
    display: { screenInches: '', farthestFeet: '', quietFrom: '', quietUntil: '', notices: '', ...display },
    actor: ACTOR,
  });

/** In the page: the left and right edge of the called ticket's signs, once it is this one. */
function ticketEdges({ ticket, counter }: { ticket: string; counter: string }): number[] {
  const code = document.querySelector('[data-call-ticket]')!;
  code.textContent = ticket;
  code.toggleAttribute('data-long', ticket.length > 4);
  document.querySelector('[data-call-counter]')!.textContent = counter;
  document.querySelector('[data-call-codes]')!.toggleAttribute('data-wide', counter.length > 1);
  const range = document.createRange();
  range.selectNodeContents(code);
  const { left, right } = range.getBoundingClientRect();
  return [left, right];
}

describe('the wall', () => {
  test('calls one after the other, each 15 s, with chime and voice twice in its own language, never two at once', async () => {
    await open();
    const first = ticketOf(await callSomebody(0, 'es'));
    const second = ticketOf(await callSomebody(1));
    await expect.poll(shown).toBe(first);
    expect(await page.locator('#display-call').getAttribute('lang')).toBe('es');
    expect(await page.locator('[data-call-label]').innerText()).toBe('Llamando ahora');
    expect(await rows()).toEqual([]);
    await page.waitForTimeout(14_000);
    expect(await shown()).toBe(first);
    await expect.poll(shown, { timeout: 10_000 }).toBe(second);
    expect(await page.locator('[data-call-label]').innerText()).toBe('Now calling');
    await expect.poll(rows).toEqual([first]);
    await expect.poll(async () => (await heard()).length, { timeout: 20_000 }).toBe(2 * (1 + 2 * 7));
    const sounds = await heard();
    // Ticket B 0 0 1, counter 1; twice.
    const words = [0, 13, 2, 2, 3, 1, 3];
    expect(sounds.slice(0, 15).map((s) => s.slot)).toEqual([null, ...words, ...words]);
    expect(new Set(sounds.slice(0, 15).map((s) => s.ticket))).toEqual(new Set([first]));
    expect(new Set(sounds.slice(15).map((s) => s.ticket))).toEqual(new Set([second]));
    for (let i = 1; i < sounds.length; i++) expect(sounds[i]!.from).toBeGreaterThanOrEqual(sounds[i - 1]!.to);
    expect(complaints.filter((text) => !text.includes('AudioContext'))).toEqual([]);
  }, 90_000);

  test('speaks with the browser’s own voice where it has one in that language', async () => {
    await page.addInitScript(() => {
      const said: string[] = [];
      let isSpeaking = false;
      const voices = [{ lang: 'en-US' }, { lang: 'es-MX' }];
      class Utterance {
        onend = () => {};
        lang = '';
        text: string;
        constructor(text: string) {
          this.text = text;
        }
      }
      const speak = (one: Utterance) => {
        if (!one.text) return;
        said.push(`${isSpeaking ? 'over another: ' : ''}${one.lang} ${one.text}`);
        isSpeaking = true;
        setTimeout(() => {
          isSpeaking = false;
          one.onend();
        }, 1_000);
      };
      Object.defineProperty(window, 'speechSynthesis', { value: { getVoices: () => voices, speak, cancel() {} } });
      Object.assign(window, { said, SpeechSynthesisUtterance: Utterance });
    });
    await open();
    await callSomebody(1, 'es');
    const said = () => page.evaluate(() => (window as unknown as { said: string[] }).said);
    const once = 'es-MX Turno B 0 0 1, mostrador 2';
    await expect.poll(said, { timeout: 10_000 }).toEqual([once, once]);
    expect((await heard()).map((sound) => sound.slot)).toEqual([null]);
  }, 60_000);

  test('shows what was called long before it came back, and says nothing', async () => {
    await open();
    await callSomebody(0);
    await expect.poll(async () => (await heard()).length, { timeout: 20_000 }).toBe(15);
    const before = await shown();
    await page.context().setOffline(true);
    await expect.poll(() => page.locator('[data-offline-bar]').isVisible()).toBe(true);
    const missed = ticketOf(await callSomebody(1));
    app.advance(5);
    expect(await shown()).toBe(before);
    await page.context().setOffline(false);
    await expect.poll(shown, { timeout: 30_000 }).toBe(missed);
    expect(await heard()).toHaveLength(15);
    expect(await page.locator('#display-call').getAttribute('class')).toContain('display-call-quiet');
  }, 90_000);

  test('is silent in quiet hours and while it is locked, and puts nothing off', async () => {
    await page.goto(`${url}/display`);
    const first = ticketOf(await callSomebody(0));
    await expect.poll(shown).toBe(first);
    await page.waitForTimeout(500);
    const sound = page.getByRole('button', { name: 'Turn the sound on' });
    expect(await sound.isVisible()).toBe(true);
    const button = (await sound.boundingBox())!;
    const ticket = (await page.locator('.display-codes').boundingBox())!;
    expect(button.y + button.height, 'the button is not on the ticket').toBeLessThanOrEqual(ticket.y);
    // By the store's clock, which is the server's: 10 am in Chicago.
    await set({ quietFrom: '9:30', quietUntil: '12:00' });
    await open();
    const second = ticketOf(await callSomebody(1));
    await expect.poll(shown).toBe(second);
    await page.waitForTimeout(3_000);
    expect(await heard()).toEqual([]);
  }, 60_000);

  test('has a sound in every slot of its words, with silence between', async () => {
    await page.goto(`${url}/display`);
    const levels = await page.evaluate(async () => {
      const { wordsEn, wordsEs } = (document.querySelector('[data-sound]') as HTMLElement).dataset;
      const out = [];
      for (const address of [wordsEn!, wordsEs!]) {
        const bytes = await (await fetch(address)).arrayBuffer();
        const buffer = await new OfflineAudioContext(1, 1, 22_050).decodeAudioData(bytes);
        const samples = buffer.getChannelData(0);
        const peak = (from: number, to: number) =>
          samples
            .slice(from * buffer.sampleRate, to * buffer.sampleRate)
            .reduce((most, s) => Math.max(most, Math.abs(s)), 0);
        for (let slot = 0; slot < 38; slot++) out.push([peak(slot + 0.05, slot + 0.95), peak(slot + 0.97, slot + 1)]);
      }
      return out;
    });
    expect(levels).toHaveLength(76);
    for (const [word, gap] of levels) {
      expect(word).toBeGreaterThan(0.1);
      expect(gap).toBeLessThan(0.02);
    }
  });

  test('upright the called ticket takes the width of the wall, whatever its letter, and nothing runs over', async () => {
    await page.setViewportSize({ width: 1080, height: 1920 });
    await callSomebody(0);
    await page.goto(`${url}/display`);
    await page.locator('[data-call-ticket]').waitFor();
    for (const [ticket, counter] of [
      ['B001', '1'],
      ['W888', '12'],
      ['M9999', 'Desk A'],
    ] as const) {
      const [left, right] = await page.evaluate(ticketEdges, { ticket, counter });
      expect([ticket, left! >= 0, right! <= 1080, right! - left! > 0.75 * 1080]).toEqual([ticket, true, true, true]);
      const over = await page.evaluate(() => [
        document.documentElement.scrollHeight - window.innerHeight,
        document.documentElement.scrollWidth - window.innerWidth,
      ]);
      expect(Math.max(...over)).toBeLessThanOrEqual(0);
    }
    expect(await axeFindings(page)).toEqual([]);
  }, 60_000);

  test('is drawn for its farthest seat, with notices; axe finds nothing and nothing runs over', async () => {
    await set({ screenInches: '55', farthestFeet: '20', notices: 'Free coffee at the back\nBring an ID' });
    await callSomebody(0);
    for (const size of [
      { width: 1920, height: 1080 },
      { width: 3840, height: 2160 },
    ]) {
      await page.setViewportSize(size);
      await page.goto(`${url}/display`);
      expect(await page.locator('[data-scale]').getAttribute('data-scale')).toBe('175');
      await page.getByText('Free coffee at the back').waitFor();
      expect(await axeFindings(page)).toEqual([]);
      const over = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
      expect(over).toBeLessThanOrEqual(0);
    }
    await page.getByText('Bring an ID').waitFor({ timeout: 15_000 });
  }, 60_000);
});
