import type { Tx } from '../../db/client.ts';
import {
  type AppointmentWithSteps,
  findAppointment,
  nameNobody,
  setNeedsAttention,
  updateAppointment,
} from '../../db/records/booking/appointments.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import { isSetAside } from '../../domain/booking/attention.ts';
import { replanStore } from '../steps/replan-day.ts';
import { tellCustomer } from './tell-customer.ts';

export interface ReplanAppointment {
  /** An appointment elsewhere is not found. */
  readonly storeId: string;
  readonly appointmentId: string;
  readonly actor: Actor;
}

export type ReplanOutcome =
  /** `named`: the advisor asked for by name gave way to another, which the customer is told. */
  | { readonly kind: 'replanned'; readonly appointment: AppointmentWithSteps; readonly named: boolean }
  /** Nobody else can serve it at that time: nothing was changed. */
  | { readonly kind: 'nobody' }
  | { readonly kind: 'not_changeable' }
  | { readonly kind: 'not_found' };

/** Thrown so that the name asked for stays where nobody else is found. */
class NobodyElse extends Error {}

/**
 * Gives an appointment that needs attention to another advisor at the same time, re-planning others where that helps. An
 * advisor asked for by name gives way, but not where it was only set aside since its service is no longer offered. The walk-in reserve does not bind: it limits what is offered, not what was promised.
 */
export async function replanAppointment(deps: Deps, input: ReplanAppointment): Promise<ReplanOutcome> {
  const outcome = await inTransaction(deps.db, (tx) => replan(deps, tx, input)).catch((error): ReplanOutcome => {
    if (error instanceof NobodyElse) return { kind: 'nobody' };
    throw error;
  });
  if (outcome.kind === 'replanned') deps.signals.storeChanged(input.storeId);
  return outcome;
}

async function replan(
  deps: Deps,
  tx: Tx,
  { storeId, appointmentId: id, actor }: ReplanAppointment,
): Promise<ReplanOutcome> {
  const appointment = await findAppointment(tx, id);
  if (appointment?.storeId !== storeId) return { kind: 'not_found' };
  if (appointment.status !== 'booked') return { kind: 'not_changeable' };
  if (appointment.needsAttention === null) return { kind: 'replanned', appointment, named: false };
  const wasAside = isSetAside(appointment.needsAttention);
  if (wasAside) await setNeedsAttention(tx, [id], 'nobody_can_serve', deps.now());
  const named = !wasAside && appointment.steps.some((step) => step.advisorNamed);
  if (named) await nameNobody(tx, id);
  await replanStore(deps, tx, storeId, actor);
  const planned = (await findAppointment(tx, id))!;
  if (planned.needsAttention !== null) throw new NobodyElse();
  if (named) await tellOfOther(deps, tx, planned);
  return { kind: 'replanned', appointment: (await findAppointment(tx, id))!, named };
}

async function tellOfOther(deps: Deps, tx: Tx, appointment: AppointmentWithSteps): Promise<void> {
  const expected = { statuses: ['booked'] as const, revision: appointment.revision };
  const calendarSequence = appointment.calendarSequence + 1;
  await updateAppointment(tx, appointment.id, expected, { calendarSequence, updatedAt: deps.now() });
  await tellCustomer(tx, deps, 'advisor_changed', (await findAppointment(tx, appointment.id))!);
}
