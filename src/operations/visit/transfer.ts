import type { Tx } from '../../db/client.ts';
import { findOpenSession } from '../../db/records/queue/counter-sessions.ts';
import { stepsOf, updateStep, type VisitRow } from '../../db/records/queue/visits.ts';
import { findCounter } from '../../db/records/staff/counters.ts';
import { findAdvisor, hasSkill } from '../../db/records/staff/staff.ts';
import { findService, type ServiceRow } from '../../db/records/store/services.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { wrongStatus } from '../../domain/queue/visit/visit-acts.ts';
import {
  type ActOutcome,
  actOnVisit,
  type Planned,
  type PlanRefusal,
  told,
  type VisitCommand,
} from '../steps/act-on-visit.ts';

type Lengths = Pick<ServiceRow, 'bufferBeforeMinutes' | 'bufferAfterMinutes'>;

export interface TransferCommand extends VisitCommand {
  /** Ids, or the caller's own: at least one. */
  readonly to: { readonly service?: string; readonly advisor?: string; readonly counter?: string };
}

/** Why they could not be served where they are sent; a counter that nobody has open may be opened by anybody. */
async function misfit(
  tx: Tx,
  serviceId: string,
  advisorId: string | null,
  counterId: string | null,
): Promise<PlanRefusal | null> {
  if (advisorId && !(await hasSkill(tx, advisorId, serviceId))) return 'no_skill';
  const session = counterId ? await findOpenSession(tx, counterId) : undefined;
  if (!session) return null;
  if (advisorId) return session.advisorId === advisorId ? null : 'advisor_elsewhere';
  return (await hasSkill(tx, session.advisorId, serviceId)) ? null : 'no_skill';
}

/** The step is for the new service, with its length: undo gives it back what it was. */
async function changeStep(tx: Tx, visit: VisitRow, service: ServiceRow) {
  const step = (await stepsOf(tx, visit.id)).find(({ ordinal }) => ordinal === visit.stepOrdinal);
  const lengths = ({ bufferBeforeMinutes, bufferAfterMinutes }: Lengths, minutes: number) => ({
    minutes,
    bufferBeforeMinutes,
    bufferAfterMinutes,
  });
  return {
    data: step && { stepWas: lengths(step, step.minutes) },
    also: async () => {
      const fields = { serviceId: service.id, ...lengths(service, service.serviceMinutes) };
      await updateStep(tx, visit.id, visit.stepOrdinal, fields);
      return undefined;
    },
  };
}

async function plan(tx: Tx, visit: VisitRow, to: TransferCommand['to']): Promise<Planned> {
  const wrong = wrongStatus(visit, 'transfer');
  if (wrong) return { refused: wrong };
  const service = to.service ? await findService(tx, visit.storeId, to.service) : null;
  const advisor = to.advisor ? await findAdvisor(tx, visit.storeId, to.advisor) : null;
  const counter = to.counter ? await findCounter(tx, visit.storeId, to.counter) : null;
  const isUnknown = [service, advisor, counter].some((found) => found === undefined || found?.active === false);
  if (isUnknown) return { refused: 'unknown_target' };
  const why = await misfit(tx, service?.id ?? visit.serviceId, advisor?.id ?? null, counter?.id ?? null);
  if (why) return { refused: why };
  const target = {
    ...(service ? { serviceId: service.id } : {}),
    ...(advisor ? { advisorId: advisor.id } : {}),
    ...(counter ? { counterId: counter.id } : {}),
  };
  const step = service && service.id !== visit.serviceId ? await changeStep(tx, visit, service) : null;
  const data = { to: target, ...step?.data };
  return { act: { kind: 'transfer', to: target }, data, ...(step && { also: step.also }) };
}

/**
 * Sends a visit back into the line for another service, advisor or counter; ticket and line time are kept, and it is expected
 * to take as long as the new service does. Refused with `no_skill` where the advisor, or who is at the counter, does not give
 * the service, and with `advisor_elsewhere` where somebody else is at that counter.
 */
export async function transferVisit(deps: Deps, command: TransferCommand): Promise<ActOutcome> {
  const outcome = await inTransaction(deps.db, (tx) =>
    actOnVisit(tx, command, (_, visit) => plan(tx, visit, command.to), deps.now()),
  );
  return told(deps, outcome);
}
