import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { acceptDevice } from '../../src/operations/access/pair-device.ts';
import { askForHelp } from '../../src/operations/arrival/ask-for-help.ts';
import { book } from '../support/booked.ts';
import { type SmallStore, smallStore } from '../support/small-store.ts';
import { signInAs } from '../support/staff-desk.ts';
import { type TestApp, testApp } from '../support/test-app.ts';
import type { Visitor } from '../support/visitor.ts';

const QUEUE = '/staff/sto-1/queue';
const SYSTEM = { kind: 'system', id: 'walkup' } as const;

let app: TestApp;
let store: SmallStore;
let nadia: Visitor;

beforeEach(async () => {
  app = await testApp({ now: '2026-11-24T16:00:00Z' });
  store = await smallStore(app.deps, { advisors: [['billing', 'device', 'plan']] });
  nadia = await signInAs(app, store, { name: 'Nadia', role: 'advisor', advisorId: store.advisors[0]! });
});
afterEach(() => app.close());

describe('a walk-in for the person in front of one', () => {
  const openForm = async () => (await nadia.get(`${QUEUE}?show=walk-in`)).form('/staff/sto-1/visits');

  test('takes a service, and the rest if one likes; twice is one', async () => {
    const form = await openForm();
    expect(form.html).toContain('under 5 min');
    const fields = {
      service: store.service('device'),
      name: 'Maya R.',
      phone: '(312) 555-0142',
      language: 'es',
      'needs[]': ['seat', 'nonsense'],
    };
    const added = await nadia.submit(form, fields);
    expect(added.text).toContain('D001 is in line.');
    expect(added.text).toContain('D001 Maya R. Device trouble Joined 10:00. Speaks Spanish, a seat');
    expect((await nadia.submit(form, fields)).text).toContain('D001 is in line.');
    const rows = await app.deps.db.read.query.visits.findMany();
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ phone: '+13125550142', language: 'es', needs: ['seat'], source: 'staff' });
    expect(added.html).not.toContain('5550142');
    const again = await nadia.submit(await openForm(), { ...fields, name: 'Maya' });
    expect(again.text).toContain('Is in line already, as D001.');
  });

  test('what is wrong is said at its field, and what was typed stays', async () => {
    const refused = await nadia.submit(await openForm(), { name: 'Maya R.', phone: '12' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Two things to fix Choose what they come for This is not a phone number');
    expect(refused.form('/staff/sto-1/visits').values).toMatchObject({ name: 'Maya R.', phone: '12' });
  });

  test('nobody with the skill on duty: it cannot be chosen, and the server says so too', async () => {
    await nadia.submit((await nadia.get(`${QUEUE}?show=close`)).form('/closings'));
    const form = await openForm();
    expect(form.html).toContain('nobody with the skill');
    const refused = await nadia.submit(form, { service: store.service('plan'), name: 'Maya' });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('Walk-ins are not taken for this now.');
    expect(refused.form('/staff/sto-1/visits').values.name).toBe('Maya');
  });

  test('in Spanish', async () => {
    const page = await nadia.get(`${QUEUE}?show=walk-in&lang=es`);
    expect(page.text).toContain('¿A qué viene?');
    const refused = await nadia.submit(page.form('/staff/sto-1/visits'), { phone: '12' });
    expect(refused.text).toContain('Hay dos datos por corregir Elija a qué viene');
    expect(refused.html).toContain('lang="es"');
  });
});

describe('arrivals', () => {
  test('shows who is expected, late and here, and checks in with one press', async () => {
    await book(app, store, { id: 'apt_1', reference: 'K7M4XT', at: '2026-11-24T15:48:00Z', name: 'Leo B.' });
    await book(app, store, { id: 'apt_2', reference: 'K7M4XQ', at: '2026-11-24T17:30:00Z', name: 'Mei C.' });
    const page = await nadia.get(QUEUE);
    expect(page.text).toContain('9:48 Leo B. 12 late Here');
    expect(page.text).toContain('11:30 Mei C. not here Here');
    const leo = page.forms.find((form) => form.values.appointment === 'apt_1')!;
    const here = await nadia.submit(leo);
    expect(here.text).toContain('Checked in as D001, 12 min late: stands by now.');
    expect(here.text).toContain('9:48 Leo B. here, 12 late');
    expect(here.text).toContain('Booked 9:48, came 10:00: stands by that');
    expect((await nadia.submit(leo)).text).toContain('Checked in as D001');
    const other = await nadia.submit(leo, { key: 'another-key-1' });
    expect(other.text).toContain('Is in line already, as D001.');
  });

  test('early: when check-in opens, and joining at once as a button', async () => {
    await book(app, store, { id: 'apt_2', reference: 'K7M4XQ', at: '2026-11-24T17:30:00Z', name: 'Mei C.' });
    const form = (await nadia.get(QUEUE)).form('/check-ins');
    const early = await nadia.submit(form);
    expect(early.status).toBe(409);
    expect(early.text).toContain('Mei C. is booked for 11:30 am. Check-in opens at 11:00 am.');
    const offer = early.forms.find((f) => f.values.now === 'join')!;
    const joined = await nadia.submit(offer);
    expect(joined.text).toContain('Checked in as D001.');
    expect(joined.text).toContain('Booked 11:30, early: stands by 10:00');
  });

  test('released: the line as the next best thing', async () => {
    await book(app, store, { id: 'apt_1', reference: 'K7M4XT', at: '2026-11-24T15:40:00Z', name: 'Leo B.' });
    const refused = await nadia.submit((await nadia.get(QUEUE)).form('/check-ins'));
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('The time of Leo B., 9:40 am, was given back to the line.');
    const joined = await nadia.submit(refused.forms.find((f) => f.values.now === 'join')!);
    expect(joined.text).toContain('Came after the appointment was released, joined 10:00');
  });
});

describe('a call for help from a kiosk', () => {
  test('rings until somebody goes, once', async () => {
    const kiosk = app.visitor();
    const pairing = await kiosk.get('/kiosk');
    const shown = await kiosk.submit(pairing.form('/pairing'));
    const code = /[A-Z0-9]{3}[ -]?[A-Z0-9]{3}/.exec(shown.text.replace(/[a-z]/g, ' '))![0];
    const accepted = await acceptDevice(app.deps, { actor: SYSTEM, storeId: store.id, code, name: 'Kiosk 1' });
    if (accepted.kind !== 'paired') throw new Error('not paired');
    await askForHelp(app.deps, accepted.device);
    app.advance(3);
    await askForHelp(app.deps, accepted.device);
    const page = await nadia.get(QUEUE);
    expect(page.text).toContain('Kiosk 1 needs help 3 min I’ll go');
    const form = page.form('/help-answers');
    const gone = await nadia.submit(form);
    expect(gone.text).toContain('The customer sees that you are coming.');
    expect(gone.text).not.toContain('needs help');
    const second = await nadia.submit(form);
    expect(second.status).toBe(409);
    const kinds = (await app.deps.db.read.query.storeEvents.findMany()).map((e) => e.kind);
    expect(kinds.filter((kind) => kind.startsWith('help'))).toEqual(['help_wanted', 'help_answered']);
  });
});
