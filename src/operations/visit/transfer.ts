import type { Tx } from '../../db/client.ts';
import type { VisitRow } from '../../db/records/queue/visits.ts';
import { findCounter } from '../../db/records/staff/counters.ts';
import { findAdvisor, hasSkill } from '../../db/records/staff/staff.ts';
import { findService } from '../../db/records/store/services.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { type ActOutcome, actOnVisit, type PlanAct, told, type VisitCommand } from '../steps/act-on-visit.ts';

export interface TransferCommand extends VisitCommand {
  /** Ids, or the caller's own: at least one. */
  readonly to: { readonly service?: string; readonly advisor?: string; readonly counter?: string };
}

async function plan(tx: Tx, visit: VisitRow, to: TransferCommand['to']): Promise<Awaited<ReturnType<PlanAct>>> {
  const service = to.service ? await findService(tx, visit.storeId, to.service) : null;
  const advisor = to.advisor ? await findAdvisor(tx, visit.storeId, to.advisor) : null;
  const counter = to.counter ? await findCounter(tx, visit.storeId, to.counter) : null;
  const isUnknown = [service, advisor, counter].some((found) => found === undefined || found?.active === false);
  if (isUnknown) return { refused: 'unknown_target' };
  if (advisor && !(await hasSkill(tx, advisor.id, service?.id ?? visit.serviceId))) return { refused: 'no_skill' };
  const target = {
    ...(service ? { serviceId: service.id } : {}),
    ...(advisor ? { advisorId: advisor.id } : {}),
    ...(counter ? { counterId: counter.id } : {}),
  };
  return { act: { kind: 'transfer', to: target }, data: { to: target } };
}

/** Sends a visit back into the line for another service, advisor or counter; ticket and line time are kept. */
export async function transferVisit(deps: Deps, command: TransferCommand): Promise<ActOutcome> {
  const outcome = await inTransaction(deps.db, (tx) =>
    actOnVisit(tx, command, (_, visit) => plan(tx, visit, command.to), deps.now()),
  );
  return told(deps, outcome);
}
