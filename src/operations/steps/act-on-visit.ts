import type { Tx } from '../../db/client.ts';
import { findSessionOfAdvisor, updateSession } from '../../db/records/queue/counter-sessions.ts';
import { eventsOf, type StoreEvent } from '../../db/records/queue/store-events.ts';
import { findAtSession, findVisit, updateStep, updateVisit, type VisitRow } from '../../db/records/queue/visits.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import { allowedActions, type VisitViewer } from '../../domain/queue/visit/allowed-actions.ts';
import { isAtCounter, isOpen } from '../../domain/queue/visit/visit.ts';
import { type Act, type ActKind, type ActRefusal, applyAct } from '../../domain/queue/visit/visit-acts.ts';
import { beforeOf, changesVisit } from '../../domain/queue/visit/visit-history.ts';
import type { Settings } from '../../domain/settings.ts';
import type { EventKind } from '../../domain/store-events.ts';
import type { Instant } from '../../time/instant.ts';
import { appendEvent } from './append-event.ts';
import { endAppointmentOf, reopenAppointmentOf } from './end-visit.ts';
import { requireMatch } from './if-match.ts';
import { type RequestKey, rememberRequest, repeatOf } from './request-key.ts';

/** As whom somebody acts on a visit. An API key acts for others and has no advisor. */
export type ActsAs =
  | { readonly kind: 'visitor' }
  | { readonly kind: 'staff'; readonly advisorId: string | null; readonly mayActForOthers: boolean };

export interface VisitCommand {
  readonly visitId: string;
  /** The revision that the screen showed; left out, the act is on whatever is there now. */
  readonly revision?: number;
  /** Revisions of which it must be one (`If-Match`); else StaleMatch is thrown. */
  readonly ifMatch?: readonly number[] | undefined;
  readonly actor: Actor;
  readonly as: ActsAs;
  readonly request?: RequestKey;
}

/** The last thing that happened to a visit: what somebody with an old screen is told. */
export interface LastChange {
  readonly kind: EventKind;
  readonly at: Instant;
  readonly actor: Actor;
}

/** What stands against an act beside the visit's own state. */
export type PlanRefusal =
  | 'counter_busy'
  | 'no_counter'
  | 'unknown_target'
  | 'no_skill'
  /** Named with a counter that somebody else has open. */
  | 'advisor_elsewhere'
  | 'already_wanted'
  | 'too_many_steps'
  | 'party_too_small'
  | 'party_too_large'
  | 'has_appointment'
  | 'merged'
  /** The contact is in this line already, with the visit in `other`. */
  | 'contact_here'
  /** The contact that is put in has a visit in this line, in `other`. */
  | 'contact_taken';

export type ActOutcome =
  /**
   * `event`: id of the log's row, by which it can be undone; null when the key's act had been done before. `other`: the
   * visit that an act on two of them made or ended. `timeGone`: its appointment is open again, but others have its time.
   */
  | {
      readonly kind: 'done';
      readonly visit: VisitRow;
      readonly event: number | null;
      readonly other?: VisitRow;
      readonly timeGone?: true;
    }
  | { readonly kind: 'stale'; readonly visit: VisitRow; readonly last: LastChange | null }
  | {
      readonly kind: 'refused';
      readonly why: ActRefusal | PlanRefusal;
      readonly visit: VisitRow;
      readonly last: LastChange | null;
      readonly other?: VisitRow;
    }
  | { readonly kind: 'not_allowed'; readonly visit: VisitRow; readonly last: LastChange | null }
  | { readonly kind: 'not_found' }
  | { readonly kind: 'other_body' };

/** What an act adds to the visit's own row and to its event, beside what the domain changes. */
export interface ActPlan {
  readonly act: Act;
  readonly settings?: Pick<Settings, 'absentMinutes'>;
  readonly fields?: Partial<VisitRow>;
  readonly data?: Record<string, unknown>;
  /** What else is written in the same transaction; another visit that it made or ended. */
  readonly also?: (after: VisitRow) => Promise<VisitRow | undefined>;
}

export type Planned =
  | ActPlan
  | { readonly refused: PlanRefusal | ActRefusal; readonly other?: VisitRow }
  | { readonly stale: VisitRow };
/** Makes the act from the visit as it stands in the transaction. */
export type PlanAct = (tx: Tx, visit: VisitRow, viewer: VisitViewer, now: Instant) => Promise<Planned> | Planned;

const EVENT_OF: Readonly<Record<ActKind, EventKind>> = {
  call: 'called',
  recall: 'recalled',
  start: 'started',
  complete: 'completed',
  not_here: 'not_here',
  back: 'back',
  away: 'away',
  no_show: 'no_show',
  park: 'parked',
  resume: 'resumed',
  transfer: 'transferred',
  leave: 'left',
  reopen: 'reopened',
  hand_over: 'handed_over',
  add_service: 'service_added',
  correct: 'details_corrected',
  split: 'split',
  take_in: 'took_in',
  merge: 'merged',
};

const asChange = (event: StoreEvent): LastChange => ({
  kind: event.kind as EventKind,
  at: event.at,
  actor: { kind: event.actorKind, id: event.actorId },
});

export async function lastChangeOf(tx: Tx, visitId: string): Promise<LastChange | null> {
  const last = (await eventsOf(tx, visitId)).filter(changesVisit).at(-1);
  return last ? asChange(last) : null;
}

async function viewerOf(tx: Tx, as: ActsAs, visit: VisitRow): Promise<VisitViewer> {
  if (as.kind === 'visitor') return as;
  const session = as.advisorId === null ? undefined : await findSessionOfAdvisor(tx, as.advisorId);
  const isCounterBusy = session !== undefined && (await findAtSession(tx, session.id)) !== undefined;
  const { advisorId, mayActForOthers } = as;
  return {
    kind: 'staff',
    advisorId,
    counterId: session?.counterId ?? null,
    isCounterBusy,
    mayActForOthers,
    storeDay: visit.storeDay,
  };
}

/** What else hangs on the change: the step's times, the counter that is free now, and the appointment. False where its time is gone. */
async function follow(tx: Tx, before: VisitRow, after: VisitRow, kind: ActKind, now: Instant): Promise<boolean> {
  if (kind === 'start') await updateStep(tx, after.id, after.stepOrdinal, { startedAt: now });
  if (kind === 'complete') await updateStep(tx, before.id, before.stepOrdinal, { endedAt: now });
  const isFreed = !isAtCounter(after) || after.counterSessionId !== before.counterSessionId;
  if (isAtCounter(before) && isFreed && before.counterSessionId) {
    await updateSession(tx, before.counterSessionId, { lastEndedAt: now });
  }
  if (isOpen(before) && !isOpen(after)) await endAppointmentOf(tx, after, now);
  return isOpen(before) || !isOpen(after) || reopenAppointmentOf(tx, after, now);
}

const minutesSince = (from: Instant | null, to: Instant): number | null =>
  from === null ? null : Math.round((to - from) / 1000) / 60;

/** Codes and numbers that undo, history, reports and learning need. */
function eventData(before: VisitRow, after: VisitRow, now: Instant): Record<string, unknown> {
  return {
    ticket: after.ticketNumber,
    service: before.serviceId,
    counter: after.counterId ?? before.counterId,
    advisor: after.advisorId ?? before.advisorId,
    session: isAtCounter(after) ? after.counterSessionId : null,
    waitedMinutes: minutesSince(before.joinedAt, now),
    servedMinutes: before.status === 'in_service' ? minutesSince(before.startedAt, now) : null,
    revision: after.revision,
    before: beforeOf(before),
  };
}

/** Does one act on a visit in the caller's transaction: revision, rights, rule, row, what follows, event, request key. */
export async function actOnVisit(tx: Tx, command: VisitCommand, plan: PlanAct, now: Instant): Promise<ActOutcome> {
  const repeat = await repeatOf(tx, command.request);
  if (repeat.kind === 'other_body') return { kind: 'other_body' };
  const visit = await findVisit(tx, command.visitId);
  if (!visit) return { kind: 'not_found' };
  if (repeat.kind === 'again') return { kind: 'done', visit, event: null };
  requireMatch(command.ifMatch, visit);
  if (command.revision !== undefined && command.revision !== visit.revision) {
    return { kind: 'stale', visit, last: await lastChangeOf(tx, visit.id) };
  }
  const viewer = await viewerOf(tx, command.as, visit);
  const planned = await plan(tx, visit, viewer, now);
  const refused = async (why: ActRefusal | PlanRefusal, other?: VisitRow): Promise<ActOutcome> => ({
    kind: 'refused',
    why,
    visit,
    last: await lastChangeOf(tx, visit.id),
    ...(other && { other }),
  });
  if ('refused' in planned) return refused(planned.refused, planned.other);
  if ('stale' in planned)
    return { kind: 'stale', visit: planned.stale, last: await lastChangeOf(tx, planned.stale.id) };
  const { act, settings = { absentMinutes: 15 } } = planned;
  const result = applyAct(visit, act, now, settings);
  if (result.kind === 'refused') return refused(result.why);
  if (!allowedActions(visit, viewer, now).includes(act.kind)) {
    return { kind: 'not_allowed', visit, last: await lastChangeOf(tx, visit.id) };
  }
  const fields = { ...changed(visit, result.visit), ...planned.fields, updatedAt: now };
  const after = await updateVisit(tx, visit.id, visit.revision, fields);
  if (!after) return { kind: 'stale', visit, last: await lastChangeOf(tx, visit.id) };
  const hasTime = await follow(tx, visit, after, act.kind, now);
  const event = await appendEvent(tx, {
    storeId: visit.storeId,
    subjectId: visit.id,
    kind: act.kind === 'complete' && isOpen(after) ? 'step_completed' : EVENT_OF[act.kind],
    at: now,
    actor: command.actor,
    data: { ...eventData(visit, after, now), ...planned.data, ...(!hasTime && { timeGone: true }) },
  });
  const other = await planned.also?.(after);
  await rememberRequest(tx, command.request, { kind: 'done', visitId: visit.id, event }, now);
  return { kind: 'done', visit: after, event, ...(other && { other }), ...(!hasTime && { timeGone: true }) };
}

/** Only what the act changed: the rest of the row is left alone. */
function changed(before: VisitRow, after: object): Partial<VisitRow> {
  const was = before as Record<string, unknown>;
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => was[name] !== value));
}

/** Tells the screens of the store when the act was done, and gives the outcome on. */
export function told(deps: Deps, outcome: ActOutcome): ActOutcome {
  if (outcome.kind === 'done' && outcome.event !== null) deps.signals.storeChanged(outcome.visit.storeId);
  return outcome;
}
