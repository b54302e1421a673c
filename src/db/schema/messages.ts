import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { MESSAGE_CHANNELS, MESSAGE_STATUSES } from '../../domain/messages/statuses.ts';
import { id, instant, json, oneOf } from './columns.ts';

/** The outbox: written in the transaction of the act that it tells of, sent afterwards. */
export const messages = sqliteTable(
  'messages',
  {
    id: id(),
    storeId: text().notNull(),
    /** Appointment or visit it is about. */
    subjectId: text().notNull(),
    /** What it says: `confirmed`, `changed`, `cancelled`, ... */
    kind: text().notNull(),
    channel: text({ enum: MESSAGE_CHANNELS }).notNull(),
    recipient: text().notNull(),
    language: text().notNull(),
    /** What the text is made from at sending. */
    data: json<Record<string, unknown>>().notNull().default({}),
    /** The same key is enqueued once. */
    dedupeKey: text().notNull(),
    status: text({ enum: MESSAGE_STATUSES }).notNull().default('pending'),
    attempts: integer().notNull().default(0),
    nextAttemptAt: instant().notNull(),
    /** Taken by a process until then; after that another may try. */
    leasedUntil: instant(),
    lastError: text(),
    createdAt: instant().notNull(),
    sentAt: instant(),
  },
  (t) => [
    oneOf('messages_status', t.status, MESSAGE_STATUSES),
    oneOf('messages_channel', t.channel, MESSAGE_CHANNELS),
    uniqueIndex('messages_dedupe').on(t.dedupeKey),
    index('messages_due').on(t.status, t.nextAttemptAt),
    index('messages_subject').on(t.subjectId),
    index('messages_store').on(t.storeId, t.createdAt),
  ],
);
