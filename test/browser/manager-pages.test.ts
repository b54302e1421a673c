import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { axeFindings } from '../support/axe.ts';
import { closeBrowser, openContext } from '../support/browser.ts';
import { servedApp } from '../support/served-app.ts';
import { type SmallStore, smallStore } from '../support/small-store.ts';
import { signInAs } from '../support/staff-desk.ts';
import type { TestApp } from '../support/test-app.ts';

const PAGES = [
  '',
  '/details',
  '/hours',
  '/special-days',
  '/services',
  '/services/new',
  '/services/starting-set',
  '/advisors',
  '/advisors/new',
  '/shifts',
  '/overflow',
  '/counters',
  '/devices',
  '/people',
  '/people/new',
  '/settings',
  '/settings/walk-in-seats',
  '/attention',
  '/waits',
  '/what-if',
];

let app: TestApp;
let url: string;
let store: SmallStore;
beforeEach(async () => {
  ({ app, url } = await servedApp({ now: '2026-11-24T16:00:00Z' }));
  store = await smallStore(app.deps, {
    advisors: [['billing', 'device', 'plan'], ['billing']],
    shift: { date: '2026-11-24', from: '2026-11-24T15:00:00Z', to: '2026-11-24T23:00:00Z' },
  });
});
afterEach(() => app.close());
afterAll(closeBrowser);

async function manager(width: number, colorScheme: 'light' | 'dark'): Promise<{ page: Page; complaints: string[] }> {
  const mara = await signInAs(app, store, { name: `Mara${width}`, role: 'manager' });
  const { context, complaints } = await openContext({ viewport: { width, height: 844 }, colorScheme });
  await context.addCookies([{ name: 'session', value: mara.cookies.get('session')!, url }]);
  return { page: await context.newPage(), complaints };
}

test('every page of the manager is accessible at desk width, and nothing is refused by the policy', async () => {
  const { page, complaints } = await manager(1280, 'light');
  for (const path of PAGES) {
    await page.goto(`${url}/manage/stores/sto-1${path}`);
    expect([path, await axeFindings(page)]).toEqual([path, []]);
  }
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('on a phone, dark and in Spanish, every page is accessible and no wider than the phone', async () => {
  const { page } = await manager(390, 'dark');
  await page.goto(`${url}/manage/stores/sto-1?lang=es`);
  for (const path of PAGES) {
    await page.goto(`${url}/manage/stores/sto-1${path}`);
    expect([path, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([path, 390]);
    expect([path, await axeFindings(page)]).toEqual([path, []]);
  }
  await page.context().close();
});

test('a refused form takes the focus to what is wrong, and each line leads to its field', async () => {
  const { page } = await manager(1280, 'light');
  await page.goto(`${url}/manage/stores/sto-1/services/new`);
  await page.locator('#field-serviceMinutes').fill('12');
  await page.locator('main .button-next').click();
  await page.locator('.error-summary').waitFor();
  expect(await axeFindings(page)).toEqual([]);
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('error-summary');
  await page.getByRole('link', { name: 'Set the service time in steps of 5' }).click();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('field-serviceMinutes');
  await page.context().close();
});
