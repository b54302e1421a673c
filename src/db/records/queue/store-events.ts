import { and, asc, desc, eq, gt, max, sql } from 'drizzle-orm';
import type { Actor } from '../../../domain/actor.ts';
import type { EventKind } from '../../../domain/store-events.ts';
import type { Instant } from '../../../time/instant.ts';
import type { Queries, Tx } from '../../client.ts';
import { configurationKinds, storeEvents } from '../../schema/queue.ts';
import { written } from '../statements/written.ts';

export interface NewEvent {
  readonly storeId: string;
  readonly subjectId: string;
  readonly kind: EventKind;
  readonly at: Instant;
  readonly actor: Actor;
  /** Codes and numbers only. */
  readonly data?: Record<string, unknown>;
}

export type StoreEvent = typeof storeEvents.$inferSelect;

/** Appends rows to the log and returns their ids, in order. */
export async function insertEvents(tx: Tx, events: readonly NewEvent[]): Promise<number[]> {
  if (events.length === 0) return [];
  if (events.length === 1) return [await insertEvent(tx, events[0]!)];
  const lines = events.map(
    ({ storeId, subjectId, kind, at, actor, data = {} }) =>
      sql`(${storeId}, ${subjectId}, ${kind}, ${at}, ${actor.kind}, ${actor.id}, ${JSON.stringify(data)})`,
  );
  // Written out: every act writes one, and a built statement costs more than its run.
  const rows = await tx.all<{ id: number }>(sql`
    insert into store_events (store_id, subject_id, kind, at, actor_kind, actor_id, data)
    values ${sql.join(lines, sql`, `)} returning id`);
  return rows.map(({ id }) => id);
}

/** The newest rows of a store, the last first. */
export const latestEventsOf = (db: Queries, storeId: string, limit: number): Promise<StoreEvent[]> =>
  db.select().from(storeEvents).where(eq(storeEvents.storeId, storeId)).orderBy(desc(storeEvents.id)).limit(limit);

// Every act appends one: as a plain statement it costs a third of one that is built column by column.
async function insertEvent(tx: Tx, e: NewEvent): Promise<number> {
  const [row] = await tx.all<{ id: number }>(written`
    insert into store_events (store_id, subject_id, kind, at, actor_kind, actor_id, data) values
    (${e.storeId}, ${e.subjectId}, ${e.kind}, ${BigInt(e.at)}, ${e.actor.kind}, ${e.actor.id}, ${JSON.stringify(e.data ?? {})})
    returning id`);
  return row!.id;
}

/** The revision of a store's configuration: the id of the last event that changed it, 0 before the first. */
export async function configurationRevision(db: Queries, storeId: string): Promise<number> {
  const [last] = await db
    .select({ id: max(storeEvents.id) })
    .from(storeEvents)
    .where(and(eq(storeEvents.storeId, storeId), configurationKinds(storeEvents.kind)));
  return last?.id ?? 0;
}

/** A store's version: the id of its last event, 0 before the first. */
export async function storeVersion(db: Queries, storeId: string): Promise<number> {
  const rows = await db.all<{ id: number }>(
    written`select id from store_events where store_id = ${storeId} order by id desc limit 1`,
  );
  return rows[0]?.id ?? 0;
}

/** Versions of many stores in one query, one step down the index each; a store without events is missing. */
export async function storeVersions(db: Queries, storeIds: readonly string[]): Promise<Map<string, number>> {
  if (storeIds.length === 0) return new Map();
  // Grouping would walk through every event of the stores: they have thousands.
  const [packed] = await db.all<{ ids: string }>(sql`
    select json_group_array((select e.id from store_events e where e.store_id = asked.value order by e.id desc limit 1)) as ids
    from (select value from json_each(${JSON.stringify(storeIds)}) order by key) asked`);
  const ids = JSON.parse(packed!.ids) as (number | null)[];
  return new Map(storeIds.flatMap((storeId, i) => (ids[i] === null ? [] : [[storeId, ids[i]!]])));
}

/** Id of the last event of any store. */
export async function lastEventId(db: Queries): Promise<number> {
  const rows = await db.select({ id: max(storeEvents.id) }).from(storeEvents);
  return rows[0]?.id ?? 0;
}

/** A number that changes when another connection to the file has written; tens of microseconds. */
export async function writtenByOthers(db: Queries): Promise<number> {
  const [row] = await db.all<{ data_version: number }>(sql`PRAGMA data_version`);
  return row!.data_version;
}

/** Which stores changed after an event, in order: what following the log needs, without what happened. */
export const changesAfter = (db: Queries, after: number, limit: number): Promise<{ id: number; storeId: string }[]> =>
  db.all(
    written`select id, store_id as storeId from store_events where id > ${after} order by id limit cast(${limit} as integer)`,
  );

/** Events of one store, or of all, after an id; oldest first. */
export const eventsAfter = (db: Queries, after: number, limit: number, storeId?: string): Promise<StoreEvent[]> =>
  db
    .select()
    .from(storeEvents)
    .where(and(gt(storeEvents.id, after), storeId === undefined ? undefined : eq(storeEvents.storeId, storeId)))
    .orderBy(asc(storeEvents.id))
    .limit(limit);

/** The history of one thing, oldest first. */
export const eventsOf = (db: Queries, subjectId: string): Promise<StoreEvent[]> =>
  db.select().from(storeEvents).where(eq(storeEvents.subjectId, subjectId)).orderBy(asc(storeEvents.id));
