import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { updateStore } from '../../src/db/records/store/stores.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { checkIn } from '../../src/operations/arrival/check-in.ts';
import { stopWalkIns } from '../../src/operations/arrival/stop-walk-ins.ts';
import { staffBoard } from '../../src/operations/boards/staff-board.ts';
import { callNext } from '../../src/operations/counter/call-next.ts';
import { newestMessages } from '../../src/operations/loading/ready-message.ts';
import { linkPath } from '../../src/operations/steps/link-tag.ts';
import { worded } from '../../views/messages/worded.ts';
import { book } from '../support/booked.ts';
import { pairedScreen } from '../support/kiosk-screen.ts';
import { type SmallStore, smallStore } from '../support/small-store.ts';
import { type TestApp, testApp } from '../support/test-app.ts';
import type { PageAnswer, Visitor } from '../support/visitor.ts';

const ALL = ['billing', 'device', 'plan'];
const NADIA = { kind: 'account', id: 'acc_1' } as const;

let app: TestApp;
let store: SmallStore;
let kiosk: Visitor;

async function open(now: string, rateLimits = false): Promise<void> {
  app = await testApp({ now, rateLimits });
  store = await smallStore(app.deps, { advisors: [ALL] });
  kiosk = await pairedScreen(app, store.id, 'kiosk');
}

beforeEach(() => open('2026-11-24T16:00:00Z'));
afterEach(() => app.close());

const visits = () => app.deps.db.read.query.visits.findMany();
const take = async (service = 'device'): Promise<PageAnswer> =>
  kiosk.submit((await kiosk.get(`/kiosk/services/${service}`)).form('/visits'));

describe('the start', () => {
  test('asks one question, with the wait and the way to somebody', async () => {
    const page = await kiosk.get('/kiosk');
    expect(page.text).toContain('Do you have an appointment today? English Español Wait in line now under 5 min');
    expect(page.text).toContain('Yes I have a code, or the phone number I booked with No I’d like to join the line');
    expect(page.text).toContain('Make it easier Ask a team member');
    expect(page.headers.get('cache-control')).toBe('no-store');
    const spanish = await kiosk.get('/kiosk?lang=es');
    expect(spanish.text).toContain('¿Tiene una cita hoy? English Español Espera ahora menos de 5 min');
    expect(spanish.html).toContain('<html lang="es"');
    expect((await kiosk.get('/kiosk/services')).text).toContain('¿Qué necesita?');
    expect((await kiosk.get('/kiosk?lang=en')).text).toContain('Start here');
  });

  test('what makes it easier holds for one customer, and leads back to where they were', async () => {
    const page = await kiosk.get('/kiosk/services');
    expect(page.html).toContain('href="/kiosk/ease?back=%2Fkiosk%2Fservices"');
    let ease = await kiosk.get('/kiosk/ease?back=%2Fkiosk%2Fservices');
    for (const turn of ['text', 'low', 'right', 'left', 'voice']) {
      ease = await kiosk.submit(ease.form('/ease'), { turn });
      expect(ease.path).toBe('/kiosk/ease?back=%2Fkiosk%2Fservices');
    }
    expect(ease.html).toContain('href="/kiosk/services"');
    const eased = await kiosk.get('/kiosk/services');
    expect(eased.html).toContain('data-text="larger" data-low="" data-hand="left" data-spoken=""');
    await kiosk.submit(ease.form('/ease'), { turn: 'low' });
    expect((await kiosk.get('/kiosk/services')).html).not.toContain('data-low');
    expect((await kiosk.get('/kiosk?lang=en&ease=usual')).html).not.toContain('data-text');
    const fresh = await kiosk.get('/kiosk/services');
    for (const name of ['data-text', 'data-hand', 'data-spoken']) expect(fresh.html).not.toContain(name);
    expect(kiosk.cookies.has('kiosk_ease')).toBe(false);
  });

  test('leads nowhere but to its own screens, and without what was typed there', async () => {
    for (const back of ['https://example.com', '//example.com', '/staff', '/kiosk/../staff']) {
      expect((await kiosk.get(`/kiosk/ease?back=${encodeURIComponent(back)}`)).html).toContain(
        '<a class="button button-next kiosk-main-act" href="/kiosk"',
      );
    }
    const typed = await kiosk.get('/kiosk/appointment?reference=K7M4XT');
    expect(typed.html).toContain('href="/kiosk/ease?back=%2Fkiosk%2Fappointment"');
  });

  test('closed says when it opens; the line stopped leaves appointments', async () => {
    app.setNow('2026-11-25T02:00:00Z');
    const closed = await kiosk.get('/kiosk');
    expect(closed.text).toContain('Closed now Opens tomorrow 9 am');
    expect(closed.text).not.toContain('Do you have');
    app.setNow('2026-11-24T16:00:00Z');
    const until = app.now() + 3_600_000;
    await inTransaction(app.deps.db, (tx) =>
      updateStore(tx, store.id, { walkInsStoppedUntil: until, walkInsStoppedReason: 'full' }),
    );
    app.advance(1);
    const stopped = await kiosk.get('/kiosk');
    expect(stopped.text).toContain('Yes I have a code');
    expect(stopped.text).toContain('No No more walk-ins until 11:00 am: the store is full. A team member can help');
    expect(stopped.html).not.toContain('href="/kiosk/services"');
  });

  test('nobody else sees its screens', async () => {
    const stranger = app.visitor();
    for (const path of ['/kiosk', '/kiosk/services', '/kiosk/ticket', '/kiosk/appointment']) {
      expect((await stranger.get(path)).path).toBe('/kiosk/pairing');
    }
    expect((await stranger.post('/kiosk/visits', { service: 'device' })).path).toBe('/kiosk/pairing');
    expect(await visits()).toEqual([]);
  });
});

describe('joining the line', () => {
  test('the range before the ticket, then the ticket with place, range and link', async () => {
    const services = await kiosk.get('/kiosk/services');
    expect(services.text).toContain('What do you need? Billing question under 5 min Device trouble under 5 min');
    const forecast = await kiosk.get('/kiosk/services/device');
    expect(forecast.text).toContain('If you join now Device trouble under 5 min');
    expect(forecast.text).toContain('Called by about 10:05 am Updated 10:00 am Take a ticket');
    const ticket = await kiosk.submit(forecast.form('/visits'));
    expect(ticket.path).toBe('/kiosk/ticket');
    expect(ticket.text).toContain('You’re in line Ticket D 0 0 1');
    expect(ticket.text).toContain('You’re next. We call your ticket on the screen and by voice.');
    expect(ticket.text).toContain('Tue, Nov 24, 10:00 am. Keep this slip.');
    expect(ticket.html).toContain('aria-label="QR code of ticket D001"');
    const [visit] = await visits();
    expect(visit).toMatchObject({ source: 'kiosk', language: 'en', ticketNumber: 1, quotedHighMinutes: 5 });
  });

  test('a double tap gives one ticket, also at the same moment', async () => {
    const form = (await kiosk.get('/kiosk/services/device')).form('/visits');
    const answers = await Promise.all([kiosk.submit(form), kiosk.submit(form)]);
    for (const answer of answers) expect(answer.text).toContain('Ticket D 0 0 1');
    expect(await visits()).toHaveLength(1);
    await take();
    expect(await visits()).toHaveLength(2);
  });

  test('starting over leaves nothing behind', async () => {
    expect((await take()).text).toContain('Ticket D 0 0 1');
    expect(kiosk.cookies.has('kiosk_ticket')).toBe(true);
    await kiosk.get('/kiosk?lang=en&ease=usual');
    expect(kiosk.cookies.has('kiosk_ticket')).toBe(false);
    expect((await kiosk.get('/kiosk/ticket')).path).toBe('/kiosk');
  });

  test('a ticket that did not print is given back: nobody is called by it', async () => {
    const ticket = await take();
    expect(ticket.text).toContain('Did it print? Your ticket is D001.');
    const back = await kiosk.submit(ticket.form('/returned-tickets'));
    expect(back.path).toBe('/kiosk/returned');
    expect(back.text).toContain('Your ticket was given back You are not in line');
    expect((await visits())[0]).toMatchObject({ status: 'left' });
    expect((await kiosk.submit(ticket.form('/returned-tickets'))).path).toBe('/kiosk');
    expect((await kiosk.get('/kiosk/ticket')).path).toBe('/kiosk');
  });

  test('a ticket is sent to its owner by e-mail and to a companion, once each, with its link', async () => {
    await take();
    const [visit] = await visits();
    const send = async (value: string, whose = '') =>
      kiosk.submit(
        (await kiosk.get(`/kiosk/ticket/send?by=email${whose && '&whose=companion'}`)).form('/sent-tickets'),
        {
          value,
        },
      );
    const wrong = await send('ana@');
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('This is not a whole e-mail address');
    const sent = await send('ana@example.com');
    expect(sent.path).toBe('/kiosk/ticket?sent=yes');
    expect(sent.text).toContain('We are sending it now.');
    await send('ana@example.com');
    await send('bo@example.com', 'companion');
    const outbox = await newestMessages(app.deps, 10);
    expect(outbox.map(({ row }) => [row.kind, row.recipient]).sort()).toEqual([
      ['companion_ticket', 'bo@example.com'],
      ['ticket', 'ana@example.com'],
    ]);
    const letter = worded(outbox.find(({ row }) => row.kind === 'ticket')!.message).text;
    expect(letter.subject).toBe('Your ticket D001 at Store sto_1');
    expect(letter.action.href).toContain(linkPath(app.deps.secretKey, 'visit', visit!.id, 1));
    expect((await visits())[0]).toMatchObject({ email: 'ana@example.com', revision: 2 });
    const told = (await app.deps.db.read.query.storeEvents.findMany()).filter((e) => e.kind === 'ticket_sent');
    expect(JSON.stringify(told)).not.toContain('example.com');
  });

  test('a ticket is texted where that is set up, and the visit is told of its turn by it', async () => {
    const ticket = await take();
    expect(ticket.text).toContain('Text it to me');
    const page = await kiosk.get('/kiosk/ticket/send');
    expect(page.text).toContain('Which mobile number?');
    expect(page.text).toContain('E-mail it instead');
    const wrong = await kiosk.submit(page.form('/sent-tickets'), { value: '312' });
    expect(wrong.text).toContain('A phone number has ten digits');
    const typed = await kiosk.submit(wrong.form('/sent-tickets'), { value: '312555014', press: '2' });
    await kiosk.submit(typed.form('/sent-tickets'), { value: '3125550142' });
    expect((await visits())[0]).toMatchObject({ phone: '+13125550142', email: null });
    const told = (await app.deps.db.read.query.storeEvents.findMany()).find((e) => e.kind === 'ticket_sent');
    expect(told!.data).toEqual({ channel: 'sms', isCompanion: false });
    app.advance(1);
    await callNext(app.deps, { counterId: store.counters[0]!, actor: NADIA });
    const outbox = (await newestMessages(app.deps, 10)).map(({ row }) => [row.kind, row.channel, row.recipient]);
    expect(outbox).toEqual([
      ['your_turn', 'sms', '+13125550142'],
      ['ticket', 'sms', '+13125550142'],
    ]);
  });

  test('nothing is sent for a screen that shows no ticket', async () => {
    expect((await kiosk.get('/kiosk/ticket/send')).path).toBe('/kiosk');
    expect((await kiosk.post('/kiosk/sent-tickets', { value: 'ana@example.com' })).path).toBe('/kiosk');
    expect(await newestMessages(app.deps, 10)).toEqual([]);
  });

  test('called before it was given back: the counter is free for the next', async () => {
    const ticket = await take();
    await callNext(app.deps, { counterId: store.counters[0]!, actor: NADIA });
    const answer = await kiosk.submit(ticket.form('/returned-tickets'));
    expect(answer.path).toBe('/kiosk/returned');
    await take();
    const [, second] = await visits();
    expect(second).toMatchObject({ status: 'waiting' });
  });

  test('what cannot be served says why before anybody waits for it', async () => {
    app.setNow('2026-11-24T23:50:00Z');
    expect((await kiosk.get('/kiosk/services')).text).toContain('Device trouble not before closing');
    const refused = await kiosk.get('/kiosk/services/device');
    expect(refused.text).toContain('Not today, sorry It would not be your turn before we close today.');
    const tried = await kiosk.post('/kiosk/visits', { service: 'device' });
    expect(tried.status).toBe(409);
    expect(tried.text).toContain('A team member can find you a time, or another store.');
    expect((await kiosk.get('/kiosk/services/device?lang=es')).text).toContain('Hoy no es posible');
    expect((await kiosk.post('/kiosk/visits', { service: 'nonsense' })).path).toBe('/kiosk/services');
    expect(await visits()).toEqual([]);
  });

  test('in Spanish the ticket and the visit are in Spanish', async () => {
    await kiosk.get('/kiosk?lang=es');
    const ticket = await take('billing');
    expect(ticket.text).toContain('Está en la fila Turno B 0 0 1');
    expect((await visits())[0]).toMatchObject({ language: 'es' });
  });
});

describe('an appointment', () => {
  const ANA = { id: 'apt_ana', reference: 'K7M4XT', at: '2026-11-24T16:15:00Z', name: 'Ána Souza' };
  const bookAna = (some = {}) => book(app, store, { ...ANA, phone: '+13125550142', email: 'Ana@Example.com', ...some });
  const withCode = async (by = '', value = '', code = 'k7m 4xt'): Promise<PageAnswer> => {
    const asked = await kiosk.submit((await kiosk.get('/kiosk/appointment')).form('/appointment'), { reference: code });
    const proof = by ? await kiosk.get(`/kiosk/appointment?reference=K7M4XT&by=${by}`) : asked;
    return value ? kiosk.submit(proof.form('/check-ins'), { value }) : proof;
  };

  test('by code and the last four digits: initial, time and service only', async () => {
    await bookAna();
    const proof = await withCode();
    expect(proof.text).toContain('Last four digits of your phone number?');
    const ticket = await kiosk.submit(proof.form('/check-ins'), { value: '0142' });
    expect(ticket.path).toBe('/kiosk/ticket');
    expect(ticket.text).toContain('You’re in line Ticket D 0 0 1');
    expect(ticket.text).toContain('Á., Device trouble. Booked for 10:15 am');
    expect(ticket.text).not.toContain('Souza');
    expect(ticket.html).not.toContain('0142');
  });

  test('by the first three letters or the e-mail, whatever the accents and capitals', async () => {
    await bookAna();
    expect((await withCode('name', 'ana')).text).toContain('Ticket D 0 0 1');
    await kiosk.get('/kiosk');
    const again = await withCode('email', 'ana@example.COM');
    expect(again.text).toContain('You’re in line already Ticket D 0 0 1');
    expect(await visits()).toHaveLength(1);
  });

  test('by the whole phone number; of two one is chosen', async () => {
    await bookAna();
    await bookAna({ id: 'apt_2', reference: 'K7M4XQ', at: '2026-11-24T16:20:00Z', service: 'plan' });
    const form = (await kiosk.get('/kiosk/appointment/phone')).form('/check-ins');
    const choose = await kiosk.submit(form, { value: '312 555 0142' });
    expect(choose.status).toBe(409);
    expect(choose.text).toContain('Which appointment? 10:15 am, Device trouble 10:20 am, Plan change');
    const ticket = await kiosk.submit(choose.form('/check-ins'), { appointment: 'apt_2' });
    expect(ticket.text).toContain('Ticket P 0 0 1');
  });

  test('one after midnight is of the store day that still runs, by either way; before its window one may join', async () => {
    const night = { open: [540, 1560], advisors: [ALL], id: 'sto_night' } as const;
    const late = await smallStore(app.deps, night);
    kiosk = await pairedScreen(app, late.id, 'kiosk');
    const at = '2026-11-25T06:30:00Z';
    await book(app, late, { id: 'apt_late', reference: 'K7M4XT', at, name: 'Ana Silva', phone: '+13125550142' });
    app.setNow('2026-11-25T03:00:00Z');
    const early = { storeId: late.id, appointmentId: 'apt_late', source: 'kiosk', actor: NADIA } as const;
    expect(await checkIn(app.deps, early)).toMatchObject({ kind: 'too_early', mayJoinNow: true });
    app.setNow('2026-11-25T06:10:00Z');
    const board = await staffBoard(app.deps, {
      storeId: late.id,
      advisorId: null,
      mayAct: false,
      mayActForOthers: false,
      language: 'en',
    });
    expect(board?.arrivals.map((row) => row.appointmentId)).toEqual(['apt_late']);
    const form = (await kiosk.get('/kiosk/appointment/phone')).form('/check-ins');
    expect((await kiosk.submit(form, { value: '312 555 0142' })).text).toContain('Ticket D 0 0 1');
    const again = await kiosk.post('/kiosk/check-ins', { by: 'phone', reference: 'K7M4XT', value: '0142' });
    expect(again.text).toContain('Ticket D 0 0 1');
  });

  test('by its QR code, on any screen; again it is the same ticket', async () => {
    await bookAna();
    const link = `https://elsewhere.example${linkPath(app.deps.secretKey, 'appointment', 'apt_ana', 1)}`;
    const form = (await kiosk.get('/kiosk/services')).form('/check-ins');
    expect(form.values).toMatchObject({ by: 'link', value: '' });
    const ticket = await kiosk.submit(form, { value: link });
    expect(ticket.text).toContain('You’re in line Ticket D 0 0 1');
    await kiosk.get('/kiosk');
    const [visit] = await visits();
    const again = linkPath(app.deps.secretKey, 'visit', visit!.id, 1);
    const scan = async (value: string) => kiosk.submit((await kiosk.get('/kiosk')).form('/check-ins'), { value });
    expect((await scan(again)).text).toContain('You’re in line already Ticket D 0 0 1');
    expect((await scan(link)).text).toContain('You’re in line already Ticket D 0 0 1');
    expect((await scan('k7m 4xt')).text).toContain('Last four digits of your phone number?');
    expect(await visits()).toHaveLength(1);
  });

  test('a code of somebody else’s, a forged one and one of another store open nothing', async () => {
    await bookAna();
    const other = await smallStore(app.deps, { id: 'sto_2' });
    await book(app, other, { ...ANA, id: 'apt_3', reference: 'FHKMQR' });
    const scan = async (value: string) => kiosk.submit((await kiosk.get('/kiosk')).form('/check-ins'), { value });
    expect((await scan('https://example.com/menu')).text).toContain('This code is not one of ours');
    const good = linkPath(app.deps.secretKey, 'appointment', 'apt_ana', 1);
    const old = linkPath(app.deps.secretKey, 'appointment', 'apt_ana', 2);
    const elsewhere = linkPath(app.deps.secretKey, 'appointment', 'apt_3', 1);
    for (const link of [`${good.slice(0, -1)}${good.endsWith('A') ? 'B' : 'A'}`, old, elsewhere]) {
      expect((await scan(link)).text).toContain('We found no appointment today');
    }
    expect(await visits()).toEqual([]);
  });

  test('by QR code too early: the choice made then needs no second scan', async () => {
    await bookAna({ at: '2026-11-24T18:00:00Z' });
    const link = linkPath(app.deps.secretKey, 'appointment', 'apt_ana', 1);
    const early = await kiosk.submit((await kiosk.get('/kiosk')).form('/check-ins'), { value: link });
    const again = early.forms.find((form) => form.values.value === link);
    expect((await kiosk.submit(again!, { now: 'join' })).text).toContain('Ticket D 0 0 1');
  });

  test('a wrong proof, an unknown code and one of another store are told alike', async () => {
    await bookAna();
    const other = await smallStore(app.deps, { id: 'sto_2' });
    await book(app, other, { ...ANA, id: 'apt_3', reference: 'FHKMQR', phone: '+13125550142' });
    const wrong = await withCode('phone', '9999');
    expect(wrong.status).toBe(409);
    expect(wrong.text).toContain('We found no appointment today');
    for (const reference of ['FHKMQR', '234678']) {
      const answer = await kiosk.post('/kiosk/check-ins', { by: 'phone', reference, value: '0142' });
      expect(answer.text.replace(/\s/g, '')).toBe(wrong.text.replace(/\s/g, ''));
    }
    expect(await visits()).toEqual([]);
  });

  test('what cannot be a code or a proof is said at once', async () => {
    const code = await withCode('', '', 'hello');
    expect(code.status).toBe(422);
    expect(code.text).toContain('A code has six signs, such as K7M 4XT');
    const digits = await withCode('phone', '12');
    expect(digits.status).toBe(422);
    expect(digits.text).toContain('Four digits, please');
    const phone = (await kiosk.get('/kiosk/appointment/phone?lang=es')).form('/check-ins');
    expect((await kiosk.submit(phone, { value: '12' })).text).toContain('Un número de teléfono tiene diez cifras');
  });

  test('keys on the screen type without a script too', async () => {
    const page = await kiosk.get('/kiosk/appointment');
    const one = await kiosk.submit(page.form('/appointment'), { press: 'K' });
    const two = await kiosk.submit(one.form('/appointment'), { press: '7' });
    expect(two.form('/appointment').values.reference).toBe('K7');
    const less = await kiosk.submit(two.form('/appointment'), { press: 'delete' });
    expect(less.form('/appointment').values.reference).toBe('K');
    const phone = (await kiosk.get('/kiosk/appointment/phone')).form('/check-ins');
    const typed = await kiosk.submit(phone, { value: '31', press: '2' });
    expect(typed.status).toBe(200);
    expect(typed.form('/check-ins').values.value).toBe('312');
    expect(typed.path).not.toContain('312');
  });

  test('early: when check-in opens, or the line at once', async () => {
    await bookAna({ at: '2026-11-24T18:00:00Z' });
    const early = await withCode('phone', '0142');
    expect(early.status).toBe(409);
    expect(early.text).toContain('Your appointment is at 12:00 pm You can check in from 11:30 am');
    expect(early.text).toContain('I’ll come back at 11:30 am Your appointment stays as it is');
    const joined = await kiosk.submit(early.form('/check-ins'), { now: 'join' });
    expect(joined.text).toContain('Ticket D 0 0 1');
    expect((await visits())[0]).toMatchObject({ appointmentId: 'apt_ana' });
  });

  test('late keeps the appointment and says what its place counts from', async () => {
    await bookAna({ at: '2026-11-24T15:48:00Z' });
    const ticket = await withCode('phone', '0142');
    expect(ticket.text).toContain('You are 12 min late, so your place counts from now.');
  });

  test('released: why, and the line as the next best thing', async () => {
    await bookAna({ at: '2026-11-24T15:40:00Z' });
    const released = await withCode('phone', '0142');
    expect(released.text).toContain('Your appointment was at 9:40 am Your time was given to the next in line');
    expect(released.text).toContain('yours was kept until 9:55 am.');
    const joined = await kiosk.submit(released.form('/check-ins'), { now: 'join' });
    expect(joined.text).toContain('Ticket D 0 0 1');
  });

  test('released where joining has stopped: no ticket, but why and what else there is', async () => {
    await bookAna({ at: '2026-11-24T15:40:00Z' });
    const released = await withCode('phone', '0142');
    await stopWalkIns(app.deps, { storeId: store.id, reason: 'full', until: app.now() + 3_600_000, actor: NADIA });
    const stopped = await kiosk.submit(released.form('/check-ins'), { now: 'join' });
    expect(stopped.path).toBe('/kiosk/services/device');
    expect(stopped.text).toContain('Not just now, sorry');
    expect(stopped.text).toContain('No more walk-ins until 11:00 am: the store is full.');
    expect(stopped.text).toContain('A team member can find you a time, or another store.');
    expect(await visits()).toHaveLength(0);
  });

  test('another day and cancelled are told, with the line beside', async () => {
    await bookAna({ at: '2026-11-26T16:00:00Z' });
    const other = await withCode('phone', '0142');
    expect(other.text).toContain('Your appointment is on Thu, Nov 26 at 10:00 am');
    expect(other.html).toContain('href="/kiosk/services"');
  });

  test('called meanwhile: the ticket says where to go', async () => {
    await bookAna();
    await withCode('phone', '0142');
    app.advance(11);
    await callNext(app.deps, { counterId: store.counters[0]!, actor: NADIA });
    expect((await kiosk.get('/kiosk/ticket')).text).toContain('Please go to Counter 1');
  });

  test('guessing is stopped before long', async () => {
    await app.close();
    await open('2026-11-24T16:00:00Z', true);
    let last: PageAnswer | null = null;
    for (let i = 0; i < 22; i++) {
      last = await kiosk.post('/kiosk/check-ins', { by: 'phone', reference: 'K7M4XT', value: String(1000 + i) });
    }
    expect(last?.status).toBe(429);
    expect(last?.text).toContain('That was tried too often here. A team member will check you in.');
  });
});

describe('ask a team member', () => {
  test('stands on every screen, rings once, and says when somebody comes', async () => {
    for (const path of ['/kiosk', '/kiosk/services', '/kiosk/appointment', '/kiosk/appointment/phone']) {
      expect((await kiosk.get(path)).form('/help').method).toBe('post');
    }
    const form = (await kiosk.get('/kiosk/services')).form('/help');
    const asked = await kiosk.submit(form);
    await kiosk.submit(form);
    expect(asked.text).toContain('We have called our team Please stay here. Somebody comes to you.');
    const kinds = (await app.deps.db.read.query.storeEvents.findMany()).map((e) => e.kind);
    expect(kinds.filter((kind) => kind === 'help_wanted')).toHaveLength(1);
  });

  test('is what an error says too', async () => {
    const missing = await kiosk.get('/kiosk/nothing-here');
    expect(missing.status).toBe(404);
    expect(missing.text).toContain('Please ask a team member');
    expect(missing.form('/help').action).toBe('/kiosk/help');
  });
});
