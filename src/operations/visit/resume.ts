import type { Tx } from '../../db/client.ts';
import { findSessionOfAdvisor } from '../../db/records/counter-sessions.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { VisitViewer } from '../../domain/queue/allowed-actions.ts';
import { type ActOutcome, actOnVisit, type PlanAct, told, type VisitCommand } from '../steps/act-on-visit.ts';

async function plan(tx: Tx, storeId: string, viewer: VisitViewer): Promise<Awaited<ReturnType<PlanAct>>> {
  const advisorId = viewer.kind === 'staff' ? viewer.advisorId : null;
  const session = advisorId === null ? undefined : await findSessionOfAdvisor(tx, advisorId);
  if (session?.state !== 'open' || session.storeId !== storeId) return { refused: 'no_counter' };
  if (viewer.kind === 'staff' && viewer.isCounterBusy) return { refused: 'counter_busy' };
  const at = { counterId: session.counterId, counterSessionId: session.id, advisorId: session.advisorId };
  return { act: { kind: 'resume', at } };
}

/** Goes on with a parked visit at the counter of the advisor who takes it. */
export async function resumeVisit(deps: Deps, command: VisitCommand): Promise<ActOutcome> {
  const outcome = await inTransaction(deps.db, (tx) =>
    actOnVisit(tx, command, (_, visit, viewer) => plan(tx, visit.storeId, viewer), deps.now()),
  );
  return told(deps, outcome);
}
