import { findAppointment } from '../../db/records/booking/appointments.ts';
import { type PlannedRow, plannedFor } from '../../db/records/booking/overflow-lanes.ts';
import { latestOfferTo, type OfferRow } from '../../db/records/booking/time-offers.ts';
import { type ArrivalRow, arrivalsOn } from '../../db/records/queue/arrivals.ts';
import { advisorsOf } from '../../db/records/staff/staff.ts';
import { servicesOf } from '../../db/records/store/services.ts';
import type { Deps } from '../../deps.ts';
import type { LocalDate } from '../../time/local.ts';

/** Who takes a step of an appointment by the plan: an advisor, an overflow lane, or nobody where both are null. */
export interface Planned {
  readonly advisor: string | null;
  readonly lane: string | null;
}

export interface DayAppointment {
  readonly appointment: ArrivalRow;
  /** What it is first for. */
  readonly service: Readonly<{ name: string; names: Record<string, string> }> | null;
  /** A row a step, in order; none while it needs attention, since nobody is planned then. */
  readonly planned: readonly Planned[];
}

/** A store's appointments of a local date, cancelled ones left out, with who takes each by the plan. */
export async function dayAppointments(
  deps: Deps,
  storeId: string,
  date: LocalDate,
): Promise<readonly DayAppointment[]> {
  const db = deps.db.read;
  const services = new Map((await servicesOf(db, storeId)).map((service) => [service.id, service]));
  const rows = await arrivalsOn(db, storeId, date);
  const ids = rows.filter((row) => row.needsAttention === null).map((row) => row.id);
  const plan = await plannedNames(deps, storeId, ids);
  return rows.map((appointment) => ({
    appointment,
    service: services.get(appointment.serviceId) ?? null,
    planned: plan.get(appointment.id) ?? [],
  }));
}

/** Names of who the plan gives the steps of these appointments. */
async function plannedNames(deps: Deps, storeId: string, ids: readonly string[]): Promise<Map<string, Planned[]>> {
  const names = new Map((await advisorsOf(deps.db.read, storeId)).map((one) => [one.id, one.name]));
  const found = new Map<string, Planned[]>();
  const add = ({ appointmentId, advisorId, laneName }: PlannedRow): void => {
    const planned = { advisor: advisorId === null ? null : (names.get(advisorId) ?? null), lane: laneName };
    found.set(appointmentId, [...(found.get(appointmentId) ?? []), planned]);
  };
  for (const row of await plannedFor(deps.db.read, ids)) add(row);
  return found;
}

/** Who takes the steps of an appointment by the plan, and what was offered to it last. */
export async function planOf(
  deps: Deps,
  appointmentId: string,
): Promise<{ readonly steps: readonly (Planned & { readonly named: boolean })[]; readonly offer: OfferRow | null }> {
  const appointment = await findAppointment(deps.db.read, appointmentId);
  if (!appointment) return { steps: [], offer: null };
  const isPlanned = appointment.needsAttention === null;
  const plan = await plannedNames(deps, appointment.storeId, [appointmentId]);
  const steps = appointment.steps.map((step, i) => {
    const { advisor, lane } = plan.get(appointmentId)?.[i] ?? { advisor: null, lane: null };
    // Whom the customer asked for is told even where they cannot come.
    return { advisor: isPlanned || step.advisorNamed ? advisor : null, lane, named: step.advisorNamed };
  });
  return { steps, offer: (await latestOfferTo(deps.db.read, { appointmentId })) ?? null };
}
