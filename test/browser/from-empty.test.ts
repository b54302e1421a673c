import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { makeSetUpLink } from '../../src/operations/access/set-up.ts';
import { loadPlaces } from '../../src/operations/stores/load-places.ts';
import { closeBrowser, openContext } from '../support/browser.ts';
import { servedApp } from '../support/served-app.ts';
import type { TestApp } from '../support/test-app.ts';

const PASSWORD = 'green lamps over water';
let app: TestApp;
let url: string;

beforeEach(async () => {
  // A Monday, 9:00 in Denver.
  ({ app, url } = await servedApp({ now: '2026-11-23T16:00:00Z' }));
  await loadPlaces(app.deps);
});
afterEach(() => app.close());
afterAll(closeBrowser);

const said = (page: Page): Promise<string> => page.locator('main').innerText();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const go = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).first().click();

async function addStore(page: Page): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill('Union Station');
  await page.getByLabel('Street and number').fill('1701 Wynkoop St');
  await page.getByLabel('City').fill('Denver');
  await page.getByLabel('State').fill('CO');
  await page.getByLabel('ZIP code').fill('80202');
  await press(page, 'Save the store');
  expect(await said(page)).toContain('Its clock is Mountain Standard Time.');
}

async function setHours(page: Page): Promise<void> {
  await go(page, 'Set the opening hours');
  for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday']) {
    await page.getByLabel(`${day}, opens`, { exact: true }).fill('9 am');
    await page.getByLabel(`${day}, closes`, { exact: true }).fill('8 pm');
  }
  await press(page, 'Save the opening hours');
  expect(await said(page)).toContain('The opening hours are saved.');
}

async function addServices(page: Page): Promise<void> {
  await go(page, 'Choose the services');
  await page.getByLabel('Network specialist').uncheck();
  await press(page, 'Add the chosen services');
  expect(await said(page)).toContain('8 services are added.');
}

async function addAdvisors(page: Page): Promise<void> {
  await go(page, 'Add the advisors');
  for (const name of ['Ana S.', 'Luis M.']) {
    await go(page, 'Add an advisor');
    await page.getByLabel('Name', { exact: true }).fill(name);
    await press(page, 'Save the advisor');
    expect(await said(page)).toContain(`${name} is saved.`);
  }
}

async function planShifts(page: Page): Promise<void> {
  await go(page, 'Plan the shifts');
  await page.locator('#field-fillTimes').fill('9-5:30');
  await page.locator('#field-fillBreaks').fill('12-12:30');
  await press(page, 'Fill the empty days');
  expect(await said(page)).toContain('10 days are planned anew.');
  await press(page, 'Copy this week forward');
  expect(await said(page)).toContain('40 shifts are copied.');
}

async function addCounters(page: Page): Promise<void> {
  await go(page, 'Name the counters');
  await page.locator('#field-several').fill('2');
  await press(page, 'Add');
  expect(await said(page)).toContain('Counter 2');
}

/** The link for somebody who serves as Ana S. */
async function inviteAna(page: Page): Promise<string> {
  await go(page, 'Invite the people');
  await page.getByLabel('Name', { exact: true }).fill('Ana Silva');
  await page.getByLabel('E-mail address').fill('ana@example.com');
  await page.getByLabel('Which advisor is this?').selectOption({ label: 'Ana S.' });
  await press(page, 'Make the invitation');
  return page.getByLabel('Link').inputValue();
}

/** The owner sets everything up, without JavaScript; returns Ana's invitation. */
async function setUp(): Promise<string> {
  const { context } = await openContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto((await makeSetUpLink(app.deps))!);
  await page.locator('[name=chainName]').fill('Northline Mobile');
  await page.locator('[name=name]').fill('Ada Okafor');
  await page.locator('[name=email]').fill('ada@example.com');
  await page.locator('[name=password]').fill(PASSWORD);
  await page.locator('form[action^="/set-up/"] button').click();
  await addStore(page);
  for (const step of [setHours, addServices, addAdvisors, planShifts, addCounters]) {
    await step(page);
    await go(page, 'Today');
  }
  const invitation = await inviteAna(page);
  await go(page, 'Today');
  expect(await said(page)).not.toContain('From empty to open');
  expect(await said(page)).toContain('Open until 8 pm.');
  expect(await said(page)).toContain('0 of 2 counters are open.');
  await context.close();
  return invitation;
}

/** Ana chooses a password by her link and opens counter 1. */
async function openCounter(invitation: string) {
  const { context, complaints } = await openContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(invitation);
  await page.locator('[name=password]').fill('seven quiet bicycles');
  await page.locator('form[action^="/password/"] button').click();
  await page.waitForURL('**/staff/union-station-denver/queue');
  await page.locator('form[action$="/openings"] button').first().click();
  await page.getByText('Nobody is waiting').first().waitFor();
  return { context, page, complaints };
}

/** A customer finds the store by ZIP code and books a time for a device; 9:30 passes while the page is looked at. */
async function bookSoonTime() {
  const { context, complaints } = await openContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto(`${url}/?q=80202`);
  await page
    .getByRole('link', { name: /Union Station/ })
    .first()
    .click();
  await page.locator('a[href*="/book"]').first().click();
  await page.getByRole('link', { name: /Device trouble/ }).click();
  await page.locator('form[action$="/holds"] label', { hasText: '9:45' }).first().click();
  await page.locator('form[action$="/holds"] .button-next').click();
  await page.locator('[name=name]').fill('Rosa Diaz');
  await page.locator('[name=email]').fill('rosa@example.com');
  await page.locator('form[action$="/check"] .button-next').click();
  await page.locator('form[action$="/appointments"] .button-next').click();
  await page.waitForURL('**/appointments/apt_*');
  expect(await said(page)).toContain('9:45 am');
  return { context, page, complaints };
}

test('from an empty database to a booked and a served customer, through screens alone', async () => {
  const invitation = await setUp();
  const ana = await openCounter(invitation);
  const rosa = await bookSoonTime();
  await ana.page.getByText('Rosa', { exact: false }).first().waitFor();

  app.advance(42);
  await ana.page.reload();
  await ana.page.locator('form[action$="/check-ins"] button').click();
  const callNext = ana.page.locator('form[action$="/calls"] button').first();
  await callNext.click();
  await ana.page.getByText('Called to you').waitFor();
  await rosa.page.goto(rosa.page.url());
  expect(await said(rosa.page)).toContain('1');

  await ana.page.locator('form[action$="/starts"] button').first().click();
  await ana.page.getByText('With you now').waitFor();
  app.advance(20);
  await ana.page.locator('form[action$="/completion"] button[type=submit]').last().click();
  await ana.page.getByText('is finished').waitFor();

  const [visit] = await app.deps.db.read.query.visits.findMany();
  const [appointment] = await app.deps.db.read.query.appointments.findMany();
  expect(visit).toMatchObject({ status: 'completed', appointmentId: appointment!.id });
  expect(appointment).toMatchObject({ status: 'fulfilled', name: 'Rosa Diaz' });
  expect([...ana.complaints, ...rosa.complaints]).toEqual([]);
  await ana.context.close();
  await rosa.context.close();
}, 120_000);
