import type { Tx } from '../../db/client.ts';
import { findService, updateService } from '../../db/records/store/services.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import { type AffectedOutcome, type Keep, orAffected } from '../steps/affected-appointments.ts';
import { appendEvent } from '../steps/append-event.ts';
import { setAsideFor } from '../steps/set-aside.ts';

export interface RemoveService {
  readonly storeId: string;
  readonly service: string;
  /** Do it although it is booked; those appointments are marked. */
  readonly keep?: Keep | undefined;
  readonly actor: Actor;
}

export type RemoveServiceOutcome = { readonly kind: 'removed' } | { readonly kind: 'not_found' } | AffectedOutcome;

/**
 * Stops offering a service: it can no longer be booked or joined. Who waits for it is still served, and the skill stays with
 * its advisors for that; putting it again brings it back. Appointments to come for it refuse the removal, or with `keep`
 * wait for a manager to keep, move or cancel each.
 */
export async function removeService(deps: Deps, input: RemoveService): Promise<RemoveServiceOutcome> {
  const outcome = await inTransaction(deps.db, (tx) => remove(deps, tx, input)).catch(orAffected);
  if (outcome.kind === 'removed') deps.signals.storeChanged(input.storeId);
  return outcome;
}

async function remove(deps: Deps, tx: Tx, input: RemoveService): Promise<RemoveServiceOutcome> {
  const { storeId, actor } = input;
  const service = await findService(tx, storeId, input.service);
  if (!service?.active) return { kind: 'not_found' };
  await updateService(tx, service.id, { active: false });
  const event = { storeId, subjectId: service.id, at: deps.now(), actor };
  await appendEvent(tx, { ...event, kind: 'service_changed', data: { removed: true } });
  await setAsideFor(deps, tx, { service: service.id }, input);
  return { kind: 'removed' };
}
