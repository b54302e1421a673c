import type { AppointmentWithSteps } from '../../db/records/booking/appointments.ts';
import type { Deps } from '../../deps.ts';
import { nearestSlots, type OfferedSlot } from '../../domain/booking/slots.ts';
import type { Instant } from '../../time/instant.ts';
import { MOST_DAYS } from '../loading/booking-day.ts';
import { alternativesTo, type TimeWanted } from './decide.ts';
import { findSlots } from './find-slots.ts';

/** What an appointment wants at another time: the same services, and whom it asked for by name. */
export const sameAt = (appointment: AppointmentWithSteps, startsAt: Instant): TimeWanted => ({
  store: appointment.storeId,
  services: appointment.steps.map((step) => step.serviceId),
  advisor: appointment.steps.find((step) => step.advisorNamed)?.advisorId ?? null,
  startsAt,
  booker: 'staff',
  moving: appointment.id,
  isKept: true,
});

/** The free times nearest to an appointment, which a customer could choose; reads only. */
export async function timesNear(deps: Deps, appointment: AppointmentWithSteps): Promise<OfferedSlot[]> {
  const wanted = sameAt(appointment, appointment.startsAt);
  const public_ = await alternativesTo(deps, { ...wanted, booker: 'customer' });
  // A service that only staff book has no times for customers.
  return public_.length > 0 ? public_ : alternativesTo(deps, wanted);
}

/** The `count` free times nearest to an appointment, in order of time, in all the days that can be booked; reads only. */
export async function freeTimesFor(
  deps: Deps,
  appointment: AppointmentWithSteps,
  count: number,
): Promise<OfferedSlot[]> {
  const { store, services, advisor, startsAt } = sameAt(appointment, appointment.startsAt);
  const asked = { store, services, advisor: advisor ?? null, days: MOST_DAYS, moving: appointment.id, isKept: true };
  const found = await findSlots(deps, { ...asked, booker: 'customer' });
  const any = found.kind === 'not_bookable' ? await findSlots(deps, { ...asked, booker: 'staff' }) : found;
  return any.kind === 'found' ? nearestSlots(any.slots, startsAt, count) : [];
}
