import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { devices } from './access.ts';
import { id, instant, json, localDate } from './columns.ts';
import { stores } from './store.ts';

/** Ticket numbers that a kiosk holds in hand for when the line is down: consecutive, of one store day. */
export const ticketBlocks = sqliteTable(
  'ticket_blocks',
  {
    id: id(),
    storeId: text()
      .notNull()
      .references(() => stores.id, { onDelete: 'cascade' }),
    deviceId: text()
      .notNull()
      .references(() => devices.id, { onDelete: 'cascade' }),
    storeDay: localDate().notNull(),
    firstNumber: integer().notNull(),
    /** The visit that each number becomes once it is merged, in order: its id is given out with the number. */
    visitIds: json<string[]>().notNull(),
    leasedAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('ticket_blocks_numbers').on(t.storeId, t.storeDay, t.firstNumber),
    index('ticket_blocks_device').on(t.deviceId, t.storeDay),
  ],
);
