import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { type ActOutcome, actOnVisit, told, type VisitCommand } from '../steps/act-on-visit.ts';

/** The service begins: called -> in service. */
export async function startVisit(deps: Deps, command: VisitCommand): Promise<ActOutcome> {
  const act = { kind: 'start' } as const;
  const outcome = await inTransaction(deps.db, (tx) => actOnVisit(tx, command, () => ({ act }), deps.now()));
  return told(deps, outcome);
}
