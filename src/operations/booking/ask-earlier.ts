import { findAppointment } from '../../db/records/booking/appointments.ts';
import { latestOfferTo } from '../../db/records/booking/time-offers.ts';
import { earlierWishOf, insertWish, type WishRow } from '../../db/records/booking/time-wishes.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import { appendEvent } from '../steps/append-event.ts';
import { closeOffer, closeWish } from '../steps/end-offers.ts';
import { findSlots } from './find-slots.ts';

export interface AskEarlier {
  readonly appointmentId: string;
  /** False: no more offers. */
  readonly wanted: boolean;
  readonly actor: Actor;
}

/**
 * Asks to be offered an earlier time on the day of one's appointment, should one become free, or not any more. What is free
 * already when it is asked was the customer's to choose and is not offered. Asking twice is one act. False where the
 * appointment is not booked any more.
 */
export async function askEarlier(deps: Deps, { appointmentId, wanted, actor }: AskEarlier): Promise<boolean> {
  const before = await findAppointment(deps.db.read, appointmentId);
  if (!before) return false;
  const services = before.steps.map((step) => step.serviceId);
  const advisorId = before.steps.find((step) => step.advisorNamed)?.advisorId ?? null;
  const asked = { store: before.storeId, services, advisor: advisorId, from: before.localDate, days: 1 };
  const found = wanted ? await findSlots(deps, { ...asked, booker: 'customer' }) : null;
  const passed = found?.kind === 'found' ? found.slots.map((slot) => slot.startsAt) : [];
  const isChanged = await inTransaction(deps.db, async (tx) => {
    const appointment = await findAppointment(tx, appointmentId);
    const at = deps.now();
    const present = await earlierWishOf(tx, appointmentId);
    if (!wanted) {
      if (!present) return false;
      const offer = await latestOfferTo(tx, { wishId: present.id });
      if (offer) await closeOffer(deps, tx, offer, 'declined', actor);
      return closeWish(deps, tx, present, 'left', actor);
    }
    if (appointment?.status !== 'booked') return null;
    const { storeId, localDate } = appointment;
    const row: WishRow = {
      id: deps.newId('wsh'),
      storeId,
      kind: 'earlier',
      status: 'waiting',
      localDate,
      services,
      advisorId,
      appointmentId,
      contactHash: null,
      name: null,
      phone: null,
      email: null,
      language: appointment.language,
      partySize: appointment.partySize,
      linkVersion: 1,
      passed: passed.filter((startsAt) => startsAt < appointment.startsAt),
      offersHad: 0,
      createdAt: at,
      updatedAt: at,
    };
    if (present || !(await insertWish(tx, row))) return false;
    const data = { kind: 'earlier', appointment: appointmentId };
    await appendEvent(tx, { storeId, subjectId: row.id, kind: 'wish_made', at, actor, data });
    return true;
  });
  if (isChanged) deps.signals.storeChanged(before.storeId);
  return isChanged !== null;
}
