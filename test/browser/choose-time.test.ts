import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bookAppointment } from '../../src/operations/booking/book-appointment.ts';
import { cancelAppointment } from '../../src/operations/booking/cancel-appointment.ts';
import { offerFreedTimes } from '../../src/operations/booking/offer-freed-times.ts';
import { axeFindings } from '../support/axe.ts';
import { at, BILLING, DEVICE, STORE, smallStore } from '../support/booking-store.ts';
import { closeBrowser, openContext } from '../support/browser.ts';
import { servedApp } from '../support/served-app.ts';
import { signedIn } from '../support/store-people.ts';
import type { TestApp } from '../support/test-app.ts';

const NEXT = '2026-11-25';
const SYSTEM = { kind: 'system', id: 'test' } as const;
const TIMES = '/stores/old-market/book/device-trouble';
/** Set to keep pictures of the screens for a look. */
const PICTURES = process.env.PICTURES;

let app: TestApp;
let url: string;

beforeEach(async () => {
  // A Tuesday, 8 am in Omaha; one advisor, half hours.
  ({ app, url } = await servedApp({ now: '2026-11-24T14:00:00Z' }));
  const settings = { walkInReserveShare: 0, slotStepMinutes: 30 };
  await smallStore(app.deps, { settings, advisors: [[DEVICE, BILLING]] });
});
afterEach(() => app.close());
afterAll(closeBrowser);

async function book(startsAt: number, name = 'Bo') {
  const outcome = await bookAppointment(app.deps, {
    store: STORE,
    services: [DEVICE],
    startsAt,
    booker: 'staff',
    name,
    phone: null,
    email: `${name.toLowerCase()}@example.com`,
    language: 'en',
    source: 'staff',
    actor: SYSTEM,
  });
  if (outcome.kind !== 'booked') throw new Error(outcome.kind);
  return outcome;
}

async function fill(date: string) {
  const ids: string[] = [];
  for (let half = 0; half < 18; half++) ids.push((await book(at(date, 9, half * 30))).appointment.id);
  return ids;
}

describe.each([
  { name: 'a light phone', width: 390, height: 844, colorScheme: 'light' },
  { name: 'a dark desk', width: 1440, height: 900, colorScheme: 'dark' },
] as const)('$name', ({ name, width, height, colorScheme }) => {
  let page: Page;
  const found: string[] = [];

  beforeEach(async () => {
    found.length = 0;
    const { context } = await openContext({ viewport: { width, height }, colorScheme });
    page = await context.newPage();
  });
  afterEach(() => page.context().close());

  async function look(of: string): Promise<void> {
    found.push(...(await axeFindings(page)).map((text) => `${of}: ${text}`));
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (over > 0) found.push(`${of}: ${over} px wider than the screen`);
    if (!PICTURES) return;
    mkdirSync(PICTURES, { recursive: true });
    await page.screenshot({ path: join(PICTURES, `${of} ${name}.png`.replaceAll(' ', '-')), fullPage: true });
  }

  const lookAt = async (of: string, path: string): Promise<void> => {
    await page.goto(url + path);
    await look(of);
  };

  test('choosing, waiting and answering offers: nothing for axe to find, nothing wider than the screen', async () => {
    const ids = await fill(NEXT);
    await lookAt('times', TIMES);
    await lookAt('month', `${TIMES}?view=month`);
    await lookAt('full day', `${TIMES}?day=${NEXT}`);
    await lookAt('more', '/stores/old-market/book?more');
    await lookAt('more refused', '/stores/old-market/book?asked=yes&party=40');
    await lookAt('waitlist', `${TIMES}/waitlist?day=${NEXT}`);
    await page.fill('[name=name]', 'Ana');
    await page.fill('[name=email]', 'ana@example.com');
    await Promise.all([page.waitForURL('**/waitlist/wsh_*'), page.locator('main form button').first().click()]);
    await look('waiting');
    await cancelAppointment(app.deps, { appointmentId: ids[2]!, booker: 'staff', actor: SYSTEM });
    await offerFreedTimes(app.deps, STORE);
    // The page follows by itself.
    await page.getByText('A time is free for you').waitFor();
    await look('offered');
    const { appointment, token } = await book(at('2026-11-26', 10), 'Cy');
    await page.goto(`${url}/v/${appointment.id}.${token}`);
    await look('appointment');
    const staff = await signedIn(app, 'manager');
    const cookies = [...staff.cookies].map(([key, value]) => ({ name: key, value, url }));
    await page.context().addCookies(cookies);
    await page.goto(`${url}/manage/stores/old-market/special-days/2026-11-26`);
    await Promise.all([page.waitForLoadState('load'), page.locator('main form button[type=submit]').first().click()]);
    await look('affected');
    await Promise.all([page.waitForURL('**/attention?kept'), page.locator('main form button').first().click()]);
    await look('attention');
    await lookAt('offer times', `/manage/stores/old-market/attention/${appointment.id}/times`);
    await Promise.all([page.waitForURL('**/attention'), page.locator('main form button').first().click()]);
    await look('offered by the manager');
    await lookAt('offer', `/appointments/${appointment.id}/offer`);
    const staffBase = '/staff/old-market/appointments';
    await lookAt('staff list', `${staffBase}?day=${NEXT}`);
    await lookAt('staff one', `${staffBase}/${appointment.id}`);
    await lookAt('staff move', `${staffBase}/${appointment.id}/move`);
    await lookAt('staff cancel', `${staffBase}/${appointment.id}/cancellation`);
    await lookAt('staff new', `${staffBase}/new`);
    await lookAt('staff times', `${staffBase}/new/times?service=device-trouble&party=2`);
    expect(found).toEqual([]);
  });
});

test('a day and a time are chosen by keyboard alone', async () => {
  const { context } = await openContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto(`${url}${TIMES}?view=month`);
  const free = page.locator('a.month-day', { hasText: '26' });
  await free.focus();
  await Promise.all([page.waitForURL('**day=2026-11-26**'), page.keyboard.press('Enter')]);
  await page.locator('input[name=startsAt]').first().focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  expect(await page.locator('input[name=startsAt]:checked').getAttribute('value')).toBe('2026-11-26T15:30:00Z');
  await Promise.all([page.waitForURL('**/details**'), page.keyboard.press('Enter')]);
  expect(await page.locator('main').textContent()).toContain('Thu, Nov 26, 9:30 am');
  await context.close();
});

test('times that pass while the page is open vanish; the store’s zone is named where the browser’s differs', async () => {
  const { context } = await openContext({ timezoneId: 'America/New_York' });
  const page = await context.newPage();
  await page.goto(url + TIMES);
  expect(await page.locator('form.book-times [data-zone-hint]').isVisible()).toBe(true);
  expect(await page.locator('form.book-times [data-zone-hint]').textContent()).toContain('Central Standard Time');
  const times = page.locator('form.book-times [data-until]');
  const before = await times.count();
  // As if the page had been open for six hours.
  await page.evaluate(() => {
    const form = document.querySelector<HTMLFormElement>('[data-as-of]')!;
    form.dataset.asOf = String(Number(form.dataset.asOf) + 6 * 3_600_000);
    document.dispatchEvent(new Event('visibilitychange'));
  });
  expect(await times.count()).toBeLessThan(before);
  expect(await times.first().locator('input').getAttribute('value')).toBe('2026-11-24T21:00:00Z');
  expect(await page.locator('[data-times-passed]').isVisible()).toBe(true);
  expect(await page.getByRole('heading', { name: 'Morning' }).count()).toBe(0);
  await context.close();
  const same = await openContext({ timezoneId: 'America/Chicago' });
  const there = await same.context.newPage();
  await there.goto(url + TIMES);
  expect(await there.locator('form.book-times [data-zone-hint]').isVisible()).toBe(false);
  await same.context.close();
});
