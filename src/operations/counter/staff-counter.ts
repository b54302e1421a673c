import type { Tx } from '../../db/client.ts';
import {
  type CounterSessionRow,
  findOpenSession,
  findSessionOfAdvisor,
  insertSession,
  updateSession,
} from '../../db/records/queue/counter-sessions.ts';
import { findAtSession, type VisitRow } from '../../db/records/queue/visits.ts';
import { findCounter } from '../../db/records/staff/counters.ts';
import { findAdvisor } from '../../db/records/staff/staff.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import { codeOnly, type EventKind } from '../../domain/store-events.ts';
import { addMinutes, type Instant } from '../../time/instant.ts';
import { appendEvent } from '../steps/append-event.ts';
import { type RequestKey, rememberRequest, repeatOf } from '../steps/request-key.ts';

export interface OpenCounterCommand {
  readonly storeId: string;
  /** Id or the caller's own. */
  readonly counterId: string;
  readonly advisorId: string;
  readonly actor: Actor;
  readonly request?: RequestKey | undefined;
}

export type OpenCounterOutcome =
  | { readonly kind: 'opened'; readonly session: CounterSessionRow }
  /** Somebody else is at this counter. */
  | { readonly kind: 'counter_taken'; readonly session: CounterSessionRow }
  /** The advisor has another counter open. */
  | { readonly kind: 'advisor_busy'; readonly session: CounterSessionRow }
  | { readonly kind: 'not_found' }
  /** The request key was used for something else. */
  | { readonly kind: 'other_body' };

/** Opens it once for a request key: a repeat gets the session as it was opened, although it may be closed by now. */
async function openOnce(tx: Tx, deps: Deps, command: OpenCounterCommand, now: Instant): Promise<OpenCounterOutcome> {
  const repeat = await repeatOf(tx, command.request);
  if (repeat.kind === 'other_body') return repeat;
  if (repeat.kind === 'again') return { kind: 'opened', session: repeat.outcome.session as CounterSessionRow };
  const outcome = await open(tx, deps, command, now);
  if (outcome.kind === 'opened') await rememberRequest(tx, command.request, { ...outcome }, now);
  return outcome;
}

async function open(tx: Tx, deps: Deps, command: OpenCounterCommand, now: Instant): Promise<OpenCounterOutcome> {
  const counter = await findCounter(tx, command.storeId, command.counterId);
  const advisor = await findAdvisor(tx, command.storeId, command.advisorId);
  if (!counter?.active || !advisor?.active) return { kind: 'not_found' };
  const own = await findSessionOfAdvisor(tx, advisor.id);
  if (own) return { kind: own.counterId === counter.id ? 'opened' : 'advisor_busy', session: own };
  const there = await findOpenSession(tx, counter.id);
  if (there) return { kind: 'counter_taken', session: there };
  const session: CounterSessionRow = {
    id: deps.newId('ses'),
    storeId: counter.storeId,
    counterId: counter.id,
    advisorId: advisor.id,
    state: 'open',
    openedAt: now,
    stateSince: now,
    pausedUntil: null,
    pauseReason: null,
    lastEndedAt: null,
    closedAt: null,
  };
  await insertSession(tx, session);
  await log(tx, session, 'counter_opened', command.actor, now);
  return { kind: 'opened', session };
}

const log = (tx: Tx, session: CounterSessionRow, kind: EventKind, actor: Actor, at: Instant, data: object = {}) =>
  appendEvent(tx, {
    storeId: session.storeId,
    subjectId: session.counterId,
    kind,
    at,
    actor,
    data: { session: session.id, advisor: session.advisorId, ...data },
  });

/** Opens a counter for an advisor: one counter an advisor, one advisor a counter. Opening one's own again is no error. */
export async function openCounter(deps: Deps, command: OpenCounterCommand): Promise<OpenCounterOutcome> {
  const outcome = await inTransaction(deps.db, (tx) => openOnce(tx, deps, command, deps.now()));
  if (outcome.kind === 'opened') deps.signals.storeChanged(outcome.session.storeId);
  return outcome;
}

export interface CounterCommand {
  readonly storeId: string;
  readonly counterId: string;
  readonly actor: Actor;
  readonly request?: RequestKey | undefined;
}

export interface PauseCommand extends CounterCommand {
  /** A code, e.g. `lunch`. */
  readonly reason?: string | null;
  /** Planned length from now. */
  readonly minutes?: number | null;
}

export type CounterOutcome =
  | { readonly kind: 'done'; readonly session: CounterSessionRow }
  /** Somebody is called or served there: finish that first. */
  | { readonly kind: 'counter_busy'; readonly visit: VisitRow }
  | { readonly kind: 'counter_closed' }
  /** The request key was used for something else. */
  | { readonly kind: 'other_body' };

interface Change {
  readonly event: EventKind;
  readonly fields: Partial<CounterSessionRow>;
  readonly data?: object;
  readonly asksForFree: boolean;
  /** A session in this state is so already: nothing happens, and the log says nothing. */
  readonly unless?: CounterSessionRow['state'];
}

async function changeNow(tx: Tx, command: CounterCommand, change: Change, now: Instant): Promise<CounterOutcome> {
  const repeat = await repeatOf(tx, command.request);
  if (repeat.kind === 'other_body') return repeat;
  if (repeat.kind === 'again') return { kind: 'done', session: repeat.outcome.session as CounterSessionRow };
  const counter = await findCounter(tx, command.storeId, command.counterId);
  const before = counter && (await findOpenSession(tx, counter.id));
  if (!before) return { kind: 'counter_closed' };
  const { event, fields, data, asksForFree, unless } = change;
  if (before.state === unless) return { kind: 'done', session: before };
  const visit = asksForFree ? await findAtSession(tx, before.id) : undefined;
  if (visit) return { kind: 'counter_busy', visit };
  await updateSession(tx, before.id, fields);
  await log(tx, before, event, command.actor, now, data);
  const session = { ...before, ...fields };
  await rememberRequest(tx, command.request, { kind: 'done', session }, now);
  return { kind: 'done', session };
}

/** Once for a request key, whatever has become of the counter since: a press that is sent again is the first one. */
async function change(deps: Deps, command: CounterCommand, make: (now: Instant) => Change): Promise<CounterOutcome> {
  const now = deps.now();
  const outcome = await inTransaction(deps.db, (tx) => changeNow(tx, command, make(now), now));
  if (outcome.kind === 'done') deps.signals.storeChanged(outcome.session.storeId);
  return outcome;
}

/** A break, or another reason not to be called upon; the counter must be free. */
export const pauseCounter = (deps: Deps, command: PauseCommand): Promise<CounterOutcome> =>
  change(deps, command, (now) => {
    const pausedUntil = command.minutes ? addMinutes(now, command.minutes) : null;
    const pauseReason = command.reason ?? null;
    return {
      event: 'counter_paused',
      fields: { state: 'paused', stateSince: now, pausedUntil, pauseReason },
      data: { until: pausedUntil, reason: codeOnly(pauseReason) },
      asksForFree: true,
    };
  });

/** Back at the counter; for who is there already nothing changes. */
export const resumeCounter = (deps: Deps, command: CounterCommand): Promise<CounterOutcome> =>
  change(deps, command, (now) => ({
    event: 'counter_resumed',
    fields: { state: 'open', stateSince: now, pausedUntil: null, pauseReason: null },
    asksForFree: false,
    unless: 'open',
  }));

/** Off duty; the counter must be free. */
export const closeCounter = (deps: Deps, command: CounterCommand): Promise<CounterOutcome> =>
  change(deps, command, (now) => ({ event: 'counter_closed', fields: { closedAt: now }, asksForFree: true }));
