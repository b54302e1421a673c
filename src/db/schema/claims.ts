import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/**
 * One row an advisor and 5-minute grain that is taken: the primary key refuses the second.
 * The table is made WITHOUT ROWID by a migration written by hand (drizzle cannot say it).
 */
export const claims = sqliteTable(
  'claims',
  {
    storeId: text().notNull(),
    /** An advisor, or the name of an overflow lane. */
    advisorId: text().notNull(),
    /** Epoch ms / 300,000. */
    grain: integer().notNull(),
    /** The appointment (`apt_`) or hold (`hld_`) that has it. */
    ownerId: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.storeId, t.advisorId, t.grain] }), index('claims_owner').on(t.ownerId)],
);
