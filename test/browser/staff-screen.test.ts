import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SYSTEM } from '../../src/domain/actor.ts';
import { joinLine } from '../../src/operations/arrival/walk-in.ts';
import { callNext } from '../../src/operations/counter/call-next.ts';
import { axeFindings } from '../support/axe.ts';
import { closeBrowser, openContext } from '../support/browser.ts';
import { servedApp } from '../support/served-app.ts';
import { type SmallStore, smallStore } from '../support/small-store.ts';
import { signInAs } from '../support/staff-desk.ts';
import type { TestApp } from '../support/test-app.ts';

const ALL = ['billing', 'device', 'plan'];

let app: TestApp;
let url: string;
let store: SmallStore;
let page: Page;
let complaints: string[];

beforeEach(async () => {
  ({ app, url } = await servedApp({ now: '2026-11-24T16:00:00Z' }));
  store = await smallStore(app.deps, { advisors: [ALL, ALL] });
  const nadia = await signInAs(app, store, { name: 'Nadia', role: 'advisor', advisorId: store.advisors[0]! });
  const opened = await openContext({ viewport: { width: 1280, height: 800 } });
  complaints = opened.complaints;
  await opened.context.addCookies([{ name: 'session', value: nadia.cookies.get('session')!, url }]);
  page = await opened.context.newPage();
  await page.goto(`${url}/staff/sto-1/queue`);
  await page.waitForFunction(() => document.documentElement.dataset.shortcuts === 'on');
});
afterEach(async () => {
  await page.context().close();
  await app.close();
});
afterAll(closeBrowser);

const joins = (service: string, name: string) =>
  joinLine(app.deps, {
    storeId: store.id,
    services: [service],
    name,
    source: 'kiosk',
    actor: { kind: 'device', id: 'dev_1' },
  });
const shows = (text: string) => page.getByText(text).first().waitFor({ timeout: 15_000 });
const statuses = async () => (await app.deps.db.read.query.visits.findMany()).map((v) => v.status).sort();

describe('the staff screen in a browser', () => {
  test('one key each from call to finish, without a reload', async () => {
    await page.evaluate(() => Object.assign(window, { stayed: true }));
    await joins('billing', 'Ines K.');
    await joins('device', 'Maya R.');
    await shows('Maya R.');
    const button = page.locator('button.call-next');
    const place = await button.boundingBox();
    await page.keyboard.press('n');
    await shows('Called to you');
    await page.keyboard.press('s');
    await shows('With you now');
    expect(await button.boundingBox()).toEqual(place);
    await page.fill('#field-summary', 'n s x f are only letters here');
    await page.locator('h2', { hasText: 'With you now' }).click();
    await page.keyboard.press('n');
    await page.locator('.call-next-called', { hasText: 'D002' }).waitFor();
    expect(await statuses()).toEqual(['called', 'completed']);
    const [first] = await app.deps.db.read.query.visits.findMany();
    expect(first?.summary).toBe('n s x f are only letters here');
    expect(new URL(page.url()).pathname).toBe('/staff/sto-1/queue');
    expect(await page.evaluate(() => 'stayed' in window)).toBe(true);
    expect(complaints).toEqual([]);
  });

  test('a change of others leaves what is being typed, and the focus', async () => {
    await page.keyboard.press('w');
    await page.fill('#field-name', 'Half a na');
    await page.locator('.staff-services input').first().check();
    await page.locator('#field-name').focus();
    await joins('billing', 'Ines K.');
    await shows('Ines K.');
    expect(await page.inputValue('#field-name')).toBe('Half a na');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('field-name');
    expect(await page.locator('.staff-services input').first().isChecked()).toBe(true);
    await page.locator('#field-name').press('Enter');
    await shows('is in line.');
    expect(await page.locator('#walk-in').count()).toBe(0);
    await page.keyboard.press('w');
    await page.locator('#walk-in').waitFor();
    expect(await page.inputValue('#field-name')).toBe('');
    await page.keyboard.press('Escape');
    await page.locator('#walk-in').waitFor({ state: 'detached' });
    expect(await statuses()).toEqual(['waiting', 'waiting']);
  });

  test('an act that the line swallowed is sent again with its key, and done once', async () => {
    await page.keyboard.press('w');
    await page.locator('.staff-services input').first().check();
    // The first answer is lost after the server has done it, the second request never arrives.
    let asked = 0;
    await page.route('**/staff/sto-1/visits', async (route) => {
      asked += 1;
      if (asked === 1) await route.fetch();
      await (asked <= 2 ? route.abort() : route.continue());
    });
    await page.locator('#walk-in button[type=submit]').click();
    await page.locator('#staff-unsent').waitFor({ timeout: 10_000 });
    expect(await page.locator('#staff-unsent').innerText()).toBe(
      'No connection. Your last act is sent again by itself.',
    );
    await page.locator('#walk-in').waitFor({ state: 'detached', timeout: 15_000 });
    expect(asked).toBe(3);
    expect(await page.locator('#staff-unsent').isHidden()).toBe(true);
    expect(await statuses()).toEqual(['waiting']);
  }, 60_000);

  test('park, take up again, send on and take back, by keyboard alone, with the count in the title', async () => {
    await joins('billing', 'Ines K.');
    await joins('device', 'Maya R.');
    await shows('Maya R.');
    expect(await page.title()).toContain('(2) Queue');
    for (const key of ['n', 's', 'p']) {
      await page.locator(`[data-shortcut=${key}]`).waitFor();
      await page.keyboard.press(key);
    }
    await shows('B001 is parked; your counter is free.');
    expect(await page.title()).toContain('(1) Queue');
    await page.keyboard.press('g');
    await shows('With you now');
    await page.keyboard.press('t');
    await page.locator('#field-service').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('field-service');
    await page.locator('#field-service').selectOption({ label: 'Plan change' });
    await page.locator('.staff-panel .button-next').press('Enter');
    await shows('B001 is sent on and keeps the place.');
    await page.keyboard.press('z');
    await shows('Taken back. B001 is as before.');
    expect(await statuses()).toEqual(['in_service', 'waiting']);
    await page.keyboard.press('j');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('More for D002');
    expect(complaints).toEqual([]);
  }, 60_000);

  test('the focus comes back to what opened a form, and where its button is gone to the start of the screen', async () => {
    await joins('billing', 'Ines K.');
    await shows('Ines K.');
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
    await page.getByRole('link', { name: 'More for B001' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.staff-panel').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.staff-panel').waitFor({ state: 'detached' });
    expect(await focused()).toBe('More for B001');
    await page.getByRole('button', { name: 'Call B001' }).focus();
    await page.keyboard.press('Enter');
    await shows('Called to you');
    await page.waitForFunction(() => document.activeElement?.id === 'main');
    expect(await statuses()).toEqual(['called']);
    expect(complaints).toEqual([]);
  });

  test('shortcuts and their hints can be turned off, and stay off', async () => {
    await joins('billing', 'Ines K.');
    await shows('Ines K.');
    await page.keyboard.press('?');
    await page.locator('[data-switch=hints]').click();
    expect(await page.locator('button.call-next kbd').isVisible()).toBe(false);
    await page.locator('[data-switch=hints]').click();
    expect(await page.locator('button.call-next kbd').isVisible()).toBe(true);
    await page.locator('[data-switch=shortcuts]').click();
    expect(await page.locator('button.call-next kbd').isVisible()).toBe(false);
    await page.keyboard.press('n');
    await page.reload();
    await shows('Shortcuts: off');
    await page.keyboard.press('n');
    await page.waitForTimeout(300);
    expect(await statuses()).toEqual(['waiting']);
  });

  test('axe finds nothing in any state, light and dark, and nothing scrolls sideways', async () => {
    await joins('billing', 'Ines K.');
    await joins('device', 'Maya R.');
    const called = await callNext(app.deps, { counterId: store.counters[0]!, actor: SYSTEM });
    if (called.kind !== 'called') throw new Error(called.kind);
    const about = `?visit=${called.visit.id}&do=`;
    const forms = ['menu', 'transfer', 'service', 'merge', 'details'].map((form) => `${about}${form}`);
    const shows = ['walk-in', 'break', 'close', 'stop', 'ended', 'keys'].map((name) => `?show=${name}`);
    const states = ['', ...shows, ...forms];
    const sizes = [
      { width: 1280, height: 800 },
      { width: 800, height: 1280 },
      { width: 390, height: 844 },
    ];
    const found: string[] = [];
    for (const state of states) {
      await page.goto(`${url}/staff/sto-1/queue${state}`);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        found.push(...(await axeFindings(page)).map((text) => `${state} ${colorScheme} ${text}`));
      }
      for (const size of sizes) {
        await page.setViewportSize(size);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (over > 0) found.push(`${state} ${size.width}: ${over} px too wide`);
      }
    }
    expect(found).toEqual([]);
  }, 180_000);
});
