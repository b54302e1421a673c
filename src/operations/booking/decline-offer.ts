import { findOffer } from '../../db/records/booking/time-offers.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import { closeOffer } from '../steps/end-offers.ts';

/** Whose offer it has to be. */
export interface DeclineOffer {
  readonly offerId: string;
  readonly appointmentId?: string;
  readonly wishId?: string;
  readonly actor: Actor;
}

/**
 * Says no to an offer: what it holds is free at once, for who is next. The appointment or the wish stays. Saying no twice,
 * or to an offer that has ended, is one act.
 */
export async function declineOffer(
  deps: Deps,
  input: DeclineOffer,
): Promise<{ readonly kind: 'declined' | 'not_found' }> {
  const outcome = await inTransaction(deps.db, async (tx) => {
    const offer = await findOffer(tx, input.offerId);
    const isTheirs =
      input.wishId === undefined ? offer?.appointmentId === input.appointmentId : offer?.wishId === input.wishId;
    if (!offer || !isTheirs) return { kind: 'not_found', storeId: null } as const;
    const isNew = await closeOffer(deps, tx, offer, 'declined', input.actor);
    return { kind: 'declined', storeId: isNew ? offer.storeId : null } as const;
  });
  if (outcome.storeId !== null) deps.signals.storeChanged(outcome.storeId);
  return { kind: outcome.kind };
}
