import type { Tx } from '../../db/client.ts';
import { insertStep, stepsOf, type VisitRow } from '../../db/records/queue/visits.ts';
import { findService } from '../../db/records/store/services.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { type ActOutcome, actOnVisit, type Planned, told, type VisitCommand } from '../steps/act-on-visit.ts';

export interface AddServiceCommand extends VisitCommand {
  /** Id or key of a service of the store. */
  readonly service: string;
}

/** A visit longer than this is a day's work; the rest is a visit of its own. */
const MOST_STEPS = 6;

async function plan(tx: Tx, visit: VisitRow, wanted: string): Promise<Planned> {
  const service = await findService(tx, visit.storeId, wanted);
  if (!service?.active) return { refused: 'unknown_target' };
  const steps = await stepsOf(tx, visit.id);
  if (steps.some((step) => step.ordinal >= visit.stepOrdinal && step.serviceId === service.id))
    return { refused: 'already_wanted' };
  if (steps.length >= MOST_STEPS) return { refused: 'too_many_steps' };
  const ordinal = Math.max(-1, ...steps.map((step) => step.ordinal)) + 1;
  const { id: serviceId, serviceMinutes: minutes, bufferBeforeMinutes, bufferAfterMinutes } = service;
  return {
    act: { kind: 'add_service' },
    data: { added: serviceId, step: ordinal },
    also: async () => {
      await insertStep(tx, { visitId: visit.id, ordinal, serviceId, minutes, bufferBeforeMinutes, bufferAfterMinutes });
      return undefined;
    },
  };
}

/**
 * One thing more that the party comes for, after what it has still to do: the end of the step before puts it back in line
 * at its place. Refused for a service that is still to come in this visit, and beyond six steps.
 */
export async function addService(deps: Deps, command: AddServiceCommand): Promise<ActOutcome> {
  const outcome = await inTransaction(deps.db, (tx) =>
    actOnVisit(tx, command, (_, visit) => plan(tx, visit, command.service), deps.now()),
  );
  return told(deps, outcome);
}
