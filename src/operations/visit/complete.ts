import type { Tx } from '../../db/client.ts';
import { stepsOf, type VisitRow } from '../../db/records/queue/visits.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { codeOnly } from '../../domain/store-events.ts';
import { type ActOutcome, type ActPlan, actOnVisit, told, type VisitCommand } from '../steps/act-on-visit.ts';

export interface CompleteCommand extends VisitCommand {
  /** A code of the chain's list, e.g. `resolved`. */
  readonly outcome?: string | null;
  readonly caseNumber?: string | null;
  /** For the customer's record. */
  readonly summary?: string | null;
}

async function plan(tx: Tx, visit: VisitRow, command: CompleteCommand): Promise<ActPlan> {
  const next = (await stepsOf(tx, visit.id)).find((step) => step.ordinal === visit.stepOrdinal + 1);
  const nextStep = next ? { serviceId: next.serviceId, advisorId: next.advisorId } : null;
  const { outcome, caseNumber, summary } = command;
  return {
    act: { kind: 'complete', nextStep },
    fields: {
      ...(outcome === undefined ? {} : { outcome }),
      ...(caseNumber === undefined ? {} : { caseNumber }),
      ...(summary === undefined ? {} : { summary }),
    },
    data: { outcome: codeOnly(outcome), next: nextStep },
  };
}

/**
 * Finishes the present step: the visit is completed, or back in line for its next step with line time and ticket kept.
 * Also from called, where the matter took no time.
 */
export async function completeVisit(deps: Deps, command: CompleteCommand): Promise<ActOutcome> {
  const outcome = await inTransaction(deps.db, (tx) =>
    actOnVisit(tx, command, (_, visit) => plan(tx, visit, command), deps.now()),
  );
  return told(deps, outcome);
}
