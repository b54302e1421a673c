import { and, asc, eq, exists, gte, inArray } from 'drizzle-orm';
import { SET_ASIDE_REASONS, type SetAsideReason } from '../../../domain/booking/attention.ts';
import type { Instant } from '../../../time/instant.ts';
import type { Queries, Tx } from '../../client.ts';
import { appointmentSteps, appointments } from '../../schema/booking.ts';
import { claims } from '../../schema/claims.ts';

export interface AffectedAppointment {
  readonly id: string;
  readonly reference: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** Why it is marked already; null where it is not. */
  readonly needsAttention: string | null;
}

const affected = {
  id: appointments.id,
  reference: appointments.reference,
  startsAt: appointments.startsAt,
  endsAt: appointments.endsAt,
  needsAttention: appointments.needsAttention,
};

const hasStepFor = (db: Queries, serviceId: string) =>
  exists(
    db
      .select({ id: appointmentSteps.appointmentId })
      .from(appointmentSteps)
      .where(and(eq(appointmentSteps.appointmentId, appointments.id), eq(appointmentSteps.serviceId, serviceId))),
  );

/** Those of them that have a step for this service. */
export const bookedForService = (
  db: Queries,
  storeId: string,
  serviceId: string,
  from: Instant,
): Promise<AffectedAppointment[]> =>
  db
    .select(affected)
    .from(appointments)
    .where(
      and(
        eq(appointments.storeId, storeId),
        eq(appointments.status, 'booked'),
        gte(appointments.startsAt, from),
        hasStepFor(db, serviceId),
      ),
    )
    .orderBy(asc(appointments.startsAt));

/** Ids of the booked appointments of a store that no plan may take up by itself. */
export async function setAsideIds(db: Queries, storeId: string): Promise<string[]> {
  const rows = await db
    .select({ id: appointments.id })
    .from(appointments)
    .where(
      and(
        eq(appointments.storeId, storeId),
        eq(appointments.status, 'booked'),
        inArray(appointments.needsAttention, [...SET_ASIDE_REASONS]),
      ),
    );
  return rows.map((row) => row.id);
}

/** Marks those set aside for this reason, with `serviceId` only its own, as waiting for a plan; false where there are none. */
export async function reconsider(
  tx: Tx,
  storeId: string,
  why: SetAsideReason,
  serviceId: string | null,
): Promise<boolean> {
  const rows = await tx
    .update(appointments)
    .set({ needsAttention: 'nobody_can_serve' })
    .where(
      and(
        eq(appointments.storeId, storeId),
        eq(appointments.status, 'booked'),
        eq(appointments.needsAttention, why),
        serviceId === null ? undefined : hasStepFor(tx, serviceId),
      ),
    )
    .returning({ id: appointments.id });
  return rows.length > 0;
}

/** Appointments of a store that are still to come, earliest first. */
export const comingAppointments = (db: Queries, storeId: string, from: Instant): Promise<AffectedAppointment[]> =>
  db
    .select(affected)
    .from(appointments)
    .where(and(eq(appointments.storeId, storeId), eq(appointments.status, 'booked'), gte(appointments.startsAt, from)))
    .orderBy(asc(appointments.startsAt));

/** Marks them for staff and manager with why, a code, and lets go of their time: whoever is marked is planned for nobody. */
export async function markForAttention(tx: Tx, ids: readonly string[], why: string, now: Instant): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(appointments)
    .set({ needsAttention: why, updatedAt: now })
    .where(inArray(appointments.id, [...ids]));
  await tx.delete(claims).where(inArray(claims.ownerId, [...ids]));
}
