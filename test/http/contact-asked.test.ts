import { afterEach, expect, test } from 'vitest';
import { SYSTEM } from '../../src/domain/actor.ts';
import type { MessageChannel } from '../../src/domain/messages/statuses.ts';
import { joinLine } from '../../src/operations/arrival/walk-in.ts';
import { pairedScreen } from '../support/kiosk-screen.ts';
import { smallStore } from '../support/small-store.ts';
import { type TestApp, testApp } from '../support/test-app.ts';

let app: TestApp;
afterEach(() => app.close());

async function openWith(...channels: MessageChannel[]) {
  app = await testApp({ now: '2026-11-24T15:30:00Z', channels: new Set(channels) });
  const shift = { date: '2026-11-24', from: '2026-11-24T15:00:00Z', to: '2026-11-25T00:00:00Z' };
  const store = await smallStore(app.deps, { shift });
  return app.visitor().get(`/stores/${store.id.replace('_', '-')}/join?service=device`);
}

/** The ticket's screen of a kiosk. */
async function ticketAtKiosk() {
  const kiosk = await pairedScreen(app, 'sto_1', 'kiosk');
  const ticket = await kiosk.submit((await kiosk.get('/kiosk/services/device')).form('/visits'));
  return { kiosk, ticket };
}

test('with text messages one is asked for a mobile number, and told what it is for and what it costs', async () => {
  const page = await openWith('sms', 'email');
  expect(page.text).toContain('Mobile number');
  expect(page.text).toContain('For this visit only; your carrier’s rates apply');
  expect(page.html).not.toContain('name="email"');
});

test('with e-mail alone one is asked for an address, which is kept with the visit', async () => {
  const page = await openWith('email');
  expect(page.html).not.toContain('name="phone"');
  const visitor = app.visitor();
  const form = (await visitor.get('/stores/sto-1/join?service=device')).form('/visits');
  const wrong = await visitor.submit(form, { email: 'ana@' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('Enter a whole e-mail address, or leave it empty');
  await visitor.submit(wrong.form('/visits'), { email: 'ana@example.com' });
  expect(await app.deps.db.read.query.visits.findMany()).toMatchObject([{ email: 'ana@example.com', phone: null }]);
  const { ticket } = await ticketAtKiosk();
  expect(ticket.text).toContain('E-mail it');
});

test('where nothing can be sent nobody is asked for a contact, and the kiosk offers paper and the code alone', async () => {
  const page = await openWith();
  expect(page.html).not.toMatch(/name="(phone|email)"/);
  const { kiosk, ticket } = await ticketAtKiosk();
  expect(ticket.html).not.toContain('/kiosk/ticket/send');
  expect((await kiosk.get('/kiosk/ticket/send')).path).toBe('/kiosk/ticket');
});

const WAYS: [MessageChannel[], string][] = [
  [['sms', 'email'], 'with your number we text you when it is nearly your turn.'],
  [['email'], 'with your e-mail address we write to you when it is nearly your turn.'],
  [[], 'its page tells you when it is your turn.'],
];
test.each(WAYS)('a long wait offers to tell the turn only by what can be sent: %j', async (channels, told) => {
  await openWith(...channels);
  for (let i = 0; i < 12; i++) {
    await joinLine(app.deps, { storeId: 'sto_1', services: ['device'], source: 'web', actor: SYSTEM });
  }
  for (const path of ['/stores/sto-1', '/stores/sto-1/join?service=device']) {
    const { text } = await app.visitor().get(path);
    expect(text).toContain('Too long to say to the minute. ');
    expect(text).toContain(told);
    expect(text.includes('we text you when')).toBe(channels.includes('sms'));
  }
});
