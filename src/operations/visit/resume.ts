import type { Tx } from '../../db/client.ts';
import { findOpenSession, findSessionOfAdvisor } from '../../db/records/queue/counter-sessions.ts';
import { findAtSession, findVisit, type VisitRow } from '../../db/records/queue/visits.ts';
import { findCounter } from '../../db/records/staff/counters.ts';
import { findAdvisor, hasSkill } from '../../db/records/staff/staff.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { VisitViewer } from '../../domain/queue/visit/allowed-actions.ts';
import { wrongStatus } from '../../domain/queue/visit/visit-acts.ts';
import { type ActOutcome, actOnVisit, type Planned, told, type VisitCommand } from '../steps/act-on-visit.ts';

type Taker = { readonly advisorId: string | null } | { readonly refused: 'unknown_target' };

async function plan(tx: Tx, visit: VisitRow, viewer: VisitViewer, taker: Taker): Promise<Planned> {
  const wrong = wrongStatus(visit, 'resume');
  if (wrong) return { refused: wrong };
  if ('refused' in taker) return taker;
  const advisorId = viewer.kind === 'staff' ? viewer.advisorId : null;
  const session = advisorId === null ? undefined : await findSessionOfAdvisor(tx, advisorId);
  if (session?.state !== 'open' || session.storeId !== visit.storeId) return { refused: 'no_counter' };
  const other = await findAtSession(tx, session.id);
  if (other) return { refused: 'counter_busy', other };
  // Who parked it goes on with what he began; a colleague needs the skill.
  const isHis = session.advisorId === visit.advisorId;
  if (!isHis && !(await hasSkill(tx, session.advisorId, visit.serviceId))) return { refused: 'no_skill' };
  const at = { counterId: session.counterId, counterSessionId: session.id, advisorId: session.advisorId };
  return { act: { kind: 'resume', at } };
}

export interface ResumeCommand extends VisitCommand {
  /** For who acts for others: the advisor, or the counter at which he is; one of them, by id or the caller's own. */
  readonly at?: { readonly advisor?: string; readonly counter?: string };
}

/** The advisor who takes it: who is named, else oneself, else who parked it. Null where nobody is at the counter named. */
async function takerOf(tx: Tx, { visitId, at, as }: ResumeCommand): Promise<Taker> {
  const visit = await findVisit(tx, visitId);
  if (!visit || as.kind === 'visitor') return { advisorId: null };
  if (at?.advisor) {
    const advisor = await findAdvisor(tx, visit.storeId, at.advisor);
    return advisor ? { advisorId: advisor.id } : { refused: 'unknown_target' };
  }
  if (!at?.counter) return { advisorId: as.advisorId ?? visit.advisorId };
  const counter = await findCounter(tx, visit.storeId, at.counter);
  if (!counter) return { refused: 'unknown_target' };
  return { advisorId: (await findOpenSession(tx, counter.id))?.advisorId ?? null };
}

/**
 * Goes on with a parked visit at the counter of the advisor who takes it; who acts for others and names none gives it back
 * to the one who parked it. Refused with `unknown_target`, `no_counter`, `counter_busy`, and with `no_skill` for a colleague who
 * does not give the service.
 */
export async function resumeVisit(deps: Deps, command: ResumeCommand): Promise<ActOutcome> {
  const outcome = await inTransaction(deps.db, async (tx) => {
    const taker = await takerOf(tx, command);
    const as = command.as.kind === 'staff' && 'advisorId' in taker ? { ...command.as, ...taker } : command.as;
    const asked = { ...command, as };
    return actOnVisit(tx, asked, (_, visit, viewer) => plan(tx, visit, viewer, taker), deps.now());
  });
  return told(deps, outcome);
}
