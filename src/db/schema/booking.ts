import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { APPOINTMENT_SOURCES, APPOINTMENT_STATUSES } from '../../domain/booking/statuses.ts';
import { services } from './catalogue.ts';
import { flag, id, instant, json, localDate, oneOf } from './columns.ts';
import { advisors, overflowLanes } from './staff.ts';
import { stores } from './store.ts';

export const appointments = sqliteTable(
  'appointments',
  {
    id: id(),
    storeId: text()
      .notNull()
      .references(() => stores.id, { onDelete: 'restrict' }),
    reference: text().notNull(),
    status: text({ enum: APPOINTMENT_STATUSES }).notNull(),
    /** Start of the first step, without its buffer. */
    startsAt: instant().notNull(),
    /** End of the last step, without its buffer. */
    endsAt: instant().notNull(),
    /** Local date of the start in the store's zone. */
    localDate: localDate().notNull(),
    /** First step's service: what boards and lists name. */
    serviceId: text()
      .notNull()
      .references(() => services.id, { onDelete: 'restrict' }),
    partySize: integer().notNull().default(1),
    name: text(),
    phone: text(),
    email: text(),
    /** Normalised contact under a keyed hash, to count open appointments of one. */
    contactHash: text(),
    language: text().notNull().default('en'),
    note: text(),
    needs: json<string[]>().notNull().default([]),
    source: text({ enum: APPOINTMENT_SOURCES }).notNull(),
    linkVersion: integer().notNull().default(1),
    /** SEQUENCE of the calendar file: rises with every change that a calendar must hear of. */
    calendarSequence: integer().notNull().default(0),
    revision: integer().notNull().default(1),
    /** No feasible plan since a change of the store; a code. */
    needsAttention: text(),
    cancelledLate: flag().notNull().default(false),
    checkedInAt: instant(),
    endedAt: instant(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    oneOf('appointments_status', t.status, APPOINTMENT_STATUSES),
    oneOf('appointments_source', t.source, APPOINTMENT_SOURCES),
    check('appointments_span', sql`${t.endsAt} > ${t.startsAt}`),
    check('appointments_party', sql`${t.partySize} between 1 and 20`),
    uniqueIndex('appointments_reference').on(t.reference),
    index('appointments_store_time').on(t.storeId, t.startsAt),
    index('appointments_store_status').on(t.storeId, t.status, t.startsAt),
    index('appointments_status_time').on(t.status, t.startsAt),
    index('appointments_contact').on(t.contactHash, t.status),
  ],
);

/** A part of an appointment: which service, by whom the plan says, from when to when. */
export const appointmentSteps = sqliteTable(
  'appointment_steps',
  {
    appointmentId: text()
      .notNull()
      .references(() => appointments.id, { onDelete: 'cascade' }),
    ordinal: integer().notNull(),
    storeId: text().notNull(),
    serviceId: text()
      .notNull()
      .references(() => services.id, { onDelete: 'restrict' }),
    startsAt: instant().notNull(),
    minutes: integer().notNull(),
    bufferBeforeMinutes: integer().notNull().default(0),
    bufferAfterMinutes: integer().notNull().default(0),
    /** Whom the present plan gives it; null while it needs attention or is over. */
    advisorId: text().references(() => advisors.id, { onDelete: 'set null' }),
    /** Where the plan gives it to an overflow lane in place of an advisor. */
    laneId: text().references(() => overflowLanes.id, { onDelete: 'set null' }),
    /** The customer asked for this advisor: the plan keeps him. */
    advisorNamed: flag().notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.appointmentId, t.ordinal] }),
    index('appointment_steps_store_time').on(t.storeId, t.startsAt),
  ],
);

/** One step of a hold, as the booking will make it. */
export interface HeldStep {
  readonly serviceId: string;
  readonly startsAt: number;
  readonly minutes: number;
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
  readonly advisorId: string;
  readonly advisorNamed: boolean;
}

export const holds = sqliteTable(
  'holds',
  {
    id: id(),
    storeId: text()
      .notNull()
      .references(() => stores.id, { onDelete: 'cascade' }),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    steps: json<HeldStep[]>().notNull(),
    /** Hash of the visitor's cookie: one live hold each. */
    visitor: text().notNull(),
    /** Hash of the network address: three live holds each. */
    address: text(),
    /** For moving an appointment: the one that will take this time. */
    appointmentId: text(),
    createdAt: instant().notNull(),
    expiresAt: instant().notNull(),
  },
  (t) => [
    index('holds_store_time').on(t.storeId, t.startsAt),
    index('holds_visitor').on(t.visitor),
    index('holds_address').on(t.address),
    index('holds_expiry').on(t.expiresAt),
  ],
);
