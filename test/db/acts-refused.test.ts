import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findVisit, type VisitRow } from '../../src/db/records/queue/visits.ts';
import { replaceSkills } from '../../src/db/records/staff/staff.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { joinLine, type WalkIn } from '../../src/operations/arrival/walk-in.ts';
import { staffBoard } from '../../src/operations/boards/staff-board.ts';
import { callNext } from '../../src/operations/counter/call-next.ts';
import type { ActOutcome } from '../../src/operations/steps/act-on-visit.ts';
import { correctDetails } from '../../src/operations/visit/correct-details.ts';
import { handOverVisit } from '../../src/operations/visit/hand-over.ts';
import { mergeParties } from '../../src/operations/visit/merge-parties.ts';
import { parkVisit } from '../../src/operations/visit/park.ts';
import { resumeVisit } from '../../src/operations/visit/resume.ts';
import { startVisit } from '../../src/operations/visit/start.ts';
import { transferVisit } from '../../src/operations/visit/transfer.ts';
import { undoLastAct } from '../../src/operations/visit/undo.ts';
import { type SmallStore, smallStore } from '../support/small-store.ts';
import { type TestApp, testApp } from '../support/test-app.ts';

const staff = { kind: 'account', id: 'acc_1' } as const;

let app: TestApp;
let store: SmallStore;

beforeEach(async () => {
  app = await testApp({ now: '2026-11-24T16:00:00Z' });
  store = await smallStore(app.deps, { advisors: [['billing', 'device', 'plan'], ['billing']] });
});
afterEach(() => app.close());

async function joined(service = 'billing', some: Partial<WalkIn> = {}): Promise<VisitRow> {
  const actor = { kind: 'public', id: 'web' } as const;
  const outcome = await joinLine(app.deps, { storeId: store.id, services: [service], source: 'kiosk', actor, ...some });
  if (outcome.kind !== 'joined') throw new Error(JSON.stringify(outcome));
  return outcome.visit;
}
const now = async (visit: { id: string }): Promise<VisitRow> => (await findVisit(app.deps.db.read, visit.id))!;
const command = (visit: VisitRow, counter = 0) => ({
  visitId: visit.id,
  revision: visit.revision,
  actor: staff,
  as: { kind: 'staff', advisorId: store.advisors[counter]!, mayActForOthers: false } as const,
});
const callAt = (counter = 0, some: object = {}) =>
  callNext(app.deps, { counterId: store.counters[counter]!, actor: staff, ...some });

async function done(outcome: Promise<ActOutcome>): Promise<VisitRow> {
  const it = await outcome;
  if (it.kind !== 'done') throw new Error(JSON.stringify(it));
  return it.visit;
}
async function inService(counter = 0): Promise<VisitRow> {
  const called = await callAt(counter);
  if (called.kind !== 'called') throw new Error(called.kind);
  return done(startVisit(app.deps, command(called.visit, counter)));
}
const boardOf = async (counter: number) => {
  const ask = {
    storeId: store.id,
    advisorId: store.advisors[counter]!,
    mayAct: true,
    mayActForOthers: false,
    language: 'en',
  };
  return (await staffBoard(app.deps, ask))!;
};

describe('who lacks the skill', () => {
  it('is not handed a visit over, and a counter that is busy names who is there', async () => {
    await joined('device');
    const visit = await inService(0);
    const to = { advisor: store.advisors[1]! };
    expect(await handOverVisit(app.deps, { ...command(visit), to })).toMatchObject({
      kind: 'refused',
      why: 'no_skill',
    });
    expect(await now(visit)).toMatchObject({ advisorId: store.advisors[0], revision: visit.revision });
    await joined('billing');
    const his = await inService(1);
    const back = { ...command(his, 1), to: { advisor: store.advisors[0]! } };
    expect(await handOverVisit(app.deps, back)).toMatchObject({ why: 'counter_busy', other: { id: visit.id } });
  });

  it('does not call them by hand, with or without a reason', async () => {
    const device = await joined('device');
    const chosen = { visitId: device.id, revision: device.revision, reason: 'quick' };
    expect(await callAt(1, chosen)).toMatchObject({ kind: 'no_skill', visit: { id: device.id } });
    expect(await now(device)).toMatchObject({ status: 'waiting', revision: device.revision });
    expect(await callAt(0, chosen)).toMatchObject({ kind: 'called' });
    expect(await callAt(1, { visitId: device.id })).toMatchObject({ kind: 'refused', why: 'not_waiting' });
  });

  it('does not go on with what a colleague parked, but with what was parked by oneself', async () => {
    await joined('device');
    const parked = await done(parkVisit(app.deps, command(await inService(0))));
    expect((await boardOf(1)).parked[0]!.actions).not.toContain('resume');
    expect(await resumeVisit(app.deps, command(parked, 1))).toMatchObject({ kind: 'refused', why: 'no_skill' });
    await inTransaction(app.deps.db, (tx) => replaceSkills(tx, store.id, store.advisors[0]!, []));
    expect((await boardOf(0)).parked[0]!.actions).toContain('resume');
    expect((await done(resumeVisit(app.deps, command(parked, 0)))).status).toBe('in_service');
  });

  it('is not offered the call, and one meant for a colleague is told from one without the skill', async () => {
    await joined('device');
    await joined('billing', { advisorId: store.advisors[0]! });
    const sent = await joined('billing');
    const rows = (await boardOf(1)).line.map(({ isMine, lacksMySkill, actions }) => [
      isMine,
      lacksMySkill,
      actions.includes('call'),
    ]);
    expect(rows).toEqual([
      [false, true, false],
      [false, false, true],
      [true, false, true],
    ]);
    await callAt(1, { visitId: sent.id, reason: 'quick' });
    const at = { ...command(await now(sent), 1), to: { counter: store.counters[0]! } };
    await done(transferVisit(app.deps, at));
    const row = (await boardOf(1)).line.find(({ visitId }) => visitId === sent.id)!;
    expect(row).toMatchObject({ isMine: false, lacksMySkill: false });
  });
});

describe('one open visit a contact', () => {
  const phone = '+13125550142';

  it('holds when details are corrected too: refused with the other visit, until the two are merged', async () => {
    const first = await joined('billing', { phone });
    const second = await joined('device', { name: 'Ana' });
    const details = { phone, name: 'Ana S.' };
    const refused = await correctDetails(app.deps, { ...command(second), details });
    expect(refused).toMatchObject({ kind: 'refused', why: 'contact_taken', other: { id: first.id } });
    expect(await now(second)).toMatchObject({ name: 'Ana', phone: null, revision: second.revision });
    await done(mergeParties(app.deps, { ...command(second), otherId: first.id }));
    const merged = await now(second);
    expect(merged.phone).toBe(phone);
    expect((await done(correctDetails(app.deps, { ...command(merged), details }))).name).toBe('Ana S.');
  });

  it('lets its own contact stand, be changed and be taken out', async () => {
    const visit = await joined('billing', { phone });
    const same = await done(correctDetails(app.deps, { ...command(visit), details: { phone, note: 'Door 2' } }));
    const other = await done(correctDetails(app.deps, { ...command(same), details: { phone: '+13125550143' } }));
    const none = await done(correctDetails(app.deps, { ...command(other), details: { phone: null } }));
    expect(none.contactHash).toBeNull();
    expect(await joined('device', { phone })).toMatchObject({ status: 'waiting' });
  });
});

describe('undo', () => {
  it('into a counter that has somebody by now names who is there', async () => {
    await joined();
    const parked = await done(parkVisit(app.deps, command(await inService(0))));
    const next = await joined();
    await callAt(0);
    expect(await undoLastAct(app.deps, command(parked))).toMatchObject({
      kind: 'refused',
      why: 'counter_busy',
      other: { id: next.id },
    });
  });
});
