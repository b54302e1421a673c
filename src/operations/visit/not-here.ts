import { findVisit } from '../../db/records/queue/visits.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { addMinutes } from '../../time/instant.ts';
import { loadSettings } from '../loading/settings.ts';
import { type ActOutcome, actOnVisit, type PlanAct, told, type VisitCommand } from '../steps/act-on-visit.ts';
import { tellVisitor } from '../steps/tell-visitor.ts';

/** Called and not here: back in line, passed over, the place kept for `absentMinutes`; then a no-show. */
export async function notHere(deps: Deps, command: VisitCommand): Promise<ActOutcome> {
  const known = await findVisit(deps.db.read, command.visitId);
  if (!known) return { kind: 'not_found' };
  const settings = await loadSettings(deps.db.read, known.storeId);
  const now = deps.now();
  const data = { until: addMinutes(now, settings.absentMinutes) };
  const plan: PlanAct = (tx) => ({
    act: { kind: 'not_here' },
    settings,
    data,
    also: (after) => tellVisitor(tx, deps, after, { kind: 'missed', occasion: after.revision, data }),
  });
  const outcome = await inTransaction(deps.db, (tx) => actOnVisit(tx, command, plan, now));
  return told(deps, outcome);
}
