import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { type ActOutcome, actOnVisit, told, type VisitCommand } from '../steps/act-on-visit.ts';

/** Somebody who was away or not here is: callable again, at his old place. */
export async function bringBack(deps: Deps, command: VisitCommand): Promise<ActOutcome> {
  const act = { kind: 'back' } as const;
  const outcome = await inTransaction(deps.db, (tx) => actOnVisit(tx, command, () => ({ act }), deps.now()));
  return told(deps, outcome);
}
