import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { VisitRow } from '../../src/db/records/visits.ts';
import { ticketOf } from '../../src/domain/queue/party.ts';
import { acceptDevice, beginPairing, endPairing, listDevices } from '../../src/operations/access/pair-device.ts';
import { joinLine } from '../../src/operations/arrival/walk-in.ts';
import { callNext } from '../../src/operations/counter/call-next.ts';
import { recallVisit } from '../../src/operations/visit/recall.ts';
import { startVisit } from '../../src/operations/visit/start.ts';
import { openStream } from '../support/event-stream.ts';
import { type SmallStore, smallStore } from '../support/small-store.ts';
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

async function join(service = 'billing', name = 'Ada Okafor'): Promise<VisitRow> {
  const source = 'kiosk';
  const joined = await joinLine(app.deps, { storeId: store.id, services: [service], name, source, actor: ACTOR });
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
    await join();
    await call(0);
    const page = await screen.get('/display?lang=es');
    expect(page.text).toContain('Llamando ahora Mostrador');
    expect(page.text).toContain('Guardamos su lugar 15 min.');
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
