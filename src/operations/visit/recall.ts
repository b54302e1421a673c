import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { type ActOutcome, actOnVisit, told, type VisitCommand } from '../steps/act-on-visit.ts';

/** Announces a called visit again. */
export async function recallVisit(deps: Deps, command: VisitCommand): Promise<ActOutcome> {
  const act = { kind: 'recall' } as const;
  const outcome = await inTransaction(deps.db, (tx) => actOnVisit(tx, command, () => ({ act }), deps.now()));
  return told(deps, outcome);
}
