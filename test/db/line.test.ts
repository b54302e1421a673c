import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { VisitRow } from '../../src/db/records/queue/visits.ts';
import { ticketOf } from '../../src/domain/queue/visit/party.ts';
import { joinLine, type WalkIn } from '../../src/operations/arrival/walk-in.ts';
import { storeLobby } from '../../src/operations/boards/lobby-board.ts';
import { staffBoard } from '../../src/operations/boards/staff-board.ts';
import { storeWaits } from '../../src/operations/boards/store-waits.ts';
import { visitPage } from '../../src/operations/boards/visit-page.ts';
import { callNext } from '../../src/operations/counter/call-next.ts';
import { closeCounter, openCounter, pauseCounter } from '../../src/operations/counter/staff-counter.ts';
import type { ActsAs } from '../../src/operations/steps/act-on-visit.ts';
import { bringBack } from '../../src/operations/visit/back.ts';
import { completeVisit } from '../../src/operations/visit/complete.ts';
import { leaveLine } from '../../src/operations/visit/leave.ts';
import { notHere } from '../../src/operations/visit/not-here.ts';
import { parkVisit } from '../../src/operations/visit/park.ts';
import { recallVisit } from '../../src/operations/visit/recall.ts';
import { reopenVisit } from '../../src/operations/visit/reopen.ts';
import { resumeVisit } from '../../src/operations/visit/resume.ts';
import { startVisit } from '../../src/operations/visit/start.ts';
import { transferVisit } from '../../src/operations/visit/transfer.ts';
import { undoLastAct } from '../../src/operations/visit/undo.ts';
import { type SmallStore, smallStore } from '../support/small-store.ts';
import { type TestApp, testApp } from '../support/test-app.ts';

const ALL = ['billing', 'device', 'plan'];
const staff = { kind: 'account', id: 'acc_1' } as const;
const visitor = { kind: 'public', id: 'web' } as const;

let app: TestApp;
let store: SmallStore;

beforeEach(async () => {
  app = await testApp({ now: '2026-11-24T16:00:00Z' });
  store = await smallStore(app.deps, { advisors: [ALL, ALL] });
});
afterEach(() => app.close());

const join = (service = 'billing', some: Partial<WalkIn> = {}) =>
  joinLine(app.deps, { storeId: store.id, services: [service], source: 'kiosk', actor: visitor, ...some });

async function joined(service = 'billing', some: Partial<WalkIn> = {}): Promise<VisitRow> {
  const outcome = await join(service, some);
  if (outcome.kind !== 'joined') throw new Error(JSON.stringify(outcome));
  return outcome.visit;
}

const callAt = (counter = 0, some: object = {}) =>
  callNext(app.deps, { counterId: store.counters[counter]!, actor: staff, ...some });

const as = (counter = 0): ActsAs => ({ kind: 'staff', advisorId: store.advisors[counter]!, mayActForOthers: false });
const command = (visit: { id: string; revision?: number }, counter = 0) => ({
  visitId: visit.id,
  ...(visit.revision === undefined ? {} : { revision: visit.revision }),
  actor: staff,
  as: as(counter),
});
const request = (key: string, bodyHash = 'b') => ({ caller: 'kiosk', route: 'POST /visits', key, bodyHash });

describe('joining', () => {
  it('gives tickets of one sequence with the letter of the service, and keeps the quote', async () => {
    const first = await joined('billing');
    const second = await joined('device');
    expect([ticketOf(first), ticketOf(second)]).toEqual(['B001', 'D002']);
    expect(first).toMatchObject({ storeDay: '2026-11-24', status: 'waiting', lineTime: app.now() });
    expect(first.quotedHighMinutes).toBe(5);
    const events = await app.deps.db.read.query.storeEvents.findMany();
    const quote = events.find((e) => e.kind === 'joined')!.data.quote as { quantiles: number[]; replications: number };
    expect(quote.quantiles).toHaveLength(19);
    expect(quote.replications).toBe(49);
  });

  it('is done once for one key, also when the two requests come at the same moment', async () => {
    const [a, b] = await Promise.all([
      join('billing', { request: request('k1') }),
      join('billing', { request: request('k1') }),
    ]);
    expect(a).toMatchObject({ kind: 'joined' });
    expect((b as { visit: VisitRow }).visit.id).toBe((a as { visit: VisitRow }).visit.id);
    expect(await join('plan', { request: request('k1', 'other') })).toEqual({ kind: 'other_body' });
  });

  it('gives a contact who is in line already his ticket again', async () => {
    const visit = await joined('billing', { phone: '+13125550100' });
    expect(await join('plan', { phone: '+13125550100' })).toMatchObject({
      kind: 'already_here',
      visit: { id: visit.id },
    });
  });

  it('stops before closing, when it is closed, and where nobody has the skill, each with its reason', async () => {
    app.setNow('2026-11-24T23:58:00Z');
    expect(await join()).toMatchObject({ kind: 'not_accepting', why: 'closing' });
    app.setNow('2026-11-25T00:05:00Z');
    expect(await join()).toMatchObject({ kind: 'not_accepting', why: 'closed' });
    app.setNow('2026-11-24T17:00:00Z');
    for (const i of [0, 1])
      await closeCounter(app.deps, { storeId: store.id, counterId: store.counters[i]!, actor: staff });
    expect(await join()).toMatchObject({ kind: 'not_accepting', why: 'no_advisor' });
    expect(await join('billing', { evenIfStopped: true })).toMatchObject({ kind: 'joined' });
    expect(await join('nothing')).toEqual({ kind: 'unknown_service', service: 'nothing' });
  });
});

describe('calling', () => {
  it('gives two advisors who press at the same moment two different visits', async () => {
    const a = await joined();
    const b = await joined();
    const [one, two] = await Promise.all([callAt(0), callAt(1)]);
    const called = [one, two].map((o) => (o.kind === 'called' ? o.visit.id : o.kind));
    expect(called.sort()).toEqual([a.id, b.id].sort());
    expect(await callAt(0)).toMatchObject({ kind: 'counter_busy' });
  });

  it('is one act for one key, nobody for an empty line, and refused at a closed or paused counter', async () => {
    const visit = await joined();
    const first = await callAt(0, { request: request('c1') });
    expect(first).toMatchObject({ kind: 'called', visit: { id: visit.id, status: 'called', callCount: 1 } });
    expect(await callAt(0, { request: request('c1') })).toMatchObject({
      kind: 'called',
      visit: { id: visit.id },
      event: null,
    });
    expect(await callAt(1)).toEqual({ kind: 'nobody' });
    await pauseCounter(app.deps, { storeId: store.id, counterId: store.counters[1]!, actor: staff });
    expect(await callAt(1)).toEqual({ kind: 'counter_paused' });
    await closeCounter(app.deps, { storeId: store.id, counterId: store.counters[1]!, actor: staff });
    expect(await callAt(1)).toEqual({ kind: 'counter_closed' });
  });

  it('calls a chosen one, and answers an old revision with what happened', async () => {
    await joined();
    const chosen = await joined();
    const outcome = await callAt(0, { visitId: chosen.id, revision: 1, reason: 'quick' });
    expect(outcome).toMatchObject({ kind: 'called', visit: { id: chosen.id } });
    const again = await callAt(1, { visitId: chosen.id, revision: 1 });
    expect(again).toMatchObject({ kind: 'stale', last: { kind: 'called', actor: { id: 'acc_1' } } });
    expect(await callAt(1, { visitId: chosen.id })).toMatchObject({ kind: 'refused', why: 'not_waiting' });
  });

  it('opens one counter an advisor and one advisor a counter', async () => {
    const open = (counter: number, advisor: number) =>
      openCounter(app.deps, {
        storeId: store.id,
        counterId: store.counters[counter]!,
        advisorId: store.advisors[advisor]!,
        actor: staff,
      });
    expect(await open(0, 1)).toMatchObject({ kind: 'advisor_busy' });
    await closeCounter(app.deps, { storeId: store.id, counterId: store.counters[1]!, actor: staff });
    expect(await open(0, 1)).toMatchObject({ kind: 'counter_taken', session: { advisorId: store.advisors[0] } });
  });
});

describe('the acts', () => {
  const done = async (outcome: Promise<{ kind: string }>) => {
    const it = (await outcome) as { kind: string; visit: VisitRow };
    expect(it.kind).toMatch(/^(done|called|undone)$/);
    return it.visit;
  };

  it('go from the call to the end: recall, not here, back, call, start, finish', async () => {
    await joined();
    let visit = await done(callAt(0));
    visit = await done(recallVisit(app.deps, command(visit)));
    expect(visit.callCount).toBe(2);
    visit = await done(notHere(app.deps, command(visit)));
    expect(visit.absentUntil).toBe(app.now() + 15 * 60_000);
    expect(await callAt(0)).toEqual({ kind: 'nobody' });
    visit = await done(bringBack(app.deps, { visitId: visit.id, actor: visitor, as: { kind: 'visitor' } }));
    visit = await done(callAt(0));
    visit = await done(startVisit(app.deps, command(visit)));
    visit = await done(completeVisit(app.deps, { ...command(visit), outcome: 'resolved', caseNumber: '7' }));
    expect(visit).toMatchObject({ status: 'completed', outcome: 'resolved', caseNumber: '7', revision: 8 });
    const kinds = (await app.deps.db.read.query.storeEvents.findMany()).filter((e) => e.subjectId === visit.id);
    expect(kinds.map((e) => e.kind)).toEqual([
      'joined',
      'called',
      'recalled',
      'not_here',
      'back',
      'called',
      'started',
      'completed',
    ]);
  });

  it('tell an old screen what happened and by whom', async () => {
    await joined();
    const visit = await done(callAt(0));
    await done(startVisit(app.deps, command(visit)));
    expect(await recallVisit(app.deps, command(visit))).toMatchObject({
      kind: 'stale',
      visit: { status: 'in_service' },
      last: { kind: 'started', actor: staff },
    });
  });

  it('leave a visit at another counter to that counter', async () => {
    await joined();
    const visit = await done(callAt(0));
    expect(await startVisit(app.deps, command(visit, 1))).toMatchObject({ kind: 'not_allowed' });
  });

  it('serve the steps of a visit one after the other, ticket and line time kept', async () => {
    const visit = await joined('billing', { services: ['billing', 'device'] });
    await done(callAt(0));
    const back = await done(completeVisit(app.deps, command({ id: visit.id })));
    expect(back).toMatchObject({
      status: 'waiting',
      serviceId: store.service('device'),
      stepOrdinal: 1,
      lineTime: visit.lineTime,
    });
    await done(callAt(1));
    expect((await done(completeVisit(app.deps, command({ id: visit.id }, 1)))).status).toBe('completed');
  });

  it('park and resume at another counter, transfer to a service, leave and reopen', async () => {
    await joined();
    let visit = await done(callAt(0));
    visit = await done(startVisit(app.deps, command(visit)));
    visit = await done(parkVisit(app.deps, command(visit)));
    await joined();
    await done(callAt(0));
    expect(await resumeVisit(app.deps, command(visit, 0))).toMatchObject({ kind: 'refused', why: 'counter_busy' });
    visit = await done(resumeVisit(app.deps, command(visit, 1)));
    expect(visit).toMatchObject({ status: 'in_service', counterId: store.counters[1] });
    visit = await done(transferVisit(app.deps, { ...command(visit, 1), to: { service: 'device' } }));
    expect(visit).toMatchObject({ status: 'waiting', serviceId: store.service('device'), counterId: null });
    visit = await done(leaveLine(app.deps, { visitId: visit.id, actor: visitor, as: { kind: 'visitor' } }));
    visit = await done(reopenVisit(app.deps, command(visit)));
    expect(visit).toMatchObject({ status: 'waiting', endedAt: null });
  });

  it('can be undone by who did them, for ten seconds and while nothing else happened', async () => {
    await joined();
    const visit = await done(callAt(0));
    expect(await undoLastAct(app.deps, { ...command(visit), actor: { kind: 'account', id: 'acc_2' } })).toMatchObject({
      why: 'not_yours',
    });
    expect(await done(undoLastAct(app.deps, command(visit)))).toMatchObject({
      status: 'waiting',
      revision: 3,
      callCount: 0,
    });
    const again = await done(callAt(0));
    app.advance(0.2);
    expect(await undoLastAct(app.deps, command(again))).toMatchObject({ kind: 'refused', why: 'too_late' });
    const over = await done(completeVisit(app.deps, command(again)));
    await joined();
    await done(callAt(0));
    expect(await undoLastAct(app.deps, command(over))).toMatchObject({ kind: 'refused', why: 'counter_busy' });
  });
});

describe('the boards', () => {
  it('show the line, who is next, the wall, and one visit', async () => {
    const a = await joined('billing', { name: 'Maya R.' });
    const b = await joined('device');
    const ask = {
      storeId: store.id,
      advisorId: store.advisors[0]!,
      mayAct: true,
      mayActForOthers: false,
      language: 'en',
    };
    let board = (await staffBoard(app.deps, ask))!;
    expect(board.next).toMatchObject({ kind: 'party', party: { ticket: 'B001', name: 'Maya R.' } });
    expect(board.line.map((row) => [row.ticket, row.position, row.actions.includes('call')])).toEqual([
      ['B001', 1, true],
      ['D002', 2, true],
    ]);
    await callAt(0);
    board = (await staffBoard(app.deps, ask))!;
    expect(board.visit).toMatchObject({ visitId: a.id, status: 'called' });
    expect(board.line).toHaveLength(1);
    expect((await storeLobby(app.deps, store.id))!.calling).toMatchObject([{ ticket: 'B001', counter: '1' }]);
    const page = (await visitPage(app.deps, b.id))!;
    expect(page).toMatchObject({ ticket: 'D002', place: { ahead: 0 }, wait: { highMinutes: 5 } });
    expect((await visitPage(app.deps, a.id))!.counterName).toBe('1');
  });

  it('tell the waits of a store', async () => {
    const waits = (await storeWaits(app.deps, store.id))!;
    expect(waits.services.map((s) => [s.key, s.stop, s.wait?.highMinutes])).toEqual([
      ['billing', null, 5],
      ['device', null, 5],
      ['plan', null, 5],
    ]);
  });
});
