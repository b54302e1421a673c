import { fillSearchTexts, lackSearchTexts } from '../../db/records/store/stores.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';

/** So many rows take a few milliseconds, and requests have their turn in between. */
const ROWS_A_TRANSACTION = 500;

/**
 * Gives the stores of an older database the text by which a search finds them without accents; at start, beside the running
 * server, until `stopping`. Another process doing the same does no harm. Nothing of a store changes, so there is no event.
 */
export async function fillStoreSearch(deps: Pick<Deps, 'db'>, stopping?: AbortSignal): Promise<void> {
  while (!stopping?.aborted && (await lackSearchTexts(deps.db.read))) {
    await inTransaction(deps.db, (tx) => fillSearchTexts(tx, ROWS_A_TRANSACTION));
  }
}
