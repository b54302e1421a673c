import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { type ActOutcome, told, type VisitCommand } from '../steps/act-on-visit.ts';
import { endNoShow } from '../steps/end-no-show.ts';

/** Ends a called visit, or one whose absence has run out, as a no-show; its appointment follows. */
export async function endAsNoShow(deps: Deps, command: VisitCommand): Promise<ActOutcome> {
  const outcome = await inTransaction(deps.db, (tx) => endNoShow(tx, deps, command, deps.now()));
  return told(deps, outcome);
}
