import type { Tx } from '../../db/client.ts';
import { withdrawUnsentSince } from '../../db/records/messages.ts';
import { isSessionOpen } from '../../db/records/queue/counter-sessions.ts';
import { eventsOf, type StoreEvent } from '../../db/records/queue/store-events.ts';
import {
  deleteStep,
  findAtSession,
  findVisit,
  updateStep,
  updateVisit,
  type VisitRow,
  type VisitStepRow,
} from '../../db/records/queue/visits.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { isAtCounter, isOpen } from '../../domain/queue/visit/visit.ts';
import {
  type BeforeAct,
  changesVisit,
  type LastAct,
  type UndoRefusal,
  undoRefusal,
} from '../../domain/queue/visit/visit-history.ts';
import type { EventKind } from '../../domain/store-events.ts';
import type { Instant } from '../../time/instant.ts';
import { loadSettings } from '../loading/settings.ts';
import { type LastChange, lastChangeOf, type VisitCommand } from '../steps/act-on-visit.ts';
import { appendEvent } from '../steps/append-event.ts';
import { endAppointmentOf, reopenAppointmentOf } from '../steps/end-visit.ts';
import { requireMatch } from '../steps/if-match.ts';
import { otherOfContact } from '../steps/other-of-contact.ts';
import { rememberRequest, repeatOf } from '../steps/request-key.ts';
import { tellUndone } from '../steps/tell-visitor.ts';

export type UndoOutcome =
  /** `timeGone`: its appointment is open again, but others have its time. */
  | { readonly kind: 'undone'; readonly visit: VisitRow; readonly undid: EventKind | null; readonly timeGone?: true }
  /** `contact_here`: the contact has joined anew, as `other`. `counter_busy`: the counter has `other` by now. `counter_closed`: it is paused or closed by now. */
  | {
      readonly kind: 'refused';
      readonly why: UndoRefusal | CounterGone | 'contact_here';
      readonly visit: VisitRow;
      readonly last: LastChange | null;
      readonly other?: VisitRow;
    }
  | { readonly kind: 'not_found' }
  | { readonly kind: 'other_body' };

type Refused = UndoOutcome & { readonly kind: 'refused' };
type CounterGone = 'counter_busy' | 'counter_closed';
type Gone = { readonly why: CounterGone; readonly other?: VisitRow };
/** What a transfer for another service told of the step. */
type StepLengths = Partial<Pick<VisitStepRow, 'minutes' | 'bufferBeforeMinutes' | 'bufferAfterMinutes'>>;

const asLast = (event: StoreEvent): LastAct => ({
  kind: event.kind as EventKind,
  at: event.at,
  actorId: event.actorId,
  revision: Number(event.data.revision),
});

/** Why the counter that the visit was at cannot have it again, with the visit that is there instead, or null. */
async function counterGone(tx: Tx, visit: VisitRow, before: BeforeAct): Promise<Gone | null> {
  const { counterSessionId } = before;
  const isThere = isAtCounter(visit) && visit.counterSessionId === counterSessionId;
  if (!isAtCounter(before) || isThere || !counterSessionId) return null;
  if (!(await isSessionOpen(tx, counterSessionId))) return { why: 'counter_closed' };
  const other = await findAtSession(tx, counterSessionId);
  return other ? { why: 'counter_busy', other } : null;
}

/** What the act had written beside the visit's row. */
async function takeBack(tx: Tx, visit: VisitRow, last: StoreEvent, before: BeforeAct): Promise<void> {
  const { stepOrdinal, serviceId, startedAt } = before;
  if (last.kind === 'service_added') return deleteStep(tx, visit.id, Number(last.data.step));
  if (last.kind === 'started') return updateStep(tx, visit.id, stepOrdinal, { startedAt });
  if (last.kind === 'completed' || last.kind === 'step_completed')
    return updateStep(tx, visit.id, stepOrdinal, { endedAt: null });
  if (last.kind === 'transferred') {
    const lengths = (last.data.stepWas ?? {}) as StepLengths;
    return updateStep(tx, visit.id, stepOrdinal, { serviceId, ...lengths });
  }
}

/** The visit as it was before its last act. */
async function restore(
  tx: Tx,
  deps: Deps,
  visit: VisitRow,
  last: StoreEvent,
  now: Instant,
): Promise<{ readonly visit: VisitRow; readonly hasTime: boolean } | Gone> {
  const before = last.data.before as BeforeAct;
  const gone = await counterGone(tx, visit, before);
  if (gone) return gone;
  const fields = { ...before, revision: visit.revision + 1, updatedAt: now };
  const restored = await updateVisit(tx, visit.id, visit.revision, fields);
  if (!restored) throw new Error('a visit changed within the transaction that had read it');
  await takeBack(tx, restored, last, before);
  await withdrawUnsentSince(tx, visit.id, last.at);
  await tellUndone(tx, deps, restored, last.at);
  if (isOpen(visit) && !isOpen(restored)) await endAppointmentOf(tx, restored, now);
  const opensAgain = !isOpen(visit) && isOpen(restored);
  return { visit: restored, hasTime: !opensAgain || (await reopenAppointmentOf(tx, restored, now)) };
}

/** Takes back one's own last act on a visit, within `undoSeconds` and while nothing happened since. A new event names it. */
export async function undoLastAct(deps: Deps, command: VisitCommand): Promise<UndoOutcome> {
  const now = deps.now();
  const known = await findVisit(deps.db.read, command.visitId);
  if (!known) return { kind: 'not_found' };
  const settings = await loadSettings(deps.db.read, known.storeId);
  const outcome = await inTransaction(deps.db, async (tx): Promise<UndoOutcome> => {
    const repeat = await repeatOf(tx, command.request);
    if (repeat.kind === 'other_body') return { kind: 'other_body' };
    const visit = await findVisit(tx, command.visitId);
    if (!visit) return { kind: 'not_found' };
    if (repeat.kind === 'again') return { kind: 'undone', visit, undid: null };
    requireMatch(command.ifMatch, visit);
    const last = (await eventsOf(tx, visit.id)).filter(changesVisit).at(-1);
    const why = undoRefusal(visit, last ? asLast(last) : null, command.actor.id, now, settings);
    const refused = async (code: Refused['why'], other?: VisitRow): Promise<UndoOutcome> => ({
      kind: 'refused',
      why: code,
      visit,
      last: await lastChangeOf(tx, visit.id),
      ...(other && { other }),
    });
    if (why || !last) return refused(why ?? 'nothing_to_undo');
    const opensAgain = !isOpen(visit) && isOpen(last.data.before as BeforeAct);
    const other = opensAgain ? await otherOfContact(tx, visit) : undefined;
    if (other) return refused('contact_here', other);
    const restored = await restore(tx, deps, visit, last, now);
    if ('why' in restored) return refused(restored.why, restored.other);
    const { storeId, id: subjectId } = visit;
    const gone = restored.hasTime ? {} : ({ timeGone: true } as const);
    const data = { undid: last.id, act: last.kind, revision: restored.visit.revision, ...gone };
    await appendEvent(tx, { storeId, subjectId, kind: 'undone', at: now, actor: command.actor, data });
    await rememberRequest(tx, command.request, { kind: 'undone', visitId: visit.id }, now);
    return { kind: 'undone', visit: restored.visit, undid: last.kind as EventKind, ...gone };
  });
  if (outcome.kind === 'undone') deps.signals.storeChanged(known.storeId);
  return outcome;
}
