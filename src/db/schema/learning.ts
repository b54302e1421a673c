import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { instant } from './columns.ts';
import { stores } from './store.ts';

/** What a store's own log has taught the forecast; can be built again from the log at any time. */
export const storeLearning = sqliteTable('store_learning', {
  storeId: text()
    .primaryKey()
    .references(() => stores.id, { onDelete: 'cascade' }),
  /** Events up to this one are in it; moves by compare-and-set. */
  lastEventId: integer().notNull(),
  /** Shape and meaning of `state`; another one is built again. */
  format: integer().notNull(),
  state: text().notNull(),
  updatedAt: instant().notNull(),
});
