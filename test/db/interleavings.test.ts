import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { VisitRow } from '../../src/db/records/queue/visits.ts';
import { joinLine } from '../../src/operations/arrival/walk-in.ts';
import { callNext } from '../../src/operations/counter/call-next.ts';
import { pauseCounter, resumeCounter } from '../../src/operations/counter/staff-counter.ts';
import type { VisitCommand } from '../../src/operations/steps/act-on-visit.ts';
import { addService } from '../../src/operations/visit/add-service.ts';
import { stayAway } from '../../src/operations/visit/away.ts';
import { bringBack } from '../../src/operations/visit/back.ts';
import { completeVisit } from '../../src/operations/visit/complete.ts';
import { correctDetails } from '../../src/operations/visit/correct-details.ts';
import { handOverVisit } from '../../src/operations/visit/hand-over.ts';
import { leaveLine } from '../../src/operations/visit/leave.ts';
import { mergeParties } from '../../src/operations/visit/merge-parties.ts';
import { endAsNoShow } from '../../src/operations/visit/no-show.ts';
import { notHere } from '../../src/operations/visit/not-here.ts';
import { parkVisit } from '../../src/operations/visit/park.ts';
import { recallVisit } from '../../src/operations/visit/recall.ts';
import { reopenVisit } from '../../src/operations/visit/reopen.ts';
import { resumeVisit } from '../../src/operations/visit/resume.ts';
import { splitParty } from '../../src/operations/visit/split-party.ts';
import { startVisit } from '../../src/operations/visit/start.ts';
import { transferVisit } from '../../src/operations/visit/transfer.ts';
import { undoLastAct } from '../../src/operations/visit/undo.ts';
import { type SmallStore, smallStore } from '../support/small-store.ts';
import { type TestApp, testApp } from '../support/test-app.ts';
import { checkVisits } from '../support/visit-invariants.ts';

const ALL = ['billing', 'device', 'plan'];
const WORKERS = 8;
/** Skills of the eight advisors. */
const SKILLS = [ALL, ['billing', 'plan'], ['device'], ALL, ['billing'], ['plan', 'device'], ALL, ALL];
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
  'away',
  'reopen',
  'hand_over',
  'add_service',
  'correct',
  'split',
  'merge',
  'pause',
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
    worker: fc.integer({ min: 0, max: WORKERS - 1 }),
    target: fc.nat(20),
    isStale: fc.boolean(),
  }),
  { minLength: 4, maxLength: 16 },
);

async function does(app: TestApp, store: SmallStore, deed: Deed, visits: readonly VisitRow[]): Promise<unknown> {
  const { deps } = app;
  const actor = { kind: 'account', id: `acc_${deed.worker}` } as const;
  const counterId = store.counters[deed.worker]!;
  if (deed.act === 'join') {
    const services = [ALL[deed.target % 3]!];
    const partySize = 1 + (deed.target % 4);
    return joinLine(deps, { storeId: store.id, services, partySize, source: 'kiosk', actor });
  }
  if (deed.act === 'call') return callNext(deps, { counterId, actor });
  if (deed.act === 'pause') {
    const change = deed.target % 2 === 0 ? pauseCounter : resumeCounter;
    return change(deps, { storeId: store.id, counterId, actor });
  }
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
    reopen: reopenVisit,
    undo: undoLastAct,
  };
  const other = visits[(deed.target * 7 + 1) % visits.length]!;
  const service = ALL[deed.target % 3]!;
  if (deed.act === 'transfer') return transferVisit(deps, { ...command, to: { service } });
  if (deed.act === 'away') return stayAway(deps, { ...command, minutes: 1 + deed.target });
  if (deed.act === 'hand_over')
    return handOverVisit(deps, { ...command, to: { advisor: store.advisors[deed.target % WORKERS]! } });
  if (deed.act === 'add_service') return addService(deps, { ...command, service });
  if (deed.act === 'correct')
    return correctDetails(deps, { ...command, details: { partySize: 1 + (deed.target % 5) } });
  if (deed.act === 'split') return splitParty(deps, { ...command, partySize: 1, service });
  if (deed.act === 'merge') return mergeParties(deps, { ...command, otherId: other.id });
  return acts[deed.act](deps, command);
}

it('keeps one visit a counter, one counter a visit, every ticket once and a log that replays to the state, whoever does what at once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deeds, { minLength: 4, maxLength: 10 }), async (bursts) => {
      const app = await testApp({ now: '2026-11-24T16:00:00Z' });
      try {
        const store = await smallStore(app.deps, { advisors: SKILLS });
        for (const burst of bursts) {
          // All start from the same picture, as screens do.
          const visits = await app.deps.db.read.query.visits.findMany();
          await Promise.all(burst.map((deed) => does(app, store, deed, visits)));
          app.advance(0.05);
        }
        const { visits, events } = await checkVisits(app.deps.db.read, store.id);
        expect(events).toBeGreaterThanOrEqual(visits);
      } finally {
        await app.close();
      }
    }),
    { numRuns: 12 },
  );
});
