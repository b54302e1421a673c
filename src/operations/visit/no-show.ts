import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { type ActOutcome, actOnVisit, told, type VisitCommand } from '../steps/act-on-visit.ts';

/** Ends a called visit, or one whose absence has run out, as a no-show; its appointment follows. */
export async function endAsNoShow(deps: Deps, command: VisitCommand): Promise<ActOutcome> {
  const act = { kind: 'no_show' } as const;
  const outcome = await inTransaction(deps.db, (tx) => actOnVisit(tx, command, () => ({ act }), deps.now()));
  return told(deps, outcome);
}
