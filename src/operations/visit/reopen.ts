import { findVisit } from '../../db/records/visits.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { loadStoreNow } from '../loading/store-now.ts';
import { type ActOutcome, actOnVisit, told, type VisitCommand } from '../steps/act-on-visit.ts';

/** Brings an ended visit of the same store day back into the line, at its old place. */
export async function reopenVisit(deps: Deps, command: VisitCommand): Promise<ActOutcome> {
  const now = deps.now();
  const known = await findVisit(deps.db.read, command.visitId);
  const store = known && (await loadStoreNow(deps.db.read, known.storeId, now));
  if (!store) return { kind: 'not_found' };
  const act = { kind: 'reopen', storeDay: store.storeDay } as const;
  const outcome = await inTransaction(deps.db, (tx) =>
    actOnVisit(tx, command, () => ({ act, fields: { mergedIntoId: null } }), now),
  );
  return told(deps, outcome);
}
