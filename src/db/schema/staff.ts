import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { COUNTER_STATES } from '../../domain/queue/visit/statuses.ts';
import { services } from './catalogue.ts';
import { flag, id, instant, json, localDate, oneOf } from './columns.ts';
import { stores } from './store.ts';

export const advisors = sqliteTable(
  'advisors',
  {
    id: id(),
    storeId: text()
      .notNull()
      .references(() => stores.id, { onDelete: 'cascade' }),
    /** The caller's own id. */
    ref: text(),
    name: text().notNull(),
    languages: json<string[]>().notNull().default([]),
    active: flag().notNull().default(true),
  },
  (t) => [index('advisors_store').on(t.storeId), uniqueIndex('advisors_ref').on(t.storeId, t.ref)],
);

export const advisorSkills = sqliteTable(
  'advisor_skills',
  {
    advisorId: text()
      .notNull()
      .references(() => advisors.id, { onDelete: 'cascade' }),
    serviceId: text()
      .notNull()
      .references(() => services.id, { onDelete: 'cascade' }),
    storeId: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.advisorId, t.serviceId] }), index('advisor_skills_store').on(t.storeId)],
);

export const shifts = sqliteTable(
  'shifts',
  {
    id: id(),
    storeId: text()
      .notNull()
      .references(() => stores.id, { onDelete: 'cascade' }),
    advisorId: text()
      .notNull()
      .references(() => advisors.id, { onDelete: 'cascade' }),
    ref: text(),
    /** Local date on which the shift begins. */
    date: localDate().notNull(),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
  },
  (t) => [
    index('shifts_store_time').on(t.storeId, t.startsAt),
    index('shifts_advisor_time').on(t.advisorId, t.startsAt),
    uniqueIndex('shifts_ref').on(t.storeId, t.ref),
    check('shifts_span', sql`${t.endsAt} > ${t.startsAt}`),
  ],
);

export const breaks = sqliteTable(
  'breaks',
  {
    id: id(),
    storeId: text().notNull(),
    shiftId: text()
      .notNull()
      .references(() => shifts.id, { onDelete: 'cascade' }),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
  },
  (t) => [
    index('breaks_store_time').on(t.storeId, t.startsAt),
    index('breaks_shift').on(t.shiftId),
    check('breaks_span', sql`${t.endsAt} > ${t.startsAt}`),
  ],
);

/** Overbooking on purpose: a row that a manager adds to a day or an hour, and that takes appointments like an advisor. */
export const overflowLanes = sqliteTable(
  'overflow_lanes',
  {
    /** `lan_`: claims and plans tell it from an advisor by that. */
    id: id(),
    storeId: text()
      .notNull()
      .references(() => stores.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    /** Ids of the services that may be booked on it. */
    skills: json<string[]>().notNull(),
    /** Local date on which it begins. */
    date: localDate().notNull(),
    startsAt: instant().notNull(),
    endsAt: instant().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    index('overflow_lanes_store_time').on(t.storeId, t.endsAt),
    check('overflow_lanes_span', sql`${t.endsAt} > ${t.startsAt}`),
  ],
);

export const counters = sqliteTable(
  'counters',
  {
    id: id(),
    storeId: text()
      .notNull()
      .references(() => stores.id, { onDelete: 'cascade' }),
    ref: text(),
    /** What is called: "3" is read as "counter 3". */
    name: text().notNull(),
    position: integer().notNull().default(0),
    active: flag().notNull().default(true),
  },
  (t) => [uniqueIndex('counters_name').on(t.storeId, t.name), uniqueIndex('counters_ref').on(t.storeId, t.ref)],
);

/** An advisor at a counter, from opening to closing it. */
export const counterSessions = sqliteTable(
  'counter_sessions',
  {
    id: id(),
    storeId: text().notNull(),
    counterId: text()
      .notNull()
      .references(() => counters.id, { onDelete: 'cascade' }),
    advisorId: text()
      .notNull()
      .references(() => advisors.id, { onDelete: 'cascade' }),
    state: text({ enum: COUNTER_STATES }).notNull(),
    openedAt: instant().notNull(),
    /** Since when `state` holds. */
    stateSince: instant().notNull(),
    /** Planned end of a pause. */
    pausedUntil: instant(),
    pauseReason: text(),
    /** When the last service here ended: the advisor is idle or wrapping up since then. */
    lastEndedAt: instant(),
    closedAt: instant(),
  },
  (t) => [
    oneOf('counter_sessions_state', t.state, COUNTER_STATES),
    uniqueIndex('counter_sessions_counter').on(t.counterId).where(sql`${t.closedAt} is null`),
    uniqueIndex('counter_sessions_advisor').on(t.advisorId).where(sql`${t.closedAt} is null`),
    index('counter_sessions_store').on(t.storeId, t.closedAt),
  ],
);
