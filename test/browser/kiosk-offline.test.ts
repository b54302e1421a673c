import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { replaceSkills } from '../../src/db/records/staff/staff.ts';
import { insertService } from '../../src/db/records/store/services.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { axeFindings } from '../support/axe.ts';
import { closeBrowser, openContext } from '../support/browser.ts';
import { pairedScreen } from '../support/kiosk-screen.ts';
import { servedApp } from '../support/served-app.ts';
import { smallStore } from '../support/small-store.ts';
import type { TestApp } from '../support/test-app.ts';

let app: TestApp;
let url: string;
let context: BrowserContext;
let page: Page;

beforeEach(async () => {
  ({ app, url } = await servedApp({ now: '2026-11-24T16:00:00Z' }));
  const store = await smallStore(app.deps, { advisors: [['billing', 'device', 'plan']] });
  const kiosk = await pairedScreen(app, store.id, 'kiosk');
  ({ context } = await openContext({ viewport: { width: 1080, height: 1920 }, hasTouch: true }));
  await context.addCookies([{ name: 'kiosk', value: kiosk.cookies.get('kiosk')!, url }]);
  page = await context.newPage();
  await page.goto(`${url}/kiosk`);
  await expect.poll(() => page.evaluate(inHand)).toBe(20);
  // The worker has both pages whole, and is done with keeping: only then may the server go.
  await expect.poll(() => page.evaluate(kept), { timeout: 15_000 }).toEqual([true, true, true, true]);
  await page.evaluate(() => navigator.serviceWorker.ready.then(({ active }) => active!.state === 'activated'));
});
afterEach(async () => {
  await context.close();
  await app.close();
});
afterAll(closeBrowser);

/** In the page: what the worker has kept, and whether it looks after this page. */
const kept = async () => {
  const addresses = ['/kiosk/offline/en', '/kiosk/offline/es', '/chain.css'];
  const texts = await Promise.all(addresses.map(async (path) => (await caches.match(path))?.text()));
  return [...texts.map((text) => Boolean(text)), Boolean(navigator.serviceWorker.controller)];
};

/** In the page: how many numbers the browser has kept. */
const inHand = () =>
  new Promise<number>((resolve) => {
    const opening = indexedDB.open('walkup-kiosk');
    opening.onsuccess = () => {
      const count = opening.result.transaction('tickets').objectStore('tickets').count();
      count.onsuccess = () => {
        opening.result.close();
        resolve(count.result);
      };
    };
  });
/** In the page: how many services the browser knows of. */
const servicesKept = () =>
  new Promise<number>((resolve) => {
    const opening = indexedDB.open('walkup-kiosk');
    opening.onsuccess = () => {
      const all = opening.result.transaction('facts').objectStore('facts').getAll();
      all.onsuccess = () => {
        opening.result.close();
        resolve(all.result[0]?.services?.length ?? 0);
      };
    };
  });
const visits = () => app.deps.db.read.query.visits.findMany();
const waiting = async () =>
  (await visits())
    .filter((visit) => visit.status === 'waiting')
    .map((visit) => `${visit.ticketLetter}${visit.ticketNumber} ${visit.language}`)
    .sort();
const back = () => app.listen(Number(new URL(url).port));
const code = () => page.locator('[data-offline-code]').innerText();

describe('the kiosk without its server', () => {
  test('says so at once, gives tickets from those in hand, and brings each in once', async () => {
    app.hangUp();
    await page.getByText('You can still take a ticket').waitFor({ timeout: 15_000 });
    expect(await axeFindings(page)).toEqual([]);
    await page.reload();
    await page.getByRole('button', { name: 'Device trouble' }).dblclick();
    await page.locator('[data-offline-code]').waitFor();
    expect(await code()).toBe('D901');
    expect(await page.locator('[data-offline-qr] path').getAttribute('d')).toMatch(/^M2 2h1v1H2z/);
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Done' }).tap();
    await page.getByText('You can still take a ticket').waitFor();
    await page.getByRole('link', { name: 'Español' }).tap();
    await page.getByText('Aún puede tomar un turno').waitFor();
    await page.getByRole('button', { name: 'Billing question' }).tap();
    await page.locator('[data-offline-code]').waitFor();
    expect(await code()).toBe('B902');
    expect(await visits()).toEqual([]);
    await back();
    await expect.poll(waiting, { timeout: 20_000 }).toEqual(['B902 es', 'D901 en']);
    // The ticket stays until its owner is done with it.
    expect(await code()).toBe('B902');
    await page.getByRole('button', { name: 'Listo' }).tap();
    await page.getByText('Do you have an appointment today?').waitFor();
    await page.reload();
    await page.waitForTimeout(1_000);
    expect(await visits()).toHaveLength(2);
  }, 90_000);

  test('a ticket that was asked of the server in its last moment is one ticket', async () => {
    await page.goto(`${url}/kiosk/services/device`);
    await page.route('**/kiosk/visits', async (route) => {
      await route.fetch();
      app.hangUp();
      await route.abort();
    });
    await page.locator('form[action="/kiosk/visits"] button').tap();
    await page.locator('[data-offline-code]').waitFor({ timeout: 15_000 });
    expect(await code()).toBe('D901');
    await page.reload();
    await page.locator('[data-offline-code]').waitFor();
    expect(await code()).toBe('D901');
    await page.unroute('**/kiosk/visits');
    await back();
    await expect.poll(waiting, { timeout: 20_000 }).toEqual(['D901 en']);
    expect(await visits()).toHaveLength(2);
  }, 90_000);

  test('nine services fit on the screen without scrolling, in both languages', async () => {
    const names = ['New line', 'New device or upgrade', 'Pick up an order', 'Exchange or return', 'Travel', 'Business'];
    await inTransaction(app.deps.db, async (tx) => {
      for (const [i, name] of names.entries()) {
        const service = {
          id: `svc_${i}`,
          storeId: 'sto_1',
          key: `more-${i}`,
          name,
          serviceMinutes: 10,
          position: 10 + i,
        };
        await insertService(tx, { ...service, ticketLetter: 'FGHJKL'[i]! });
      }
      const all = ['billing', 'device', 'plan'].map((key) => `svc_sto_1_${key}`);
      await replaceSkills(tx, 'sto_1', 'adv_sto_1_1', [...all, ...names.map((_, i) => `svc_${i}`)]);
    });
    app.advance(1);
    await page.reload();
    await expect.poll(() => page.evaluate(servicesKept), { timeout: 15_000 }).toBe(9);
    const tooTall = () => page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
    // With all that makes it easier at once, where there is least room.
    for (const name of [/^Larger text/, /^Lower the buttons/, /^For the left hand/]) {
      await page.goto(`${url}/kiosk/ease`);
      await page.getByRole('button', { name }).tap();
      await page.waitForLoadState();
    }
    for (const lang of ['en', 'es']) {
      await page.goto(`${url}/kiosk?lang=${lang}`);
      await page.goto(`${url}/kiosk/services`);
      expect([lang, await tooTall()]).toEqual([lang, 0]);
    }
    app.hangUp();
    for (const lang of ['en', 'es']) {
      await page.goto(`${url}/kiosk/offline/${lang}`);
      await expect.poll(() => page.locator('[data-offline-services] button').count()).toBe(9);
      expect([lang, await tooTall()]).toEqual([lang, 0]);
    }
  }, 90_000);

  test('two tabs never give one number twice', async () => {
    const second = await context.newPage();
    await second.goto(`${url}/kiosk`);
    app.hangUp();
    for (const tab of [page, second]) await tab.getByText('You can still take a ticket').waitFor({ timeout: 15_000 });
    await Promise.all([page, second].map((tab) => tab.getByRole('button', { name: 'Plan change' }).click()));
    const codes = () => Promise.all([page, second].map((tab) => tab.locator('[data-offline-code]').innerText()));
    await expect.poll(async () => (await codes()).sort()).toEqual(['P901', 'P902']);
    await back();
    await expect.poll(waiting, { timeout: 20_000 }).toEqual(['P901 en', 'P902 en']);
    expect(await visits()).toHaveLength(2);
  }, 90_000);
});
