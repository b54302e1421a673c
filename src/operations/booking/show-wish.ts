import { type BookingStore, findBookingStore } from '../../db/records/booking/booking-days.ts';
import { findHold } from '../../db/records/booking/holds.ts';
import { latestOfferTo, type OfferRow } from '../../db/records/booking/time-offers.ts';
import { earlierWishOf, findWish, type WishRow } from '../../db/records/booking/time-wishes.ts';
import type { Deps } from '../../deps.ts';
import { visitorOfOffer } from '../../domain/booking/time-offers.ts';
import { decide } from './decide.ts';

export interface WishShown {
  readonly wish: WishRow;
  readonly store: BookingStore;
  /** An offer that can still be answered: its time is free at this moment. */
  readonly offer: OfferRow | null;
  /** True while that time is held. */
  readonly isHeld: boolean;
  /** Where there is none: the last offer, whose time went before it was answered. */
  readonly missed: OfferRow | null;
}

/** An entry of a waitlist with what it is offered now; null when it is unknown. */
export async function showWish(deps: Deps, id: string): Promise<WishShown | null> {
  const db = deps.db.read;
  const wish = await findWish(db, id);
  const store = wish && (await findBookingStore(db, wish.storeId));
  if (!wish || !store) return null;
  const latest = wish.status === 'waiting' ? await latestOfferTo(db, { wishId: id }) : undefined;
  const none = { wish, store, offer: null, isHeld: false };
  if (latest?.status === 'withdrawn') return { ...none, missed: latest };
  if (!latest || (latest.status !== 'open' && latest.status !== 'lapsed')) return { ...none, missed: null };
  const hold = latest.holdId ? await findHold(db, latest.holdId) : undefined;
  const isHeld = hold !== undefined && hold.expiresAt > deps.now();
  const { services, advisorId: advisor, storeId } = wish;
  const asked = { store: storeId, services, advisor, startsAt: latest.starts[0]!, booker: 'customer' } as const;
  const decision = isHeld || (await decide(deps, db, { ...asked, visitor: visitorOfOffer(latest.id) })).kind === 'fits';
  return decision
    ? { wish, store, offer: latest, isHeld, missed: null }
    : { ...none, missed: latest.status === 'lapsed' ? latest : null };
}

/** True while an appointment asks for an earlier time. */
export const asksEarlier = async (deps: Deps, appointmentId: string): Promise<boolean> =>
  (await earlierWishOf(deps.db.read, appointmentId)) !== undefined;
