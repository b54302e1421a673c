import type { Tx } from '../../db/client.ts';
import type { AppointmentWithSteps } from '../../db/records/appointments.ts';
import type { Deps } from '../../deps.ts';
import type { AppointmentMessage, AppointmentSnapshot } from '../../domain/messages/message.ts';
import type { Instant } from '../../time/instant.ts';
import { enqueueMessage } from '../steps/enqueue-message.ts';

/** Enqueues what the customer is told of a change of his appointment, as it stands after it. */
export async function tellCustomer(
  tx: Tx,
  deps: Deps,
  kind: AppointmentMessage,
  appointment: AppointmentWithSteps,
  movedFrom: Instant | null = null,
): Promise<void> {
  const snapshot: AppointmentSnapshot = {
    startsAt: appointment.startsAt,
    endsAt: appointment.endsAt,
    serviceIds: appointment.steps.map((step) => step.serviceId),
    sequence: appointment.calendarSequence,
    movedFrom,
  };
  await enqueueMessage(tx, deps, {
    storeId: appointment.storeId,
    subjectId: appointment.id,
    kind,
    to: appointment,
    data: { ...snapshot },
    occasion: appointment.calendarSequence,
  });
}
