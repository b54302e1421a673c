import { and, asc, desc, eq, getTableColumns, inArray, isNotNull, isNull, lt, ne, sql } from 'drizzle-orm';
import { OPEN_VISIT_STATUSES } from '../../../domain/queue/visit/statuses.ts';
import type { Instant } from '../../../time/instant.ts';
import type { LocalDate } from '../../../time/local.ts';
import type { Queries, Tx } from '../../client.ts';
import { visitSteps, visits } from '../../schema/queue.ts';
import { inStores, packed, preparedRows } from '../statements/packed-rows.ts';
import { written } from '../statements/written.ts';

export type VisitRow = typeof visits.$inferSelect;
export type NewVisit = typeof visits.$inferInsert;
export type VisitStepRow = typeof visitSteps.$inferSelect;

const OPEN = [...OPEN_VISIT_STATUSES];

const byId = preparedRows(getTableColumns(visits), (query, fields) =>
  query
    .select(fields)
    .from(visits)
    .where(eq(visits.id, sql.placeholder('id')))
    .limit(1),
);

export async function findVisit(db: Queries, id: string): Promise<VisitRow | undefined> {
  return (await byId(db, { id }))[0];
}

/** Everybody whose visit is not over in the stores in the placeholder `storeIds`, by joining. */
export const OPEN_VISITS = packed(getTableColumns(visits), (query, fields) =>
  query
    .select(fields)
    .from(visits)
    .where(and(inStores(visits.storeId), inArray(visits.status, OPEN)))
    .orderBy(asc(visits.joinedAt), asc(visits.ticketNumber)),
);

/** The open visit of a contact in a store: there is at most one line for one person. */
export async function findOpenByContact(
  db: Queries,
  storeId: string,
  contactHash: string,
): Promise<VisitRow | undefined> {
  const rows = await db
    .select()
    .from(visits)
    .where(and(eq(visits.storeId, storeId), eq(visits.contactHash, contactHash), inArray(visits.status, OPEN)))
    .limit(1);
  return rows[0];
}

/** The latest visit of an appointment, open or over. */
export async function findByAppointment(db: Queries, appointmentId: string): Promise<VisitRow | undefined> {
  const rows = await db
    .select()
    .from(visits)
    .where(eq(visits.appointmentId, appointmentId))
    .orderBy(desc(visits.joinedAt))
    .limit(1);
  return rows[0];
}

/** The visit that is called or served at a counter session. */
export async function findAtSession(db: Queries, counterSessionId: string): Promise<VisitRow | undefined> {
  const rows = await db
    .select()
    .from(visits)
    // Spelled as the partial index has it, so that it is found there.
    .where(and(eq(visits.counterSessionId, counterSessionId), sql`${visits.status} in ('called', 'in_service')`))
    .limit(1);
  return rows[0];
}

/** Visits that were called on the store day in the placeholder `storeDay`, in the stores `storeIds`, the last called first. */
export const lastCalled = (limit: number) =>
  packed(getTableColumns(visits), (query, fields) =>
    query
      .select(fields)
      .from(visits)
      .where(
        and(
          inStores(visits.storeId),
          eq(visits.storeDay, sql.placeholder('storeDay')),
          isNotNull(visits.calledAt),
          isNotNull(visits.counterId),
        ),
      )
      .orderBy(desc(visits.calledAt), desc(visits.ticketNumber))
      .limit(limit),
  );

/** Visits of a store day that are over, the last ended first; one that goes on as part of another is not among them. */
export const lastEndedOf = (db: Queries, storeId: string, storeDay: LocalDate, limit: number): Promise<VisitRow[]> =>
  db
    .select()
    .from(visits)
    .where(
      and(
        eq(visits.storeId, storeId),
        eq(visits.storeDay, storeDay),
        inArray(visits.status, ['completed', 'no_show', 'left']),
        isNull(visits.mergedIntoId),
      ),
    )
    .orderBy(desc(visits.endedAt), desc(visits.ticketNumber))
    .limit(limit);

/** Open visits of earlier store days than the one named, of one store. */
export const leftoversOf = (db: Queries, storeId: string, storeDay: LocalDate): Promise<VisitRow[]> =>
  db
    .select()
    .from(visits)
    .where(and(eq(visits.storeId, storeId), inArray(visits.status, OPEN), ne(visits.storeDay, storeDay)))
    .orderBy(asc(visits.joinedAt));

/** Stores that have an open visit which joined before an instant. */
export async function storesWithOpenVisitsBefore(db: Queries, before: Instant): Promise<string[]> {
  const rows = await db
    .selectDistinct({ storeId: visits.storeId })
    .from(visits)
    .where(and(inArray(visits.status, OPEN), lt(visits.joinedAt, before)));
  return rows.map((row) => row.storeId);
}

/** Waiting visits, of any store, whose absence has run out. */
export const absencesOver = (db: Queries, now: Instant, limit: number): Promise<VisitRow[]> =>
  db
    .select()
    .from(visits)
    .where(and(eq(visits.status, 'waiting'), isNotNull(visits.absentUntil), lt(visits.absentUntil, now + 1)))
    .orderBy(asc(visits.absentUntil))
    .limit(limit);

export const stepsOf = (db: Queries, visitId: string): Promise<VisitStepRow[]> =>
  db.select().from(visitSteps).where(eq(visitSteps.visitId, visitId)).orderBy(asc(visitSteps.ordinal));

export async function insertVisit(
  tx: Tx,
  visit: NewVisit,
  steps: readonly Omit<typeof visitSteps.$inferInsert, 'visitId'>[],
): Promise<VisitRow> {
  const rows = await tx.insert(visits).values(visit).returning();
  await tx.insert(visitSteps).values(steps.map((step) => ({ ...step, visitId: visit.id })));
  return rows[0]!;
}

/** Writes an act if the visit is still at `revision`; undefined = somebody was first. `fields` carries the new revision. */
export async function updateVisit(
  tx: Tx,
  id: string,
  revision: number,
  fields: Partial<Omit<NewVisit, 'id'>>,
): Promise<VisitRow | undefined> {
  const rows = await tx
    .update(visits)
    .set(fields)
    .where(and(eq(visits.id, id), eq(visits.revision, revision)))
    .returning();
  return rows[0];
}

/** Moves the latest time that was told if it still is the one that was seen; false = somebody was first. The revision is left alone: nobody acted. */
export async function movePromiseOf(
  tx: Tx,
  id: string,
  to: Instant,
  promiseMoved: NonNullable<VisitRow['promiseMoved']>,
): Promise<boolean> {
  const rows = await tx.all(written`
    update visits set promised_latest_at = ${to}, promise_moved = ${JSON.stringify(promiseMoved)}
    where id = ${id} and promised_latest_at = ${promiseMoved.from} and status = 'waiting' returning id`);
  return rows.length > 0;
}

/** What a call writes. */
export type CallFields = Pick<
  VisitRow,
  | 'status'
  | 'revision'
  | 'counterId'
  | 'counterSessionId'
  | 'advisorId'
  | 'calledAt'
  | 'recalledAt'
  | 'callCount'
  | 'awayUntil'
  | 'absentUntil'
  | 'updatedAt'
>;

/** The same for a call, which also asks that the visit still waits. Written out, since it is the act that is waited for. */
export async function markCalled(tx: Tx, visit: VisitRow, fields: CallFields): Promise<VisitRow | undefined> {
  const { status, revision, counterId, counterSessionId, advisorId, calledAt, recalledAt, callCount } = fields;
  const { awayUntil, absentUntil, updatedAt } = fields;
  const rows = await tx.all(written`
    update visits set status = ${status}, revision = ${revision}, counter_id = ${counterId},
      counter_session_id = ${counterSessionId}, advisor_id = ${advisorId}, called_at = ${calledAt},
      recalled_at = ${recalledAt}, call_count = ${callCount}, away_until = ${awayUntil}, absent_until = ${absentUntil},
      updated_at = ${updatedAt}
    where id = ${visit.id} and revision = ${visit.revision} and status = 'waiting' returning id`);
  return rows.length === 0 ? undefined : { ...visit, ...fields };
}

/** Tells those who were passed; not an act on them, so their revision stays. */
export async function markOvertaken(
  tx: Tx,
  ids: readonly string[],
  overtakenBy: VisitRow['overtakenBy'],
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(visits)
    .set({ overtakenBy })
    .where(inArray(visits.id, [...ids]));
}

export async function updateStep(
  tx: Tx,
  visitId: string,
  ordinal: number,
  fields: Partial<Omit<typeof visitSteps.$inferInsert, 'visitId' | 'ordinal'>>,
): Promise<void> {
  await tx
    .update(visitSteps)
    .set(fields)
    .where(and(eq(visitSteps.visitId, visitId), eq(visitSteps.ordinal, ordinal)));
}

export async function insertStep(tx: Tx, step: typeof visitSteps.$inferInsert): Promise<void> {
  await tx.insert(visitSteps).values(step);
}

export async function deleteStep(tx: Tx, visitId: string, ordinal: number): Promise<void> {
  await tx.delete(visitSteps).where(and(eq(visitSteps.visitId, visitId), eq(visitSteps.ordinal, ordinal)));
}
