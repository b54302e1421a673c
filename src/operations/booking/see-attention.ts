import { type AppointmentWithSteps, findAppointment } from '../../db/records/booking/appointments.ts';
import { latestOffers, type OfferRow } from '../../db/records/booking/time-offers.ts';
import { attentionLines } from '../../db/records/queue/store-glance.ts';
import { advisorsOf } from '../../db/records/staff/staff.ts';
import { servicesOf } from '../../db/records/store/services.ts';
import type { Deps } from '../../deps.ts';

const MOST = 50;

/** An appointment that nobody can serve as it stands. */
export interface NeedsAttention {
  readonly appointment: AppointmentWithSteps;
  /** Names of its services. */
  readonly services: string;
  /** Whom the customer asked for. */
  readonly advisorNamed: string | null;
  /** The newest offer of other times, in any state. */
  readonly offer: OfferRow | null;
}

/** The appointments of a store that a change left without anybody, earliest first; at most 50. */
export async function seeAttention(deps: Deps, storeId: string): Promise<readonly NeedsAttention[]> {
  const db = deps.db.read;
  const lines = await attentionLines(db, storeId, MOST);
  if (lines.length === 0) return [];
  const services = new Map((await servicesOf(db, storeId)).map((service) => [service.id, service.name]));
  const advisors = new Map((await advisorsOf(db, storeId)).map((advisor) => [advisor.id, advisor.name]));
  const offers = await latestOffers(
    db,
    lines.map((line) => line.id),
  );
  const rows: NeedsAttention[] = [];
  for (const { id } of lines) {
    const appointment = await findAppointment(db, id);
    if (!appointment) continue;
    const named = appointment.steps.find((step) => step.advisorNamed)?.advisorId;
    rows.push({
      appointment,
      services: appointment.steps.map((step) => services.get(step.serviceId) ?? '').join(', '),
      advisorNamed: named ? (advisors.get(named) ?? null) : null,
      offer: offers.get(id) ?? null,
    });
  }
  return rows;
}
