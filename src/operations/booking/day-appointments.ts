import { findAppointment } from '../../db/records/booking/appointments.ts';
import { latestOfferTo, type OfferRow } from '../../db/records/booking/time-offers.ts';
import { type ArrivalRow, arrivalsOn } from '../../db/records/queue/arrivals.ts';
import { advisorsOf } from '../../db/records/staff/staff.ts';
import { servicesOf } from '../../db/records/store/services.ts';
import type { Deps } from '../../deps.ts';
import type { LocalDate } from '../../time/local.ts';

/** A store's appointments of a local date, cancelled ones left out, with the name of what each is first for. */
export async function dayAppointments(
  deps: Deps,
  storeId: string,
  date: LocalDate,
): Promise<
  readonly {
    readonly appointment: ArrivalRow;
    readonly service: Readonly<{ name: string; names: Record<string, string> }> | null;
  }[]
> {
  const services = new Map((await servicesOf(deps.db.read, storeId)).map((service) => [service.id, service]));
  const rows = await arrivalsOn(deps.db.read, storeId, date);
  return rows.map((appointment) => ({ appointment, service: services.get(appointment.serviceId) ?? null }));
}

/** Who takes the steps of an appointment by the plan, and what was offered to it last. */
export async function planOf(
  deps: Deps,
  appointmentId: string,
): Promise<{
  readonly advisors: readonly { readonly name: string | null; readonly named: boolean }[];
  readonly offer: OfferRow | null;
}> {
  const appointment = await findAppointment(deps.db.read, appointmentId);
  if (!appointment) return { advisors: [], offer: null };
  const names = new Map((await advisorsOf(deps.db.read, appointment.storeId)).map((one) => [one.id, one.name]));
  const advisors = appointment.steps.map((step) => ({
    name: step.advisorId === null ? null : (names.get(step.advisorId) ?? null),
    named: step.advisorNamed,
  }));
  return { advisors, offer: (await latestOfferTo(deps.db.read, { appointmentId })) ?? null };
}
