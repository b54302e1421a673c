import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hoursOf, replaceWeek } from '../../../src/db/records/store/opening-hours.ts';
import { inTransaction } from '../../../src/db/transaction.ts';
import { beginPairing } from '../../../src/operations/access/pair-device.ts';
import { bookAppointment } from '../../../src/operations/booking/book-appointment.ts';
import { formWith, type ManagedStore, managedStore } from '../../support/manager-store.ts';
import { addStore } from '../../support/people.ts';

const PAGES = [
  '',
  '/details',
  '/hours',
  '/special-days',
  '/special-days/2026-12-25',
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
];
const CHAIN_PAGES = ['/stores/new', '/chain', '/settings', '/settings/walk-in-seats', '/people', '/people/new'];

let store: ManagedStore;
beforeEach(async () => {
  store = await managedStore();
});
afterEach(() => store.app.close());

describe('who may open them', () => {
  test('a manager opens every page of his store, in both languages, and none of the chain', async () => {
    const me = await store.as('manager');
    for (const page of PAGES) {
      const answer = await me.get(store.base + page);
      expect([page, answer.status]).toEqual([page, 200]);
      const spanish = await me.get(`${store.base}${page}?lang=es`);
      expect([page, /<html lang="es"/.test(spanish.html)]).toEqual([page, true]);
      expect([page, spanish.text === answer.text]).toEqual([page, false]);
      await me.get(`${store.base}?lang=en`);
    }
    for (const page of CHAIN_PAGES) expect([page, (await me.get(`/manage${page}`)).status]).toEqual([page, 403]);
    expect((await me.get('/manage')).path).toBe(store.base);
  });

  test('an owner opens all of them', async () => {
    const me = await store.owner();
    for (const page of [...PAGES.map((page) => store.base + page), ...CHAIN_PAGES.map((page) => `/manage${page}`)])
      expect([page, (await me.get(page)).status]).toEqual([page, 200]);
  });

  test('advisors, viewers and managers of another store are refused, strangers asked to sign in', async () => {
    await addStore(store.app, 'elsewhere');
    for (const me of [await store.as('advisor'), await store.as('viewer'), await store.as(null)]) {
      for (const page of PAGES) expect([page, (await me.get(store.base + page)).status]).toEqual([page, 403]);
      expect((await me.post(`${store.base}/counters`, { name: '9' })).status).toBe(403);
    }
    const manager = await store.as('manager');
    expect((await manager.get('/manage/stores/elsewhere')).status).toBe(403);
    expect((await manager.post('/manage/stores/elsewhere/hours', { known: 'no' })).status).toBe(403);
    expect((await manager.post('/manage/stores', { name: 'Mine' })).status).toBe(403);
    expect((await manager.get('/manage/stores/nowhere')).status).toBe(404);
    expect((await store.app.visitor().get(store.base)).path).toContain('/sign-in');
  });
});

describe('forms', () => {
  test('hours: a third opening of a day, as from an import, is shown and kept when the form is saved', async () => {
    const me = await store.as('manager');
    const week = [540, 720, 960].map((opensMinute) => ({
      weekday: 1 as const,
      opensMinute,
      closesMinute: opensMinute + 120,
    }));
    await inTransaction(store.app.deps.db, (tx) => replaceWeek(tx, store.storeId, week));
    const form = formWith(await me.get(`${store.base}/hours`), 'opens-1-3');
    expect(form.values).toMatchObject({ 'opens-1-3': '4:00 pm', 'closes-1-3': '6:00 pm' });
    expect((await me.submit(form, { 'closes-1-3': '7 pm' })).text).toContain('The opening hours are saved.');
    const kept = (await hoursOf(store.app.deps.db.read, store.storeId)).weekly;
    expect(kept.map((span) => [span.opensMinute, span.closesMinute])).toEqual([
      [540, 660],
      [720, 840],
      [960, 1140],
    ]);
  });

  test('hours: what is wrong is named by day, everything typed stays; past midnight is told back as a clock time', async () => {
    const me = await store.as('manager');
    const form = formWith(await me.get(`${store.base}/hours`), 'opens-1-1');
    const refused = await me.submit(form, {
      'opens-1-1': 'early',
      'closes-2-1': '',
      'opens-5-1': '6 pm',
      'closes-5-1': '2 am',
    });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Write Monday as a time');
    expect(refused.text).toContain('Enter when it opens and when it closes on Tuesday');
    expect(refused.html).toContain('href="#field-opens-1-1"');
    expect(formWith(refused, 'opens-1-1').values['opens-1-1']).toBe('early');
    const saved = await me.submit(formWith(refused, 'opens-1-1'), {
      'opens-1-1': '',
      'closes-1-1': '',
      'closes-2-1': '9pm',
    });
    expect(saved.text).toContain('The opening hours are saved.');
    const { values } = formWith(saved, 'opens-1-1');
    expect([values['opens-1-1'], values['closes-2-1'], values['closes-5-1']]).toEqual(['', '9:00 pm', '2:00 am']);
    expect((await me.get(`${store.base}/hours`)).text).not.toContain('are saved');
  });

  test('a special day is added, changed and taken away after a question', async () => {
    const me = await store.as('manager');
    let page = await me.get(`${store.base}/special-days`);
    expect(page.text).toContain('Thursday, November 26, 2026: Thanksgiving');
    page = await me.submit(formWith(page, 'date'), { date: '', state: 'open', opens: '10', closes: 'late' });
    expect(page.status).toBe(422);
    expect(page.text).toContain('Choose the date as a day of the calendar');
    page = await me.submit(formWith(page, 'date'), { date: '2026-12-24', note: 'Christmas Eve', closes: '2 pm' });
    expect(page.text).toContain('Thursday, December 24, 2026 10 am–2 pm Christmas Eve');
    page = await me.get(`${store.base}/special-days/2026-12-24`);
    page = await me.submit(formWith(page, 'note'), { state: 'closed' });
    expect(page.text).toContain('Closed Christmas Eve');
    page = await me.get(`${store.base}/special-days/2026-12-24/removal`);
    expect(page.text).toContain('Take away the special hours of Thursday, December 24, 2026?');
    page = await me.submit(page.form('/removal'));
    expect(page.text).toContain('No special days are set.');
  });

  test('a service: errors by field, saved, taken away', async () => {
    const me = await store.as('manager');
    let page = await me.get(`${store.base}/services/new`);
    page = await me.submit(formWith(page, 'serviceMinutes'), { name: '', serviceMinutes: '12', ticketLetter: 'B' });
    expect(page.status).toBe(422);
    expect(page.text).toContain('Three things to fix');
    expect(page.text).toContain('Letter B belongs to another service');
    expect(page.text).toContain('Set the service time in steps of 5');
    page = await me.submit(formWith(page, 'serviceMinutes'), {
      name: 'Trade-in',
      nameEs: 'Entregar un equipo',
      serviceMinutes: '15',
      ticketLetter: '',
      readiness: 'Old device\n\nCharger',
      isMain: 'yes',
    });
    expect(page.text).toContain('Trade-in is saved.');
    expect(page.text).toContain('T Trade-in main service 15 min');
    expect((await me.get(`${store.base}/services?lang=es`)).text).toContain('Entregar un equipo');
    await me.get(`${store.base}?lang=en`);
    const href = /href="([^"]+)">Trade-in</.exec((await me.get(`${store.base}/services`)).html)![1]!;
    page = await me.get(`${href}/removal`);
    page = await me.submit(page.form('/removal'));
    expect(page.text).toContain('Trade-in is no longer offered.');
  });

  test('advisors and who can serve what', async () => {
    const me = await store.as('manager');
    let page = await me.get(`${store.base}/advisors/new`);
    expect((await me.submit(page.form('/advisors'), { name: ' ' })).text).toContain('Enter the name');
    page = await me.submit(page.form('/advisors'), {
      name: 'Kim P.',
      languages: ['es'],
      skills: [store.service('plan')],
    });
    expect(page.text).toContain('Kim P. is saved.');
    const form = page.form('/skills');
    const kim = /name="skills-(adv_\w+)"[^>]*aria-label="Kim P\. can serve/.exec(page.html)![1]!;
    expect(form.values[`skills-${kim}`]).toBe(store.service('plan'));
    page = await me.submit(form, { [`skills-${kim}`]: [store.service('plan'), store.service('billing')] });
    expect(page.form('/skills').values[`skills-${kim}`]).toEqual([store.service('billing'), store.service('plan')]);
  });

  test('a week of shifts: a cell that cannot be read, a break outside, then saved and told back', async () => {
    const me = await store.as('manager');
    const [first, second] = store.advisors as [string, string];
    let page = await me.get(`${store.base}/shifts?week=2026-12-02`);
    expect(page.text).toContain('Mon, Nov 30 to Sun, Dec 6');
    const cell = (kind: string, advisor: string) => `${kind}-${advisor}-2026-12-01`;
    page = await me.submit(page.form('/shifts'), { [cell('shift', first)]: 'all day', [cell('shift', second)]: '9-5' });
    expect(page.status).toBe(422);
    expect(page.text).toContain('Write Advisor 1’s times on Tue, Dec 1 as 9-17:30');
    expect(page.form('/shifts').values[cell('shift', second)]).toBe('9-5');
    page = await me.submit(page.form('/shifts'), { [cell('shift', first)]: '9-5', [cell('break', first)]: '18-18:30' });
    expect(page.text).toContain('Advisor 1, Tue, Dec 1: Put each break within a shift');
    page = await me.submit(page.form('/shifts'), { [cell('break', first)]: '12-12:30, 3pm-3:15pm' });
    expect(page.path).toContain('week=2026-11-30');
    const { values } = page.form('/shifts');
    expect(values[cell('shift', first)]).toBe('9 am–5 pm');
    expect(values[cell('break', first)]).toBe('12–12:30 pm\n3–3:15 pm');
    // Browsers send the lines of a field with both ends of a line.
    page = await me.submit(page.form('/shifts'), { [cell('break', first)]: '12–12:30 pm\r\n3–3:30 pm' });
    expect(page.form('/shifts').values[cell('break', first)]).toBe('12–12:30 pm\n3–3:30 pm');
    page = await me.submit(page.form('/copies'), { weeks: '40' });
    expect(page.text).toContain('Set the number of weeks between 1 and 12');
    page = await me.submit(page.form('/copies'), { weeks: '2' });
    expect(page.text).toContain('4 shifts are copied.');
  });

  test('counters, one by name and several by number', async () => {
    const me = await store.as('manager');
    let page = await me.submit((await me.get(`${store.base}/counters`)).form('/counters'), { name: '1' });
    expect(page.status).toBe(422);
    expect(page.text).toContain('There is a 1 already');
    page = await me.submit(page.form('/counters'), { name: '', several: '2' });
    expect(page.text).toContain('Counter 3');
    expect(page.text).toContain('Counter 4');
  });

  test('a screen is paired by its code, renamed and unpaired', async () => {
    const me = await store.as('manager');
    const { code } = await beginPairing(store.app.deps, 'kiosk');
    let page = await me.get(`${store.base}/devices`);
    page = await me.submit(page.form('/devices'), { code: 'ZZZZZZ', name: 'Entrance' });
    expect(page.text).toContain('No screen shows this code now');
    page = await me.submit(page.form('/devices'), { code: code.toLowerCase() });
    expect(page.text).toContain('Entrance is paired.');
    const href = /href="([^"]+)" aria-label="Change Entrance"/.exec(page.html)![1]!;
    page = await me.submit(formWith(await me.get(href), 'name'), { name: 'Door' });
    expect(page.text).toContain('Door Kiosk');
    page = await me.submit((await me.get(`${href}/removal`)).form('/removal'));
    expect(page.text).toContain('Door is unpaired.');
  });

  test('settings: empty follows the chain, a wrong one is named and kept', async () => {
    const me = await store.as('manager');
    let page = await me.get(`${store.base}/settings`);
    expect(page.text).toContain('Lead time in minutes');
    expect(page.text).toContain('Empty: 30');
    page = await me.submit(formWith(page, 'leadMinutes'), { leadMinutes: '45', slotStepMinutes: '7' });
    expect(page.text).toContain('Set “Minutes between times offered” in steps of 5');
    page = await me.submit(formWith(page, 'leadMinutes'), { slotStepMinutes: '' });
    expect(page.text).toContain('The settings are saved.');
    expect(formWith(page, 'leadMinutes').values.leadMinutes).toBe('45');
  });

  test('the chain: name and color, for owners', async () => {
    const me = await store.owner();
    const form = formWith(await me.get('/manage/chain'), 'accent');
    expect((await me.submit(form, { name: '', accent: 'red' })).text).toContain('Two things to fix');
    expect((await me.submit(form, { name: 'Southline', accent: '#00AA88' })).text).toContain('The chain is saved.');
    expect(formWith(await me.get('/manage/chain'), 'accent').values.accent).toBe('#00aa88');
  });

  test('a store is closed for good after a question, and opened again', async () => {
    const me = await store.owner();
    let page = await me.get(`${store.base}/closing`);
    page = await me.submit(page.form('/closing'));
    expect(page.path).toBe('/manage');
    expect((await me.get(store.base)).status).toBe(404);
    page = await me.submit(page.form('/reopening'));
    expect(page.path).toBe(store.base);
  });
});

test('a change that breaks an appointment lists it; kept, it is marked on the page of today', async () => {
  const me = await store.as('manager');
  const booked = await bookAppointment(store.app.deps, {
    store: store.storeId,
    services: ['device'],
    startsAt: Date.parse('2026-11-24T20:00:00Z'),
    booker: 'staff',
    name: 'Rosa Diaz',
    phone: null,
    email: null,
    language: 'en',
    source: 'staff',
    actor: { kind: 'account', id: 'acc_1' },
  });
  expect(booked.kind).toBe('booked');
  let page = await me.get(`${store.base}/hours`);
  page = await me.submit(formWith(page, 'closes-2-1'), { 'closes-2-1': '12 pm' });
  expect(page.status).toBe(409);
  expect(page.text).toContain('One appointment cannot be kept with this');
  expect(page.text).toContain('Tue, Nov 24, 2:00 pm Rosa Diaz Device trouble');
  expect(formWith(await me.get(`${store.base}/hours`), 'closes-2-1').values['closes-2-1']).toBe('6:00 pm');
  page = await me.submit(formWith(page, 'keep'));
  expect(page.text).toContain('The opening hours are saved.');
  page = await me.get(store.base);
  expect(page.text).toContain('One appointment needs attention');
  expect(page.text).toContain('Tue, Nov 24, 2:00 pm Device trouble, Rosa Diaz');
});
