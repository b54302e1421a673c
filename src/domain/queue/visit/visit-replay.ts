import { type Instant, MINUTE } from '../../../time/instant.ts';
import type { EventKind } from '../../store-events.ts';
import { isOpen, NOT_CALLED_YET, type Visit } from './visit.ts';
import {
  type Act,
  type ActRefusal,
  type AtCounter,
  applyAct,
  type NextStep,
  type TransferTarget,
} from './visit-acts.ts';
import { type BeforeAct, changesVisit } from './visit-history.ts';

/** A row of the log about a visit, as far as its state follows from it. */
export interface VisitEvent {
  readonly id: number;
  readonly storeId: string;
  readonly subjectId: string;
  readonly kind: string;
  readonly at: Instant;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface ReplayedVisit extends Visit {
  readonly partySize: number;
}

/** `at`: the row of the log that the rule would not have allowed, and why. */
export type Replay =
  | { readonly kind: 'visit'; readonly visit: ReplayedVisit }
  | { readonly kind: 'broken'; readonly at: number; readonly why: ActRefusal | 'no_beginning' | 'unknown_undone' };

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);

function begun({ data, at, storeId, subjectId }: VisitEvent): ReplayedVisit {
  return {
    id: subjectId,
    storeId,
    storeDay: String(data.day),
    ticketLetter: String(data.letter),
    ticketNumber: Number(data.ticket),
    status: 'waiting',
    revision: 1,
    serviceId: String(data.service),
    stepOrdinal: 0,
    appointmentId: text(data.appointment),
    bookedAt: number(data.bookedAt),
    joinedAt: number(data.joinedAt) ?? at,
    lineTime: Number(data.lineTime),
    advisorWantedId: text(data.advisorWanted),
    counterWantedId: null,
    keptPlaceBy: data.keptPlaceBy === 'split_off' ? 'split_off' : null,
    awayUntil: number(data.awayUntil),
    ...NOT_CALLED_YET,
    partySize: number(data.partySize) ?? 1,
  };
}

const placeOf = (data: VisitEvent['data']): AtCounter => ({
  counterId: String(data.counter),
  counterSessionId: String(data.session),
  advisorId: String(data.advisor),
});

/** The act that a row of the log tells of; null for one that changes nothing. */
function actOf(event: VisitEvent, visit: ReplayedVisit): Act | null {
  const { data } = event;
  switch (event.kind as EventKind) {
    case 'called':
      return { kind: 'call', at: placeOf(data) };
    case 'recalled':
      return { kind: 'recall' };
    case 'started':
      return { kind: 'start' };
    case 'completed':
      return { kind: 'complete', nextStep: null };
    case 'step_completed':
      return { kind: 'complete', nextStep: data.next as NextStep };
    case 'not_here':
      return { kind: 'not_here' };
    case 'back':
      return { kind: 'back' };
    case 'away':
      return { kind: 'away', until: Number(data.until) };
    case 'no_show':
      return { kind: 'no_show' };
    case 'parked':
      return { kind: 'park' };
    case 'resumed':
      return { kind: 'resume', at: placeOf(data) };
    case 'transferred':
      return { kind: 'transfer', to: data.to as TransferTarget };
    case 'left':
      return { kind: 'leave' };
    case 'reopened':
      return { kind: 'reopen', storeDay: visit.storeDay };
    case 'handed_over':
      return { kind: 'hand_over', at: placeOf(data) };
    case 'service_added':
      return { kind: 'add_service' };
    case 'details_corrected':
      return { kind: 'correct' };
    case 'split':
      return { kind: 'split' };
    case 'took_in':
      return { kind: 'take_in', joinedAt: Number(data.joinedAt), lineTime: Number(data.lineTime) };
    case 'merged':
      return { kind: 'merge' };
    default:
      return null;
  }
}

function after(visit: ReplayedVisit, event: VisitEvent): ReplayedVisit | ActRefusal {
  const act = actOf(event, visit);
  if (!act) return visit;
  const { at, data } = event;
  const absentMinutes = act.kind === 'not_here' ? (Number(data.until) - at) / MINUTE : 0;
  const result = applyAct(visit, act, at, { absentMinutes });
  if (result.kind === 'refused') return result.why;
  // A day that was closed late ended when it ended, not when somebody noticed.
  const endedAt = isOpen(result.visit) ? result.visit.endedAt : (number(data.endedAt) ?? result.visit.endedAt);
  return { ...result.visit, endedAt, partySize: number(data.partySize) ?? visit.partySize };
}

/**
 * A visit as its rows of the log tell it, in order, from `joined` on: each is done again by the rule of the acts, an undone
 * one is taken back. Equal to the visit's own row wherever log and row were written together.
 */
export function replayVisit(events: readonly VisitEvent[]): Replay {
  const [first, ...others] = events.filter(changesVisit);
  if (first?.kind !== 'joined') return { kind: 'broken', at: first?.id ?? 0, why: 'no_beginning' };
  let visit = begun(first);
  for (const event of others) {
    if (event.kind === 'undone') {
      const undone = events.find((other) => other.id === event.data.undid);
      if (!undone) return { kind: 'broken', at: event.id, why: 'unknown_undone' };
      visit = { ...visit, ...(undone.data.before as BeforeAct), revision: visit.revision + 1 };
      continue;
    }
    const next = after(visit, event);
    if (typeof next === 'string') return { kind: 'broken', at: event.id, why: next };
    visit = next;
  }
  return { kind: 'visit', visit };
}
