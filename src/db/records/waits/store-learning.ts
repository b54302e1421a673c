import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { Queries, Tx } from '../../client.ts';
import { storeLearning } from '../../schema/learning.ts';
import { storeEvents } from '../../schema/queue.ts';
import type { StoreEvent } from '../queue/store-events.ts';

export type LearningRow = typeof storeLearning.$inferSelect;

export async function findLearning(db: Queries, storeId: string): Promise<LearningRow | undefined> {
  const rows = await db.select().from(storeLearning).where(eq(storeLearning.storeId, storeId));
  return rows[0];
}

/** What these stores have learned. */
export const learningOf = (db: Queries, storeIds: readonly string[], format: number): Promise<LearningRow[]> =>
  db
    .select()
    .from(storeLearning)
    .where(and(inArray(storeLearning.storeId, [...storeIds]), eq(storeLearning.format, format)));

/** Writes what a store has learned where nobody else has since `from` (null: where there was no row); false = somebody has. */
export async function saveLearning(tx: Tx, row: LearningRow, from: number | null): Promise<boolean> {
  const written =
    from === null
      ? await tx.insert(storeLearning).values(row).onConflictDoNothing().returning({ id: storeLearning.storeId })
      : await tx
          .update(storeLearning)
          .set(row)
          .where(and(eq(storeLearning.storeId, row.storeId), eq(storeLearning.lastEventId, from)))
          .returning({ id: storeLearning.storeId });
  return written.length > 0;
}

/** Stores with events after what they have learned in this format; one step down the index for each store. */
export async function storesBehind(db: Queries, format: number): Promise<string[]> {
  const rows = await db.all<{ id: string }>(sql`
    select s.id from stores s left join store_learning l on l.store_id = s.id and l.format = ${format}
    where coalesce((select e.id from store_events e where e.store_id = s.id order by e.id desc limit 1), 0)
      > coalesce(l.last_event_id, 0)
    order by s.id`);
  return rows.map((row) => row.id);
}

/** What of a store's log teaches, after an event and up to another; oldest first. */
export const teachingEvents = (
  db: Queries,
  storeId: string,
  after: number,
  upTo: number,
  kinds: readonly string[],
  limit: number,
): Promise<Pick<StoreEvent, 'id' | 'subjectId' | 'kind' | 'at' | 'data'>[]> =>
  db
    .select({
      id: storeEvents.id,
      subjectId: storeEvents.subjectId,
      kind: storeEvents.kind,
      at: storeEvents.at,
      data: storeEvents.data,
    })
    .from(storeEvents)
    .where(
      and(
        eq(storeEvents.storeId, storeId),
        gt(storeEvents.id, after),
        sql`${storeEvents.id} <= ${upTo}`,
        inArray(storeEvents.kind, [...kinds]),
      ),
    )
    .orderBy(asc(storeEvents.id))
    .limit(limit);
