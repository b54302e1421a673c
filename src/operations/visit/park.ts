import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { type ActOutcome, actOnVisit, told, type VisitCommand } from '../steps/act-on-visit.ts';

/** Sets a visit in service aside; its counter is free meanwhile. */
export async function parkVisit(deps: Deps, command: VisitCommand): Promise<ActOutcome> {
  const act = { kind: 'park' } as const;
  const outcome = await inTransaction(deps.db, (tx) => actOnVisit(tx, command, () => ({ act }), deps.now()));
  return told(deps, outcome);
}
