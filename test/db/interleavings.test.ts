import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openVisitsOf, type VisitRow } from '../../src/db/records/visits.ts';
import type { VisitStatus } from '../../src/domain/queue/statuses.ts';
import { joinLine } from '../../src/operations/arrival/walk-in.ts';
import { callNext } from '../../src/operations/counter/call-next.ts';
import type { VisitCommand } from '../../src/operations/steps/act-on-visit.ts';
import { bringBack } from '../../src/operations/visit/back.ts';
import { completeVisit } from '../../src/operations/visit/complete.ts';
import { leaveLine } from '../../src/operations/visit/leave.ts';
import { endAsNoShow } from '../../src/operations/visit/no-show.ts';
import { notHere } from '../../src/operations/visit/not-here.ts';
import { parkVisit } from '../../src/operations/visit/park.ts';
import { recallVisit } from '../../src/operations/visit/recall.ts';
import { resumeVisit } from '../../src/operations/visit/resume.ts';
import { startVisit } from '../../src/operations/visit/start.ts';
import { transferVisit } from '../../src/operations/visit/transfer.ts';
import { undoLastAct } from '../../src/operations/visit/undo.ts';
import { type SmallStore, smallStore } from '../support/small-store.ts';
import { type TestApp, testApp } from '../support/test-app.ts';

const ALL = ['billing', 'device', 'plan'];
const ACTS = [
  'join',
  'call',
  'call',
  'recall',
  'start',
  'complete',
  'not_here',
  'back',
  'no_show',
  'park',
  'resume',
  'transfer',
  'leave',
  'undo',
] as const;

interface Deed {
  readonly act: (typeof ACTS)[number];
  readonly worker: number;
  readonly target: number;
  /** Acts on what an old screen shows. */
  readonly isStale: boolean;
}

const deeds = fc.array(
  fc.record({
    act: fc.constantFrom(...ACTS),
    worker: fc.integer({ min: 0, max: 2 }),
    target: fc.nat(20),
    isStale: fc.boolean(),
  }),
  { minLength: 4, maxLength: 10 },
);

async function does(app: TestApp, store: SmallStore, deed: Deed, visits: readonly VisitRow[]): Promise<unknown> {
  const { deps } = app;
  const actor = { kind: 'account', id: `acc_${deed.worker}` } as const;
  const counterId = store.counters[deed.worker]!;
  if (deed.act === 'join') {
    const services = [ALL[deed.target % 3]!];
    return joinLine(deps, { storeId: store.id, services, source: 'kiosk', actor });
  }
  if (deed.act === 'call') return callNext(deps, { counterId, actor });
  const visit = visits[deed.target % Math.max(1, visits.length)];
  if (!visit) return null;
  const command: VisitCommand = {
    visitId: visit.id,
    revision: deed.isStale ? Math.max(1, visit.revision - 1) : visit.revision,
    actor,
    as: { kind: 'staff', advisorId: store.advisors[deed.worker]!, mayActForOthers: deed.target % 2 === 0 },
  };
  const acts = {
    recall: recallVisit,
    start: startVisit,
    complete: completeVisit,
    not_here: notHere,
    back: bringBack,
    no_show: endAsNoShow,
    park: parkVisit,
    resume: resumeVisit,
    leave: leaveLine,
    undo: undoLastAct,
  };
  if (deed.act === 'transfer') return transferVisit(deps, { ...command, to: { service: ALL[deed.target % 3]! } });
  return acts[deed.act](deps, command);
}

/** Where each event of the log leaves a visit. */
const LEAVES_AT: Readonly<Record<string, VisitStatus>> = {
  joined: 'waiting',
  called: 'called',
  recalled: 'called',
  started: 'in_service',
  completed: 'completed',
  not_here: 'waiting',
  back: 'waiting',
  no_show: 'no_show',
  parked: 'parked',
  resumed: 'in_service',
  transferred: 'waiting',
  left: 'left',
};

async function checkInvariants(app: TestApp, store: SmallStore): Promise<void> {
  const { read } = app.deps.db;
  const visits = await read.query.visits.findMany();
  const events = await read.query.storeEvents.findMany();
  const atCounter = (await openVisitsOf(read, [store.id])).filter(
    (v) => v.status === 'called' || v.status === 'in_service',
  );
  expect(new Set(atCounter.map((v) => v.counterId)).size).toBe(atCounter.length);
  expect(new Set(visits.map((v) => `${v.storeDay} ${v.ticketNumber}`)).size).toBe(visits.length);
  expect(visits.map((v) => v.ticketNumber).sort((a, b) => a - b)).toEqual(visits.map((_, i) => i + 1));
  for (const visit of visits) {
    const its = events.filter((e) => e.subjectId === visit.id);
    expect(its).toHaveLength(visit.revision);
    const states: VisitStatus[] = [];
    for (const event of its) {
      if (event.kind === 'undone')
        states.push((its.find((e) => e.id === event.data.undid)!.data.before as VisitRow).status);
      else states.push(LEAVES_AT[event.kind]!);
    }
    expect(states.at(-1)).toBe(visit.status);
    expect(visit.counterId === null && (visit.status === 'called' || visit.status === 'in_service')).toBe(false);
  }
}

it('keeps one visit a counter, one counter a visit, every ticket once and a log that tells the state, whoever does what at once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deeds, { minLength: 3, maxLength: 7 }), async (bursts) => {
      const app = await testApp({ now: '2026-11-24T16:00:00Z' });
      try {
        const store = await smallStore(app.deps, { advisors: [ALL, ['billing', 'plan'], ['device']] });
        for (const burst of bursts) {
          // All start from the same picture, as screens do.
          const visits = await openVisitsOf(app.deps.db.read, [store.id]);
          await Promise.all(burst.map((deed) => does(app, store, deed, visits)));
          app.advance(0.05);
        }
        await checkInvariants(app, store);
      } finally {
        await app.close();
      }
    }),
    { numRuns: 12 },
  );
});
