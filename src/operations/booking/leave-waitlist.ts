import { latestOfferTo } from '../../db/records/booking/time-offers.ts';
import { findWish } from '../../db/records/booking/time-wishes.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import { closeOffer, closeWish } from '../steps/end-offers.ts';

/** Leaves a waitlist; what is held for it goes to the next at once. Leaving twice, or what has ended, is one act. */
export async function leaveWaitlist(deps: Deps, wishId: string, actor: Actor): Promise<void> {
  const storeId = await inTransaction(deps.db, async (tx) => {
    const wish = await findWish(tx, wishId);
    if (!wish || !(await closeWish(deps, tx, wish, 'left', actor))) return null;
    const offer = await latestOfferTo(tx, { wishId });
    if (offer) await closeOffer(deps, tx, offer, 'declined', actor);
    return wish.storeId;
  });
  if (storeId !== null) deps.signals.storeChanged(storeId);
}
