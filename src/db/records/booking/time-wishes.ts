import { and, asc, eq, getTableColumns, gte, lt, notExists, sql } from 'drizzle-orm';
import type { WishStatus } from '../../../domain/booking/time-offers.ts';
import type { Instant } from '../../../time/instant.ts';
import type { LocalDate } from '../../../time/local.ts';
import type { Queries, Tx } from '../../client.ts';
import { appointments } from '../../schema/booking.ts';
import { timeOffers, timeWishes } from '../../schema/wishes.ts';
import { preparedRows } from '../statements/packed-rows.ts';

export type WishRow = typeof timeWishes.$inferSelect;
export type NewWish = typeof timeWishes.$inferInsert;

export async function findWish(db: Queries, id: string): Promise<WishRow | undefined> {
  const rows = await db.select().from(timeWishes).where(eq(timeWishes.id, id)).limit(1);
  return rows[0];
}

/** The wish of an appointment for an earlier time that still stands. */
export async function earlierWishOf(db: Queries, appointmentId: string): Promise<WishRow | undefined> {
  const rows = await db
    .select()
    .from(timeWishes)
    .where(and(eq(timeWishes.appointmentId, appointmentId), eq(timeWishes.status, 'waiting')))
    .limit(1);
  return rows[0];
}

/** Writes a wish; false where the same one stands already, which the unique index refuses. */
export async function insertWish(tx: Tx, wish: NewWish): Promise<boolean> {
  const rows = await tx.insert(timeWishes).values(wish).onConflictDoNothing().returning({ id: timeWishes.id });
  return rows.length > 0;
}

/** The same contact's wish for the same day and services that still waits. */
export async function findWaiting(
  db: Queries,
  wish: Pick<WishRow, 'storeId' | 'localDate' | 'services' | 'contactHash'>,
): Promise<WishRow | undefined> {
  const rows = await db
    .select()
    .from(timeWishes)
    .where(
      and(
        eq(timeWishes.storeId, wish.storeId),
        eq(timeWishes.localDate, wish.localDate),
        eq(timeWishes.services, wish.services),
        eq(timeWishes.contactHash, wish.contactHash ?? ''),
        eq(timeWishes.kind, 'day'),
        eq(timeWishes.status, 'waiting'),
      ),
    )
    .limit(1);
  return rows[0];
}

/** Ends a wish that waits and erases its contact; false where it has ended before. */
export async function endWish(tx: Tx, id: string, status: WishStatus, now: Instant): Promise<boolean> {
  const rows = await tx
    .update(timeWishes)
    .set({ status, updatedAt: now, name: null, phone: null, email: null })
    .where(and(eq(timeWishes.id, id), eq(timeWishes.status, 'waiting')))
    .returning({ id: timeWishes.id });
  return rows.length > 0;
}

/** Notes that a start was offered to a wish. */
export async function noteOffered(tx: Tx, wish: WishRow, startsAt: Instant, now: Instant): Promise<void> {
  await tx
    .update(timeWishes)
    .set({ passed: [...wish.passed, startsAt], offersHad: wish.offersHad + 1, updatedAt: now })
    .where(eq(timeWishes.id, wish.id));
}

/** The store took an offered start back: it counts as never offered, and the wish has its turn again. */
export async function noteTakenBack(tx: Tx, wish: WishRow, startsAt: Instant, now: Instant): Promise<void> {
  const passed = wish.passed.filter((one) => one !== startsAt);
  await tx
    .update(timeWishes)
    .set({ passed, offersHad: Math.max(0, wish.offersHad - 1), updatedAt: now })
    .where(eq(timeWishes.id, wish.id));
}

/** Stores where somebody waits for time on `from` or later. */
export async function storesWithWishes(db: Queries, from: LocalDate): Promise<string[]> {
  const rows = await db
    .selectDistinct({ storeId: timeWishes.storeId })
    .from(timeWishes)
    .where(and(eq(timeWishes.status, 'waiting'), gte(timeWishes.localDate, from)));
  return rows.map((row) => row.storeId);
}

// Asked after every change of a store.
const withoutOffer = preparedRows(getTableColumns(timeWishes), (query, fields) =>
  query
    .select(fields)
    .from(timeWishes)
    .where(
      and(
        eq(timeWishes.storeId, sql.placeholder('storeId')),
        eq(timeWishes.status, 'waiting'),
        gte(timeWishes.localDate, sql.placeholder('from')),
        notExists(
          query
            .select({ one: sql`1` })
            .from(timeOffers)
            .where(and(eq(timeOffers.wishId, timeWishes.id), eq(timeOffers.status, 'open'))),
        ),
      ),
    )
    .orderBy(asc(timeWishes.createdAt), asc(timeWishes.id)),
);

/** Wishes of a store that wait, have no open offer and are for `from` or later, by when they were made. */
export const waitingWithoutOffer = (db: Queries, storeId: string, from: LocalDate): Promise<WishRow[]> =>
  withoutOffer(db, { storeId, from });

/** Waiting wishes for days before `date`, of any store. */
export const wishesBefore = (db: Queries, date: LocalDate, limit: number): Promise<WishRow[]> =>
  db
    .select()
    .from(timeWishes)
    .where(and(eq(timeWishes.status, 'waiting'), lt(timeWishes.localDate, date)))
    .limit(limit);

/** Waiting wishes for an earlier time whose appointment is not booked any more. */
export async function wishesWithoutAppointment(db: Queries, limit: number): Promise<WishRow[]> {
  const rows = await db
    .select({ wish: timeWishes })
    .from(timeWishes)
    .innerJoin(appointments, eq(appointments.id, timeWishes.appointmentId))
    .where(and(eq(timeWishes.status, 'waiting'), sql`${appointments.status} <> 'booked'`))
    .limit(limit);
  return rows.map((row) => row.wish);
}

/** The appointment that a wish for a day has become. */
export async function leadTo(tx: Tx, id: string, appointmentId: string): Promise<void> {
  await tx.update(timeWishes).set({ appointmentId }).where(eq(timeWishes.id, id));
}
