import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { addMinutes } from '../../time/instant.ts';
import { type ActOutcome, actOnVisit, told, type VisitCommand } from '../steps/act-on-visit.ts';

export interface AwayCommand extends VisitCommand {
  /** From now, 1 to 240. */
  readonly minutes: number;
}

/** "I am so many minutes away", or needs so many more: keeps the place and is not called before. */
export async function stayAway(deps: Deps, command: AwayCommand): Promise<ActOutcome> {
  const now = deps.now();
  const act = { kind: 'away', until: addMinutes(now, command.minutes) } as const;
  const outcome = await inTransaction(deps.db, (tx) =>
    actOnVisit(tx, command, () => ({ act, data: { until: act.until } }), now),
  );
  return told(deps, outcome);
}
