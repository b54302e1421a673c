import type { Tx } from '../../db/client.ts';
import { deleteClaims } from '../../db/records/booking/claims.ts';
import { deleteHolds } from '../../db/records/booking/holds.ts';
import { endOffer, type OfferRow, openOffersTo } from '../../db/records/booking/time-offers.ts';
import { earlierWishOf, endWish, leadTo } from '../../db/records/booking/time-wishes.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import type { OfferStatus, WishStatus } from '../../domain/booking/time-offers.ts';
import { appendEvent } from './append-event.ts';

/**
 * Ends an offer and lets go of the time held for it, in the caller's transaction; false where it had ended before. An
 * answer that comes late still counts where nobody else took the time: a lapsed offer may be accepted.
 */
export async function closeOffer(
  deps: Pick<Deps, 'now'>,
  tx: Tx,
  offer: OfferRow,
  status: Exclude<OfferStatus, 'open'>,
  actor: Actor,
): Promise<boolean> {
  const from: OfferStatus[] = status === 'accepted' ? ['open', 'lapsed'] : ['open'];
  const at = deps.now();
  if (!(await endOffer(tx, offer.id, from, status, at))) return false;
  if (offer.holdId) {
    await deleteClaims(tx, [offer.holdId]);
    await deleteHolds(tx, [offer.holdId]);
  }
  const data = { kind: offer.kind, status, wish: offer.wishId, appointment: offer.appointmentId };
  await appendEvent(tx, { storeId: offer.storeId, subjectId: offer.id, kind: 'offer_ended', at, actor, data });
  return true;
}

/** Ends a wish that waits, with its event; false where it had ended before. */
export async function closeWish(
  deps: Pick<Deps, 'now'>,
  tx: Tx,
  wish: { readonly id: string; readonly storeId: string },
  status: Exclude<WishStatus, 'waiting'>,
  actor: Actor,
): Promise<boolean> {
  const at = deps.now();
  if (!(await endWish(tx, wish.id, status, at))) return false;
  await appendEvent(tx, { storeId: wish.storeId, subjectId: wish.id, kind: 'wish_ended', at, actor, data: { status } });
  return true;
}

/** What was offered to an appointment that moves or ends: the accepted offer, if any, counts; the rest is withdrawn. */
export async function settleOffersTo(
  deps: Pick<Deps, 'now'>,
  tx: Tx,
  appointmentId: string,
  accepted: OfferRow | null,
  actor: Actor,
): Promise<void> {
  if (accepted) await closeOffer(deps, tx, accepted, 'accepted', actor);
  for (const offer of await openOffersTo(tx, appointmentId)) await closeOffer(deps, tx, offer, 'withdrawn', actor);
  const wish = await earlierWishOf(tx, appointmentId);
  if (wish) await closeWish(deps, tx, wish, accepted?.wishId === wish.id ? 'taken' : 'over', actor);
}

/** A wish for a day has become an appointment: its offer was accepted, and the wish leads there. */
export async function takeOffer(
  deps: Pick<Deps, 'now'>,
  tx: Tx,
  offer: OfferRow,
  appointmentId: string,
  actor: Actor,
): Promise<void> {
  await closeOffer(deps, tx, offer, 'accepted', actor);
  if (offer.wishId === null) return;
  await closeWish(deps, tx, { id: offer.wishId, storeId: offer.storeId }, 'taken', actor);
  await leadTo(tx, offer.wishId, appointmentId);
}
