import { waitingUntold } from '../../db/records/messages.ts';
import { findVisit } from '../../db/records/queue/visits.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { isNearTurn } from '../../domain/messages/near-turn.ts';
import { storeForecast } from '../loading/store-forecast.ts';
import { tellVisitor } from '../steps/tell-visitor.ts';

/** So many stores at one run; the others follow at the next. */
const MOST_AT_ONCE = 500;

/**
 * Tells everybody in line with a contact, once a visit, that it is nearly their turn (`nearTurnMinutes`). It looks with the
 * forecast that the store's screens share. Resolves with how many were told.
 */
export async function tellNearTurns(deps: Deps): Promise<number> {
  if (deps.channels.size === 0) return 0;
  let told = 0;
  const untold = await waitingUntold(deps.db.read, MOST_AT_ONCE);
  for (const [storeId, ids] of untold) {
    const look = await storeForecast(deps.db, storeId, deps.now());
    const near = (look?.visits ?? []).filter(
      (visit) =>
        ids.has(visit.id) &&
        isNearTurn(visit, look?.forecast.people.get(visit.id) ?? null, deps.now(), look?.settings.nearTurnMinutes ?? 0),
    );
    for (const { id } of near) {
      await inTransaction(deps.db, async (tx) => {
        const visit = await findVisit(tx, id);
        if (visit?.status === 'waiting') await tellVisitor(tx, deps, visit, { kind: 'near_turn', occasion: 'once' });
      });
      told++;
    }
  }
  return told;
}
