import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findVisit, stepsOf, type VisitRow } from '../../src/db/records/queue/visits.ts';
import { joinLine, type WalkIn } from '../../src/operations/arrival/walk-in.ts';
import { staffBoard } from '../../src/operations/boards/staff-board.ts';
import { visitPage } from '../../src/operations/boards/visit-page.ts';
import { callNext } from '../../src/operations/counter/call-next.ts';
import { closeCounter, openCounter } from '../../src/operations/counter/staff-counter.ts';
import type { ActOutcome, ActsAs } from '../../src/operations/steps/act-on-visit.ts';
import { completeVisit } from '../../src/operations/visit/complete.ts';
import { leaveLine } from '../../src/operations/visit/leave.ts';
import { parkVisit } from '../../src/operations/visit/park.ts';
import { reopenVisit } from '../../src/operations/visit/reopen.ts';
import { resumeVisit } from '../../src/operations/visit/resume.ts';
import { startVisit } from '../../src/operations/visit/start.ts';
import { transferVisit } from '../../src/operations/visit/transfer.ts';
import { undoLastAct } from '../../src/operations/visit/undo.ts';
import { visitReason } from '../../src/words/visit-reason.ts';
import { type SmallStore, smallStore } from '../support/small-store.ts';
import { type TestApp, testApp } from '../support/test-app.ts';

const actor = { kind: 'account', id: 'acc_1' } as const;

let app: TestApp;
let store: SmallStore;

beforeEach(async () => {
  app = await testApp({ now: '2026-11-24T16:00:00Z' });
  store = await smallStore(app.deps, { advisors: [['billing', 'device'], ['billing'], ['device']] });
});
afterEach(() => app.close());

async function joined(service: string, some: Partial<WalkIn> = {}): Promise<VisitRow> {
  const joins = { storeId: store.id, services: [service], source: 'kiosk', actor, ...some } as const;
  const outcome = await joinLine(app.deps, joins);
  if (outcome.kind !== 'joined') throw new Error(outcome.kind);
  return outcome.visit;
}
async function done(outcome: Promise<ActOutcome>): Promise<VisitRow> {
  const it = await outcome;
  if (it.kind !== 'done') throw new Error(JSON.stringify(it));
  return it.visit;
}
const as: ActsAs = { kind: 'staff', advisorId: null, mayActForOthers: true };
const command = ({ id, revision }: VisitRow) => ({ visitId: id, revision, actor, as });
async function served(service = 'device'): Promise<VisitRow> {
  const { id } = await joined(service);
  const call = await callNext(app.deps, { counterId: store.counters[0]!, visitId: id, actor });
  if (call.kind !== 'called') throw new Error(call.kind);
  return done(startVisit(app.deps, command(call.visit)));
}
const send = (visit: VisitRow, to: object) => transferVisit(app.deps, { ...command(visit), to });
const boardOf = (i: number) =>
  staffBoard(app.deps, {
    storeId: store.id,
    advisorId: store.advisors[i]!,
    mayAct: true,
    mayActForOthers: false,
    language: 'en',
  });
const [one, two, three] = [0, 1, 2];

describe('where somebody is sent they can be served', () => {
  it('a counter whose advisor does not give the service is refused, as the advisor himself is', async () => {
    const visit = await served('device');
    expect(await send(visit, { counter: store.counters[two] })).toMatchObject({ why: 'no_skill' });
    expect(await send(visit, { advisor: store.advisors[two] })).toMatchObject({ why: 'no_skill' });
    expect(await send(visit, { counter: store.counters[three], service: 'billing' })).toMatchObject({
      why: 'no_skill',
    });
    const both = { advisor: store.advisors[one], counter: store.counters[three] };
    expect(await send(visit, both)).toMatchObject({ why: 'advisor_elsewhere' });
    expect((await findVisit(app.deps.db.read, visit.id))!.revision).toBe(visit.revision);
    const sent = await done(send(visit, { counter: store.counters[three] }));
    expect(sent).toMatchObject({ status: 'waiting', counterWantedId: store.counters[three], lineTime: visit.lineTime });
    expect((await boardOf(three))?.next).toMatchObject({ kind: 'party', party: { visitId: visit.id } });
  });

  it('a counter that nobody has open may be opened by anybody; until then it says where they were sent', async () => {
    const counter = { storeId: store.id, counterId: store.counters[three]!, actor };
    await closeCounter(app.deps, counter);
    const visit = await done(send(await served('device'), { counter: store.counters[three] }));
    const place = (await visitPage(app.deps, visit.id))!.place!;
    expect(place.reasons[0]).toMatchObject({ code: 'no_advisor', counterId: store.counters[three] });
    expect(visitReason(place.reasons[0]!, 'America/Chicago', 'en')).toBe(
      'You were sent to a counter where nobody can help with this right now. Our team can call you elsewhere.',
    );
    await openCounter(app.deps, { ...counter, advisorId: store.advisors[three]! });
    app.advance(1);
    expect((await visitPage(app.deps, visit.id))!.place!.reasons[0]!.code).toBe('kept_place');
  });
});

describe('who is sent on for something else takes as long as that does', () => {
  it('in the step, the screen of the advisor, the nudge, and the wait of who comes after', async () => {
    const visit = await served('billing');
    const sent = await done(send(visit, { service: 'device', advisor: store.advisors[three] }));
    const [step] = await stepsOf(app.deps.db.read, visit.id);
    expect(step).toMatchObject({ serviceId: store.service('device'), minutes: 20 });
    const next = await joined('device', { advisorId: store.advisors[three]! });
    const behindDevice = (await visitPage(app.deps, next.id))!.wait!;
    expect(behindDevice.likelyMinutes).toBeGreaterThanOrEqual(15);
    const call = await callNext(app.deps, { counterId: store.counters[three]!, actor });
    expect(call).toMatchObject({ kind: 'called', visit: { id: visit.id } });
    const again = await done(startVisit(app.deps, command({ ...sent, revision: sent.revision + 1 })));
    expect(again.startedAt).toBe(app.now());
    // 30 minutes are over the 95th percentile of a billing question of 10, not of device trouble of 20.
    app.advance(30);
    expect((await boardOf(three))?.visit).toMatchObject({ usualMinutes: 20, isOverdue: false });
    app.advance(40);
    expect((await boardOf(three))?.visit).toMatchObject({ isOverdue: true });
  });

  it('the time that somebody stood aside is no time of service', async () => {
    const visit = await served('billing');
    app.advance(6);
    const parked = await done(parkVisit(app.deps, command(visit)));
    app.advance(90);
    const again = await done(resumeVisit(app.deps, command(parked)));
    expect(again).toMatchObject({ status: 'in_service', startedAt: visit.startedAt! + 90 * 60_000 });
    app.advance(2);
    // 8 minutes of service in 98: nobody forgot to finish.
    expect((await boardOf(one))?.visit).toMatchObject({ isOverdue: false });
    const finished = await done(completeVisit(app.deps, command(again)));
    expect(finished.status).toBe('completed');
    const log = await app.deps.db.read.query.storeEvents.findMany();
    expect(log.at(-1)).toMatchObject({ kind: 'completed', data: { servedMinutes: 8 } });
  });

  it('undone, the step has its own length again', async () => {
    const visit = await served('billing');
    const sent = await done(send(visit, { service: 'device' }));
    expect((await undoLastAct(app.deps, command(sent))).kind).toBe('undone');
    const [step] = await stepsOf(app.deps.db.read, visit.id);
    expect(step).toMatchObject({ serviceId: store.service('billing'), minutes: 10, bufferAfterMinutes: 0 });
  });
});

describe('one contact stands in line once', () => {
  const phone = '+13125550142';

  it('who has joined anew is not brought back beside it; after it, they are', async () => {
    const first = await joined('billing', { phone });
    const left = await done(leaveLine(app.deps, command(first)));
    const second = await joined('device', { phone });
    const reopened = await reopenVisit(app.deps, command(left));
    expect(reopened).toMatchObject({ kind: 'refused', why: 'contact_here', other: { id: second.id } });
    await done(leaveLine(app.deps, command(second)));
    expect(await done(reopenVisit(app.deps, command(left)))).toMatchObject({ status: 'waiting' });
  });

  it('nor by taking back what ended the first', async () => {
    const first = await joined('billing', { phone });
    const call = await callNext(app.deps, { counterId: store.counters[one]!, actor });
    if (call.kind !== 'called') throw new Error(call.kind);
    const over = await done(completeVisit(app.deps, command(call.visit)));
    const second = await joined('device', { phone });
    const undone = await undoLastAct(app.deps, command(over));
    expect(undone).toMatchObject({ kind: 'refused', why: 'contact_here', other: { id: second.id } });
    expect((await findVisit(app.deps.db.read, first.id))!.status).toBe('completed');
  });
});
