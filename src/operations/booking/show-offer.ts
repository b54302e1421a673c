import { type AppointmentWithSteps, findAppointment } from '../../db/records/booking/appointments.ts';
import { findHold } from '../../db/records/booking/holds.ts';
import { latestOfferTo, type OfferRow } from '../../db/records/booking/time-offers.ts';
import type { Deps } from '../../deps.ts';
import type { OfferedSlot } from '../../domain/booking/slots.ts';
import { visitorOfOffer } from '../../domain/booking/time-offers.ts';
import type { Instant } from '../../time/instant.ts';
import { alternativesTo, decide } from './decide.ts';
import { sameAt } from './other-times.ts';

export interface OfferShown {
  readonly offer: OfferRow;
  /** The offered starts that are free at this moment. */
  readonly free: readonly Instant[];
  /** Where some of them went to others: the nearest free times in their place. */
  readonly fresh: readonly Instant[];
  /** The time that is held for the customer, and until when; null where none is any more. */
  readonly held: { readonly startsAt: Instant; readonly until: Instant } | null;
}

/** The offer to an appointment that can still be answered, looked at as things stand now; null where there is none. */
export async function offerTo(deps: Deps, appointmentId: string): Promise<OfferShown | null> {
  const db = deps.db.read;
  const offer = await latestOfferTo(db, { appointmentId });
  if (!offer || (offer.status !== 'open' && offer.status !== 'lapsed')) return null;
  const appointment = await findAppointment(db, appointmentId);
  if (appointment?.status !== 'booked') return null;
  const isWanted = offer.kind === 'move' ? appointment.needsAttention !== null || offer.status === 'open' : true;
  if (!isWanted) return null;
  const free = await freeOf(deps, appointment, offer);
  if (offer.kind === 'earlier' && free.length === 0) return null;
  const near = free.length < offer.starts.length && offer.kind === 'move' ? await ownTimes(deps, appointment) : [];
  const fresh = near.map((slot) => slot.startsAt).filter((startsAt) => !free.includes(startsAt));
  const hold = offer.holdId ? await findHold(db, offer.holdId) : undefined;
  const isLive = hold !== undefined && hold.expiresAt > deps.now();
  return { offer, free, fresh, held: isLive ? { startsAt: hold.startsAt, until: hold.expiresAt } : null };
}

/** Such as the customer may take by themselves: what only staff book, or nobody any more, is taken as it was offered. */
const ownTimes = (deps: Deps, appointment: AppointmentWithSteps): Promise<OfferedSlot[]> =>
  alternativesTo(deps, { ...sameAt(appointment, appointment.startsAt), booker: 'customer' });

async function freeOf(deps: Deps, appointment: AppointmentWithSteps, offer: OfferRow): Promise<Instant[]> {
  const free: Instant[] = [];
  for (const startsAt of offer.starts) {
    const wanted = { ...sameAt(appointment, startsAt), visitor: visitorOfOffer(offer.id) };
    if ((await decide(deps, deps.db.read, wanted)).kind === 'fits') free.push(startsAt);
  }
  return free;
}
