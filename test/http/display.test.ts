import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { VisitRow } from '../../src/db/records/queue/visits.ts';
import { ticketOf } from '../../src/domain/queue/visit/party.ts';
import { acceptDevice, beginPairing, endPairing, listDevices } from '../../src/operations/access/pair-device.ts';
import { joinLine } from '../../src/operations/arrival/walk-in.ts';
import { callNext } from '../../src/operations/counter/call-next.ts';
import { recallVisit } from '../../src/operations/visit/recall.ts';
import { startVisit } from '../../src/operations/visit/start.ts';
import { openStream } from '../support/event-stream.ts';
import { type SmallStore, smallStore } from '../support/small-store.ts';
import { signInAs } from '../support/staff-desk.ts';
import { type TestApp, testApp } from '../support/test-app.ts';
import type { Visitor } from '../support/visitor.ts';

const ACTOR = { kind: 'account', id: 'acc_1' } as const;
let app: TestApp;
let store: SmallStore;
let screen: Visitor;
let secret: string;

beforeEach(async () => {
  app = await testApp({ now: '2026-11-24T16:00:00Z' });
  store = await smallStore(app.deps, { advisors: [['billing'], ['billing', 'device', 'plan']] });
  const pairing = await beginPairing(app.deps, 'display');
  secret = pairing.secret;
  const accepted = await acceptDevice(app.deps, { code: pairing.code, storeId: store.id, name: 'Wall', actor: ACTOR });
  expect(accepted.kind).toBe('paired');
  screen = app.visitor();
  screen.cookies.set('display', secret);
});
afterEach(() => app.close());

async function join(service = 'billing', name = 'Ada Okafor', language = 'en'): Promise<VisitRow> {
  const who = { services: [service], name, language, source: 'kiosk' } as const;
  const joined = await joinLine(app.deps, { storeId: store.id, ...who, actor: ACTOR });
  if (joined.kind !== 'joined') throw new Error(joined.kind);
  return joined.visit;
}

async function call(counter: number): Promise<VisitRow> {
  const called = await callNext(app.deps, { counterId: store.counters[counter]!, actor: ACTOR });
  if (called.kind !== 'called') throw new Error(called.kind);
  return called.visit;
}

const at = (visit: VisitRow, counter: number) => ({
  visitId: visit.id,
  actor: ACTOR,
  as: { kind: 'staff', advisorId: store.advisors[counter]!, mayActForOthers: false } as const,
});

describe('the lobby display', () => {
  test('shows waits by service and the way a missed call goes, before anybody is called', async () => {
    const page = await screen.get('/display');
    expect(page.status).toBe(200);
    expect(page.text).toContain('Nobody has been called yet');
    expect(page.text).toContain('Billing question under 5');
    expect(page.text).toContain('Your place is kept for 15 min.');
    expect(page.text).toContain('10:00 am');
  });

  test('shows the ticket and its counter, and nobody by name', async () => {
    const visit = await join();
    await call(1);
    const page = await screen.get('/display');
    expect(page.text).toContain(`Now calling Counter ${ticketOf(visit)} 2`);
    expect(page.html).not.toContain('Okafor');
    expect(page.html).not.toContain('display-call-quiet');
  });

  test('is a board again 20 seconds after the call, and keeps who was called before', async () => {
    const first = await join();
    await startVisit(app.deps, at(await call(0), 0));
    app.advance(2);
    const second = await join();
    await call(1);
    app.advance(0.5);
    const page = await screen.get('/display');
    expect(page.html).toContain('display-call-quiet');
    expect(page.text).toContain(`Last called, 10:02 am Counter ${ticketOf(second)} 2`);
    expect(page.text).toContain(`Called before Counter ${ticketOf(second)} 2 ${ticketOf(first)} 1`);
  });

  test('speaks Spanish', async () => {
    await join('billing', 'Ada Okafor', 'es');
    await call(0);
    const page = await screen.get('/display?lang=es');
    expect(page.text).toContain('Llamando ahora Mostrador');
    expect(page.text).toContain('Guardamos su lugar 15 min.');
  });

  test('turns to the language of who is called, whatever its own is', async () => {
    await join('billing', 'Ada Okafor', 'es');
    const { id } = await call(0);
    const { html } = await screen.get('/display');
    expect(html).toMatch(/id="display-call"[^>]*lang="es"/);
    expect(html).toContain('data-spoken="Turno B 0 0 1, mostrador 1"');
    expect(html).toContain('data-calling="" data-last="Last called, 10:00 am');
    await startVisit(app.deps, at((await app.deps.db.read.query.visits.findFirst())!, 0));
    expect((await screen.get('/display')).html).not.toContain('data-calling=""');
    expect(id).toMatch(/^vis_/);
  });

  test('is set by a manager: size for the farthest seat, quiet hours, notices; the open screen hears of it', async () => {
    const ana = await signInAs(app, store, { name: 'Ana', role: 'manager' });
    const [device] = await listDevices(app.deps, store.id);
    const path = `/manage/stores/${store.id.replace('_', '-')}/devices/${device!.id}`;
    const mark = async () => (await screen.post('/display/heartbeats')).html;
    const before = await mark();
    const form = (await ana.get(path)).form(`/devices/${device!.id}`);
    const typed = { screenInches: '55', farthestFeet: '12', quietFrom: '8 pm', quietUntil: '9am', notices: 'One\nTwo' };
    const saved = await ana.submit(form, typed);
    expect(saved.text).toContain('The display is saved.');
    expect(saved.text).toContain('The called ticket can be read from 105 ft, the rows from 13 ft.');
    expect(saved.form(`/devices/${device!.id}`).values).toMatchObject({ quietFrom: '20:00', quietUntil: '9:00' });
    const page = await screen.get('/display');
    expect(page.html).toContain('data-quiet-from="1200" data-quiet-until="540"');
    expect(page.html).not.toContain('data-scale');
    expect(page.text).toContain('One Two');
    expect(await mark()).not.toBe(before);
    const far = await ana.submit(form, { ...typed, farthestFeet: '40' });
    expect(far.text).toContain('The farthest seats read the call, but not the rows');
    expect((await screen.get('/display')).html).toContain('data-scale="175"');
    const wrong = await ana.submit(form, { ...typed, screenInches: '5', quietUntil: '', notices: 'x'.repeat(121) });
    expect(wrong.status).toBe(422);
    for (const field of ['screenInches', 'quietUntil', 'notices'])
      expect(wrong.html).toContain(`href="#field-${field}"`);
  });

  test('asks to be paired without its cookie, and gives no stream', async () => {
    const stranger = app.visitor();
    expect((await stranger.get('/display')).path).toBe('/display/pairing');
    expect((await stranger.request('/display/live', { headers: { accept: 'text/event-stream' } })).status).toBe(401);
  });
});

describe('its live line', () => {
  const open = async () => openStream(`${await app.listen()}/display/live`, { cookie: `display=${secret}` });

  test('tells a call and a recall at once, each with a mark of its own', async () => {
    const visit = await join();
    const stream = await open();
    expect(await stream.next()).toContain('data-call-shown=""');
    const called = await call(0);
    const first = await stream.next();
    expect(first).toContain(`data-ticket="${ticketOf(visit)}"`);
    expect(first).toContain(`data-call="${visit.id}-1"`);
    await recallVisit(app.deps, at(called, 0));
    const second = await stream.next();
    expect(second).toContain(`data-call="${visit.id}-2"`);
    stream.close();
  });

  test('gives who connects the whole board as it stands', async () => {
    const visit = await join();
    await startVisit(app.deps, at(await call(0), 0));
    const stream = await open();
    const board = await stream.next();
    expect(board).toContain(`data-ticket="${ticketOf(visit)}"`);
    expect(board).toContain('id="display-foot"');
    stream.close();
  });

  test('ends with the pairing, so that the screen loads itself and shows a code', async () => {
    const stream = await open();
    await stream.next();
    const [device] = await listDevices(app.deps, store.id);
    await endPairing(app.deps, ACTOR, device!.id);
    expect((await stream.until((m) => m.event === 'release' && m.data === 'unpaired')).data).toBe('unpaired');
    await stream.ended;
    await join();
    await app.deps.live.beat();
    expect(app.deps.live.clientCount()).toBe(0);
  });
});
