import type { Tx } from '../../db/client.ts';
import { deleteClaims } from '../../db/records/booking/claims.ts';
import {
  type ArrivalRow,
  type ArrivalStep,
  arrivalSteps,
  findArrival,
  findArrivalByReference,
  setArrivalStatus,
} from '../../db/records/queue/arrivals.ts';
import { findByAppointment, findVisit, type VisitRow } from '../../db/records/queue/visits.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import { callingNumbers } from '../../domain/queue/line/calling-floor.ts';
import { lineTime } from '../../domain/queue/line/calling-rule.ts';
import { type CheckInWindow, checkInMoment, checkInWindow } from '../../domain/queue/visit/check-in-window.ts';
import { type JoinStop, type WalkInStop, walkInStopOf } from '../../domain/queue/visit/joining.ts';
import type { VisitSource } from '../../domain/queue/visit/statuses.ts';
import { type Arrival, isOpen } from '../../domain/queue/visit/visit.ts';
import type { Instant } from '../../time/instant.ts';
import { contains } from '../../time/span.ts';
import { quoteFor } from '../loading/quote.ts';
import { lookAtStore, type StoreForecast } from '../loading/store-forecast.ts';
import { todayOf } from '../loading/store-now.ts';
import { type Admission, type AdmittedStep, admitVisit } from '../steps/admit-visit.ts';
import { appendEvent } from '../steps/append-event.ts';
import { type RequestKey, rememberRequest, repeatOf } from '../steps/request-key.ts';

export interface CheckIn {
  /** The store where the customer stands. */
  readonly storeId: string;
  readonly appointmentId?: string;
  readonly reference?: string;
  /** Join at once although the window is not open yet, or the appointment has been released. */
  readonly joinNow?: boolean;
  /** Staff may let somebody whose appointment was released join although joining has stopped. */
  readonly evenIfStopped?: boolean;
  readonly source: VisitSource;
  readonly actor: Actor;
  readonly request?: RequestKey;
}

export type CheckInOutcome =
  | { readonly kind: 'checked_in'; readonly visit: VisitRow; readonly arrival: Arrival; readonly lateMinutes: number }
  | { readonly kind: 'already_checked_in'; readonly visit: VisitRow }
  /** `mayJoinNow`: it is for today, so one may join at once with `joinNow`. */
  | {
      readonly kind: 'too_early';
      readonly bookedAt: Instant;
      readonly window: CheckInWindow;
      readonly mayJoinNow: boolean;
    }
  /** A no-show by now; who still comes joins as a walk-in with `joinNow`. */
  | { readonly kind: 'released'; readonly bookedAt: Instant; readonly window: CheckInWindow }
  /** Released, and walk-ins cannot join for its service any more. */
  | {
      readonly kind: 'not_accepting';
      readonly why: JoinStop;
      readonly serviceId: string;
      readonly stop: WalkInStop | null;
    }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'other_store'; readonly storeId: string }
  | { readonly kind: 'not_found' }
  | { readonly kind: 'other_body' };

interface Door {
  readonly deps: Deps;
  readonly input: CheckIn;
  readonly look: StoreForecast;
  readonly appointment: ArrivalRow;
  readonly steps: readonly ArrivalStep[];
  readonly now: Instant;
}

/** Whom the appointment asked for, if he is in today; a name that nobody could answer to would wait for ever. */
function namedHere({ look, now }: Door, step: ArrivalStep): string | null {
  if (!step.advisorNamed) return null;
  const advisor = look.floor.advisors.find((a) => a.id === step.advisorId);
  const isIn = advisor && (advisor.state !== 'off' || (advisor.shift !== null && advisor.shift.endsAt > now));
  return isIn ? step.advisorId : null;
}

function admissionOf(door: Door, arrival: Arrival): Admission {
  const { deps, input, look, appointment, now } = door;
  const bookedAt = arrival === 'released' ? null : appointment.startsAt;
  const line = lineTime(now, bookedAt ?? Number.NaN, callingNumbers(look.settings));
  const steps = door.steps.map(
    (step): AdmittedStep => ({
      serviceId: step.serviceId,
      minutes: step.minutes,
      bufferBeforeMinutes: step.bufferBeforeMinutes,
      bufferAfterMinutes: step.bufferAfterMinutes,
      advisorId: namedHere(door, step),
    }),
  );
  const joiner = {
    serviceId: steps[0]!.serviceId,
    joinedAt: now,
    lineTime: line,
    bookedAt,
    appointmentId: appointment.id,
    advisorWantedId: steps[0]!.advisorId,
    awayUntil: null,
  };
  const visit = {
    id: deps.newId('vis'),
    storeId: look.store.id,
    storeDay: look.storeDay,
    ticketLetter: look.services.find((s) => s.id === steps[0]!.serviceId)?.ticketLetter ?? 'A',
    appointmentId: appointment.id,
    bookedAt,
    joinedAt: now,
    lineTime: line,
    partySize: appointment.partySize,
    name: appointment.name,
    phone: appointment.phone,
    email: appointment.email,
    contactHash: appointment.contactHash,
    language: appointment.language,
    needs: appointment.needs,
    note: appointment.note,
    source: input.source,
  };
  return { visit, steps, settings: look.settings, quote: quoteFor(look, joiner), actor: input.actor };
}

/** The appointment's own side of the arrival. */
async function markArrived(tx: Tx, door: Door, arrival: Arrival): Promise<void> {
  const { appointment, now, input } = door;
  const { id, storeId } = appointment;
  const log = (kind: 'checked_in' | 'released', data: Record<string, unknown>) =>
    appendEvent(tx, { storeId, subjectId: id, kind, at: now, actor: input.actor, data });
  if (arrival !== 'released') {
    await setArrivalStatus(tx, id, ['booked'], { status: 'checked_in', checkedInAt: now }, now);
    await log('checked_in', { arrival, bookedAt: appointment.startsAt });
  } else if (await setArrivalStatus(tx, id, ['booked'], { status: 'no_show', endedAt: now }, now)) {
    await deleteClaims(tx, [id]);
    await log('released', { bookedAt: appointment.startsAt });
  }
}

type Decision = { readonly kind: 'arrives'; readonly arrival: Arrival; readonly lateMinutes: number } | CheckInOutcome;

/** Who comes after the release joins as a walk-in, where walk-ins still may. */
function stopFor({ look, input, appointment, steps }: Door): CheckInOutcome | null {
  const serviceId = steps[0]?.serviceId ?? appointment.serviceId;
  const why = look.joinStops.get(serviceId) ?? null;
  return why && !input.evenIfStopped
    ? { kind: 'not_accepting', why, serviceId, stop: walkInStopOf(look.store, look.asOf) }
    : null;
}

/** What the appointment and the clock allow, apart from a visit that is there already. */
function decide(appointment: ArrivalRow, look: StoreForecast, input: CheckIn, now: Instant): Decision {
  const { startsAt, status } = appointment;
  if (status === 'cancelled') return { kind: 'cancelled' };
  const window = checkInWindow(startsAt, look.settings);
  const moment = checkInMoment(startsAt, now, look.settings);
  const isReleased = status === 'no_show' || moment.kind === 'released';
  const isToday = contains(todayOf(look), startsAt);
  if (moment.kind === 'early' && !(input.joinNow && isToday)) {
    return { kind: 'too_early', bookedAt: startsAt, window, mayJoinNow: isToday };
  }
  if (isReleased && !input.joinNow) return { kind: 'released', bookedAt: startsAt, window };
  const arrival: Arrival = isReleased ? 'released' : moment.kind;
  return { kind: 'arrives', arrival, lateMinutes: 'lateMinutes' in moment ? moment.lateMinutes : 0 };
}

/** The admission is worked out before the transaction, for the arrival that is likely; another one is worked out anew. */
interface Prepared {
  readonly arrival: Arrival;
  readonly admission: Admission;
}

async function checkInNow(tx: Tx, door: Door, prepared: Prepared | null): Promise<CheckInOutcome> {
  const { appointment, look, now, input } = door;
  const there = await findByAppointment(tx, appointment.id);
  // After a no-show one may come back; any other visit of the appointment is the one that he has.
  if (there && (isOpen(there) || appointment.status !== 'no_show')) return { kind: 'already_checked_in', visit: there };
  const decision = decide(appointment, look, input, now);
  if (decision.kind !== 'arrives') return decision;
  const { arrival, lateMinutes } = decision;
  const stop = arrival === 'released' ? stopFor(door) : null;
  if (stop) return stop;
  await markArrived(tx, door, arrival);
  const visit = await admitVisit(tx, prepared?.arrival === arrival ? prepared.admission : admissionOf(door, arrival));
  await rememberRequest(tx, input.request, { kind: 'checked_in', visitId: visit.id, arrival }, now);
  return { kind: 'checked_in', visit, arrival, lateMinutes };
}

async function again(tx: Tx, outcome: Record<string, unknown>): Promise<CheckInOutcome> {
  const visit = await findVisit(tx, String(outcome.visitId));
  if (!visit) return { kind: 'not_found' };
  return { kind: 'checked_in', visit, arrival: outcome.arrival as Arrival, lateMinutes: 0 };
}

/**
 * Checks in an appointment. Up to `punctualMinutes` late it keeps its place; later its place counts from now; from
 * `releaseMinutes` on it is a no-show, and who still comes joins as a walk-in, unless joining has stopped. Before the window he is told when it
 * opens, or joins at once with a place that counts from now.
 */
export async function checkIn(deps: Deps, input: CheckIn): Promise<CheckInOutcome> {
  const now = deps.now();
  const { read } = deps.db;
  const known = input.appointmentId
    ? await findArrival(read, input.appointmentId)
    : await findArrivalByReference(read, input.reference ?? '');
  if (!known) return { kind: 'not_found' };
  const look = await lookAtStore(read, input.storeId, now);
  if (!look) return { kind: 'not_found' };
  if (known.storeId !== look.store.id) return { kind: 'other_store', storeId: known.storeId };
  const steps = await arrivalSteps(read, known.id);
  const door = { deps, input, look, appointment: known, steps, now };
  const likely = decide(known, look, input, now);
  const prepared =
    likely.kind === 'arrives' ? { arrival: likely.arrival, admission: admissionOf(door, likely.arrival) } : null;
  const outcome = await inTransaction(deps.db, async (tx): Promise<CheckInOutcome> => {
    const repeat = await repeatOf(tx, input.request);
    if (repeat.kind === 'other_body') return { kind: 'other_body' };
    if (repeat.kind === 'again') return again(tx, repeat.outcome);
    const appointment = await findArrival(tx, known.id);
    return appointment ? checkInNow(tx, { ...door, appointment }, prepared) : { kind: 'not_found' };
  });
  if (outcome.kind === 'checked_in') deps.signals.storeChanged(look.store.id);
  return outcome;
}
