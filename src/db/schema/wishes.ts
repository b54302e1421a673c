import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { OFFER_KINDS, OFFER_STATUSES, WISH_KINDS, WISH_STATUSES } from '../../domain/booking/time-offers.ts';
import { appointments } from './booking.ts';
import { id, instant, json, localDate, oneOf } from './columns.ts';
import { stores } from './store.ts';

/** Who waits for time to become free: on a full day, or earlier than their appointment of it. */
export const timeWishes = sqliteTable(
  'time_wishes',
  {
    id: id(),
    storeId: text()
      .notNull()
      .references(() => stores.id, { onDelete: 'cascade' }),
    kind: text({ enum: WISH_KINDS }).notNull(),
    status: text({ enum: WISH_STATUSES }).notNull(),
    localDate: localDate().notNull(),
    /** Ids of services in order. */
    services: json<string[]>().notNull(),
    /** Asked for by name. */
    advisorId: text(),
    /** The appointment that is to be earlier; null for a day. */
    appointmentId: text().references(() => appointments.id, { onDelete: 'cascade' }),
    contactHash: text(),
    /** Contact of a wish for a day, erased when it ends. */
    name: text(),
    phone: text(),
    email: text(),
    language: text().notNull().default('en'),
    partySize: integer().notNull().default(1),
    linkVersion: integer().notNull().default(1),
    /** Starts that are not offered: free when it was asked, or offered before. */
    passed: json<number[]>().notNull().default([]),
    offersHad: integer().notNull().default(0),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    oneOf('time_wishes_kind', t.kind, WISH_KINDS),
    oneOf('time_wishes_status', t.status, WISH_STATUSES),
    uniqueIndex('time_wishes_contact')
      .on(t.storeId, t.localDate, t.services, t.contactHash)
      .where(sql`kind = 'day' and status = 'waiting'`),
    uniqueIndex('time_wishes_appointment').on(t.appointmentId).where(sql`status = 'waiting'`),
    index('time_wishes_store').on(t.storeId, t.status, t.localDate),
    index('time_wishes_waiting').on(t.status, t.localDate),
  ],
);

/** Times offered to one customer, and how it ended: the log of who was offered what. */
export const timeOffers = sqliteTable(
  'time_offers',
  {
    id: id(),
    storeId: text()
      .notNull()
      .references(() => stores.id, { onDelete: 'cascade' }),
    kind: text({ enum: OFFER_KINDS }).notNull(),
    status: text({ enum: OFFER_STATUSES }).notNull(),
    wishId: text().references(() => timeWishes.id, { onDelete: 'cascade' }),
    /** The appointment that would move. */
    appointmentId: text().references(() => appointments.id, { onDelete: 'cascade' }),
    /** One start, or several to choose from. */
    starts: json<number[]>().notNull(),
    /** What keeps the time meanwhile, of several the nearest one; null where it is decided at acceptance. */
    holdId: text(),
    expiresAt: instant().notNull(),
    createdAt: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [
    oneOf('time_offers_kind', t.kind, OFFER_KINDS),
    oneOf('time_offers_status', t.status, OFFER_STATUSES),
    // Two processes that offer at the same moment: the database refuses the second.
    uniqueIndex('time_offers_wish').on(t.wishId).where(sql`status = 'open'`),
    uniqueIndex('time_offers_appointment').on(t.appointmentId).where(sql`status = 'open'`),
    index('time_offers_open').on(t.status, t.expiresAt),
    index('time_offers_store').on(t.storeId, t.createdAt),
  ],
);
