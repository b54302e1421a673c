import type { Tx } from '../../db/client.ts';
import {
  type AppointmentWithSteps,
  findAppointment,
  updateAppointment,
} from '../../db/records/booking/appointments.ts';
import { findBookingStore } from '../../db/records/booking/booking-days.ts';
import { deleteClaims } from '../../db/records/booking/claims.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import { allowedAppointmentActions, isLateCancel } from '../../domain/booking/appointment.ts';
import type { Booker } from '../../domain/booking/booking-rules.ts';
import type { CancelReason } from '../../domain/messages/message.ts';
import { settingsInForce } from '../../domain/settings.ts';
import { appendEvent } from '../steps/append-event.ts';
import { settleOffersTo } from '../steps/end-offers.ts';
import { requireMatch } from '../steps/if-match.ts';
import { type RequestKey, rememberRequest, repeatOf } from '../steps/request-key.ts';
import { tellCustomer } from './tell-customer.ts';

export interface CancelAppointment {
  readonly appointmentId: string;
  readonly booker: Booker;
  /** Revisions of which it must be one (`If-Match`); else StaleMatch is thrown. */
  readonly ifMatch?: readonly number[] | undefined;
  /** Where the store cancels: why, told to the customer. */
  readonly reason?: CancelReason | undefined;
  readonly actor: Actor;
  readonly request?: RequestKey | undefined;
}

export type CancelOutcome =
  /** `late`: after the time to move it; counted, and free at once all the same. Also when it was cancelled before. */
  | { readonly kind: 'cancelled'; readonly appointment: AppointmentWithSteps; readonly late: boolean }
  /** Checked in, released or over. */
  | { readonly kind: 'not_changeable'; readonly appointment: AppointmentWithSteps }
  | { readonly kind: 'not_found' }
  | { readonly kind: 'other_body' };

/** Cancels an appointment until it is released and gives its time back at once. Cancelling twice is one act. */
export async function cancelAppointment(deps: Deps, input: CancelAppointment): Promise<CancelOutcome> {
  const outcome = await inTransaction(deps.db, (tx) => cancel(deps, tx, input));
  if (outcome.kind === 'cancelled' && outcome.isNew) deps.signals.storeChanged(outcome.appointment.storeId);
  return outcome;
}

async function cancel(
  deps: Deps,
  tx: Tx,
  input: CancelAppointment,
): Promise<Exclude<CancelOutcome, { kind: 'cancelled' }> | (CancelOutcome & { kind: 'cancelled'; isNew: boolean })> {
  const repeat = await repeatOf(tx, input.request);
  if (repeat.kind === 'other_body') return repeat;
  const appointment = await findAppointment(tx, input.appointmentId);
  if (!appointment) return { kind: 'not_found' };
  if (repeat.kind === 'first') requireMatch(input.ifMatch, appointment);
  if (appointment.status === 'cancelled') {
    return { kind: 'cancelled', appointment, late: appointment.cancelledLate, isNew: false };
  }
  const store = await findBookingStore(tx, appointment.storeId);
  const settings = settingsInForce(store?.chainSettings ?? null, store?.storeSettings ?? null);
  const now = deps.now();
  if (!allowedAppointmentActions(appointment, input.booker, now, settings).includes('cancel')) {
    return { kind: 'not_changeable', appointment };
  }
  const late = isLateCancel(appointment.startsAt, now, settings);
  const { id, storeId } = appointment;
  await updateAppointment(
    tx,
    id,
    { statuses: ['booked'], revision: appointment.revision },
    {
      status: 'cancelled',
      cancelledLate: late,
      calendarSequence: appointment.calendarSequence + 1,
      needsAttention: null,
      endedAt: now,
      updatedAt: now,
    },
  );
  await deleteClaims(tx, [id]);
  await settleOffersTo(deps, tx, id, null, input.actor);
  const reason = input.reason ?? null;
  const data = { startsAt: appointment.startsAt, late, ...(reason && { reason }) };
  await appendEvent(tx, { storeId, subjectId: id, kind: 'cancelled', at: now, actor: input.actor, data });
  const cancelled = (await findAppointment(tx, id))!;
  await tellCustomer(tx, deps, 'cancelled', cancelled, { reason });
  await rememberRequest(tx, input.request, { kind: 'cancelled', appointmentId: id }, now);
  return { kind: 'cancelled', appointment: cancelled, late, isNew: true };
}
