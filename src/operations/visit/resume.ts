import type { Tx } from '../../db/client.ts';
import { findOpenSession, findSessionOfAdvisor } from '../../db/records/queue/counter-sessions.ts';
import { findVisit } from '../../db/records/queue/visits.ts';
import { findCounter } from '../../db/records/staff/counters.ts';
import { findAdvisor } from '../../db/records/staff/staff.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { VisitViewer } from '../../domain/queue/visit/allowed-actions.ts';
import { type ActOutcome, actOnVisit, type PlanAct, told, type VisitCommand } from '../steps/act-on-visit.ts';

async function plan(tx: Tx, storeId: string, viewer: VisitViewer): Promise<Awaited<ReturnType<PlanAct>>> {
  const advisorId = viewer.kind === 'staff' ? viewer.advisorId : null;
  const session = advisorId === null ? undefined : await findSessionOfAdvisor(tx, advisorId);
  if (session?.state !== 'open' || session.storeId !== storeId) return { refused: 'no_counter' };
  if (viewer.kind === 'staff' && viewer.isCounterBusy) return { refused: 'counter_busy' };
  const at = { counterId: session.counterId, counterSessionId: session.id, advisorId: session.advisorId };
  return { act: { kind: 'resume', at } };
}

export interface ResumeCommand extends VisitCommand {
  /** For who acts for others: the advisor, or the counter at which he is; one of them, by id or the caller's own. */
  readonly at?: { readonly advisor?: string; readonly counter?: string };
}

/** The advisor who takes it; null where none is there. */
async function advisorAt(tx: Tx, visitId: string, at: NonNullable<ResumeCommand['at']>): Promise<string | null> {
  const visit = await findVisit(tx, visitId);
  if (!visit) return null;
  if (at.advisor) return (await findAdvisor(tx, visit.storeId, at.advisor))?.id ?? null;
  const counter = at.counter ? await findCounter(tx, visit.storeId, at.counter) : undefined;
  return (counter && (await findOpenSession(tx, counter.id)))?.advisorId ?? null;
}

/** Goes on with a parked visit at the counter of the advisor who takes it. Refused with `no_counter`, `counter_busy`. */
export async function resumeVisit(deps: Deps, command: ResumeCommand): Promise<ActOutcome> {
  const outcome = await inTransaction(deps.db, async (tx) => {
    const { at, as } = command;
    const actsAs = at && as.kind === 'staff' ? { ...as, advisorId: await advisorAt(tx, command.visitId, at) } : as;
    const asked = { ...command, as: actsAs };
    return actOnVisit(tx, asked, (_, visit, viewer) => plan(tx, visit.storeId, viewer), deps.now());
  });
  return told(deps, outcome);
}
