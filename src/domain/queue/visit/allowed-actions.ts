import type { Instant } from '../../../time/instant.ts';
import type { LocalDate } from '../../../time/local.ts';
import { isAbsent, isAway, isCallable, type Visit } from './visit.ts';
import { ACT_FROM, type ActKind } from './visit-acts.ts';

/** Who looks at a visit. `mayActForOthers`: managers and API keys may act on a visit at another advisor's counter. */
export type VisitViewer =
  | { readonly kind: 'visitor' }
  | {
      readonly kind: 'staff';
      readonly advisorId: string | null;
      /** The counter the viewer has open, or null. */
      readonly counterId: string | null;
      /** That counter has a visit called or in service. */
      readonly isCounterBusy: boolean;
      readonly mayActForOthers: boolean;
      readonly storeDay: LocalDate;
    };

const AT_COUNTER: readonly ActKind[] = [
  'recall',
  'start',
  'complete',
  'not_here',
  'no_show',
  'park',
  'transfer',
  'hand_over',
  'leave',
];

/** What may be put right about a party that is there, wherever it stands. */
const ABOUT_PARTY: readonly ActKind[] = ['add_service', 'correct', 'split', 'take_in'];

function visitorActions(visit: Visit, now: Instant): ActKind[] {
  if (visit.status === 'waiting')
    return isAbsent(visit) || isAway(visit, now) ? ['back', 'away', 'leave'] : ['away', 'leave'];
  return visit.status === 'called' || visit.status === 'parked' ? ['leave'] : [];
}

function staffWaitingActions(visit: Visit, viewer: VisitViewer & { kind: 'staff' }, now: Instant): ActKind[] {
  const actions: ActKind[] = [];
  const canCall = viewer.counterId !== null && !viewer.isCounterBusy && isCallable(visit, now);
  if (canCall) actions.push('call');
  if (isAbsent(visit) || isAway(visit, now)) actions.push('back');
  if (visit.absentUntil !== null && visit.absentUntil <= now) actions.push('no_show');
  actions.push('away', 'leave', ...ABOUT_PARTY, 'merge');
  return actions;
}

/**
 * What this viewer may do to the visit now, in the order in which a screen offers it. Operations refuse what is not
 * listed here. `undo` is not among them: it hangs on the last event, not on the visit.
 */
export function allowedActions(visit: Visit, viewer: VisitViewer, now: Instant): ActKind[] {
  if (viewer.kind === 'visitor') return visitorActions(visit, now);
  if (visit.status === 'waiting') return staffWaitingActions(visit, viewer, now);
  if (visit.status === 'parked') {
    const canResume = viewer.counterId !== null && !viewer.isCounterBusy;
    return [...(canResume ? (['resume'] as const) : []), 'transfer', 'leave', ...ABOUT_PARTY, 'merge'];
  }
  if (visit.status === 'called' || visit.status === 'in_service') {
    const isMine = visit.counterId === viewer.counterId && viewer.counterId !== null;
    if (!isMine && !viewer.mayActForOthers) return [];
    return [...AT_COUNTER.filter((kind) => ACT_FROM[kind].includes(visit.status)), ...ABOUT_PARTY];
  }
  return visit.storeDay === viewer.storeDay ? ['reopen'] : [];
}
