import type { Tx } from '../../db/client.ts';
import { advisorsAtCounters, type CallLook, lookForCall } from '../../db/records/queue/calling.ts';
import type { GlanceSession } from '../../db/records/queue/floor-glances.ts';
import { findVisit, markCalled, markOvertaken, type VisitRow } from '../../db/records/queue/visits.ts';
import { findCounter } from '../../db/records/staff/counters.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import { callingFloor } from '../../domain/queue/line/calling-floor.ts';
import { nextToCall } from '../../domain/queue/line/calling-rule.ts';
import type { FloorAdvisor, StoreFloor } from '../../domain/queue/line/floor.ts';
import { overtaking } from '../../domain/queue/line/overtaking.ts';
import { type KeptFree, type Reason, reasonsFor, whyKeptFree } from '../../domain/queue/line/reason.ts';
import { ticketOf } from '../../domain/queue/visit/party.ts';
import { type ActRefusal, applyAct, wrongStatus } from '../../domain/queue/visit/visit-acts.ts';
import { beforeOf } from '../../domain/queue/visit/visit-history.ts';
import { type Settings, settingsInForce } from '../../domain/settings.ts';
import { SETTING_RULES } from '../../domain/settings-input.ts';
import { codeOnly } from '../../domain/store-events.ts';
import { addMinutes, type Instant, MINUTE } from '../../time/instant.ts';
import type { Span } from '../../time/span.ts';
import { advisorOnFloor, loadFloors } from '../loading/store-floor.ts';
import { type LastChange, lastChangeOf } from '../steps/act-on-visit.ts';
import { appendEvent } from '../steps/append-event.ts';
import { type RequestKey, rememberRequest, repeatAs } from '../steps/request-key.ts';
import { tellCalled } from '../steps/tell-visitor.ts';

export interface CallCommand {
  /** Given, the counter is one of this store's, by its id or the caller's own; another store's is not found. */
  readonly storeId?: string;
  readonly counterId: string;
  /** A chosen visit instead of the next one. */
  readonly visitId?: string;
  readonly revision?: number;
  /** Why the chosen one, as a code. */
  readonly reason?: string | null;
  /** Refuses a chosen one who overtakes somebody while no reason is given. */
  readonly asksForReason?: boolean;
  readonly actor: Actor;
  readonly request?: RequestKey;
}

export type CallOutcome =
  | {
      readonly kind: 'called';
      readonly visit: VisitRow;
      readonly event: number | null;
      readonly reasons: readonly Reason[];
    }
  /** Nobody in line whom this advisor could serve is here. */
  | { readonly kind: 'nobody' }
  | { readonly kind: 'kept_free'; readonly keptFree: KeptFree; readonly inPlaceOf: VisitRow }
  | { readonly kind: 'counter_busy'; readonly visit: VisitRow }
  | { readonly kind: 'counter_closed' }
  | { readonly kind: 'counter_paused' }
  | { readonly kind: 'refused'; readonly why: ActRefusal; readonly visit: VisitRow; readonly last: LastChange | null }
  | { readonly kind: 'stale'; readonly visit: VisitRow; readonly last: LastChange | null }
  /** The chosen one is for a service that the advisor at the counter does not give. */
  | { readonly kind: 'no_skill'; readonly visit: VisitRow }
  /** The chosen one overtakes somebody, or an advisor kept free: why? */
  | { readonly kind: 'reason_wanted'; readonly visit: VisitRow }
  | { readonly kind: 'not_found' }
  | { readonly kind: 'other_body' };

/** So many of those who were passed are named in the log. */
const MOST_NAMED = 20;

interface Calling {
  readonly deps: Deps;
  readonly command: CallCommand;
  readonly look: CallLook;
  readonly storeId: string;
  readonly session: GlanceSession;
  readonly settings: Settings;
  readonly now: Instant;
}

/** Everybody else at a counter, as far as the rule asks whether somebody will be free for an appointment. */
async function others(tx: Tx, { storeId, session, now }: Calling): Promise<FloorAdvisor[]> {
  const there = await advisorsAtCounters(tx, storeId);
  return there
    .filter(({ advisor }) => advisor.session?.id !== session.id)
    .map(({ advisor, visit }) => advisorOnFloor(advisor, visit, now));
}

/** The floor as far as this advisor's next call depends on it. */
async function floorFor(tx: Tx, calling: Calling): Promise<StoreFloor> {
  const { look, storeId, session, settings, now } = calling;
  const { advisorId, counterId } = session;
  const { services, heads } = look;
  const from = addMinutes(now, -settings.keepFreePastMinutes);
  const to = addMinutes(now, settings.keepFreeAheadMinutes);
  const appointments = look.expected.filter(({ startsAt }) => from <= startsAt && startsAt <= to);
  const me: FloorAdvisor = {
    id: advisorId,
    skills: services.filter((s) => s.isMine).map((s) => s.id),
    state: 'idle',
    since: session.lastEndedAt ?? session.stateSince,
    counterId,
    serviceId: null,
    backAt: null,
    shift: null,
    breaks: [],
  };
  const isSomebodyDue = appointments.length > 0 || heads.some((v) => v.bookedAt !== null);
  const advisors = isSomebodyDue ? [me, ...(await others(tx, calling))] : [me];
  return { storeId, now, settings, services, advisors, line: heads, appointments, closesAt: null };
}

async function call(
  tx: Tx,
  calling: Calling,
  visit: VisitRow,
  reasons: readonly Reason[],
  overtook: readonly string[] = [],
): Promise<CallOutcome> {
  const { command, session, now } = calling;
  const at = { counterId: session.counterId, counterSessionId: session.id, advisorId: session.advisorId };
  const result = applyAct(visit, { kind: 'call', at }, now, { absentMinutes: 0 });
  if (result.kind === 'refused') {
    return { kind: 'refused', why: result.why, visit, last: await lastChangeOf(tx, visit.id) };
  }
  const { status, revision, counterId, counterSessionId, advisorId, calledAt, recalledAt, callCount } = result.visit;
  const { awayUntil, absentUntil } = result.visit;
  const place = { counterId, counterSessionId, advisorId };
  const fields = {
    status,
    revision,
    ...place,
    calledAt,
    recalledAt,
    callCount,
    awayUntil,
    absentUntil,
    updatedAt: now,
  };
  const called = await markCalled(tx, visit, fields);
  if (!called) return { kind: 'stale', visit, last: await lastChangeOf(tx, visit.id) };
  const event = await appendEvent(tx, {
    storeId: visit.storeId,
    subjectId: visit.id,
    kind: 'called',
    at: now,
    actor: command.actor,
    data: {
      ticket: visit.ticketNumber,
      service: visit.serviceId,
      counter: counterId,
      advisor: advisorId,
      session: counterSessionId,
      waitedMinutes: Math.round((now - visit.joinedAt) / (MINUTE / 60)) / 60,
      chosen: command.visitId !== undefined,
      reason: codeOnly(command.reason),
      ...(overtook.length > 0 ? { overtook } : {}),
      why: reasons.map((reason) => reason.code),
      revision,
      before: beforeOf(visit),
    },
  });
  await tellCalled(tx, calling.deps, called, now);
  await rememberRequest(tx, command.request, { kind: 'called', visitId: visit.id, event }, now);
  return { kind: 'called', visit: called, event, reasons };
}

async function callChosen(tx: Tx, calling: Calling, visitId: string): Promise<CallOutcome> {
  const { command } = calling;
  const visit = await findVisit(tx, visitId);
  if (!visit || visit.storeId !== calling.storeId) return { kind: 'not_found' };
  if (command.revision !== undefined && command.revision !== visit.revision) {
    return { kind: 'stale', visit, last: await lastChangeOf(tx, visit.id) };
  }
  const { storeId, session, settings, now } = calling;
  const isGiven = calling.look.services.some((s) => s.id === visit.serviceId && s.isMine);
  if (!isGiven && !wrongStatus(visit, 'call')) return { kind: 'no_skill', visit };
  const loaded = await loadFloors(tx, [{ storeId, settings }], now);
  const { isOutOfOrder, passed } = overtaking(loaded.get(storeId)!.floor, session.advisorId, visit.id, now);
  if (isOutOfOrder && command.asksForReason && !codeOnly(command.reason)) return { kind: 'reason_wanted', visit };
  const outcome = await call(tx, calling, visit, [], passed.slice(0, MOST_NAMED));
  const reason = codeOnly(command.reason);
  if (outcome.kind === 'called') await markOvertaken(tx, passed, { ticket: ticketOf(visit), reason, at: now });
  return outcome;
}

async function callFirst(tx: Tx, calling: Calling): Promise<CallOutcome> {
  const { now } = calling;
  const floor = await floorFor(tx, calling);
  const arrays = callingFloor(floor);
  const rowOf = (id: string): VisitRow => calling.look.heads.find((v) => v.id === id)!;
  const next = nextToCall(arrays.floor, 0, now);
  if (next >= 0) {
    const person = arrays.people[next]!;
    return call(tx, calling, rowOf(person.id), reasonsFor(floor, person, now));
  }
  const keptFree = whyKeptFree(arrays, 0, now);
  return keptFree ? { kind: 'kept_free', keptFree, inPlaceOf: rowOf(keptFree.inPlaceOf) } : { kind: 'nobody' };
}

/** Appointments that any setting could let an advisor be kept free for. */
const dueAround = (now: Instant): Span => ({
  startsAt: addMinutes(now, -SETTING_RULES.keepFreePastMinutes.to),
  endsAt: addMinutes(now, SETTING_RULES.keepFreeAheadMinutes.to) + 1,
});

async function callInTransaction(tx: Tx, deps: Deps, command: CallCommand, now: Instant): Promise<CallOutcome> {
  const { request, visitId } = command;
  const own = command.storeId ? await findCounter(tx, command.storeId, command.counterId) : { id: command.counterId };
  const look = await lookForCall(tx, { counterId: own?.id ?? '', request, now, expected: dueAround(now) });
  const repeat = repeatAs(request, look.seen);
  if (repeat.kind === 'other_body') return { kind: 'other_body' };
  if (repeat.kind === 'again') {
    const visit = await findVisit(tx, String(repeat.outcome.visitId));
    return visit ? { kind: 'called', visit, event: null, reasons: [] } : { kind: 'not_found' };
  }
  const { storeId, session } = look;
  if (storeId === null) return { kind: 'not_found' };
  if (!session) return { kind: 'counter_closed' };
  if (session.state === 'paused') return { kind: 'counter_paused' };
  if (look.atCounterId) return { kind: 'counter_busy', visit: (await findVisit(tx, look.atCounterId))! };
  const settings = settingsInForce(look.chainSettings, look.storeSettings);
  const calling = { deps, command, look, storeId, session, settings, now };
  return visitId ? callChosen(tx, calling, visitId) : callFirst(tx, calling);
}

/**
 * Calls the next person to an open, free counter, or a chosen one, for whom the advisor needs the skill. Two advisors who press at the same moment get two
 * different visits: each call is a transaction of its own, and a visit is marked called only while it waits.
 */
export async function callNext(deps: Deps, command: CallCommand): Promise<CallOutcome> {
  const outcome = await inTransaction(deps.db, (tx) => callInTransaction(tx, deps, command, deps.now()));
  if (outcome.kind === 'called' && outcome.event !== null) deps.signals.storeChanged(outcome.visit.storeId);
  return outcome;
}
