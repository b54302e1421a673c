import { type SQL, sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  primaryKey,
  type SQLiteColumn,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import { ACTOR_KINDS } from '../../domain/actor.ts';
import type { Overtaken } from '../../domain/queue/line/overtaking.ts';
import type { PromiseMove } from '../../domain/queue/line/promise.ts';
import { PLACE_KEEPERS, VISIT_SOURCES, VISIT_STATUSES } from '../../domain/queue/visit/statuses.ts';
import { CONFIGURATION_KINDS } from '../../domain/store-events.ts';
import { appointments } from './booking.ts';
import { services } from './catalogue.ts';
import { id, instant, json, localDate, oneOf } from './columns.ts';
import { advisors, counterSessions, counters } from './staff.ts';
import { stores } from './store.ts';

export const visits = sqliteTable(
  'visits',
  {
    id: id(),
    storeId: text()
      .notNull()
      .references(() => stores.id, { onDelete: 'restrict' }),
    /** The store day it belongs to, written when it joins. */
    storeDay: localDate().notNull(),
    ticketNumber: integer().notNull(),
    ticketLetter: text().notNull(),
    status: text({ enum: VISIT_STATUSES }).notNull(),
    /** Service of the present step: what it stands in line for. */
    serviceId: text()
      .notNull()
      .references(() => services.id, { onDelete: 'restrict' }),
    stepOrdinal: integer().notNull().default(0),
    appointmentId: text().references(() => appointments.id, { onDelete: 'set null' }),
    /** Booked start, where it has an appointment that keeps its place. */
    bookedAt: instant(),
    joinedAt: instant().notNull(),
    /** The number that the line is ordered by; an instant. */
    lineTime: instant().notNull(),
    /** Asked for, or sent to, this advisor alone. */
    advisorWantedId: text().references(() => advisors.id, { onDelete: 'set null' }),
    /** Sent to this counter alone. */
    counterWantedId: text().references(() => counters.id, { onDelete: 'set null' }),
    /** What brought it back into the line at the place it had; null = stands there since it joined. */
    keptPlaceBy: text({ enum: PLACE_KEEPERS }),
    /** The last time that somebody behind was called first by choice. */
    overtakenBy: json<Overtaken>(),
    /** The visit that this party goes on with. */
    mergedIntoId: text(),
    awayUntil: instant(),
    absentUntil: instant(),
    /** Counter, session and advisor that called it; kept after the end. */
    counterId: text().references(() => counters.id, { onDelete: 'set null' }),
    counterSessionId: text().references(() => counterSessions.id, { onDelete: 'set null' }),
    advisorId: text().references(() => advisors.id, { onDelete: 'set null' }),
    calledAt: instant(),
    recalledAt: instant(),
    callCount: integer().notNull().default(0),
    startedAt: instant(),
    parkedAt: instant(),
    endedAt: instant(),
    partySize: integer().notNull().default(1),
    name: text(),
    phone: text(),
    email: text(),
    contactHash: text(),
    language: text().notNull().default('en'),
    needs: json<string[]>().notNull().default([]),
    note: text(),
    outcome: text(),
    summary: text(),
    caseNumber: text(),
    source: text({ enum: VISIT_SOURCES }).notNull(),
    /** The forecast shown when it joined, in minutes; null = none was known. */
    quotedLowMinutes: integer(),
    quotedLikelyMinutes: integer(),
    quotedHighMinutes: integer(),
    /** Latest time told to the customer. */
    promisedLatestAt: instant(),
    /** How that time moved last, and why. */
    promiseMoved: json<PromiseMove>(),
    linkVersion: integer().notNull().default(1),
    revision: integer().notNull().default(1),
    updatedAt: instant().notNull(),
  },
  (t) => [
    oneOf('visits_status', t.status, VISIT_STATUSES),
    oneOf('visits_source', t.source, VISIT_SOURCES),
    check('visits_party', sql`${t.partySize} between 1 and 20`),
    uniqueIndex('visits_ticket').on(t.storeId, t.storeDay, t.ticketNumber),
    index('visits_line').on(t.storeId, t.status, t.serviceId, t.lineTime),
    index('visits_day').on(t.storeId, t.storeDay, t.status),
    index('visits_appointment').on(t.appointmentId),
    index('visits_contact').on(t.storeId, t.contactHash, t.status),
    index('visits_open_by_status').on(t.status, t.storeDay),
    /** One visit called or in service a counter session. */
    uniqueIndex('visits_at_counter').on(t.counterSessionId).where(sql`${t.status} in ('called', 'in_service')`),
    /** One visit an appointment that is not over. */
    uniqueIndex('visits_one_open_per_appointment')
      .on(t.appointmentId)
      .where(sql`${t.status} in ('waiting', 'called', 'in_service', 'parked')`),
  ],
);

export const visitSteps = sqliteTable(
  'visit_steps',
  {
    visitId: text()
      .notNull()
      .references(() => visits.id, { onDelete: 'cascade' }),
    ordinal: integer().notNull(),
    serviceId: text()
      .notNull()
      .references(() => services.id, { onDelete: 'restrict' }),
    minutes: integer().notNull(),
    bufferBeforeMinutes: integer().notNull().default(0),
    bufferAfterMinutes: integer().notNull().default(0),
    advisorId: text().references(() => advisors.id, { onDelete: 'set null' }),
    startedAt: instant(),
    endedAt: instant(),
  },
  (t) => [primaryKey({ columns: [t.visitId, t.ordinal] })],
);

/** The last ticket number of a store's day. */
export const ticketSequences = sqliteTable(
  'ticket_sequences',
  {
    storeId: text().notNull(),
    storeDay: localDate().notNull(),
    lastNumber: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.storeId, t.storeDay] })],
);

/** The one append-only log: every committed change of a store, in commit order without gaps. */
const quoted = CONFIGURATION_KINDS.map((kind) => `'${kind}'`).join(', ');
/** Written out, since a partial index serves only the condition that it was made with. */
export const configurationKinds = (kind: SQLiteColumn): SQL => sql`${kind} in (${sql.raw(quoted)})`;

export const storeEvents = sqliteTable(
  'store_events',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    storeId: text().notNull(),
    /** The visit, appointment, counter, device, ... that changed. */
    subjectId: text().notNull(),
    kind: text().notNull(),
    at: instant().notNull(),
    actorKind: text({ enum: ACTOR_KINDS }).notNull(),
    actorId: text().notNull(),
    /** Codes and numbers only: never a name, contact, note or token. */
    data: json<Record<string, unknown>>().notNull().default({}),
  },
  (t) => [
    oneOf('store_events_actor', t.actorKind, ACTOR_KINDS),
    index('store_events_store').on(t.storeId, t.id),
    index('store_events_subject').on(t.subjectId, t.id),
    // The last change of a store's configuration, which thousands of calls may have followed.
    index('store_events_configuration').on(t.storeId, t.id).where(configurationKinds(t.kind)),
  ],
);
