import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { JudgedWait } from '../../domain/reports/judged-waits.ts';
import type { TrackRecord } from '../../domain/reports/track-record.ts';
import type { UsualHour } from '../../domain/reports/usual-waits.ts';
import { instant, json, localDate } from './columns.ts';
import { stores } from './store.ts';

const storeId = () =>
  text()
    .notNull()
    .references(() => stores.id, { onDelete: 'cascade' });

/** What was told and what was waited on a store day that is over, worked out from the log. */
export const waitDays = sqliteTable(
  'wait_days',
  {
    storeId: storeId(),
    storeDay: localDate().notNull(),
    waits: json<JudgedWait[]>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.storeId, t.storeDay] })],
);

/** The published record of a store, from its last weeks. */
export const waitRecords = sqliteTable(
  'wait_records',
  {
    storeId: storeId().primaryKey(),
    /** The last store day that is in it. */
    throughDay: localDate().notNull(),
    /** The log is read on from here. */
    throughEvent: integer().notNull(),
    track: json<TrackRecord>().notNull(),
    usual: json<UsualHour[]>().notNull(),
    madeAt: instant().notNull(),
    /** When the store's next day is over. */
    dueAt: instant().notNull(),
  },
  (t) => [index('wait_records_due').on(t.dueAt)],
);
