import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ticketSequences } from '../../src/db/schema/queue.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { ticketOf } from '../../src/domain/queue/visit/party.ts';
import { markSilentDevices } from '../../src/operations/access/device-presence.ts';
import { endPairing, listDevices } from '../../src/operations/access/pair-device.ts';
import { joinLine } from '../../src/operations/arrival/walk-in.ts';
import { callNext } from '../../src/operations/counter/call-next.ts';
import { closeDays } from '../../src/operations/daily/close-day.ts';
import { pairedScreen } from '../support/kiosk-screen.ts';
import { type SmallStore, smallStore } from '../support/small-store.ts';
import { signInAs } from '../support/staff-desk.ts';
import { type TestApp, testApp } from '../support/test-app.ts';
import type { Visitor } from '../support/visitor.ts';

interface Leased {
  readonly id: string;
  readonly number: number;
  readonly path: string;
}
interface Beat {
  readonly now: number;
  readonly storeDay: string;
  readonly endsAt: number;
  readonly opensAt: number | null;
  readonly closesAt: number | null;
  readonly services: readonly { id: string; key: string; letter: string; names: Record<string, string> }[];
  readonly tickets: readonly Leased[];
}

const NOW = '2026-11-24T16:00:00Z';
const ACTOR = { kind: 'account', id: 'acc_1' } as const;
let app: TestApp;
let store: SmallStore;
let kiosk: Visitor;

beforeEach(async () => {
  app = await testApp({ now: NOW });
  store = await smallStore(app.deps, { advisors: [['billing', 'device', 'plan']] });
  kiosk = await pairedScreen(app, store.id, 'kiosk');
});
afterEach(() => app.close());

const visits = () => app.deps.db.read.query.visits.findMany();
const events = () => app.deps.db.read.query.storeEvents.findMany();
const kinds = async () => (await events()).map((event) => event.kind);
const beat = async (left = 0, who = kiosk): Promise<Beat> =>
  JSON.parse((await who.post('/kiosk/heartbeats', { left: String(left) })).html);

const offline = (ticket: Leased, some: object = {}) => ({
  id: ticket.id,
  number: ticket.number,
  serviceId: store.service('device'),
  takenAt: app.now(),
  language: 'es',
  formKey: null,
  ...some,
});
const merge = async (tickets: readonly object[], who = kiosk): Promise<string[]> =>
  JSON.parse((await who.post('/kiosk/offline-tickets', { tickets: JSON.stringify(tickets) })).html).known;

describe('numbers in hand', () => {
  test('come by twenty from 901 up, each with its id and its link, and lapse with the store day', async () => {
    const told = await beat();
    expect(told.tickets.map((t) => t.number)).toEqual(Array.from({ length: 20 }, (_, i) => 901 + i));
    expect(new Set(told.tickets.map((t) => t.id)).size).toBe(20);
    expect(told.tickets[0]!.path).toMatch(/^\/v\/vis_[0-9a-z]+\.[\w-]{22}$/);
    expect(told).toMatchObject({ now: app.now(), storeDay: '2026-11-24', endsAt: Date.parse('2026-11-25T10:00:00Z') });
    expect(told).toMatchObject({ opensAt: 0, closesAt: Date.parse('2026-11-25T00:00:00Z') });
    expect(told.services.map((s) => `${s.letter} ${s.key}`)).toEqual(['B billing', 'D device', 'P plan']);
    expect(await kinds()).toContain('tickets_leased');
    expect((await beat(20)).tickets).toEqual([]);
    expect((await beat(9)).tickets[0]!.number).toBe(921);
  });

  test('are no other kiosk’s, nor the store’s own sequence’s', async () => {
    const second = await pairedScreen(app, store.id, 'kiosk');
    const both = await Promise.all([beat(), beat(0, second)]);
    expect(both.map((told) => told.tickets[0]!.number).sort()).toEqual([901, 921]);
    await inTransaction(app.deps.db, (tx) =>
      tx.insert(ticketSequences).values({ storeId: store.id, storeDay: '2026-11-24', lastNumber: 899 }),
    );
    const numbers = [];
    for (let i = 0; i < 3; i++) {
      const joined = await joinLine(app.deps, { storeId: store.id, services: ['plan'], source: 'staff', actor: ACTOR });
      numbers.push(joined.kind === 'joined' && ticketOf(joined.visit));
    }
    expect(numbers).toEqual(['P900', 'P3001', 'P3002']);
  });

  test('have an end for a screen that forgets all it was given', async () => {
    for (let i = 0; i < 15; i++) expect((await beat()).tickets).toHaveLength(20);
    expect((await beat()).tickets).toEqual([]);
  });

  test('stop for what staff closed, and begin with the opening', async () => {
    app.setNow('2026-11-24T13:00:00Z');
    expect(await beat()).toMatchObject({ opensAt: Date.parse('2026-11-24T15:00:00Z') });
    app.setNow('2026-11-24T23:50:00Z');
    expect((await beat()).services.map((s) => s.key)).toEqual(['billing']);
  });

  test('a stranger and an ended pairing get none', async () => {
    expect((await app.visitor().post('/kiosk/heartbeats', { left: '0' })).path).toBe('/kiosk/pairing');
    const [device] = await listDevices(app.deps, store.id);
    await endPairing(app.deps, ACTOR, device!.id);
    expect((await kiosk.post('/kiosk/heartbeats', { left: '0' })).path).toBe('/kiosk/pairing');
    expect(await kinds()).not.toContain('tickets_leased');
  });
});

describe('tickets that were given out without the line', () => {
  test('keep their number and the moment they were taken at', async () => {
    const { tickets } = await beat();
    const takenAt = app.now() + 60_000;
    app.advance(20);
    expect(await merge([offline(tickets[0]!, { takenAt })])).toEqual([tickets[0]!.id]);
    const [visit] = await visits();
    expect(visit).toMatchObject({ id: tickets[0]!.id, ticketNumber: 901, ticketLetter: 'D', joinedAt: takenAt });
    expect(visit).toMatchObject({ lineTime: takenAt, source: 'kiosk', language: 'es', status: 'waiting' });
    const joined = (await events()).find((event) => event.kind === 'joined');
    expect(joined).toMatchObject({ at: takenAt, data: { ticket: 901, mergedAt: app.now(), quote: null } });
    const phone = app.visitor();
    expect((await phone.get(tickets[0]!.path)).text).toContain('D901');
    const called = await callNext(app.deps, { counterId: store.counters[0]!, actor: ACTOR });
    expect(called.kind === 'called' && called.visit.id).toBe(tickets[0]!.id);
  });

  test('come in once, however often and from however many tabs they are brought', async () => {
    const { tickets } = await beat();
    const taken = tickets.slice(0, 5).map((ticket) => offline(ticket));
    // A first try that broke off in the middle.
    await merge(taken.slice(0, 2));
    await Promise.all([merge(taken), merge(taken.slice(2)), merge(taken)]);
    await callNext(app.deps, { counterId: store.counters[0]!, actor: ACTOR });
    await merge(taken);
    const rows = await visits();
    expect(rows.map((row) => row.ticketNumber).sort()).toEqual([901, 902, 903, 904, 905]);
    expect(rows.filter((row) => row.status === 'called')).toHaveLength(1);
    expect((await kinds()).filter((kind) => kind === 'joined')).toHaveLength(5);
  });

  test('whose first form the server had taken before it fell silent are one place, not two', async () => {
    const { tickets } = await beat();
    const form = (await kiosk.get('/kiosk/services/device')).form('/visits');
    await kiosk.submit(form);
    const lost = (await visits())[0]!;
    app.advance(5);
    await merge([offline(tickets[0]!, { formKey: form.values.key })]);
    const rows = await visits();
    expect(rows.find((row) => row.id === lost.id)).toMatchObject({ status: 'left' });
    const kept = rows.find((row) => row.id === tickets[0]!.id);
    expect(kept).toMatchObject({ status: 'waiting', ticketNumber: 901, joinedAt: lost.joinedAt });
    expect((await events()).find((event) => event.kind === 'left')?.data).toMatchObject({ replacedBy: 901 });
  });

  test('of yesterday are entered for yesterday and stand in nobody’s way today', async () => {
    const { tickets } = await beat();
    const taken = offline(tickets[0]!);
    app.setNow('2026-11-25T15:30:00Z');
    await merge([taken]);
    const [visit] = await visits();
    expect(visit).toMatchObject({ storeDay: '2026-11-24', ticketNumber: 901, status: 'left' });
    expect((await kiosk.get('/kiosk/services/device')).text).toContain('under 5 min');
    expect((await closeDays(app.deps)).visits).toBe(0);
    expect((await beat()).tickets[0]!.number).toBe(901);
  });

  test('with a clock that runs wrong join between the lease and now', async () => {
    const { tickets } = await beat();
    const leasedAt = app.now();
    app.advance(10);
    await merge([offline(tickets[0]!, { takenAt: 0 }), offline(tickets[1]!, { takenAt: app.now() + 1e9 })]);
    const rows = (await visits()).sort((a, b) => a.ticketNumber - b.ticketNumber);
    expect(rows.map((row) => row.joinedAt)).toEqual([leasedAt, app.now()]);
  });

  test('that no block gave out are not let in', async () => {
    const { tickets } = await beat();
    const other = await smallStore(app.deps, { id: 'sto_2' });
    const elsewhere = await pairedScreen(app, other.id, 'kiosk');
    const forged = [
      offline(tickets[0]!, { number: 902 }),
      offline(tickets[0]!, { id: 'vis_forged' }),
      offline(tickets[0]!, { serviceId: other.service('device') }),
    ];
    await merge(forged);
    await merge([offline(tickets[0]!)], elsewhere);
    expect(await visits()).toEqual([]);
    expect(app.log.filter((line) => line.message === 'a ticket of no block came in')).toHaveLength(4);
    expect((await kiosk.post('/kiosk/offline-tickets', { tickets: 'no json' })).status).toBe(422);
  });
});

describe('the screens that are kept', () => {
  test('are drawn in each language without choosing one for anybody', async () => {
    const page = await kiosk.get('/kiosk/offline/es');
    expect(page.text).toContain('Estamos sin conexión');
    expect(page.html).toContain('lang="es"');
    expect(page.html).toContain('href="/kiosk/offline/en"');
    expect(page.html).not.toContain('action="/kiosk/help"');
    expect(kiosk.cookies.has('language')).toBe(false);
    expect((await kiosk.get('/kiosk')).html).toContain('<html lang="en"');
    expect((await kiosk.get('/kiosk/offline/fr')).status).toBe(404);
  });

  test('are drawn as usual, whatever makes it easier for the one who stands there now', async () => {
    const ease = (await kiosk.get('/kiosk/ease')).form('/ease');
    for (const turn of ['text', 'low', 'left', 'voice']) await kiosk.submit(ease, { turn });
    expect((await kiosk.get('/kiosk')).html).toMatch(/data-text="larger".*data-hand="left"/s);
    expect((await kiosk.get('/kiosk/offline/en')).html).not.toMatch(/data-(text="larger"|low|hand|spoken)/);
  });

  test('belong to a worker that reaches the kiosk and nothing else', async () => {
    const worker = await app.visitor().request('/kiosk/worker.js');
    expect(worker.headers.get('service-worker-allowed')).toBe('/kiosk');
    expect(worker.headers.get('content-type')).toContain('javascript');
    expect(worker.headers.get('cache-control')).toBe('no-cache');
    expect(worker.headers.get('content-security-policy')).toContain("worker-src 'self'");
  });
});

describe('whether it is there', () => {
  test('is told to the store once when it falls silent, and once when it is back', async () => {
    await beat();
    app.advance(1.5);
    expect(await markSilentDevices(app.deps)).toBe(0);
    app.advance(0.5);
    expect(await markSilentDevices(app.deps)).toBe(1);
    expect(await markSilentDevices(app.deps)).toBe(0);
    const nadia = await signInAs(app, store, { name: 'Nadia', role: 'advisor', advisorId: store.advisors[0]! });
    const queue = () => nadia.get(`/staff/${store.id.replace('_', '-')}/queue`);
    expect((await queue()).text).toContain('Kiosk 1 is offline since 10:00 am');
    expect((await nadia.get(`/staff/${store.id.replace('_', '-')}/queue?lang=es`)).text).toContain(
      'Kiosk 1 está sin conexión',
    );
    const ana = await signInAs(app, store, { name: 'Ana', role: 'manager' });
    const devices = await ana.get(`/manage/stores/${store.id.replace('_', '-')}/devices`);
    expect(devices.text).toContain('last seen Tue, Nov 24, 10:00 am offline');
    const [device] = await listDevices(app.deps, store.id);
    expect(device?.offlineAt).toBe(Date.parse(NOW));
    app.advance(3);
    await beat(20);
    expect((await listDevices(app.deps, store.id))[0]?.offlineAt).toBe(null);
    expect((await queue()).text).not.toContain('sin conexión desde');
    const told = (await events()).filter((event) => event.kind.startsWith('device_o'));
    expect(told.map((event) => [event.kind, event.data])).toEqual([
      ['device_offline', { kind: 'kiosk', silentSeconds: 120 }],
      ['device_online', { kind: 'kiosk', silentSeconds: 300 }],
    ]);
  });
});
