import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import type { VisitRow } from '../../src/db/records/visits.ts';
import { ticketOf } from '../../src/domain/queue/party.ts';
import { acceptDevice, beginPairing } from '../../src/operations/access/pair-device.ts';
import { joinLine } from '../../src/operations/arrival/walk-in.ts';
import { callNext } from '../../src/operations/counter/call-next.ts';
import { closeBrowser, openContext } from '../support/browser.ts';
import { type SmallStore, smallStore } from '../support/small-store.ts';
import { type TestApp, testApp } from '../support/test-app.ts';

const ACTOR = { kind: 'account', id: 'acc_1' } as const;
let app: TestApp;
let store: SmallStore;
let page: Page;
let complaints: string[];

beforeEach(async () => {
  app = await testApp({ now: '2026-11-24T16:00:00Z' });
  store = await smallStore(app.deps, { advisors: [['billing'], ['billing'], ['billing']] });
  const { code, secret } = await beginPairing(app.deps, 'display');
  await acceptDevice(app.deps, { code, storeId: store.id, name: 'Wall', actor: ACTOR });
  const opened = await openContext({ viewport: { width: 1920, height: 1080 } });
  complaints = opened.complaints;
  const url = await app.listen();
  await opened.context.addCookies([{ name: 'display', value: secret, url }]);
  page = await opened.context.newPage();
  // Counted, since a test cannot hear.
  await page.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    HTMLMediaElement.prototype.play = async () => {
      heard.push(document.querySelector('[data-call-ticket]')?.textContent ?? '');
    };
  });
  await page.goto(`${url}/display`);
});
afterEach(async () => {
  await page.context().close();
  await app.close();
});
afterAll(closeBrowser);

async function callSomebody(counter: number): Promise<VisitRow> {
  await joinLine(app.deps, { storeId: store.id, services: ['billing'], source: 'kiosk', actor: ACTOR });
  const called = await callNext(app.deps, { counterId: store.counters[counter]!, actor: ACTOR });
  if (called.kind !== 'called') throw new Error(called.kind);
  return called.visit;
}

const shown = () => page.locator('[data-call-ticket]').innerText();
const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
const rows = () => page.locator('[data-calls] tbody tr:visible th').allInnerTexts();

test('two calls at once are shown one after the other, each with its chime', async () => {
  const first = ticketOf(await callSomebody(0));
  const second = ticketOf(await callSomebody(1));
  await expect.poll(shown).toBe(first);
  await expect.poll(heard).toEqual([first]);
  expect(await rows()).toEqual([]);
  await expect.poll(shown, { timeout: 10_000 }).toBe(second);
  expect(await heard()).toEqual([first, second]);
  await expect.poll(rows).toEqual([first]);
  expect(await page.locator('#display-call').getAttribute('class')).toBe('display-call');
  expect(complaints).toEqual([]);
}, 30_000);

test('what was called long before the screen came back is shown without a chime', async () => {
  await callSomebody(0);
  await expect.poll(heard).toHaveLength(1);
  const before = await shown();
  await page.context().setOffline(true);
  await expect.poll(() => page.locator('[data-offline-bar]').isVisible()).toBe(true);
  const missed = ticketOf(await callSomebody(1));
  app.advance(5);
  expect(await shown()).toBe(before);
  await page.context().setOffline(false);
  await expect.poll(shown, { timeout: 30_000 }).toBe(missed);
  expect(await heard()).toHaveLength(1);
  expect(await page.locator('#display-call').getAttribute('class')).toContain('display-call-quiet');
}, 90_000);
