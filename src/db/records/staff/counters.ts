import { and, asc, eq, isNull, or } from 'drizzle-orm';
import type { Queries, Tx } from '../../client.ts';
import { counterSessions, counters } from '../../schema/staff.ts';

export type CounterRow = typeof counters.$inferSelect;
export type NewCounter = typeof counters.$inferInsert;

/** Every counter of a store in its order, those taken out of use too. */
export const countersOf = (db: Queries, storeId: string): Promise<CounterRow[]> =>
  db.select().from(counters).where(eq(counters.storeId, storeId)).orderBy(asc(counters.position), asc(counters.id));

/** A counter by id or by the caller's own id in that store, in use or not. */
export async function findCounter(db: Queries, storeId: string, idOrRef: string): Promise<CounterRow | undefined> {
  const rows = await db
    .select()
    .from(counters)
    .where(and(eq(counters.storeId, storeId), or(eq(counters.id, idOrRef), eq(counters.ref, idOrRef))))
    .limit(1);
  return rows[0];
}

export async function insertCounter(tx: Tx, counter: NewCounter): Promise<void> {
  await tx.insert(counters).values(counter);
}

export async function updateCounter(tx: Tx, id: string, fields: Partial<Omit<NewCounter, 'id'>>): Promise<void> {
  await tx.update(counters).set(fields).where(eq(counters.id, id));
}

/** True while somebody is at that counter, open or paused. */
export async function isCounterStaffed(db: Queries, counterId: string): Promise<boolean> {
  const rows = await db
    .select({ id: counterSessions.id })
    .from(counterSessions)
    .where(and(eq(counterSessions.counterId, counterId), isNull(counterSessions.closedAt)))
    .limit(1);
  return rows.length > 0;
}

/** True while that advisor has a counter, open or paused. */
export async function isAdvisorAtCounter(db: Queries, advisorId: string): Promise<boolean> {
  const rows = await db
    .select({ id: counterSessions.id })
    .from(counterSessions)
    .where(and(eq(counterSessions.advisorId, advisorId), isNull(counterSessions.closedAt)))
    .limit(1);
  return rows.length > 0;
}
