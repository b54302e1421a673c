import type { Tx } from '../../db/client.ts';
import {
  type AppointmentWithSteps,
  findAppointment,
  replaceSteps,
  updateAppointment,
} from '../../db/records/booking/appointments.ts';
import { type BookingStore, findBookingStore } from '../../db/records/booking/booking-days.ts';
import { deleteClaims } from '../../db/records/booking/claims.ts';
import { findOffer, type OfferRow } from '../../db/records/booking/time-offers.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import { allowedAppointmentActions, endOf } from '../../domain/booking/appointment.ts';
import type { Booker } from '../../domain/booking/booking-rules.ts';
import { visitorOfOffer } from '../../domain/booking/time-offers.ts';
import { settingsInForce } from '../../domain/settings.ts';
import type { Instant } from '../../time/instant.ts';
import { localOf } from '../../time/store-zone.ts';
import { appendEvent } from '../steps/append-event.ts';
import { settleOffersTo } from '../steps/end-offers.ts';
import { requireMatch } from '../steps/if-match.ts';
import { dropLapsedHolds, replaceHolds } from '../steps/release-holds.ts';
import { type RequestKey, rememberRequest, repeatOf } from '../steps/request-key.ts';
import { claimTime, movePlans, placedSteps, TimeTaken } from '../steps/write-plan.ts';
import {
  type Decision,
  decide,
  isTimeRefused,
  type Refusal,
  type TimeRefused,
  type TimeWanted,
  withAlternatives,
} from './decide.ts';
import { tellCustomer } from './tell-customer.ts';
import { serviceNamed } from './wanted-steps.ts';

export interface MoveAppointment {
  readonly appointmentId: string;
  /** New start; left out: the present one. */
  readonly startsAt?: Instant | undefined;
  /** New services by id or key; left out: the present ones. */
  readonly services?: readonly string[] | undefined;
  readonly booker: Booker;
  /** Revisions of which it must be one (`If-Match`); else StaleMatch is thrown. */
  readonly ifMatch?: readonly number[] | undefined;
  /** Hash of the visitor's cookie, whose own holds give way. */
  readonly visitor?: string | undefined;
  /** The offer of this time that is accepted: what it holds gives way to the appointment, and it ends. */
  readonly offerId?: string | undefined;
  readonly actor: Actor;
  readonly request?: RequestKey | undefined;
}

export type MoveOutcome =
  | { readonly kind: 'moved'; readonly appointment: AppointmentWithSteps }
  | TimeRefused
  /** Too late to move, checked in already, or over. */
  | { readonly kind: 'not_changeable'; readonly appointment: AppointmentWithSteps }
  | { readonly kind: 'not_found' }
  | { readonly kind: 'other_body' }
  /** The offer was withdrawn or declined, or does not name this time. */
  | { readonly kind: 'offer_over' }
  | Exclude<Refusal, { kind: 'slot_taken' | 'outside_rules' }>;

/**
 * Moves an appointment to another time, another service, or both. In one transaction: the new time is decided with its own
 * time counted as free, taken, and the old let go; where that fails, the old stays. Its link and reference stay the same.
 * The time it has already is a move that changes nothing, and no message.
 */
export async function moveAppointment(deps: Deps, input: MoveAppointment): Promise<MoveOutcome> {
  let wanted: TimeWanted | null = null;
  const outcome = await inTransaction(deps.db, async (tx) => {
    const repeat = await repeatOf(tx, input.request);
    if (repeat.kind === 'other_body') return repeat;
    const appointment = await findAppointment(tx, input.appointmentId);
    if (!appointment) return { kind: 'not_found' } as const;
    wanted = wantedOf(appointment, input);
    if (repeat.kind === 'again') return again(appointment);
    requireMatch(input.ifMatch, appointment);
    const offer = await offerOf(tx, input);
    if (offer === 'over') return isAt(appointment, input) ? again(appointment) : ({ kind: 'offer_over' } as const);
    return move(deps, tx, input, appointment, offer ? acceptable(wanted, offer) : wanted, offer);
  }).catch((error) => {
    if (error instanceof TimeTaken) return { kind: 'slot_taken' } as const;
    throw error;
  });
  if (isTimeRefused(outcome)) return withAlternatives(deps, wanted!, outcome);
  if (outcome.kind !== 'moved') return outcome;
  if (outcome.isNew) deps.signals.storeChanged(outcome.appointment.storeId);
  return { kind: 'moved', appointment: outcome.appointment };
}

function wantedOf(appointment: AppointmentWithSteps, input: MoveAppointment): TimeWanted {
  const named = appointment.steps.find((step) => step.advisorNamed);
  return {
    store: appointment.storeId,
    services: input.services ?? appointment.steps.map((step) => step.serviceId),
    advisor: named?.advisorId ?? null,
    startsAt: input.startsAt ?? appointment.startsAt,
    booker: input.booker,
    moving: appointment.id,
    isKept: input.services === undefined,
    visitor: input.visitor,
  };
}

const again = (appointment: AppointmentWithSteps) => ({ kind: 'moved', appointment, isNew: false }) as const;

/** Accepted before, as by the back button: it has that time. */
const isAt = (appointment: AppointmentWithSteps, input: MoveAppointment): boolean =>
  appointment.status === 'booked' && appointment.startsAt === input.startsAt && appointment.needsAttention === null;

/** The offer that is accepted; null where none is named. A late answer counts where the time is still free. */
async function offerOf(tx: Tx, input: MoveAppointment): Promise<OfferRow | null | 'over'> {
  if (!input.offerId) return null;
  const offer = await findOffer(tx, input.offerId);
  const names = offer?.appointmentId === input.appointmentId && offer.starts.includes(input.startsAt ?? Number.NaN);
  return names && (offer.status === 'open' || offer.status === 'lapsed') ? offer : 'over';
}

/** What the store itself names is bound by no lead time and no grid; what was freed is, as when it was offered. */
const acceptable = (wanted: TimeWanted, offer: OfferRow): TimeWanted => ({
  ...wanted,
  booker: offer.kind === 'move' ? 'staff' : wanted.booker,
  visitor: visitorOfOffer(offer.id),
});

type Moved = { readonly kind: 'moved'; readonly appointment: AppointmentWithSteps; readonly isNew: boolean };

async function move(
  deps: Deps,
  tx: Tx,
  input: MoveAppointment,
  appointment: AppointmentWithSteps,
  wanted: TimeWanted,
  offer: OfferRow | null,
): Promise<Moved | Refusal | { readonly kind: 'not_changeable'; readonly appointment: AppointmentWithSteps }> {
  const store = await findBookingStore(tx, appointment.storeId);
  if (!store) return { kind: 'no_such_store' };
  const settings = settingsInForce(store.chainSettings, store.storeSettings);
  if (!allowedAppointmentActions(appointment, wanted.booker, deps.now(), settings).includes('move')) {
    return { kind: 'not_changeable', appointment };
  }
  if (isSame(appointment, store, wanted)) return again(appointment);
  const decision = await decide(deps, tx, wanted, store);
  if (decision.kind !== 'fits') return decision;
  return { kind: 'moved', appointment: await write(deps, tx, input, appointment, decision, offer), isNew: true };
}

const isSame = (appointment: AppointmentWithSteps, store: BookingStore, wanted: TimeWanted): boolean =>
  appointment.startsAt === wanted.startsAt &&
  appointment.needsAttention === null &&
  appointment.steps.length === wanted.services.length &&
  appointment.steps.every((step, i) =>
    [step.serviceId, serviceNamed(store.services, step.serviceId)?.key].includes(wanted.services[i]),
  );

async function write(
  deps: Deps,
  tx: Tx,
  input: MoveAppointment,
  appointment: AppointmentWithSteps,
  decision: Extract<Decision, { kind: 'fits' }>,
  offer: OfferRow | null,
): Promise<AppointmentWithSteps> {
  const now = deps.now();
  const { id, storeId } = appointment;
  const startsAt = input.startsAt ?? appointment.startsAt;
  const planned = { id, startsAt, steps: decision.steps, advisorIds: decision.advisorIds };
  const steps = placedSteps(planned);
  await dropLapsedHolds(tx, storeId, now);
  await settleOffersTo(deps, tx, id, offer, input.actor);
  if (input.visitor) await replaceHolds(deps, tx, input.visitor, storeId, input.actor);
  // The old time and the new may share grains, so it is let go first; a refusal rolls both back.
  await deleteClaims(tx, [id]);
  await movePlans(tx, storeId, decision.changed, decision.of.commitments);
  await claimTime(tx, storeId, planned);
  const isMoved = await updateAppointment(
    tx,
    id,
    { statuses: ['booked'], revision: appointment.revision },
    {
      startsAt,
      endsAt: endOf(startsAt, decision.steps),
      localDate: localOf(decision.of.store.zone, startsAt).date,
      serviceId: steps[0]!.serviceId,
      calendarSequence: appointment.calendarSequence + 1,
      needsAttention: null,
      updatedAt: now,
    },
  );
  if (!isMoved) throw new Error('an appointment changed under its own transaction');
  await replaceSteps(
    tx,
    id,
    steps.map((step, ordinal) => ({ ...step, ordinal, storeId, appointmentId: id })),
  );
  const data = {
    from: appointment.startsAt,
    to: startsAt,
    services: steps.map((step) => step.serviceId),
    replanned: decision.changed.map((one) => one.commitmentId),
  };
  await appendEvent(tx, { storeId, subjectId: id, kind: 'moved', at: now, actor: input.actor, data });
  const moved = (await findAppointment(tx, id))!;
  await tellCustomer(tx, deps, 'changed', moved, { movedFrom: appointment.startsAt });
  await rememberRequest(tx, input.request, { kind: 'moved', appointmentId: id }, now);
  return moved;
}
