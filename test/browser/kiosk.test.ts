import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { linkPath } from '../../src/operations/steps/link-tag.ts';
import { axeFindings } from '../support/axe.ts';
import { book } from '../support/booked.ts';
import { closeBrowser, openContext } from '../support/browser.ts';
import { pairedScreen } from '../support/kiosk-screen.ts';
import { servedApp } from '../support/served-app.ts';
import { type SmallStore, smallStore } from '../support/small-store.ts';
import type { TestApp } from '../support/test-app.ts';

let app: TestApp;
let url: string;
let store: SmallStore;
let context: BrowserContext;
let page: Page;
let complaints: string[];

beforeEach(async () => {
  ({ app, url } = await servedApp({ now: '2026-11-24T16:00:00Z' }));
  store = await smallStore(app.deps, { advisors: [['billing', 'device', 'plan']] });
  const kiosk = await pairedScreen(app, store.id, 'kiosk');
  const opened = await openContext({
    viewport: { width: 1080, height: 1920 },
    hasTouch: true,
  });
  ({ context, complaints } = opened);
  await context.addCookies([{ name: 'kiosk', value: kiosk.cookies.get('kiosk')!, url }]);
  page = await context.newPage();
});
afterEach(async () => {
  await context.close();
  await app.close();
});
afterAll(closeBrowser);

const visits = () => app.deps.db.read.query.visits.findMany();
/** As on http in a store's own network, where browsers keep no screens. */
const withoutWorker = () => Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: undefined });
/** In the page: as a scanner types, sign upon sign and Enter. */
function typeFast(text: string): void {
  const press = (key: string) => {
    const field = document.activeElement;
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    if (field instanceof HTMLInputElement && key.length === 1) field.value += key;
  };
  for (const sign of text) press(sign);
  press('Enter');
}
const tap = (name: string) => page.getByRole('button', { name, exact: true }).tap();

describe('the kiosk in a browser', () => {
  test('keys on the screen check somebody in, and no screen stays in the history', async () => {
    await book(app, store, {
      id: 'apt_1',
      reference: 'K7M4XT',
      at: '2026-11-24T16:15:00Z',
      name: 'Ana',
      phone: '+13125550142',
    });
    await page.goto(`${url}/kiosk`);
    const before = await page.evaluate(() => history.length);
    await page.getByText('I have a code').tap();
    await page.locator('.kiosk-keypad').waitFor();
    for (const key of ['K', '7', 'M', '2', 'Delete', '4', 'X', 'T']) await tap(key);
    expect(await page.inputValue('#keypad-field')).toBe('K7M4XT');
    await page.locator('.kiosk-main-act').tap();
    await page.getByText('Last four digits of your phone number?').waitFor();
    for (const key of ['0', '1', '4', '2']) await tap(key);
    await page.locator('.kiosk-main-act').tap();
    await page.locator('.kiosk-ticket').waitFor();
    expect(await page.locator('.code-large').innerText()).toContain('D001');
    expect(await page.evaluate(() => history.length)).toBe(before);
    expect(page.url()).toBe(`${url}/kiosk/ticket`);
    expect(complaints).toEqual([]);
  });

  test('the start keeps itself fresh under its own address: a reload opens it again', async () => {
    // Asked for before the page is: its stream may begin before the page counts as loaded.
    const stream = page.waitForResponse((response) => response.url().includes('/kiosk/live'));
    await page.goto(`${url}/kiosk`);
    await stream;
    await page.getByText('I have a code').waitFor();
    await page.waitForTimeout(500);
    expect(page.url()).toBe(`${url}/kiosk`);
    await page.reload();
    expect(await page.getByText('I have a code').isVisible()).toBe(true);
    expect(complaints).toEqual([]);
  });

  test('a double tap takes one ticket', async () => {
    await page.goto(`${url}/kiosk/services/device`);
    await page.locator('form[action="/kiosk/visits"] button').dblclick();
    await page.locator('.kiosk-ticket').waitFor();
    expect(await visits()).toHaveLength(1);
  });

  test('asks whether somebody is there, gives more time, and starts over with nothing left', async () => {
    await page.addInitScript(withoutWorker);
    await page.clock.install();
    await page.goto(`${url}/kiosk?lang=es`);
    await page.getByText('Quiero entrar a la fila').tap();
    await page.getByText('¿Qué necesita?').waitFor();
    await page.clock.runFor(44_000);
    expect(await page.locator('[data-idle-dialog]').isVisible()).toBe(false);
    await page.clock.runFor(2_000);
    await page.locator('[data-idle-dialog]').waitFor();
    await page.clock.runFor(5_000);
    expect(Number(await page.locator('[data-idle-count]').innerText())).toBeLessThan(18);
    await page.getByRole('button', { name: 'Más tiempo' }).tap();
    expect(await page.locator('[data-idle-dialog]').isVisible()).toBe(false);
    await page.clock.runFor(46_000);
    await page.locator('[data-idle-dialog]').waitFor();
    await page.clock.runFor(21_000);
    await page.getByText('Do you have an appointment today?').waitFor();
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
    await page.goBack().catch(() => null);
    expect(await page.getByText('¿Qué necesita?').count()).toBe(0);
  });

  test('a lost line says whom to ask, and the key makes the second try the same act', async () => {
    await page.addInitScript(withoutWorker);
    await page.goto(`${url}/kiosk/services/device`);
    let asked = 0;
    await page.route('**/kiosk/visits', async (route) => {
      asked += 1;
      if (asked > 1) return route.continue();
      await route.fetch();
      await route.abort();
    });
    await page.locator('form[action="/kiosk/visits"] button').tap();
    await page.locator('[data-lost-dialog]').waitFor();
    expect(await page.locator('[data-lost-dialog]').innerText()).toContain('Please ask a team member');
    await page.keyboard.press('Escape');
    await page.locator('form[action="/kiosk/visits"] button').tap();
    await page.locator('.kiosk-ticket').waitFor();
    expect(await visits()).toHaveLength(1);
  });

  test('after printing it asks, and a ticket that did not print is given back', async () => {
    await page.addInitScript(() => {
      window.print = () => window.dispatchEvent(new Event('afterprint'));
    });
    await page.goto(`${url}/kiosk/services/device`);
    await page.locator('form[action="/kiosk/visits"] button').tap();
    await page.getByRole('button', { name: 'Print it' }).tap();
    await page.getByRole('heading', { name: 'Did it print?' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Print again' }).tap();
    await page.getByRole('heading', { name: 'Did it print?' }).waitFor();
    await page.getByRole('button', { name: 'No, give the ticket back' }).tap();
    await page.getByText('You are not in line').waitFor();
    expect((await visits()).map((visit) => visit.status)).toEqual(['left']);
  });

  test('spoken, a first touch tells and a second one chooses; without a voice it says so', async () => {
    await page.goto(`${url}/kiosk/ease`);
    await page.getByText('This screen has no voice in English').waitFor();
    await page.addInitScript(() => {
      const said: string[] = [];
      const voice = { lang: 'en-US', name: 'Test' };
      const speech = {
        getVoices: () => [voice],
        cancel() {},
        addEventListener() {},
        speak: (u: { text: string }) => said.push(u.text),
      };
      class Utterance {
        text: string;
        constructor(text: string) {
          this.text = text;
        }
      }
      Object.defineProperty(window, 'speechSynthesis', { value: speech });
      Object.assign(window, { said, SpeechSynthesisUtterance: Utterance });
    });
    const said = () => page.evaluate(() => (window as unknown as { said: string[] }).said);
    await page.goto(`${url}/kiosk/ease?back=/kiosk/services`);
    await page.getByRole('button', { name: 'Read it out to me' }).tap();
    await page.locator('#kiosk-screen[data-spoken]').waitFor();
    await page.getByRole('link', { name: 'Back' }).tap();
    expect((await said()).at(-1)).toBe('Back');
    await page.getByRole('link', { name: 'Back' }).tap();
    await page.getByText('What do you need?').waitFor();
    expect((await said()).at(-1)).toContain('Join the line. What do you need?');
    await page.getByText('Device trouble').tap();
    expect((await said()).at(-1)).toContain('Device trouble');
    expect(page.url()).toBe(`${url}/kiosk/services`);
  });

  test('a hand scanner is heard on any screen, also with a field in the way', async () => {
    await book(app, store, { id: 'apt_1', reference: 'K7M4XT', at: '2026-11-24T16:15:00Z', name: 'Ana' });
    const link = url + linkPath(app.deps.secretKey, 'appointment', 'apt_1', 1);
    await page.goto(`${url}/kiosk/appointment`);
    await page.locator('#keypad-field').focus();
    await page.keyboard.type('K7', { delay: 80 });
    await page.evaluate(typeFast, link);
    await page.locator('.kiosk-ticket').waitFor();
    expect(await page.locator('.code-large').innerText()).toContain('D001');
    expect(await visits()).toHaveLength(1);
  });

  test('where the camera cannot be had it says why', async () => {
    await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'mediaDevices', { value: undefined }));
    await page.goto(`${url}/kiosk/appointment`);
    await page.getByRole('button', { name: 'Use the camera' }).tap();
    await page.getByText('works only over a secure connection').waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Stop' }).tap();
    expect(complaints).toEqual([]);
  });

  test('axe finds nothing on its screens, and all of each is on the screen', async () => {
    const paths = [
      '/kiosk',
      '/kiosk/ease',
      '/kiosk/services',
      '/kiosk/services/device',
      '/kiosk/appointment',
      '/kiosk/appointment?reference=K7M4XT',
      '/kiosk/appointment?reference=K7M4XT&by=email',
      '/kiosk/appointment/phone?lang=es',
      '/kiosk/help',
      '/kiosk/missing',
    ];
    const found: string[] = [];
    for (const path of paths) {
      await page.goto(url + path);
      found.push(...(await axeFindings(page)).map((text) => `${path} ${text}`));
      const over = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
      if (over > 0) found.push(`${path}: ${over} px too tall`);
    }
    expect(found).toEqual([]);
  }, 60_000);
});
