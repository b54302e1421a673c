import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { joinLine, type WalkIn } from '../../src/operations/arrival/walk-in.ts';
import { book } from '../support/booked.ts';
import { type SmallStore, smallStore } from '../support/small-store.ts';
import { signInAs } from '../support/staff-desk.ts';
import { type TestApp, testApp } from '../support/test-app.ts';
import type { PageAnswer, Visitor } from '../support/visitor.ts';

const ALL = ['billing', 'device', 'plan'];
const AT_KIOSK = { source: 'kiosk', actor: { kind: 'device', id: 'dev_1' } } as const;

let app: TestApp;
let store: SmallStore;
let nadia: Visitor;

beforeEach(async () => {
  // 10:00 in Chicago.
  app = await testApp({ now: '2026-11-24T16:00:00Z' });
  store = await smallStore(app.deps, { advisors: [ALL, ['billing']], openCounters: false });
  nadia = await signInAs(app, store, { name: 'Nadia', role: 'advisor', advisorId: store.advisors[0]! });
});
afterEach(() => app.close());

const QUEUE = '/staff/sto-1/queue';
const joins = (service: string, some: Partial<WalkIn> = {}) =>
  joinLine(app.deps, { storeId: store.id, services: [service], ...AT_KIOSK, evenIfStopped: true, ...some });

const openCounter = async (who: Visitor, counter = 0): Promise<PageAnswer> =>
  who.submit((await who.get(QUEUE)).form('/openings'), { counter: store.counters[counter]! });

/** Presses *Call next*, or *Finish and call next*. */
async function callNext(who: Visitor): Promise<PageAnswer> {
  const page = await who.get(QUEUE);
  const call = page.forms.find((form) => form.html.includes('id="call-next-'));
  return call ? who.submit(call) : who.submit(page.form('/completion'), { also: 'call_next' });
}

describe('opening a counter', () => {
  test('asks to sign in first, and leads to the one store of the account', async () => {
    const stranger = await app.visitor().get(QUEUE);
    expect(stranger.path).toBe('/sign-in?next=%2Fstaff%2Fsto-1%2Fqueue');
    const page = await nadia.get('/staff');
    expect(page.path).toBe(QUEUE);
    expect(page.text).toContain('Open a counter');
    expect(page.text).toContain('No counter open Nadia');
  });

  test('one advisor a counter: the second is told who is there', async () => {
    const sam = await signInAs(app, store, { name: 'Sam', role: 'advisor', advisorId: store.advisors[1]! });
    const form = (await sam.get(QUEUE)).form('/openings');
    const opened = await openCounter(nadia);
    expect(opened.text).toContain('Counter 1 Nadia, free');
    const late = await sam.submit(form, { counter: store.counters[0]! });
    expect(late.status).toBe(409);
    expect(late.text).toContain('Counter 1 was just opened by Advisor 1.');
    expect((await sam.get(QUEUE)).text).toContain('Counter 1 Advisor 1 is there');
  });

  test('who may only look sees the line and can do nothing', async () => {
    const vera = await signInAs(app, store, { name: 'Vera', role: 'viewer' });
    await joins('billing', { name: 'Ines K.' });
    const page = await vera.get(QUEUE);
    expect(page.text).toContain('You can look on');
    expect(page.text).toContain('B001 Ines K. Billing question');
    expect(page.forms.map((form) => form.action)).toEqual(['/sign-out']);
    const tried = await vera.post('/staff/sto-1/openings', { counter: store.counters[0]! });
    expect(tried.status).toBe(403);
    expect(await app.visitor().get('/staff/sto-1/live', { accept: 'text/event-stream' })).toMatchObject({
      status: 401,
    });
  });

  test('an account of another store finds no way in', async () => {
    const other = await smallStore(app.deps, { id: 'sto_2', openCounters: false });
    const otto = await signInAs(app, other, { name: 'Otto', role: 'manager' });
    expect((await otto.get(QUEUE)).status).toBe(403);
    const { visit } = (await joins('billing')) as { visit: { id: string } };
    expect((await otto.post(`/staff/sto-2/visits/${visit.id}/returns`)).status).toBe(404);
  });

  test('a manager without an advisor may act but not open a counter', async () => {
    const mara = await signInAs(app, store, { name: 'Mara', role: 'manager' });
    expect((await mara.get(QUEUE)).text).toContain('You can look on');
    const tried = await mara.post('/staff/sto-1/openings', { counter: store.counters[0]! });
    expect(tried.status).toBe(409);
    expect(tried.text).toContain('This account belongs to no advisor here');
  });
});

describe('a customer from call to finish', () => {
  test('call next, call again, start, finish with an outcome', async () => {
    await openCounter(nadia);
    await joins('billing', { name: 'Ines K.', language: 'es', needs: ['seat'], partySize: 2 });
    app.advance(7);
    const waiting = await nadia.get(QUEUE);
    expect(waiting.text).toContain('Call next Calling N Ticket B 0 0 1 B001 Ines K. , Billing question');
    expect(waiting.text).toContain('Joined 10:00. Party of 2, speaks Spanish, a seat');
    expect(waiting.text).toContain('waited 7 min');

    const called = await callNext(nadia);
    expect(called.path).toBe(QUEUE);
    expect(called.text).toContain('Called to you Ticket B 0 0 1');
    expect(called.text).toContain('Called 10:07 am');
    expect(called.html).not.toContain('id="call-next-');

    app.advance(1);
    const again = await nadia.submit(called.form('/recalls'));
    expect(again.text).toContain('B001 is called again.');
    expect(again.text).toContain('Called again 10:08 am');

    const started = await nadia.submit(again.form('/starts'));
    expect(started.text).toContain('With you now 0 min B001 Ines K.');
    app.advance(9);
    expect((await nadia.get(QUEUE)).text).toContain('With you now 9 min');
    const finish = (await nadia.get(QUEUE)).form('/completion');
    const done = await nadia.submit(finish, { outcome: 'resolved', case: '204-8817', summary: 'Credit given' });
    expect(done.text).toContain('B001 is finished.');
    expect(done.text).toContain('Nobody is waiting');
    const [visit] = await app.deps.db.read.query.visits.findMany();
    expect(visit).toMatchObject({
      status: 'completed',
      outcome: 'resolved',
      caseNumber: '204-8817',
      summary: 'Credit given',
    });
  });

  test('finish and call next is one press, and pressed twice calls one person', async () => {
    await openCounter(nadia);
    await joins('billing');
    await joins('device');
    await joins('plan');
    const called = await callNext(nadia);
    await nadia.submit(called.form('/starts'));
    const form = (await nadia.get(QUEUE)).form('/completion');
    const first = await nadia.submit(form, { also: 'call_next' });
    expect(first.text).toContain('Called to you Ticket D 0 0 2');
    const second = await nadia.submit(form, { also: 'call_next' });
    expect(second.text).toContain('Called to you Ticket D 0 0 2');
    const statuses = (await app.deps.db.read.query.visits.findMany()).map((v) => v.status);
    expect(statuses.sort()).toEqual(['called', 'completed', 'waiting']);
  });

  test('the same press of call next sent twice is one call', async () => {
    await openCounter(nadia);
    await joins('billing');
    await joins('billing');
    const form = (await nadia.get(QUEUE)).forms.find((f) => f.html.includes('id="call-next-'))!;
    const answers = await Promise.all([nadia.submit(form), nadia.submit(form)]);
    for (const answer of answers) expect(answer.text).toContain('Called to you Ticket B 0 0 1');
    const other = await nadia.submit(form, { key: 'another-key-1' });
    expect(other.status).toBe(409);
    expect(other.text).toContain('B001 is still at your counter. Finish that first.');
  });

  test('two advisors who press at the same moment get two different people', async () => {
    const sam = await signInAs(app, store, { name: 'Sam', role: 'advisor', advisorId: store.advisors[1]! });
    await openCounter(nadia, 0);
    await openCounter(sam, 1);
    await joins('billing');
    await joins('billing');
    const [a, b] = await Promise.all([callNext(nadia), callNext(sam)]);
    const tickets = [a, b].map((page) => /Called to you Ticket (B 0 0 \d)/.exec(page.text)?.[1]);
    expect(new Set(tickets)).toEqual(new Set(['B 0 0 1', 'B 0 0 2']));
  });

  test('not here keeps the place, back in takes it up, and the time that ran out ends it', async () => {
    await openCounter(nadia);
    await joins('billing', { name: 'Ruth D.' });
    const called = await callNext(nadia);
    const aside = await nadia.submit(called.form('/absences'));
    expect(aside.text).toContain('B001 is put aside and keeps the place.');
    expect(aside.text).toContain('Not here yet kept until 10:15');
    expect(aside.text).toContain('Nobody waiting for your skills');
    const back = await nadia.submit(aside.form('/returns'));
    expect(back.text).toContain('B001 is back in line.');
    const gone = await nadia.submit((await callNext(nadia)).form('/absences'));
    expect(gone.forms.some((form) => form.action.endsWith('/no-shows'))).toBe(false);
    app.advance(16);
    const over = await nadia.get(QUEUE);
    expect(over.text).toContain('Not here yet was kept until 10:15');
    const ended = await nadia.submit(over.form('/no-shows'));
    expect(ended.text).toContain('B001 is closed as a no-show.');
  });

  test('an old screen is told what happened meanwhile, and by whom', async () => {
    const sam = await signInAs(app, store, { name: 'Sam', role: 'advisor', advisorId: store.advisors[1]! });
    await openCounter(nadia, 0);
    await openCounter(sam, 1);
    await joins('billing');
    await joins('billing');
    const page = await nadia.get(QUEUE);
    const chosen = await nadia.get(/href="([^"]*call=[^"]*)"/.exec(page.html)![1]!);
    expect(chosen.text).toContain('Why B002 before B001?');
    const form = chosen.forms.find((f) => f.values.visit !== undefined && f.html.includes('name="reason"'))!;
    await callNext(sam);
    await sam.submit((await sam.get(QUEUE)).form('/starts'));
    await sam.submit((await sam.get(QUEUE)).form('/completion'), { also: 'call_next' });
    app.advance(2);
    const late = await nadia.submit(form, { reason: 'quick' });
    expect(late.status).toBe(409);
    expect(late.text).toContain('That had changed meanwhile B002 is called to Counter 2. Sam did that at 10:00 am.');
    expect(late.headers.get('hx-push-url')).toBe('false');
  });

  test('a chosen one is called with the reason, which the log keeps as a code', async () => {
    await openCounter(nadia);
    await joins('billing');
    await joins('device');
    const page = await nadia.get(QUEUE);
    const chosen = await nadia.get(/href="([^"]*call=[^"]*)"/.exec(page.html)![1]!);
    const form = chosen.forms.find((f) => f.values.visit !== undefined && f.html.includes('name="reason"'))!;
    const called = await nadia.submit(form, { reason: 'cannot_wait' });
    expect(called.text).toContain('Called to you Ticket D 0 0 2');
    const events = await app.deps.db.read.query.storeEvents.findMany();
    expect(events.at(-1)).toMatchObject({ kind: 'called', data: { reason: 'cannot_wait', chosen: true } });
    expect((await nadia.get(QUEUE)).text).not.toContain('Why D002');
  });
});

describe('the rule that keeps an advisor free', () => {
  test('says for whom and until when, with waiting and the other choice one key away', async () => {
    await openCounter(nadia);
    await book(app, store, { id: 'apt_1', reference: 'K7M4XT', at: '2026-11-24T16:10:00Z', name: 'Ana S.' });
    await joins('device', { name: 'Maya R.' });
    const kept = await nadia.get(QUEUE);
    expect(kept.text).toContain('Kept free Ana S. is booked for 10:10 am and nobody else');
    expect(kept.text).toContain('At the latest until 10:15 am.');
    expect(kept.text).toContain('Wait for 10:10 am N');
    expect(kept.text).toContain('Call D001 instead I');
    const instead = kept.forms.find((form) => form.values.reason === 'kept_free')!;
    const called = await nadia.submit(instead);
    expect(called.text).toContain('Called to you Ticket D 0 0 1');
    const events = await app.deps.db.read.query.storeEvents.findMany();
    expect(events.at(-1)?.data).toMatchObject({ reason: 'kept_free' });
    const twice = await nadia.submit(instead);
    expect(twice.status).toBe(200);
  });
});

describe('breaks and closing', () => {
  test('a break says until when, shows on the floor and ends with one press', async () => {
    await openCounter(nadia);
    const ask = await nadia.get(`${QUEUE}?show=break`);
    expect(ask.text).toContain('Why do you pause? Short break, 10 min');
    const paused = await nadia.submit(ask.form('/pauses'), { pause: 'lunch:30' });
    expect(paused.text).toContain('You are on a break Since 10:00 am. Back about 10:30 am.');
    expect(paused.text).toContain('1 You break to 10:30');
    const back = await nadia.submit(paused.form('/resumptions'));
    expect(back.text).toContain('Counter 1 Nadia, free');
    const closed = await nadia.submit((await nadia.get(`${QUEUE}?show=close`)).form('/closings'));
    expect(closed.text).toContain('Open a counter');
    const again = await nadia.post('/staff/sto-1/closings');
    expect(again.status).toBe(409);
    expect(again.text).toContain('Your counter is closed. Open one first.');
  });

  test('is refused while somebody is at the counter', async () => {
    await openCounter(nadia);
    await joins('billing');
    await callNext(nadia);
    const refused = await nadia.post('/staff/sto-1/pauses', { pause: 'lunch:30' });
    expect(refused.status).toBe(409);
    expect(refused.text).toContain('B001 is still at your counter.');
    expect((await nadia.get(`${QUEUE}?show=break`)).text).toContain('Finish the visit first, then pause.');
  });
});
