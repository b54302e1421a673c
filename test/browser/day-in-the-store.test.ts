import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { closeBrowser, openContext } from '../support/browser.ts';
import { pairedScreen } from '../support/kiosk-screen.ts';
import { servedApp } from '../support/served-app.ts';
import { type SmallStore, smallStore } from '../support/small-store.ts';
import { signInAs } from '../support/staff-desk.ts';
import type { TestApp } from '../support/test-app.ts';
import type { Visitor } from '../support/visitor.ts';

const ALL = ['billing', 'device', 'plan'];
const PATIENCE = { timeout: 15_000 };

let app: TestApp;
let url: string;
let store: SmallStore;
let pages: Page[];
let complaints: string[][];

/** A screen of its own, with the cookies that somebody was given before. */
async function screen(options: BrowserContextOptions, known?: Visitor): Promise<Page> {
  const opened = await openContext(options);
  const cookies = [...(known?.cookies ?? [])].map(([name, value]) => ({ name, value, url }));
  await opened.context.addCookies(cookies);
  complaints.push(opened.complaints);
  const page = await opened.context.newPage();
  pages.push(page);
  return page;
}

/** From now on any new load of the page is found out. */
const mark = (page: Page) => page.evaluate(() => Object.assign(window, { stayed: true }));
const stayed = (page: Page) => page.evaluate(() => 'stayed' in window);
const shows = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor(PATIENCE);

beforeEach(async () => {
  pages = [];
  complaints = [];
  // 10:00 in Chicago.
  ({ app, url } = await servedApp({ now: '2026-11-24T16:00:00Z' }));
  const shift = { date: '2026-11-24', from: '2026-11-24T15:00:00Z', to: '2026-11-25T00:00:00Z' };
  store = await smallStore(app.deps, { advisors: [ALL, ALL], openCounters: false, shift });
});
afterEach(async () => {
  for (const page of pages) await page.context().close();
  await app.close();
});
afterAll(closeBrowser);

/** Books the first free time on a phone; the code of the confirmation. */
async function bookOnPhone(phone: Page): Promise<string> {
  await phone.goto(`${url}/stores/sto-1/book`);
  await phone.getByText('Device trouble').first().click();
  await phone.locator('label.time').first().click();
  await phone.locator('.book-times button[type=submit]').click();
  await phone.fill('#field-name', 'Ana Souza');
  await phone.fill('#field-email', 'ana@example.com');
  await phone.locator('form[action$="/check"] button[type=submit]').click();
  await phone.locator('form[action$="/appointments"] button[type=submit]').click();
  await phone.waitForURL('**/appointments/**');
  const text = await phone.locator('main').innerText();
  return /\b[FHKMQRTWX2346789]{3} [FHKMQRTWX2346789]{3}\b/.exec(text)![0];
}

async function checkInAtKiosk(kiosk: Page, code: string): Promise<string> {
  await kiosk.getByText('I have a code').tap();
  await kiosk.locator('.kiosk-keypad').waitFor();
  for (const sign of code.replace(' ', '')) await kiosk.getByRole('button', { name: sign, exact: true }).tap();
  await kiosk.locator('.kiosk-main-act').tap();
  await kiosk.getByText('Use my name').tap();
  await shows(kiosk, 'First three letters of your name?');
  for (const letter of 'ANA') await kiosk.getByRole('button', { name: letter, exact: true }).tap();
  await kiosk.locator('.kiosk-main-act').tap();
  await kiosk.locator('.kiosk-ticket').waitFor(PATIENCE);
  return (await kiosk.locator('.code-large').innerText()).trim().split(/\s/).at(-1)!;
}

test('a day in the store on four screens: book, check in, call, display, serve, finish', async () => {
  const phone = await screen({ viewport: { width: 390, height: 844 } });
  const kiosk = await screen(
    { viewport: { width: 1080, height: 1920 }, hasTouch: true },
    await pairedScreen(app, store.id, 'kiosk'),
  );
  const wall = await screen({ viewport: { width: 1920, height: 1080 } }, await pairedScreen(app, store.id, 'display'));
  const nadia = await signInAs(app, store, { name: 'Nadia', role: 'advisor', advisorId: store.advisors[0]! });
  const desk = await screen({ viewport: { width: 1280, height: 800 } }, nadia);

  const code = await bookOnPhone(phone);
  app.setNow('2026-11-24T16:20:00Z');
  await Promise.all([kiosk.goto(`${url}/kiosk`), wall.goto(`${url}/display`), desk.goto(`${url}/staff/sto-1/queue`)]);
  await Promise.all([kiosk, wall, desk].map(mark));
  await desk.getByRole('button', { name: 'Counter 1' }).click();
  await shows(desk, 'Nobody is waiting');

  const ticket = await checkInAtKiosk(kiosk, code);
  expect(ticket).toBe('D001');
  await desk.locator('button.call-next', { hasText: ticket }).waitFor(PATIENCE);
  await shows(desk, 'Ana Souza');

  await phone.waitForURL('**/visits/**', PATIENCE);
  await shows(phone, 'You’re next.');
  await mark(phone);

  app.advance(5);
  await desk.keyboard.press('n');
  await shows(desk, 'Called to you');
  await wall.locator('#display-call', { hasText: ticket }).waitFor(PATIENCE);
  await shows(phone, 'It’s your turn: Counter 1');

  await desk.keyboard.press('s');
  await shows(desk, 'With you now');
  await shows(phone, 'You’re being served at Counter 1.');
  app.advance(12);
  await desk.selectOption('#field-outcome', 'resolved');
  await desk.fill('#field-summary', 'Screen replaced');
  await desk.getByRole('button', { name: 'Finish', exact: false }).last().click();
  await shows(desk, `${ticket} is finished.`);
  await shows(phone, 'Your visit is done. Thank you for coming.');

  expect(await Promise.all([phone, kiosk, wall, desk].map(stayed))).toEqual([true, true, true, true]);
  expect(complaints).toEqual([[], [], [], []]);
  const [visit] = await app.deps.db.read.query.visits.findMany();
  const [appointment] = await app.deps.db.read.query.appointments.findMany();
  expect(visit).toMatchObject({ status: 'completed', outcome: 'resolved', summary: 'Screen replaced' });
  expect(appointment).toMatchObject({ status: 'fulfilled', name: 'Ana Souza' });
}, 180_000);
