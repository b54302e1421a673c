import type { Tx } from '../../db/client.ts';
import { findAppointment } from '../../db/records/booking/appointments.ts';
import { type OfferRow, openOffersHolding } from '../../db/records/booking/time-offers.ts';
import { findWish, noteTakenBack } from '../../db/records/booking/time-wishes.ts';
import { sentSince, withdrawMessages } from '../../db/records/messages.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import { closeOffer } from './end-offers.ts';
import { enqueueMessage } from './enqueue-message.ts';

/**
 * Ends the offers to who waits whose holds a change of the store has ended, in its transaction: the wish stands as if the
 * time had never been offered, and who was told of it is told that it is gone. An offer of several times to an appointment
 * stays: its page shows what of it is free.
 */
export async function takeBackOffers(deps: Deps, tx: Tx, holdIds: readonly string[], actor: Actor): Promise<void> {
  for (const offer of await openOffersHolding(tx, holdIds)) await takeBack(deps, tx, offer, actor);
}

async function takeBack(deps: Deps, tx: Tx, offer: OfferRow, actor: Actor): Promise<void> {
  const wish = await findWish(tx, offer.wishId!);
  if (!(await closeOffer(deps, tx, offer, 'withdrawn', actor)) || !wish) return;
  await noteTakenBack(tx, wish, offer.starts[0]!, deps.now());
  const appointment = wish.appointmentId ? await findAppointment(tx, wish.appointmentId) : undefined;
  const subjectId = appointment?.id ?? wish.id;
  const told = offer.kind === 'day' ? 'day_offered' : 'earlier_offered';
  await withdrawMessages(tx, subjectId, [told]);
  // Whose message has not left hears of neither.
  if ((await sentSince(tx, subjectId, [told], offer.createdAt)).length === 0) return;
  await enqueueMessage(tx, deps, {
    storeId: offer.storeId,
    subjectId,
    kind: offer.kind === 'day' ? 'day_withdrawn' : 'earlier_withdrawn',
    to: appointment ?? wish,
    data: { offerId: offer.id },
    occasion: offer.id,
    isUrgent: true,
  });
}
