import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { insertPlaces, saveShippedVersion } from '../../src/db/records/store/places.ts';
import { updateStore } from '../../src/db/records/store/stores.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { SYSTEM } from '../../src/domain/actor.ts';
import { makeSetUpLink } from '../../src/operations/access/set-up.ts';
import { callNext } from '../../src/operations/counter/call-next.ts';
import { completeVisit } from '../../src/operations/visit/complete.ts';
import { startVisit } from '../../src/operations/visit/start.ts';
import { axeFindings } from '../support/axe.ts';
import { closeBrowser, openContext } from '../support/browser.ts';
import { pairedScreen } from '../support/kiosk-screen.ts';
import { servedApp } from '../support/served-app.ts';
import { type SmallStore, smallStore } from '../support/small-store.ts';
import type { TestApp } from '../support/test-app.ts';

const LOOKS = [
  { name: 'a light phone in English', width: 390, colorScheme: 'light', lang: 'en' },
  { name: 'a dark desk in Spanish', width: 1280, colorScheme: 'dark', lang: 'es' },
] as const;
const NARROW = 320;
/** Chromium says so of every refused form and lost page, which here are meant. */
const MEANT = /^Failed to load resource: the server responded with a status of 4\d\d/;
const CHICAGO = { kind: 'zip', key: '60601', state: 'IL', name: 'Chicago', lat: 41.8858, lng: -87.6181, rank: 0 };

let app: TestApp;
let url: string;
let store: SmallStore;

beforeEach(async () => {
  // 10:00 in Chicago.
  ({ app, url } = await servedApp({ now: '2026-11-24T16:00:00Z' }));
  const shift = { date: '2026-11-24', from: '2026-11-24T15:00:00Z', to: '2026-11-25T00:00:00Z' };
  store = await smallStore(app.deps, { shift });
  await inTransaction(app.deps.db, async (tx) => {
    const address = { street: '500 Elm St', city: 'Chicago', state: 'IL', postcode: '60601', phone: '+13125550100' };
    await updateStore(tx, store.id, { name: 'Old Market', ...address });
    await insertPlaces(tx, [CHICAGO]);
    await saveShippedVersion(tx, 'places', 'of this test', app.now());
  });
});
afterEach(() => app.close());
afterAll(closeBrowser);

describe.each(LOOKS)('$name', ({ width, colorScheme, lang }) => {
  let page: Page;
  let complaints: string[];
  let found: string[];

  beforeEach(async () => {
    const opened = await openContext({ viewport: { width, height: 844 }, colorScheme });
    complaints = opened.complaints;
    found = [];
    page = await opened.context.newPage();
    await opened.context.addCookies([{ name: 'language', value: lang, url }]);
  });
  afterEach(() => page.context().close());

  async function noSidewaysScroll(of: string, at: number): Promise<void> {
    await page.setViewportSize({ width: at, height: 844 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (over > 0) found.push(`${of}: ${over} px wider than ${at}`);
  }

  /** What is wrong with the page as it stands; `alsoAt` is a second width that it has to fit. */
  async function look(of: string, alsoAt?: number): Promise<void> {
    if ((await page.locator('html').getAttribute('lang')) !== lang) found.push(`${of}: another language`);
    found.push(...(await axeFindings(page)).map((text) => `${of}: ${text}`));
    if (alsoAt) await noSidewaysScroll(of, alsoAt);
    await noSidewaysScroll(of, width);
  }

  async function lookAt(of: string, path: string, alsoAt?: number): Promise<void> {
    await page.goto(url + path);
    await look(of, alsoAt);
  }

  const press = async (form: string): Promise<void> => {
    await Promise.all([page.waitForLoadState('load'), page.locator(`${form} button[type=submit]`).first().click()]);
    await page.waitForLoadState('load');
  };
  const allWell = () => expect([found, complaints.filter((text) => !MEANT.test(text))]).toEqual([[], []]);

  test('the finder, the store, the doors and a lost page', async () => {
    await lookAt('finder', '/?q=60601', NARROW);
    await lookAt('finder without a question', '/', NARROW);
    await lookAt('finder with nothing open', '/?q=60601&openNow=yes&service=nothing', NARROW);
    await lookAt('finder of an unknown place', '/?q=Nowhereville', NARROW);
    await lookAt('store', '/stores/sto-1');
    await lookAt('sign-in', '/sign-in');
    await lookAt('lost page', '/stores/none-such');
    await lookAt('API reference', '/api/v1/docs');
    allWell();
  }, 120_000);

  test('the first set-up of a new chain', async () => {
    const fresh = await servedApp({ now: '2026-11-24T16:00:00Z' });
    await page.context().addCookies([{ name: 'language', value: lang, url: fresh.url }]);
    await page.goto((await makeSetUpLink(fresh.app.deps))!);
    await look('set-up');
    await fresh.app.close();
    allWell();
  }, 60_000);

  test('joining the line, and the visit until it is over', async () => {
    await lookAt('what for', '/stores/sto-1/join');
    await lookAt('join', '/stores/sto-1/join?service=device');
    await page.fill('#field-phone', '555');
    await press('form[action$="/visits"]');
    await page.locator('.error-summary').waitFor();
    await look('join refused');
    await page.fill('#field-phone', '');
    await press('form[action$="/visits"]');
    await page.locator('[data-visit-state=waiting]').waitFor();
    await look('waiting');
    await page.goto(`${page.url()}/leave`);
    await look('leaving');
    await page.goBack();
    const called = await callNext(app.deps, { counterId: store.counters[0]!, actor: SYSTEM });
    if (called.kind !== 'called') throw new Error(called.kind);
    await page.locator('[data-visit-state=called]').waitFor();
    await look('called');
    const wall = await pairedScreen(app, store.id, 'display');
    await page.context().addCookies([{ name: 'display', value: wall.cookies.get('display')!, url }]);
    const visitAddress = page.url();
    await lookAt('display', '/display');
    const as = { kind: 'staff', advisorId: store.advisors[0]!, mayActForOthers: true } as const;
    const act = { visitId: called.visit.id, as, actor: SYSTEM };
    await startVisit(app.deps, act);
    await completeVisit(app.deps, { ...act, outcome: 'resolved' });
    await page.goto(visitAddress);
    await page.locator('[data-visit-state=completed]').waitFor();
    await look('ended');
    await page.goto(`${url}/stores/sto-1/join?service=device`);
    app.setNow('2026-11-25T03:00:00Z');
    await press('form[action$="/visits"]');
    await look('line closed');
    allWell();
  }, 120_000);

  test('booking, and the appointment until it is cancelled', async () => {
    await lookAt('what for', '/stores/sto-1/book', NARROW);
    await lookAt('day and time', '/stores/sto-1/book/device', NARROW);
    await press('.book-times');
    await page.locator('.error-summary').waitFor();
    await look('no time chosen', NARROW);
    await page.locator('label.time').first().click();
    await press('.book-times');
    await page.locator('#field-name').waitFor();
    await look('details', NARROW);
    await press('form[action$="/check"]');
    await page.locator('.error-summary').waitFor();
    await look('details refused', NARROW);
    await page.fill('#field-name', 'Ana Souza');
    await page.fill('#field-email', 'ana@example.com');
    await press('form[action$="/check"]');
    await page.locator('form[action$="/appointments"]').waitFor();
    await look('check answers', NARROW);
    await press('form[action$="/appointments"]');
    await page.waitForURL('**/appointments/**');
    await look('confirmed', NARROW);
    const address = new URL(page.url()).pathname;
    await lookAt('move', `${address}/move`, NARROW);
    await lookAt('other service', `${address}/service`, NARROW);
    await lookAt('cancel', `${address}/cancel`, NARROW);
    await press('form[action$="/cancellation"]');
    await page.waitForURL(`**${address}`);
    await look('cancelled', NARROW);
    allWell();
  }, 120_000);
});
