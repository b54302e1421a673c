import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeSetUpLink } from '../../../src/operations/access/set-up.ts';
import { loadPlaces } from '../../../src/operations/stores/load-places.ts';
import { formWith } from '../../support/manager-store.ts';
import { type TestApp, testApp } from '../../support/test-app.ts';

let app: TestApp;
beforeEach(async () => {
  // A Monday, 9:00 in Denver.
  app = await testApp({ now: '2026-11-23T16:00:00Z' });
  await loadPlaces(app.deps);
});
afterEach(() => app.close());

test('from the set-up link to a store that can take customers, by forms alone', async () => {
  const me = app.visitor();
  const link = new URL((await makeSetUpLink(app.deps))!).pathname;
  let page = await me.submit((await me.get(link)).form(), {
    chainName: 'Northline Mobile',
    name: 'Ada Okafor',
    email: 'ada@example.com',
    password: 'green lamps over water',
  });
  expect(page.path).toBe('/manage');
  expect(page.text).toContain('Add your first store');
  expect(page.text).toContain('From empty to open');

  page = await me.submit(formWith(page, 'postcode'), { name: 'Union Station', city: 'Denver', postcode: '00000' });
  expect(page.status).toBe(422);
  expect(page.text).toContain('We do not know this ZIP code');
  expect(formWith(page, 'postcode').values.name).toBe('Union Station');

  page = await me.submit(formWith(page, 'postcode'), {
    street: '1701 Wynkoop St',
    state: 'CO',
    postcode: '80202',
    phone: '303 555 0142',
  });
  expect(page.path).toBe('/manage/stores/union-station-denver');
  expect(page.text).toContain('Union Station is added. Its clock is Mountain Standard Time.');
  expect(page.text).toContain('1 of 8 steps done');
  expect(page.text).toContain('The opening hours are not set yet.');
  const base = page.path;

  page = await me.get(`${base}/hours`);
  const week: Record<string, string> = {};
  for (let day = 1; day <= 6; day++) {
    week[`opens-${day}-1`] = '9';
    week[`closes-${day}-1`] = '6';
  }
  page = await me.submit(formWith(page, 'opens-1-1'), week);
  expect(page.text).toContain('The opening hours are saved.');
  expect(formWith(page, 'opens-1-1').values['closes-1-1']).toBe('6:00 pm');

  page = await me.get(`${base}/services/starting-set`);
  page = await me.submit(page.form('/starting-set'), { keys: ['account-and-billing', 'device-trouble'] });
  expect(page.text).toContain('2 services are added.');

  for (const name of ['Ana S.', 'Luis M.']) {
    page = await me.get(`${base}/advisors/new`);
    page = await me.submit(page.form('/advisors'), { name });
    expect(page.text).toContain(`${name} is saved.`);
  }

  page = await me.get(`${base}/shifts`);
  page = await me.submit(page.form('/fillings'), { fillTimes: '9-6', fillBreaks: '12-12:30' });
  expect(page.text).toContain('12 days are planned anew.');
  page = await me.submit(page.form('/copies'), { weeks: '4' });
  expect(page.text).toContain('48 shifts are copied.');

  page = await me.get(`${base}/counters`);
  page = await me.submit(page.form('/counters'), { several: '2' });
  expect(page.text).toContain('Counter 2');

  page = await me.get(`${base}/people/new`);
  const advisor = /<option value="(adv_\w+)"[^>]*>Ana S\./.exec(page.html)![1]!;
  page = await me.submit(page.form('/people'), { name: 'Ana Silva', email: 'ana@example.com', advisor });
  expect(page.text).toContain('The invitation for Ana Silva');
  const invitation = new URL(/value="(http[^"]+\/password\/[^"]+)"/.exec(page.html)![1]!).pathname;
  const ana = app.visitor();
  await ana.submit((await ana.get(invitation)).form(), { password: 'seven quiet bicycles' });
  expect(ana.cookies.has('session')).toBe(true);
  expect((await ana.get('/manage')).text).toContain('You manage no store.');

  page = await me.get(base);
  expect(page.text).not.toContain('From empty to open');
  expect(page.text).toContain('Open until 6 pm.');
  expect(page.text).toContain('Ana S. 9 am–6 pm, break 12 pm–12:30 pm');
});
