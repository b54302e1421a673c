import type { Tx } from '../../db/client.ts';
import type { AppointmentWithSteps } from '../../db/records/booking/appointments.ts';
import type { Deps } from '../../deps.ts';
import type { AppointmentMessage, AppointmentSnapshot } from '../../domain/messages/message.ts';
import { enqueueMessage } from '../steps/enqueue-message.ts';

/** Enqueues what the customer is told of a change of his appointment, as it stands after it. */
export async function tellCustomer(
  tx: Tx,
  deps: Deps,
  kind: AppointmentMessage,
  appointment: AppointmentWithSteps,
  more: Pick<Partial<AppointmentSnapshot>, 'movedFrom' | 'reason'> = {},
): Promise<void> {
  const snapshot: AppointmentSnapshot = {
    startsAt: appointment.startsAt,
    endsAt: appointment.endsAt,
    serviceIds: appointment.steps.map((step) => step.serviceId),
    sequence: appointment.calendarSequence,
    movedFrom: null,
    ...more,
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
