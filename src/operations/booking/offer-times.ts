import type { Tx } from '../../db/client.ts';
import { type AppointmentWithSteps, findAppointment } from '../../db/records/booking/appointments.ts';
import { type BookingStore, findBookingStore } from '../../db/records/booking/booking-days.ts';
import { insertOffer, type OfferRow, openOffersTo } from '../../db/records/booking/time-offers.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import { allowedAppointmentActions } from '../../domain/booking/appointment.ts';
import { heldForAnswer, MOST_OFFERED, visitorOfOffer } from '../../domain/booking/time-offers.ts';
import { settingsInForce } from '../../domain/settings.ts';
import type { Instant } from '../../time/instant.ts';
import { localOf } from '../../time/store-zone.ts';
import { appendEvent } from '../steps/append-event.ts';
import { closeOffer } from '../steps/end-offers.ts';
import { enqueueMessage } from '../steps/enqueue-message.ts';
import { placeHold } from '../steps/place-hold.ts';
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
  /** `told`: a message went out; without a contact somebody has to tell the customer. `held`: which of them, until when. */
  | {
      readonly kind: 'offered';
      readonly starts: readonly Instant[];
      readonly held: Held | null;
      readonly told: boolean;
    }
  /** None of the times is free. */
  | { readonly kind: 'no_times' }
  | { readonly kind: 'not_changeable' }
  | { readonly kind: 'not_found' };

interface Held {
  readonly holdId: string;
  readonly startsAt: Instant;
  readonly until: Instant;
}

/**
 * Offers a customer other times for an appointment that the store cannot keep, by message and on its page. The one nearest
 * to the present time is held for the answer (`heldForAnswer`), as a hold with claims beside the appointment's own time: one
 * live hold a customer, since several would keep times from everybody else. The others are decided when one is accepted. A
 * new offer withdraws the one before. At most six times.
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
  const earlier = await openOffersTo(tx, appointment.id);
  const visitor = earlier[0] && visitorOfOffer(earlier[0].id);
  const starts: Instant[] = [];
  for (const startsAt of [...new Set(wanted)].sort((a, b) => a - b).slice(0, MOST_OFFERED)) {
    const decision = await decide(deps, tx, { ...sameAt(appointment, startsAt), visitor }, store);
    if (decision.kind === 'fits') starts.push(startsAt);
  }
  if (starts.length === 0) return { kind: 'no_times' };
  for (const before of earlier) await closeOffer(deps, tx, before, 'withdrawn', input.actor);
  const offerId = deps.newId('ofr');
  const held = await holdNearest(deps, tx, { appointment, store, starts, offerId });
  await write(deps, tx, { appointment, starts, offerId, held }, input.actor);
  return { kind: 'offered', starts, held, told: appointment.email !== null || appointment.phone !== null };
}

interface ToHold {
  readonly appointment: AppointmentWithSteps;
  readonly store: BookingStore;
  readonly starts: readonly Instant[];
  readonly offerId: string;
}

/** Holds the offered time that is nearest to the present one; null where none fits beside the appointment's own time. */
async function holdNearest(deps: Deps, tx: Tx, { appointment, store, starts, offerId }: ToHold): Promise<Held | null> {
  const now = deps.now();
  const distance = (at: Instant): number => Math.abs(at - appointment.startsAt);
  const visitor = visitorOfOffer(offerId);
  for (const startsAt of [...starts].sort((a, b) => distance(a) - distance(b))) {
    const wanted = { ...sameAt(appointment, startsAt), moving: undefined, visitor };
    const decision = await decide(deps, tx, wanted, store);
    if (decision.kind !== 'fits') continue;
    const until = heldForAnswer(now, startsAt, localOf(store.zone, now).minutes);
    const id = deps.newId('hld');
    const hold = { id, startsAt, visitor, address: null, appointmentId: appointment.id, now, expiresAt: until };
    await placeHold(tx, decision, hold);
    return { holdId: id, startsAt, until };
  }
  return null;
}

interface ToWrite extends Omit<ToHold, 'store'> {
  readonly held: Held | null;
}

async function write(
  deps: Deps,
  tx: Tx,
  { appointment, starts, offerId: id, held }: ToWrite,
  actor: Actor,
): Promise<void> {
  const now = deps.now();
  const { id: appointmentId, storeId } = appointment;
  const row: OfferRow = {
    id,
    storeId,
    kind: 'move',
    status: 'open',
    wishId: null,
    appointmentId,
    starts: [...starts],
    holdId: held?.holdId ?? null,
    expiresAt: starts.at(-1)!,
    createdAt: now,
    endedAt: null,
  };
  if (!(await insertOffer(tx, row))) throw new Error('an offer stood beside the one that replaces it');
  const kept = held && { held: held.startsAt, heldUntil: held.until };
  const data = { kind: 'move', appointment: appointmentId, starts: [...starts], ...kept };
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
