import type { Instant } from '../../time/instant.ts';
import type { LocalDate } from '../../time/local.ts';
import type { Settings } from '../settings.ts';
import { absenceEnds, isAbsent, isAway, presentStep, type Visit, type VisitStatus, type VisitStep } from './visit.ts';

/** Where a visit is sent by a transfer; what is not named stays as it is. */
export interface TransferTarget {
  readonly service?: { readonly serviceId: string; readonly minutes: number };
  readonly advisorId?: string;
  readonly counterId?: string;
}

/** Everything that can be done to a visit which is there. Joining makes one, undo restores one. */
export type Act =
  | { readonly kind: 'call'; readonly counterId: string; readonly advisorId: string }
  | { readonly kind: 'recall' }
  | { readonly kind: 'start' }
  | { readonly kind: 'complete' }
  | { readonly kind: 'not_here' }
  | { readonly kind: 'back' }
  | { readonly kind: 'away'; readonly until: Instant }
  | { readonly kind: 'no_show' }
  | { readonly kind: 'park' }
  | { readonly kind: 'resume'; readonly counterId: string; readonly advisorId: string }
  | { readonly kind: 'transfer'; readonly to: TransferTarget }
  | { readonly kind: 'leave' }
  | { readonly kind: 'reopen'; readonly storeDay: LocalDate };
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
};

/** `not_waiting` and its like name the status the act needs; the visit's own status is told beside it. */
export type ActRefusal =
  | 'not_waiting'
  | 'not_called'
  | 'not_in_service'
  | 'not_parked'
  | 'not_open'
  | 'not_ended'
  | 'away'
  | 'absent'
  | 'not_away_or_absent'
  | 'absence_running'
  | 'wanted_at_other_counter'
  | 'other_store_day'
  | 'nowhere_to_transfer';

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
};

/** Why the act is not possible now, or null. */
export function refusalOf(visit: Visit, act: Act, now: Instant): ActRefusal | null {
  if (!ACT_FROM[act.kind].includes(visit.status)) return WRONG_STATUS[act.kind];
  switch (act.kind) {
    case 'call':
      if (isAbsent(visit)) return 'absent';
      if (isAway(visit, now)) return 'away';
      return visit.wantedCounterId !== null && visit.wantedCounterId !== act.counterId
        ? 'wanted_at_other_counter'
        : null;
    case 'back':
      return isAbsent(visit) || isAway(visit, now) ? null : 'not_away_or_absent';
    case 'no_show':
      if (visit.status === 'called') return null;
      if (visit.absentUntil === null) return 'not_called';
      return visit.absentUntil <= now ? null : 'absence_running';
    case 'transfer':
      return act.to.service || act.to.advisorId || act.to.counterId ? null : 'nowhere_to_transfer';
    case 'reopen':
      return visit.storeDay === act.storeDay ? null : 'other_store_day';
    default:
      return null;
  }
}

const inLine = { status: 'waiting', counterId: null, advisorId: null, startedAt: null, endedAt: null } as const;
const noMarks = { awayUntil: null, absentUntil: null } as const;

function transferred(visit: Visit, to: TransferTarget): Partial<Visit> {
  const present = presentStep(visit);
  // A named advisor belongs to the service he was asked for; another service asks anew.
  const step: VisitStep = {
    serviceId: to.service?.serviceId ?? present.serviceId,
    minutes: to.service?.minutes ?? present.minutes,
    advisorId: to.advisorId ?? null,
  };
  const steps = visit.steps.map((s, i) => (i === visit.stepIndex ? step : s));
  return { ...inLine, ...noMarks, steps, wantedCounterId: to.counterId ?? null };
}

function completed(visit: Visit, now: Instant): Partial<Visit> {
  const isLastStep = visit.stepIndex >= visit.steps.length - 1;
  if (isLastStep) return { status: 'completed', endedAt: now };
  return { ...inLine, stepIndex: visit.stepIndex + 1, wantedCounterId: null };
}

function changeOf(visit: Visit, act: Act, now: Instant, settings: Pick<Settings, 'absentMinutes'>): Partial<Visit> {
  switch (act.kind) {
    case 'call': {
      const { counterId, advisorId } = act;
      return { ...noMarks, status: 'called', counterId, advisorId, calledAt: now, timesCalled: visit.timesCalled + 1 };
    }
    case 'recall':
      return { timesCalled: visit.timesCalled + 1 };
    case 'start':
      return { status: 'in_service', startedAt: now };
    case 'complete':
      return completed(visit, now);
    case 'not_here':
      return { ...inLine, absentUntil: absenceEnds(now, settings) };
    case 'back':
      return noMarks;
    case 'away':
      return { absentUntil: null, awayUntil: act.until };
    case 'no_show':
      return { ...noMarks, status: 'no_show', endedAt: now };
    case 'park':
      return { status: 'parked', counterId: null };
    case 'resume':
      return { status: 'in_service', counterId: act.counterId, advisorId: act.advisorId };
    case 'transfer':
      return transferred(visit, act.to);
    case 'leave':
      return { ...noMarks, status: 'left', endedAt: now };
    case 'reopen':
      return { ...inLine, ...noMarks, wantedCounterId: null };
  }
}

export type ActResult =
  | { readonly kind: 'done'; readonly visit: Visit }
  | { readonly kind: 'refused'; readonly why: ActRefusal; readonly status: VisitStatus };

/**
 * The visit after an act, or why it cannot be done (DOMAIN: the life of a visit). Never changes its argument; the
 * revision rises by one. An absence lasts `absentMinutes` from `now`.
 */
export function applyAct(visit: Visit, act: Act, now: Instant, settings: Pick<Settings, 'absentMinutes'>): ActResult {
  const why = refusalOf(visit, act, now);
  if (why) return { kind: 'refused', why, status: visit.status };
  return { kind: 'done', visit: { ...visit, ...changeOf(visit, act, now, settings), revision: visit.revision + 1 } };
}
