import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { formWith, type ManagedStore, managedStore } from '../../support/manager-store.ts';

let store: ManagedStore;
beforeEach(async () => {
  store = await managedStore();
});
afterEach(() => store.app.close());

describe('the rules of booking', () => {
  test('a store overrides the chain, setting by setting; what is wrong is named and what was typed stays', async () => {
    const owner = await store.owner();
    const ofChain = formWith(await owner.get('/manage/settings'), 'horizonEnds');
    const chain = await owner.submit(ofChain, { horizonEnds: 'month', appointmentsPerDay: '40' });
    expect(chain.text).toContain('The settings are saved.');
    const me = await store.as('manager');
    const page = await me.get(`${store.base}/settings`);
    expect(page.text).toContain('As above: a month at a time');
    expect(page.text).toContain('Empty: 40');
    const refused = await me.submit(formWith(page, 'horizonEnds'), {
      bookUntil: 'Christmas',
      appointmentsPerDay: '-1',
    });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Choose “No appointments after” as a day of the calendar');
    const form = formWith(refused, 'bookUntil');
    expect(form.values.bookUntil).toBe('Christmas');
    const saved = await me.submit(form, { horizonEnds: 'week', bookUntil: '2026-12-24', appointmentsPerDay: '' });
    expect(saved.text).toContain('The settings are saved.');
    expect(await inForce()).toMatchObject({ horizonEnds: 'week', bookUntil: '2026-12-24', appointmentsPerDay: 40 });
  });

  test('“no such date” is typed and shown in the language of the page', async () => {
    const me = await store.as('manager');
    const page = await me.get(`${store.base}/settings?lang=es`);
    expect(page.text).toContain('o «ninguna». Vacío: ninguna');
    const saved = await me.submit(formWith(page, 'bookUntil'), { bookUntil: 'Ninguna' });
    expect(saved.text).toContain('Los ajustes');
    expect(formWith(saved, 'bookUntil').values.bookUntil).toBe('ninguna');
    expect(await inForce()).toMatchObject({ bookUntil: 'none' });
  });

  test('hours kept for walk-ins: filled in as a week, kept by the other form, followed from the chain again', async () => {
    const me = await store.as('manager');
    const form = formWith(await me.get(`${store.base}/settings/walk-in-seats`), 'seats-2-12');
    const refused = await me.submit(form, { 'seats-2-12': 'two' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Write a whole number from 0 to 99 for Tuesday');
    const saved = await me.submit(formWith(refused, 'seats-2-12'), { 'seats-2-12': '2', 'seats-6-10': '0' });
    expect(saved.text).toContain('The hours kept for walk-ins are saved.');
    expect(formWith(saved, 'seats-2-12').values).toMatchObject({ 'seats-2-12': '2', 'seats-6-10': '0' });
    const settings = await me.get(`${store.base}/settings`);
    expect(settings.text).toContain('2 hours have their own number.');
    await me.submit(formWith(settings, 'leadMinutes'), { leadMinutes: '60' });
    expect(await inForce()).toMatchObject({ leadMinutes: 60, walkInSeats: 'Tu12=2 Sa10=0' });
    const followed = await me.post(`${store.base}/settings/walk-in-seats/removal`, {});
    expect(followed.text).toContain('The hours of the chain hold here again.');
    expect(await inForce()).toMatchObject({ walkInSeats: 'none' });
  });

  /** What the JSON API says holds in the store. */
  const inForce = async (): Promise<Record<string, unknown>> =>
    JSON.parse((await store.app.visitor().get('/api/v1/stores/sto-1')).html).settings;
});

describe('overflow lanes', () => {
  test('are added to a day or some hours, listed, and taken away after a question', async () => {
    const me = await store.as('manager');
    const page = await me.get(`${store.base}/overflow`);
    expect(page.text).toContain('There is no overflow lane.');
    const form = formWith(page, 'from');
    const refused = await me.submit(form, { from: 'noon', to: '' });
    expect(refused.status).toBe(422);
    const hours = await me.submit(formWith(refused, 'from'), { from: '2 pm', to: '4 pm', name: 'Saturday help' });
    expect(hours.text).toContain('Saturday help takes appointments now.');
    expect(hours.text).toContain('2 pm–4 pm');
    const whole = await me.submit(formWith(hours, 'from'), { from: '', to: '', name: 'All day' });
    expect(whole.text).toContain('All day takes appointments now.');
    const removal = /href="([^"]*\/removal)"/.exec(whole.html)![1]!;
    const question = await me.get(removal);
    expect(question.text).toContain('Take away');
    const gone = await me.post(removal, {});
    expect(gone.text).toContain('is taken away.');
    expect((await me.get(removal)).status).toBe(404);
  });

  test('refuse a form without a service', async () => {
    const me = await store.as('manager');
    const answer = await me.post(`${store.base}/overflow`, { name: 'Extra', date: '2026-11-24', from: '14', to: '16' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Choose services of this store');
  });
});
