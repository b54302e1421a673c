import { and, asc, eq, gte, isNull, lt, lte, or } from 'drizzle-orm';
import type { Instant } from '../../../time/instant.ts';
import type { LocalDate } from '../../../time/local.ts';
import type { Queries, Tx } from '../../client.ts';
import { waitDays, waitRecords } from '../../schema/reports.ts';
import { stores } from '../../schema/store.ts';

export type WaitRecordRow = typeof waitRecords.$inferSelect;
export type WaitDayRow = typeof waitDays.$inferSelect;

export async function findWaitRecord(db: Queries, storeId: string): Promise<WaitRecordRow | undefined> {
  const rows = await db.select().from(waitRecords).where(eq(waitRecords.storeId, storeId)).limit(1);
  return rows[0];
}

/** Judged days of a store from a date on, oldest first. */
export const waitDaysFrom = (db: Queries, storeId: string, from: LocalDate): Promise<WaitDayRow[]> =>
  db
    .select()
    .from(waitDays)
    .where(and(eq(waitDays.storeId, storeId), gte(waitDays.storeDay, from)))
    .orderBy(asc(waitDays.storeDay));

/** Stores whose last day is over and not judged, or that never were. */
export async function storesToJudge(db: Queries, now: Instant, limit: number): Promise<string[]> {
  const rows = await db
    .select({ id: stores.id })
    .from(stores)
    .leftJoin(waitRecords, eq(waitRecords.storeId, stores.id))
    .where(and(isNull(stores.closedForGoodAt), or(isNull(waitRecords.storeId), lte(waitRecords.dueAt, now))))
    .limit(limit);
  return rows.map((row) => row.id);
}

/** Writes a judged day; one that is there stays as it is. */
export async function insertWaitDay(tx: Tx, row: WaitDayRow): Promise<void> {
  await tx.insert(waitDays).values(row).onConflictDoNothing();
}

/** Forgets judged days before a date, of every store. */
export async function deleteWaitDaysBefore(tx: Tx, date: LocalDate): Promise<void> {
  await tx.delete(waitDays).where(lt(waitDays.storeDay, date));
}

export async function saveWaitRecord(tx: Tx, row: WaitRecordRow): Promise<void> {
  const { storeId: _, ...fields } = row;
  await tx.insert(waitRecords).values(row).onConflictDoUpdate({ target: waitRecords.storeId, set: fields });
}
