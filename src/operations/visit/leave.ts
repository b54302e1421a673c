import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { type ActOutcome, actOnVisit, told, type VisitCommand } from '../steps/act-on-visit.ts';

/** Ends a visit that waits, is called or parked: the party left. Its appointment is cancelled. */
export async function leaveLine(deps: Deps, command: VisitCommand): Promise<ActOutcome> {
  const act = { kind: 'leave' } as const;
  const outcome = await inTransaction(deps.db, (tx) => actOnVisit(tx, command, () => ({ act }), deps.now()));
  return told(deps, outcome);
}
