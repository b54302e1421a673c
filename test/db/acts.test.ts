import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findVisit, stepsOf, type VisitRow } from '../../src/db/records/queue/visits.ts';
import { stopWalkIns, takeWalkIns } from '../../src/operations/arrival/stop-walk-ins.ts';
import { joinLine, type WalkIn } from '../../src/operations/arrival/walk-in.ts';
import { storeWaits } from '../../src/operations/boards/store-waits.ts';
import { visitPage } from '../../src/operations/boards/visit-page.ts';
import { callNext } from '../../src/operations/counter/call-next.ts';
import { closeCounter, pauseCounter } from '../../src/operations/counter/staff-counter.ts';
import type { ActOutcome, ActsAs } from '../../src/operations/steps/act-on-visit.ts';
import { addService } from '../../src/operations/visit/add-service.ts';
import { bringBack } from '../../src/operations/visit/back.ts';
import { completeVisit } from '../../src/operations/visit/complete.ts';
import { correctDetails } from '../../src/operations/visit/correct-details.ts';
import { handOverVisit } from '../../src/operations/visit/hand-over.ts';
import { leaveLine } from '../../src/operations/visit/leave.ts';
import { mergeParties } from '../../src/operations/visit/merge-parties.ts';
import { notHere } from '../../src/operations/visit/not-here.ts';
import { reopenVisit } from '../../src/operations/visit/reopen.ts';
import { splitParty } from '../../src/operations/visit/split-party.ts';
import { startVisit } from '../../src/operations/visit/start.ts';
import { transferVisit } from '../../src/operations/visit/transfer.ts';
import { undoLastAct } from '../../src/operations/visit/undo.ts';
import { visitReason } from '../../src/words/visit-reason.ts';
import { type SmallStore, smallStore } from '../support/small-store.ts';
import { type TestApp, testApp } from '../support/test-app.ts';

const ALL = ['billing', 'device', 'plan'];
const staff = { kind: 'account', id: 'acc_1' } as const;

let app: TestApp;
let store: SmallStore;

beforeEach(async () => {
  // 10:00 in Chicago; the store closes at 18:00.
  app = await testApp({ now: '2026-11-24T16:00:00Z' });
  store = await smallStore(app.deps, { advisors: [ALL, ['billing']] });
});
afterEach(() => app.close());

async function joined(service = 'billing', some: Partial<WalkIn> = {}): Promise<VisitRow> {
  const actor = { kind: 'public', id: 'web' } as const;
  const outcome = await joinLine(app.deps, { storeId: store.id, services: [service], source: 'kiosk', actor, ...some });
  if (outcome.kind !== 'joined') throw new Error(JSON.stringify(outcome));
  return outcome.visit;
}
const now = async (visit: { id: string }): Promise<VisitRow> => (await findVisit(app.deps.db.read, visit.id))!;
const as = (counter = 0): ActsAs => ({ kind: 'staff', advisorId: store.advisors[counter]!, mayActForOthers: false });
const command = (visit: VisitRow, counter = 0) => ({
  visitId: visit.id,
  revision: visit.revision,
  actor: staff,
  as: as(counter),
});
const callAt = (counter = 0, some: object = {}) =>
  callNext(app.deps, { counterId: store.counters[counter]!, actor: staff, ...some });

async function inService(counter = 0): Promise<VisitRow> {
  const called = await callAt(counter);
  if (called.kind !== 'called') throw new Error(called.kind);
  return done(startVisit(app.deps, command(called.visit, counter)));
}
async function done(outcome: Promise<ActOutcome>): Promise<VisitRow> {
  const it = await outcome;
  if (it.kind !== 'done') throw new Error(JSON.stringify(it));
  return it.visit;
}
const request = (key: string) => ({ caller: 'session', route: 'POST /x', key, bodyHash: 'b' });

describe('handing over', () => {
  it('moves a visit in service to a free colleague, whose time runs on, and frees the own counter', async () => {
    await joined();
    const visit = await inService(0);
    app.advance(4);
    const over = await done(handOverVisit(app.deps, { ...command(visit), to: { advisor: store.advisors[1]! } }));
    expect(over).toMatchObject({ status: 'in_service', counterId: store.counters[1], startedAt: visit.startedAt });
    await joined('device');
    expect((await callAt(0)).kind).toBe('called');
    expect(await handOverVisit(app.deps, { ...command(over, 0), to: { counter: store.counters[0]! } })).toMatchObject({
      kind: 'refused',
      why: 'counter_busy',
    });
  });

  it('is refused to somebody who pauses, is not there, or is oneself; undone it comes back', async () => {
    await joined();
    const visit = await inService(0);
    const to = (advisor: string) => handOverVisit(app.deps, { ...command(visit), to: { advisor } });
    expect(await to('adv_nobody')).toMatchObject({ why: 'unknown_target' });
    expect(await to(store.advisors[0]!)).toMatchObject({ why: 'unknown_target' });
    await pauseCounter(app.deps, { storeId: store.id, counterId: store.counters[1]!, actor: staff });
    expect(await to(store.advisors[1]!)).toMatchObject({ why: 'no_counter' });
    await closeCounter(app.deps, { storeId: store.id, counterId: store.counters[1]!, actor: staff });
    expect(await to(store.advisors[1]!)).toMatchObject({ why: 'no_counter' });
    expect((await now(visit)).revision).toBe(visit.revision);
  });
});

describe('one thing more', () => {
  it('follows the present step, back in line at the same place; undone it is gone', async () => {
    const first = await joined('billing');
    app.advance(3);
    await joined('device');
    const visit = await inService(0);
    const more = await done(addService(app.deps, { ...command(visit), service: 'device' }));
    expect(await addService(app.deps, { ...command(more), service: 'device' })).toMatchObject({
      why: 'already_wanted',
    });
    expect(await addService(app.deps, { ...command(more), service: 'nothing' })).toMatchObject({
      why: 'unknown_target',
    });
    const next = await done(completeVisit(app.deps, command(more)));
    expect(next).toMatchObject({
      status: 'waiting',
      serviceId: store.service('device'),
      lineTime: first.lineTime,
      keptPlaceBy: 'next_step',
    });
    const called = await callAt(0);
    expect(called).toMatchObject({ kind: 'called', visit: { id: first.id } });
  });

  it('is taken back by undo', async () => {
    const visit = await joined('billing');
    await done(addService(app.deps, { ...command(visit), service: 'plan' }));
    expect(await stepsOf(app.deps.db.read, visit.id)).toHaveLength(2);
    expect((await undoLastAct(app.deps, command(visit))).kind).toBe('undone');
    expect(await stepsOf(app.deps.db.read, visit.id)).toHaveLength(1);
  });
});

describe('parties', () => {
  it('split: a ticket of their own at the same place, with one key once', async () => {
    const visit = await joined('billing', { partySize: 3, name: 'Ana S.', phone: '+13125550142' });
    app.advance(5);
    const split = { ...command(visit), partySize: 1, service: 'device', request: request('k') };
    const first = await splitParty(app.deps, split);
    const again = await splitParty(app.deps, split);
    expect([first.kind, again.kind]).toEqual(['done', 'done']);
    expect((await now(visit)).partySize).toBe(2);
    const all = await app.deps.db.read.query.visits.findMany();
    expect(all).toHaveLength(2);
    const part = all.find((v) => v.id !== visit.id)!;
    expect(part).toMatchObject({
      ticketLetter: 'D',
      ticketNumber: 2,
      partySize: 1,
      joinedAt: visit.joinedAt,
      lineTime: visit.lineTime,
      phone: null,
      keptPlaceBy: 'split_off',
    });
    const refused = await splitParty(app.deps, { ...command(await now(visit)), partySize: 2 });
    expect(refused).toMatchObject({ kind: 'refused', why: 'party_too_small' });
    expect(await app.deps.db.read.query.visits.findMany()).toHaveLength(2);
  });

  it('a refused split takes no ticket number', async () => {
    const visit = await joined('billing', { partySize: 2 });
    await done(leaveLine(app.deps, command(visit)));
    const refused = await splitParty(app.deps, { ...command(await now(visit)), partySize: 1 });
    expect(refused).toMatchObject({ kind: 'refused', why: 'not_open' });
    expect((await joined()).ticketNumber).toBe(2);
  });

  it('merge: one visit at the earlier place, with the contact and what either came for', async () => {
    const early = await joined('device', { phone: '+13125550142', partySize: 2, needs: ['seat'] });
    app.advance(10);
    const late = await joined('billing');
    const merged = await mergeParties(app.deps, { ...command(late), otherId: early.id, otherRevision: early.revision });
    expect(merged).toMatchObject({ kind: 'done', other: { status: 'left', mergedIntoId: late.id } });
    expect(await now(late)).toMatchObject({
      partySize: 3,
      lineTime: early.lineTime,
      joinedAt: early.joinedAt,
      phone: '+13125550142',
      needs: ['seat'],
      keptPlaceBy: 'took_in',
    });
    const steps = await stepsOf(app.deps.db.read, late.id);
    expect(steps.map((s) => s.serviceId)).toEqual([store.service('billing'), store.service('device')]);
    const stale = await mergeParties(app.deps, { ...command(await now(late)), otherId: early.id });
    expect(stale).toMatchObject({ kind: 'stale', visit: { id: early.id }, last: { kind: 'merged' } });
    expect(await mergeParties(app.deps, { ...command(await now(late)), otherId: late.id })).toMatchObject({
      why: 'unknown_target',
    });
  });

  it('one who goes on with another party is not reopened beside it, but after it', async () => {
    const party = await joined('billing', { partySize: 3 });
    const other = await joined('device', { partySize: 2 });
    await done(mergeParties(app.deps, { ...command(party), otherId: other.id }));
    expect(await reopenVisit(app.deps, command(await now(other)))).toMatchObject({ kind: 'refused', why: 'merged' });
    await done(leaveLine(app.deps, command(await now(party))));
    expect(await done(reopenVisit(app.deps, command(await now(other))))).toMatchObject({
      status: 'waiting',
      mergedIntoId: null,
    });
  });
});

describe('correcting details', () => {
  it('changes what is given, leaves the place, and tells the log which and not what', async () => {
    const visit = await joined('billing', { name: 'Anna', partySize: 2, needs: ['seat'] });
    const details = { name: 'Ana S.', phone: '+13125550142', language: 'es', needs: ['interpreter'] };
    const right = await done(correctDetails(app.deps, { ...command(visit), details }));
    expect(right).toMatchObject({ ...details, partySize: 2, lineTime: visit.lineTime, revision: 2 });
    expect(right.contactHash).not.toBeNull();
    const event = (await app.deps.db.read.query.storeEvents.findMany()).at(-1)!;
    expect(event).toMatchObject({ kind: 'details_corrected', data: { corrected: Object.keys(details), partySize: 2 } });
    expect(JSON.stringify(event)).not.toMatch(/Ana|312/);
    const undone = await undoLastAct(app.deps, command(right));
    expect(undone).toMatchObject({ kind: 'refused', why: 'nothing_to_undo' });
  });
});

describe('undo', () => {
  it('puts the service of the step back after a transfer, and never into a counter that is gone', async () => {
    await joined('billing');
    const visit = await inService(0);
    const sent = await done(transferVisit(app.deps, { ...command(visit), to: { service: 'device' } }));
    expect((await stepsOf(app.deps.db.read, visit.id))[0]?.serviceId).toBe(store.service('device'));
    expect(await undoLastAct(app.deps, command(sent))).toMatchObject({
      kind: 'undone',
      visit: { status: 'in_service', serviceId: store.service('billing') },
    });
    expect((await stepsOf(app.deps.db.read, visit.id))[0]?.serviceId).toBe(store.service('billing'));
    const over = await done(completeVisit(app.deps, command(await now(visit))));
    await closeCounter(app.deps, { storeId: store.id, counterId: store.counters[0]!, actor: staff });
    expect(await undoLastAct(app.deps, command(over))).toMatchObject({ kind: 'refused', why: 'counter_closed' });
  });
});

describe('sending on', () => {
  it('to an advisor asks that he gives the service', async () => {
    await joined('billing');
    const visit = await inService(0);
    const to = { advisor: store.advisors[1]!, service: 'device' };
    expect(await transferVisit(app.deps, { ...command(visit), to })).toMatchObject({ why: 'no_skill' });
    const sent = await done(transferVisit(app.deps, { ...command(visit), to: { advisor: store.advisors[1]! } }));
    expect(sent).toMatchObject({ status: 'waiting', advisorWantedId: store.advisors[1], keptPlaceBy: 'sent_on' });
  });
});

describe('calling a chosen one', () => {
  it('asks for the reason where somebody is passed, and names who in the log', async () => {
    const first = await joined('billing');
    const second = await joined('billing');
    const chosen = { visitId: second.id, revision: second.revision, asksForReason: true };
    expect((await callAt(0, chosen)).kind).toBe('reason_wanted');
    expect((await callAt(0, { ...chosen, reason: 'Mrs Smith asked' })).kind).toBe('reason_wanted');
    expect((await callAt(0, { ...chosen, reason: 'quick' })).kind).toBe('called');
    const event = (await app.deps.db.read.query.storeEvents.findMany()).at(-1)!;
    expect(event.data).toMatchObject({ chosen: true, reason: 'quick', overtook: [first.id] });
    const told = await visitPage(app.deps, first.id, 'en');
    expect(told!.place!.reasons).toContainEqual({ code: 'overtaken', ticket: 'B002', why: 'quick', at: app.now() });
    expect(visitReason(told!.place!.reasons[0]!, 'America/Chicago', 'en')).toBe(
      'At 10:00 am staff called B002 first: it takes a minute.',
    );
    expect((await callAt(1, { visitId: first.id, asksForReason: true })).kind).toBe('called');
  });
});

describe('the reason of a place that was kept', () => {
  it('says that they came back in time', async () => {
    await joined('billing');
    const called = await callAt(0);
    if (called.kind !== 'called') throw new Error(called.kind);
    const absent = await done(notHere(app.deps, command(called.visit)));
    await done(bringBack(app.deps, command(absent)));
    const page = await visitPage(app.deps, absent.id, 'en');
    const texts = page!.place!.reasons.map((reason) => visitReason(reason, 'America/Chicago', 'en'));
    expect(texts).toEqual([
      'You came back within 15 min, so you have your place again.',
      'Your place counts from 10:00 am, when you joined.',
    ]);
  });
});

describe('no more walk-ins', () => {
  it('stops every line until the time, with the code everywhere, and staff may still add', async () => {
    const actor = staff;
    const stop = (some: object = {}) => stopWalkIns(app.deps, { storeId: store.id, reason: 'full', actor, ...some });
    expect((await stop({ reason: 'because' })).kind).toBe('unknown_reason');
    expect((await stop({ until: app.now() })).kind).toBe('until_out_of_range');
    expect(await stop()).toMatchObject({ kind: 'stopped', until: Date.parse('2026-11-25T00:00:00Z') });
    expect((await stop({ until: app.now() + 30 * 60_000 })).kind).toBe('stopped');
    const waits = await storeWaits(app.deps, store.id);
    expect(waits!.services.map((s) => s.stop)).toEqual(['stopped', 'stopped', 'stopped']);
    const input = { storeId: store.id, services: ['billing'], source: 'kiosk' as const, actor };
    expect(await joinLine(app.deps, input)).toMatchObject({ kind: 'not_accepting', why: 'stopped' });
    expect((await joinLine(app.deps, { ...input, evenIfStopped: true })).kind).toBe('joined');
    app.advance(31);
    expect((await joinLine(app.deps, input)).kind).toBe('joined');
    await stop();
    expect(await takeWalkIns(app.deps, { storeId: store.id, actor })).toBe(true);
    expect((await joinLine(app.deps, input)).kind).toBe('joined');
    const kinds = (await app.deps.db.read.query.storeEvents.findMany()).map((e) => e.kind);
    expect(kinds.filter((kind) => kind.startsWith('walk_ins'))).toEqual([
      'walk_ins_stopped',
      'walk_ins_stopped',
      'walk_ins_stopped',
      'walk_ins_resumed',
    ]);
  });
});
