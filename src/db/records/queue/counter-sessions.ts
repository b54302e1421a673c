import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Queries, Tx } from '../../client.ts';
import { counterSessions } from '../../schema/staff.ts';

export type CounterSessionRow = typeof counterSessions.$inferSelect;
export type NewCounterSession = typeof counterSessions.$inferInsert;

/** Who is at a counter in these stores, open or paused. One query. */
export const openSessionsOf = async (db: Queries, storeIds: readonly string[]): Promise<CounterSessionRow[]> =>
  storeIds.length === 0
    ? []
    : db
        .select()
        .from(counterSessions)
        .where(and(inArray(counterSessions.storeId, [...storeIds]), isNull(counterSessions.closedAt)));

/** Stores in which somebody is at a counter. */
export async function storesWithOpenSessions(db: Queries): Promise<string[]> {
  const rows = await db
    .selectDistinct({ storeId: counterSessions.storeId })
    .from(counterSessions)
    .where(isNull(counterSessions.closedAt));
  return rows.map((row) => row.storeId);
}

export async function findOpenSession(db: Queries, counterId: string): Promise<CounterSessionRow | undefined> {
  const rows = await db
    .select()
    .from(counterSessions)
    .where(and(eq(counterSessions.counterId, counterId), isNull(counterSessions.closedAt)))
    .limit(1);
  return rows[0];
}

export async function findSessionOfAdvisor(db: Queries, advisorId: string): Promise<CounterSessionRow | undefined> {
  const rows = await db
    .select()
    .from(counterSessions)
    .where(and(eq(counterSessions.advisorId, advisorId), isNull(counterSessions.closedAt)))
    .limit(1);
  return rows[0];
}

/** The session goes on and is not paused. */
export async function isSessionOpen(db: Queries, id: string): Promise<boolean> {
  const rows = await db
    .select({ id: counterSessions.id })
    .from(counterSessions)
    .where(and(eq(counterSessions.id, id), eq(counterSessions.state, 'open'), isNull(counterSessions.closedAt)))
    .limit(1);
  return rows.length > 0;
}

export async function insertSession(tx: Tx, session: NewCounterSession): Promise<void> {
  await tx.insert(counterSessions).values(session);
}

/** Changes a session that is still open; false where it has been closed. */
export async function updateSession(
  tx: Tx,
  id: string,
  fields: Partial<Omit<NewCounterSession, 'id'>>,
): Promise<boolean> {
  const rows = await tx
    .update(counterSessions)
    .set(fields)
    .where(and(eq(counterSessions.id, id), isNull(counterSessions.closedAt)))
    .returning({ id: counterSessions.id });
  return rows.length > 0;
}
