import type { Tx } from '../../db/client.ts';
import { findAppointment, setStepAdvisors } from '../../db/records/booking/appointments.ts';
import { deleteClaims } from '../../db/records/booking/claims.ts';
import { chooseAdvisors } from '../../domain/booking/advisor-choice.ts';
import type { BookedStep } from '../../domain/booking/appointment.ts';
import { cutFloor } from '../../domain/booking/floor-grains.ts';
import { type Instant, MINUTE } from '../../time/instant.ts';
import { addDays } from '../../time/local.ts';
import { loadBookingDays } from '../loading/booking-day.ts';
import { dropLapsedHolds } from './release-holds.ts';
import { claimTime, movePlans } from './write-plan.ts';

/**
 * An appointment that had ended is open again: it takes its time back where some plan has room for it, others re-planned as
 * in booking; the walk-in reserve does not bind what was promised. Where nobody has room it is planned for nobody, and is
 * served from the line alone. True also where its time is over: then there is nothing to take.
 */
export async function reclaimTime(tx: Tx, appointmentId: string, now: Instant): Promise<boolean> {
  const appointment = await findAppointment(tx, appointmentId);
  const last = appointment?.steps.at(-1);
  if (!appointment || !last) return true;
  if (last.startsAt + (last.minutes + last.bufferAfterMinutes) * MINUTE <= now) return true;
  const { id, storeId, startsAt } = appointment;
  await dropLapsedHolds(tx, storeId, now);
  const from = addDays(appointment.localDate, -1);
  const days = await loadBookingDays(tx, storeId, { from, days: 2, now, around: startsAt, except: id });
  if (!days) return true;
  const steps: BookedStep[] = appointment.steps.map((step) => ({
    serviceId: step.serviceId,
    minutes: step.minutes,
    bufferBefore: step.bufferBeforeMinutes,
    bufferAfter: step.bufferAfterMinutes,
    namedAdvisorId: step.advisorNamed ? step.advisorId : null,
  }));
  const cut = cutFloor({ ...days.floor, reserve: { share: 0, seats: [] } });
  const choice = chooseAdvisors(cut, { id, startsAt, steps });
  await deleteClaims(tx, [id]);
  if (choice.kind !== 'fits') {
    await setStepAdvisors(
      tx,
      id,
      steps.map((step) => step.namedAdvisorId),
    );
    return false;
  }
  await movePlans(tx, storeId, choice.changed, days.commitments);
  await setStepAdvisors(tx, id, choice.advisorIds);
  await claimTime(tx, storeId, { id, startsAt, steps, advisorIds: choice.advisorIds });
  return true;
}
