import { and, asc, count, desc, eq, inArray, isNotNull, lte } from 'drizzle-orm';
import type { OfferStatus } from '../../../domain/booking/time-offers.ts';
import type { Instant } from '../../../time/instant.ts';
import type { Queries, Tx } from '../../client.ts';
import { appointments } from '../../schema/booking.ts';
import { timeOffers } from '../../schema/wishes.ts';

export type OfferRow = typeof timeOffers.$inferSelect;
export type NewOffer = typeof timeOffers.$inferInsert;

export async function findOffer(db: Queries, id: string): Promise<OfferRow | undefined> {
  const rows = await db.select().from(timeOffers).where(eq(timeOffers.id, id)).limit(1);
  return rows[0];
}

/** The newest offer to an appointment or a wish, in any state. */
export async function latestOfferTo(
  db: Queries,
  to: { readonly appointmentId: string } | { readonly wishId: string },
): Promise<OfferRow | undefined> {
  const whose = 'wishId' in to ? eq(timeOffers.wishId, to.wishId) : eq(timeOffers.appointmentId, to.appointmentId);
  const rows = await db
    .select()
    .from(timeOffers)
    .where(whose)
    .orderBy(desc(timeOffers.createdAt), desc(timeOffers.id))
    .limit(1);
  return rows[0];
}

/** The newest offer to each of these appointments. */
export async function latestOffers(db: Queries, appointmentIds: readonly string[]): Promise<Map<string, OfferRow>> {
  if (appointmentIds.length === 0) return new Map();
  const rows = await db
    .select()
    .from(timeOffers)
    .where(inArray(timeOffers.appointmentId, [...appointmentIds]))
    .orderBy(asc(timeOffers.createdAt), asc(timeOffers.id));
  return new Map(rows.map((row) => [row.appointmentId!, row]));
}

/** Writes an offer; false where an open one stands already, which the unique index refuses. */
export async function insertOffer(tx: Tx, offer: NewOffer): Promise<boolean> {
  const rows = await tx.insert(timeOffers).values(offer).onConflictDoNothing().returning({ id: timeOffers.id });
  return rows.length > 0;
}

/** Ends an offer that is in one of these states; false where it is not any more. */
export async function endOffer(
  tx: Tx,
  id: string,
  from: readonly OfferStatus[],
  status: OfferStatus,
  endedAt: Instant,
): Promise<boolean> {
  const rows = await tx
    .update(timeOffers)
    .set({ status, endedAt })
    .where(and(eq(timeOffers.id, id), inArray(timeOffers.status, [...from])))
    .returning({ id: timeOffers.id });
  return rows.length > 0;
}

/** Open offers to an appointment; there is at most one. */
export const openOffersTo = (db: Queries, appointmentId: string): Promise<OfferRow[]> =>
  db
    .select()
    .from(timeOffers)
    .where(and(eq(timeOffers.appointmentId, appointmentId), eq(timeOffers.status, 'open')));

/** Open offers to who waits whose time is kept by one of these holds. */
export const openOffersHolding = async (db: Queries, holdIds: readonly string[]): Promise<OfferRow[]> =>
  holdIds.length === 0
    ? []
    : db
        .select()
        .from(timeOffers)
        .where(
          and(inArray(timeOffers.holdId, [...holdIds]), isNotNull(timeOffers.wishId), eq(timeOffers.status, 'open')),
        );

/** Open offers that nobody answered in time, oldest first. */
export const offersPast = (db: Queries, now: Instant, limit: number): Promise<OfferRow[]> =>
  db
    .select()
    .from(timeOffers)
    .where(and(eq(timeOffers.status, 'open'), lte(timeOffers.expiresAt, now)))
    .orderBy(asc(timeOffers.expiresAt))
    .limit(limit);

/** Open offers of a store whose appointment has gone another way: checked in, cancelled or released. */
export async function offersWithoutAppointment(db: Queries, limit: number): Promise<OfferRow[]> {
  const rows = await db
    .select({ offer: timeOffers })
    .from(timeOffers)
    .innerJoin(appointments, eq(appointments.id, timeOffers.appointmentId))
    .where(
      and(
        eq(timeOffers.status, 'open'),
        inArray(appointments.status, ['checked_in', 'fulfilled', 'cancelled', 'no_show']),
      ),
    )
    .limit(limit);
  return rows.map((row) => row.offer);
}

/** How many offers to a wish passed without an answer. */
export async function countLapsed(db: Queries, wishId: string): Promise<number> {
  const rows = await db
    .select({ n: count() })
    .from(timeOffers)
    .where(and(eq(timeOffers.wishId, wishId), eq(timeOffers.status, 'lapsed')));
  return rows[0]?.n ?? 0;
}
