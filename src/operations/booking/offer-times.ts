import type { Tx } from '../../db/client.ts';
import { type AppointmentWithSteps, findAppointment } from '../../db/records/appointments.ts';
import { findBookingStore } from '../../db/records/booking-days.ts';
import { insertOffer, type OfferRow, openOffersTo } from '../../db/records/time-offers.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import { allowedAppointmentActions } from '../../domain/booking/appointment.ts';
import { MOST_OFFERED } from '../../domain/booking/time-offers.ts';
import { settingsInForce } from '../../domain/settings.ts';
import type { Instant } from '../../time/instant.ts';
import { appendEvent } from '../steps/append-event.ts';
import { closeOffer } from '../steps/end-offers.ts';
import { enqueueMessage } from '../steps/enqueue-message.ts';
import { decide } from './decide.ts';
import { sameAt, timesNear } from './other-times.ts';

export interface OfferTimes {
  /** An appointment elsewhere is not found. */
  readonly storeId: string;
  readonly appointmentId: string;
  /** Starts to offer; left out: the three nearest that are free. */
  readonly starts?: readonly Instant[] | undefined;
  readonly actor: Actor;
}

export type OfferTimesOutcome =
  /** `told`: a message went out; without a contact somebody has to tell the customer. */
  | { readonly kind: 'offered'; readonly starts: readonly Instant[]; readonly told: boolean }
  /** None of the times is free. */
  | { readonly kind: 'no_times' }
  | { readonly kind: 'not_changeable' }
  | { readonly kind: 'not_found' };

/**
 * Offers a customer other times for an appointment that the store cannot keep, by message and on its page. Nothing is
 * moved or held: the time is decided when it is accepted. A new offer withdraws the one before. At most six times.
 */
export async function offerTimes(deps: Deps, input: OfferTimes): Promise<OfferTimesOutcome> {
  const present = await findAppointment(deps.db.read, input.appointmentId);
  if (present?.storeId !== input.storeId) return { kind: 'not_found' };
  const wanted = input.starts ?? (await timesNear(deps, present)).map((slot) => slot.startsAt);
  const outcome = await inTransaction(deps.db, (tx) => offer(deps, tx, input, wanted));
  if (outcome.kind === 'offered') deps.signals.storeChanged(input.storeId);
  return outcome;
}

async function offer(deps: Deps, tx: Tx, input: OfferTimes, wanted: readonly Instant[]): Promise<OfferTimesOutcome> {
  const now = deps.now();
  const appointment = await findAppointment(tx, input.appointmentId);
  const store = appointment && (await findBookingStore(tx, appointment.storeId));
  if (!appointment || !store) return { kind: 'not_found' };
  const settings = settingsInForce(store.chainSettings, store.storeSettings);
  if (!allowedAppointmentActions(appointment, 'staff', now, settings).includes('move')) {
    return { kind: 'not_changeable' };
  }
  const starts: Instant[] = [];
  for (const startsAt of [...new Set(wanted)].sort((a, b) => a - b).slice(0, MOST_OFFERED)) {
    const decision = await decide(deps, tx, sameAt(appointment, startsAt), store);
    if (decision.kind === 'fits') starts.push(startsAt);
  }
  if (starts.length === 0) return { kind: 'no_times' };
  for (const before of await openOffersTo(tx, appointment.id)) {
    await closeOffer(deps, tx, before, 'withdrawn', input.actor);
  }
  await write(deps, tx, appointment, starts, input.actor);
  return { kind: 'offered', starts, told: appointment.email !== null || appointment.phone !== null };
}

async function write(
  deps: Deps,
  tx: Tx,
  appointment: AppointmentWithSteps,
  starts: readonly Instant[],
  actor: Actor,
): Promise<void> {
  const now = deps.now();
  const { id: appointmentId, storeId } = appointment;
  const id = deps.newId('ofr');
  const row: OfferRow = {
    id,
    storeId,
    kind: 'move',
    status: 'open',
    wishId: null,
    appointmentId,
    starts: [...starts],
    holdId: null,
    expiresAt: starts.at(-1)!,
    createdAt: now,
    endedAt: null,
  };
  if (!(await insertOffer(tx, row))) throw new Error('an offer stood beside the one that replaces it');
  const data = { kind: 'move', appointment: appointmentId, starts: [...starts] };
  await appendEvent(tx, { storeId, subjectId: id, kind: 'time_offered', at: now, actor, data });
  await enqueueMessage(tx, deps, {
    storeId,
    subjectId: appointmentId,
    kind: 'times_offered',
    to: appointment,
    data: { offerId: id },
    occasion: id,
  });
}
