import { addMinutes, type Instant } from '../../../time/instant.ts';
import type { LocalDate } from '../../../time/local.ts';
import type { Settings } from '../../settings.ts';
import { OPEN_VISIT_STATUSES, type VisitStatus } from './statuses.ts';
import { isAbsent, isAway, type Visit } from './visit.ts';

/** The counter at which somebody is called or served. */
export interface AtCounter {
  readonly counterId: string;
  readonly counterSessionId: string;
  readonly advisorId: string;
}

/** Where a visit is sent by a transfer. Another service forgets the advisor asked for unless one is named. */
export interface TransferTarget {
  readonly serviceId?: string;
  readonly advisorId?: string;
  readonly counterId?: string;
}

/** The step that follows the present one. */
export interface NextStep {
  readonly serviceId: string;
  readonly advisorId: string | null;
}

/** Everything that can be done to a visit which is there. Joining makes one, undo restores one. */
export type Act =
  | { readonly kind: 'call'; readonly at: AtCounter }
  | { readonly kind: 'recall' }
  | { readonly kind: 'start' }
  | { readonly kind: 'complete'; readonly nextStep: NextStep | null }
  | { readonly kind: 'not_here' }
  | { readonly kind: 'back' }
  | { readonly kind: 'away'; readonly until: Instant }
  | { readonly kind: 'no_show' }
  | { readonly kind: 'park' }
  | { readonly kind: 'resume'; readonly at: AtCounter }
  | { readonly kind: 'transfer'; readonly to: TransferTarget }
  | { readonly kind: 'leave' }
  | { readonly kind: 'reopen'; readonly storeDay: LocalDate }
  | { readonly kind: 'hand_over'; readonly at: AtCounter }
  | { readonly kind: 'add_service' }
  | { readonly kind: 'correct' }
  | { readonly kind: 'split' }
  /** Takes another party in: the two stand where the earlier of them stood. */
  | { readonly kind: 'take_in'; readonly joinedAt: Instant; readonly lineTime: Instant }
  /** Goes on as part of another party's visit. */
  | { readonly kind: 'merge' };
export type ActKind = Act['kind'];

/** From which statuses an act is possible, before what else it asks for. */
export const ACT_FROM: Readonly<Record<ActKind, readonly VisitStatus[]>> = {
  call: ['waiting'],
  recall: ['called'],
  start: ['called'],
  complete: ['in_service', 'called'],
  not_here: ['called'],
  back: ['waiting'],
  away: ['waiting'],
  no_show: ['called', 'waiting'],
  park: ['in_service'],
  resume: ['parked'],
  transfer: ['called', 'in_service', 'parked'],
  leave: ['waiting', 'called', 'parked'],
  reopen: ['completed', 'no_show', 'left'],
  hand_over: ['in_service'],
  add_service: OPEN_VISIT_STATUSES,
  correct: OPEN_VISIT_STATUSES,
  split: OPEN_VISIT_STATUSES,
  take_in: OPEN_VISIT_STATUSES,
  merge: ['waiting', 'parked'],
};

/** The first group names the status that the act asks for; the visit's own status is told beside it. */
export type ActRefusal =
  | 'not_waiting'
  | 'not_called'
  | 'not_in_service'
  | 'not_parked'
  | 'not_open'
  | 'not_ended'
  /** Who is being served does not leave the line: it is completed or parked first. */
  | 'in_service'
  | 'away'
  | 'absent'
  | 'not_away_or_absent'
  | 'absence_running'
  | 'other_store_day'
  | 'nowhere_to_transfer'
  | 'has_appointment';

const WRONG_STATUS: Readonly<Record<ActKind, ActRefusal>> = {
  call: 'not_waiting',
  recall: 'not_called',
  start: 'not_called',
  complete: 'not_in_service',
  not_here: 'not_called',
  back: 'not_waiting',
  away: 'not_waiting',
  no_show: 'not_called',
  park: 'not_in_service',
  resume: 'not_parked',
  transfer: 'not_in_service',
  leave: 'not_open',
  reopen: 'not_ended',
  hand_over: 'not_in_service',
  add_service: 'not_open',
  correct: 'not_open',
  split: 'not_open',
  take_in: 'not_open',
  merge: 'not_waiting',
};

/** Why no act of this kind is possible from the visit's status, or null: told before what else stands against it. */
export function wrongStatus({ status }: Pick<Visit, 'status'>, kind: ActKind): ActRefusal | null {
  if (ACT_FROM[kind].includes(status)) return null;
  return kind === 'leave' && status === 'in_service' ? 'in_service' : WRONG_STATUS[kind];
}

/** Why the act is not possible now, or null. */
export function refusalOf(visit: Visit, act: Act, now: Instant): ActRefusal | null {
  const wrong = wrongStatus(visit, act.kind);
  if (wrong) return wrong;
  switch (act.kind) {
    case 'call':
      if (isAbsent(visit)) return 'absent';
      return isAway(visit, now) ? 'away' : null;
    case 'back':
      return isAbsent(visit) || isAway(visit, now) ? null : 'not_away_or_absent';
    case 'no_show':
      if (visit.status === 'called') return null;
      if (visit.absentUntil === null) return 'not_called';
      return visit.absentUntil <= now ? null : 'absence_running';
    case 'transfer':
      return act.to.serviceId || act.to.advisorId || act.to.counterId ? null : 'nowhere_to_transfer';
    case 'reopen':
      return visit.storeDay === act.storeDay ? null : 'other_store_day';
    case 'merge':
      return visit.bookedAt === null ? null : 'has_appointment';
    default:
      return null;
  }
}

const NOWHERE = { counterId: null, counterSessionId: null, advisorId: null } as const;
const IN_LINE = { ...NOWHERE, status: 'waiting', startedAt: null, parkedAt: null, endedAt: null } as const;
const NO_MARKS = { awayUntil: null, absentUntil: null } as const;

function transferred(visit: Visit, to: TransferTarget): Partial<Visit> {
  const isOtherService = to.serviceId !== undefined && to.serviceId !== visit.serviceId;
  const kept = isOtherService || to.counterId ? null : visit.advisorWantedId;
  return {
    serviceId: to.serviceId ?? visit.serviceId,
    advisorWantedId: to.advisorId ?? kept,
    counterWantedId: to.counterId ?? null,
    keptPlaceBy: 'sent_on',
    ...IN_LINE,
    ...NO_MARKS,
  };
}

function completed(visit: Visit, nextStep: NextStep | null, now: Instant): Partial<Visit> {
  if (!nextStep) return { status: 'completed', endedAt: now, ...NO_MARKS };
  return {
    stepOrdinal: visit.stepOrdinal + 1,
    serviceId: nextStep.serviceId,
    advisorWantedId: nextStep.advisorId,
    counterWantedId: null,
    keptPlaceBy: 'next_step',
    ...IN_LINE,
  };
}

/** The start moves by the time that it stood aside, so that what is served so far is told by it alone. */
const startedWithoutPark = ({ startedAt, parkedAt }: Visit, now: Instant): Instant | null =>
  startedAt === null || parkedAt === null ? startedAt : startedAt + Math.max(0, now - parkedAt);

function changeOf(visit: Visit, act: Act, now: Instant, settings: Pick<Settings, 'absentMinutes'>): Partial<Visit> {
  switch (act.kind) {
    case 'call':
      return {
        status: 'called',
        calledAt: now,
        recalledAt: null,
        callCount: visit.callCount + 1,
        ...NO_MARKS,
        ...act.at,
      };
    case 'recall':
      return { recalledAt: now, callCount: visit.callCount + 1 };
    case 'start':
      return { status: 'in_service', startedAt: now };
    case 'complete':
      return completed(visit, act.nextStep, now);
    case 'not_here':
      return { absentUntil: addMinutes(now, settings.absentMinutes), ...IN_LINE };
    case 'back':
      return isAbsent(visit) ? { keptPlaceBy: 'came_back', ...NO_MARKS } : NO_MARKS;
    case 'away':
      return { absentUntil: null, awayUntil: act.until };
    case 'no_show':
      return { status: 'no_show', endedAt: now, ...NO_MARKS };
    case 'park':
      return { status: 'parked', parkedAt: now, counterId: null, counterSessionId: null };
    case 'resume':
      return { status: 'in_service', parkedAt: null, startedAt: startedWithoutPark(visit, now), ...act.at };
    case 'transfer':
      return transferred(visit, act.to);
    case 'leave':
      return { status: 'left', endedAt: now, ...NO_MARKS };
    case 'reopen':
      return { counterWantedId: null, keptPlaceBy: 'reopened', ...IN_LINE, ...NO_MARKS };
    case 'hand_over':
      return act.at;
    case 'take_in': {
      const { joinedAt, lineTime } = act;
      return lineTime < visit.lineTime ? { joinedAt, lineTime, keptPlaceBy: 'took_in' } : {};
    }
    case 'merge':
      return { status: 'left', endedAt: now, ...NO_MARKS };
    case 'add_service':
    case 'correct':
    case 'split':
      return {};
  }
}

export type ActResult =
  | { readonly kind: 'done'; readonly visit: Visit }
  | { readonly kind: 'refused'; readonly why: ActRefusal; readonly status: VisitStatus };

/**
 * The visit after an act, or why it cannot be done (the table of the life of a visit). Never changes its argument; the
 * revision rises by one. An absence lasts `absentMinutes` from `now`.
 */
export function applyAct(visit: Visit, act: Act, now: Instant, settings: Pick<Settings, 'absentMinutes'>): ActResult {
  const why = refusalOf(visit, act, now);
  if (why) return { kind: 'refused', why, status: visit.status };
  return { kind: 'done', visit: { ...visit, ...changeOf(visit, act, now, settings), revision: visit.revision + 1 } };
}
