import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { flag, id, json } from './columns.ts';
import { stores } from './store.ts';

export const services = sqliteTable(
  'services',
  {
    id: id(),
    storeId: text()
      .notNull()
      .references(() => stores.id, { onDelete: 'cascade' }),
    /** Unique in its store; the same key in another store is the same service. */
    key: text().notNull(),
    name: text().notNull(),
    /** Names in other languages, by language. */
    names: json<Record<string, string>>().notNull().default({}),
    serviceMinutes: integer().notNull(),
    bufferBeforeMinutes: integer().notNull().default(0),
    bufferAfterMinutes: integer().notNull().default(0),
    bookable: flag().notNull().default(true),
    walkIn: flag().notNull().default(true),
    ticketLetter: text().notNull(),
    /** What to bring, a line each. */
    readiness: json<string[]>().notNull().default([]),
    position: integer().notNull().default(0),
    active: flag().notNull().default(true),
  },
  (t) => [
    uniqueIndex('services_key').on(t.storeId, t.key),
    index('services_store').on(t.storeId, t.position),
    check('services_minutes', sql`${t.serviceMinutes} between 5 and 480 and ${t.serviceMinutes} % 5 = 0`),
    check(
      'services_buffers',
      sql`${t.bufferBeforeMinutes} between 0 and 120 and ${t.bufferBeforeMinutes} % 5 = 0 and ${t.bufferAfterMinutes} between 0 and 120 and ${t.bufferAfterMinutes} % 5 = 0`,
    ),
    check('services_letter', sql`${t.ticketLetter} glob '[A-Z]'`),
  ],
);
