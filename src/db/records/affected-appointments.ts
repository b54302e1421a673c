import { and, asc, eq, gte, inArray } from 'drizzle-orm';
import type { Instant } from '../../time/instant.ts';
import type { Queries, Tx } from '../client.ts';
import { appointments } from '../schema/booking.ts';

export interface AffectedAppointment {
  readonly id: string;
  readonly reference: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** Appointments of a store that are still to come, earliest first. */
export const comingAppointments = (db: Queries, storeId: string, from: Instant): Promise<AffectedAppointment[]> =>
  db
    .select({
      id: appointments.id,
      reference: appointments.reference,
      startsAt: appointments.startsAt,
      endsAt: appointments.endsAt,
    })
    .from(appointments)
    .where(and(eq(appointments.storeId, storeId), eq(appointments.status, 'booked'), gte(appointments.startsAt, from)))
    .orderBy(asc(appointments.startsAt));

/** Marks them for staff and manager with why, a code. */
export async function markForAttention(tx: Tx, ids: readonly string[], why: string, now: Instant): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(appointments)
    .set({ needsAttention: why, updatedAt: now })
    .where(inArray(appointments.id, [...ids]));
}
