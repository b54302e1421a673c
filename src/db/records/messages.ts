import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lte, not, or, sql } from 'drizzle-orm';
import type { MessageStatus } from '../../domain/messages/statuses.ts';
import type { Instant } from '../../time/instant.ts';
import type { Queries, Tx } from '../client.ts';
import { messages } from '../schema/messages.ts';
import { visits } from '../schema/queue.ts';
import { wholeRows } from './statements/whole-rows.ts';

export type MessageRow = typeof messages.$inferSelect;
export type NewMessage = typeof messages.$inferInsert;

const messageRows = wholeRows(messages, 'on conflict (dedupe_key) do nothing');

/** Puts a message into the outbox; one with the same dedupe key is there already and stays as it is. */
export async function insertMessage(tx: Tx, message: NewMessage): Promise<void> {
  await tx.run(messageRows.statement([messageRows.whole(message)]));
}

/**
 * Takes up to `limit` messages that are due, so that no other process sends them until the lease ends. What was taken by a
 * process that died is due again then.
 */
export async function leaseDueMessages(
  tx: Tx,
  now: Instant,
  leasedUntil: Instant,
  limit: number,
): Promise<MessageRow[]> {
  const due = await tx
    .select({ id: messages.id })
    .from(messages)
    .where(
      and(
        inArray(messages.status, ['pending', 'sending']),
        lte(messages.nextAttemptAt, now),
        or(isNull(messages.leasedUntil), lte(messages.leasedUntil, now)),
      ),
    )
    .orderBy(asc(messages.nextAttemptAt), asc(messages.id))
    .limit(limit);
  if (due.length === 0) return [];
  const ids = due.map((row) => row.id);
  const rows = await tx
    .update(messages)
    .set({ status: 'sending', leasedUntil })
    .where(inArray(messages.id, ids))
    .returning();
  return rows.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
}

/** The end of an attempt. Only the holder of the lease may write it; false where it has passed to another. */
export async function finishMessage(
  tx: Tx,
  message: Pick<MessageRow, 'id' | 'leasedUntil'>,
  fields: {
    readonly status: MessageStatus;
    readonly attempts: number;
    readonly nextAttemptAt?: Instant;
    readonly lastError?: string | null;
    readonly sentAt?: Instant;
  },
): Promise<boolean> {
  const rows = await tx
    .update(messages)
    .set({ ...fields, leasedUntil: null })
    .where(
      and(
        eq(messages.id, message.id),
        eq(messages.status, 'sending'),
        message.leasedUntil === null ? isNull(messages.leasedUntil) : eq(messages.leasedUntil, message.leasedUntil),
      ),
    )
    .returning({ id: messages.id });
  return rows.length > 0;
}

/** Takes back messages about a thing that have not been sent. */
export async function withdrawMessages(tx: Tx, subjectId: string, kinds: readonly string[]): Promise<void> {
  if (kinds.length === 0) return;
  await tx
    .update(messages)
    .set({ status: 'withdrawn' })
    .where(and(eq(messages.subjectId, subjectId), eq(messages.status, 'pending'), inArray(messages.kind, [...kinds])));
}

/** Takes back what was enqueued about a thing since an instant and has not been sent. */
export async function withdrawUnsentSince(tx: Tx, subjectId: string, since: Instant): Promise<void> {
  await tx
    .update(messages)
    .set({ status: 'withdrawn', lastError: 'undone' })
    .where(and(eq(messages.subjectId, subjectId), eq(messages.status, 'pending'), gte(messages.createdAt, since)));
}

/** What of these kinds was enqueued about a thing since an instant and has left, or is leaving this moment. */
export const sentSince = (tx: Tx, subjectId: string, kinds: readonly string[], since: Instant): Promise<MessageRow[]> =>
  tx
    .select()
    .from(messages)
    .where(
      and(
        eq(messages.subjectId, subjectId),
        inArray(messages.status, ['sending', 'sent']),
        inArray(messages.kind, [...kinds]),
        gte(messages.createdAt, since),
      ),
    );

/** Visits in line with a contact who were not told yet that their turn is near, by store; of up to `limit` visits. */
export async function waitingUntold(db: Queries, limit: number): Promise<Map<string, Set<string>>> {
  const told = sql`exists (select 1 from ${messages} where ${messages.subjectId} = ${visits.id} and ${messages.kind} = 'near_turn')`;
  const rows = await db
    .select({ id: visits.id, storeId: visits.storeId })
    .from(visits)
    .where(and(eq(visits.status, 'waiting'), or(isNotNull(visits.phone), isNotNull(visits.email)), not(told)))
    .limit(limit);
  const found = new Map<string, Set<string>>();
  for (const { id, storeId } of rows) found.set(storeId, (found.get(storeId) ?? new Set()).add(id));
  return found;
}

/** Not handed over, and not to be any more: given up, or for a channel that is not set up. What a later change overtook is neither. */
const givenUp = sql`(${messages.status} = 'failed' or (${messages.status} = 'withdrawn' and ${messages.lastError} = 'channel_not_set_up'))`;
/** A companion is another person. */
const toThemselves = sql`${messages.kind} <> 'companion_ticket'`;

/** By appointment or visit: whether its last message that came to an end was handed over. Left out: nothing was. */
export async function lastTold(db: Queries, subjectIds: readonly string[]): Promise<Map<string, boolean>> {
  if (subjectIds.length === 0) return new Map();
  // With a lone max() SQLite takes the other columns from the row that has it.
  const rows = await db
    .select({ subjectId: messages.subjectId, status: messages.status, at: sql`max(${messages.createdAt})` })
    .from(messages)
    .where(and(inArray(messages.subjectId, [...subjectIds]), toThemselves, or(eq(messages.status, 'sent'), givenUp)))
    .groupBy(messages.subjectId);
  return new Map(rows.map((row) => [row.subjectId, row.status === 'sent']));
}

/** What messages of a store that were given up since an instant were about. */
export async function givenUpSince(db: Queries, storeId: string, since: Instant): Promise<string[]> {
  const rows = await db
    .selectDistinct({ subjectId: messages.subjectId })
    .from(messages)
    .where(and(eq(messages.storeId, storeId), gte(messages.createdAt, since), toThemselves, givenUp));
  return rows.map((row) => row.subjectId);
}

/** The newest messages, for the page that shows what would be sent. */
export const latestMessages = (db: Queries, limit: number): Promise<MessageRow[]> =>
  db.select().from(messages).orderBy(desc(messages.createdAt), desc(messages.id)).limit(limit);

export async function findMessage(db: Queries, id: string): Promise<MessageRow | undefined> {
  const rows = await db.select().from(messages).where(eq(messages.id, id)).limit(1);
  return rows[0];
}

export const messagesAbout = (db: Queries, subjectId: string): Promise<MessageRow[]> =>
  db
    .select()
    .from(messages)
    .where(eq(messages.subjectId, subjectId))
    .orderBy(asc(messages.createdAt), asc(messages.id));
