import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SYSTEM } from '../../src/domain/actor.ts';
import { judgeWaits } from '../../src/operations/daily/judge-waits.ts';
import { addOverflowLane } from '../../src/operations/manage/put-overflow-lane.ts';
import { removeService } from '../../src/operations/manage/remove-service.ts';
import { seeServices } from '../../src/operations/manage/see-configuration.ts';
import { DEMO_STORES } from '../../src/seed/chain/store-list.ts';
import { fillStore } from '../../src/seed/fill-stores.ts';
import { HOUR } from '../../src/time/instant.ts';
import { axeFindings } from '../support/axe.ts';
import { closeBrowser, openContext } from '../support/browser.ts';
import { addAccount } from '../support/people.ts';
import { servedApp } from '../support/served-app.ts';
import type { TestApp } from '../support/test-app.ts';
import type { Visitor } from '../support/visitor.ts';

const demo = DEMO_STORES.find((store) => store.slug === 'new-york-union-square')!;
const BASE = `/manage/stores/${demo.slug}`;
/** Pages that are empty in a new store: here with a past, a lane and appointments that nobody can serve. */
const PAGES = [
  '',
  '/attention',
  '/overflow',
  '/settings',
  '/settings/walk-in-seats',
  '/waits',
  '/what-if',
  '/what-if?day=2026-11-19&extra=*&lunch=&lunchAt=13:00&slots=20&headStart=60',
  '/what-if?day=2026-11-20&headStart=60',
];

let app: TestApp;
let url: string;
let owner: Visitor;

beforeAll(async () => {
  ({ app, url } = await servedApp({ now: '2026-11-20T18:20:00Z' }));
  await fillStore(app.deps, demo, { startedAt: app.now(), main: demo.slug, historyDays: 3, now: app.now });
  await judgeWaits(app.deps);
  const storeId = (await app.deps.db.read.query.stores.findMany())[0]!.id;
  const [first, second] = await seeServices(app.deps, storeId);
  const lane = { name: 'Back room', startsAt: app.now() + HOUR, endsAt: app.now() + 3 * HOUR, skills: [first!.id] };
  await addOverflowLane(app.deps, { storeId, lane, actor: SYSTEM });
  await removeService(app.deps, { storeId, service: second!.id, keep: true, actor: SYSTEM });
  const account = { email: 'olive@example.com', password: 'green lamps over water' };
  await addAccount(app, { ...account, isOwner: true });
  owner = app.visitor();
  await owner.submit((await owner.get('/sign-in')).form('/sign-in'), account);
});
afterAll(async () => {
  await app.close();
  await closeBrowser();
});

async function open(width: number, colorScheme: 'light' | 'dark'): Promise<{ page: Page; complaints: string[] }> {
  const { context, complaints } = await openContext({ viewport: { width, height: 844 }, colorScheme });
  await context.addCookies([{ name: 'session', value: owner.cookies.get('session')!, url }]);
  return { page: await context.newPage(), complaints };
}

test('pages of rules, lanes, attention and figures are accessible with something on them', async () => {
  const { page, complaints } = await open(1280, 'light');
  for (const path of PAGES) {
    await page.goto(`${url}${BASE}${path}`);
    expect([path, await axeFindings(page)]).toEqual([path, []]);
  }
  await page.goto(`${url}${BASE}/attention`);
  expect(await page.locator('.attention-row').count()).toBeGreaterThan(0);
  await page.goto(`${url}${BASE}/attention`);
  await page.locator('.attention-row a').first().click();
  expect(await axeFindings(page)).toEqual([]);
  expect(complaints).toEqual([]);
  await page.context().close();
});

test('on a phone, dark and in Spanish too, no wider than the phone', async () => {
  const { page } = await open(390, 'dark');
  await page.goto(`${url}${BASE}?lang=es`);
  for (const path of PAGES) {
    await page.goto(`${url}${BASE}${path}`);
    expect([path, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([path, 390]);
    expect([path, await axeFindings(page)]).toEqual([path, []]);
  }
  await page.context().close();
});
