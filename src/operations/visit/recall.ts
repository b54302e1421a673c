import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { type ActOutcome, actOnVisit, type PlanAct, told, type VisitCommand } from '../steps/act-on-visit.ts';
import { tellVisitor } from '../steps/tell-visitor.ts';

/** Announces a called visit again; the message is repeated once a call. */
export async function recallVisit(deps: Deps, command: VisitCommand): Promise<ActOutcome> {
  const plan: PlanAct = (tx, { calledAt }) => ({
    act: { kind: 'recall' },
    also: async (after) => {
      if (calledAt === null) return;
      const message = { kind: 'your_turn', occasion: `again ${calledAt}`, data: { calledAt } } as const;
      return tellVisitor(tx, deps, after, message);
    },
  });
  const outcome = await inTransaction(deps.db, (tx) => actOnVisit(tx, command, plan, deps.now()));
  return told(deps, outcome);
}
