import type { Tx } from '../../db/client.ts';
import { findOpenSession, findSessionOfAdvisor } from '../../db/records/queue/counter-sessions.ts';
import { findAtSession, type VisitRow } from '../../db/records/queue/visits.ts';
import { findCounter } from '../../db/records/staff/counters.ts';
import { findAdvisor, hasSkill } from '../../db/records/staff/staff.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { wrongStatus } from '../../domain/queue/visit/visit-acts.ts';
import { type ActOutcome, actOnVisit, type Planned, told, type VisitCommand } from '../steps/act-on-visit.ts';

export interface HandOverCommand extends VisitCommand {
  /** The colleague, or the counter at which he is: one of them, by id or the caller's own. */
  readonly to: { readonly advisor?: string; readonly counter?: string };
}

async function sessionOf(tx: Tx, storeId: string, to: HandOverCommand['to']) {
  if (to.advisor) {
    const advisor = await findAdvisor(tx, storeId, to.advisor);
    return advisor && { session: await findSessionOfAdvisor(tx, advisor.id) };
  }
  const counter = to.counter ? await findCounter(tx, storeId, to.counter) : undefined;
  return counter && { session: await findOpenSession(tx, counter.id) };
}

async function plan(tx: Tx, visit: VisitRow, to: HandOverCommand['to']): Promise<Planned> {
  const wrong = wrongStatus(visit, 'hand_over');
  if (wrong) return { refused: wrong };
  const found = await sessionOf(tx, visit.storeId, to);
  if (!found) return { refused: 'unknown_target' };
  const { session } = found;
  if (session?.state !== 'open') return { refused: 'no_counter' };
  if (session.id === visit.counterSessionId) return { refused: 'unknown_target' };
  if (!(await hasSkill(tx, session.advisorId, visit.serviceId))) return { refused: 'no_skill' };
  const other = await findAtSession(tx, session.id);
  if (other) return { refused: 'counter_busy', other };
  const at = { counterId: session.counterId, counterSessionId: session.id, advisorId: session.advisorId };
  return { act: { kind: 'hand_over', at }, data: { from: visit.counterId, fromAdvisor: visit.advisorId } };
}

/**
 * A colleague at an open, free counter goes on with a visit in service; it stays in service and its time runs on.
 * Refused with `counter_busy` or `no_counter`: then a transfer to the colleague puts it at its place in his line; with
 * `no_skill` where he does not give the service.
 */
export async function handOverVisit(deps: Deps, command: HandOverCommand): Promise<ActOutcome> {
  const outcome = await inTransaction(deps.db, (tx) =>
    actOnVisit(tx, command, (_, visit) => plan(tx, visit, command.to), deps.now()),
  );
  return told(deps, outcome);
}
