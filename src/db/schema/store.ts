import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import type { Settings } from '../../domain/settings.ts';
import { flag, id, instant, json, localDate } from './columns.ts';

/** One row: the chain that this installation serves. */
export const chain = sqliteTable(
  'chain',
  {
    id: integer().primaryKey(),
    name: text().notNull(),
    /** Brand colour, `#rrggbb`. */
    accent: text().notNull().default('#ffc629'),
    settings: json<Partial<Settings>>().notNull().default({}),
    createdAt: instant().notNull(),
  },
  (t) => [check('chain_is_one', sql`${t.id} = 1`)],
);

export const stores = sqliteTable(
  'stores',
  {
    id: id(),
    slug: text().notNull(),
    /** The caller's or the import's own id. */
    ref: text(),
    /** Where the store came from (an import's spider or file kind); `own` when made here. */
    source: text().notNull().default('own'),
    name: text().notNull(),
    zone: text().notNull(),
    lat: real().notNull(),
    lng: real().notNull(),
    street: text().notNull().default(''),
    city: text().notNull().default(''),
    state: text().notNull().default(''),
    postcode: text().notNull().default(''),
    country: text().notNull().default('US'),
    phone: text(),
    website: text(),
    directions: text(),
    /** False: nothing is known of its hours ("Call for hours"). True without spans: closed. */
    hoursKnown: flag().notNull().default(false),
    mainServiceId: text(),
    settings: json<Partial<Settings>>().notNull().default({}),
    /** Staff said "no more walk-ins" until then, with a reason code. */
    walkInsStoppedUntil: instant(),
    walkInsStoppedReason: text(),
    /** Since when the ranges told here hold too seldom to be shown; null = they are trusted. */
    rangesDoubtedAt: instant(),
    closedForGoodAt: instant(),
    /** Name, city and street as a search compares them (`searchTextOf`); null = not written yet, by an older program. */
    searchText: text(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('stores_slug').on(t.slug),
    uniqueIndex('stores_source_ref').on(t.source, t.ref),
    index('stores_ref').on(t.ref),
    index('stores_point').on(t.lat, t.lng),
    // Answers "which stores are near" from the index alone.
    index('stores_listed_point').on(t.lat, t.lng, t.id).where(sql`${t.closedForGoodAt} is null`),
    // A box is wide north to south and narrow east to west: each degree of longitude is a step in this one.
    index('stores_band')
      .on(sql`cast(${t.lng} + 180 as integer)`, t.lat, t.lng, t.id)
      .where(sql`${t.closedForGoodAt} is null`),
    check('stores_lat', sql`${t.lat} between -90 and 90`),
    check('stores_lng', sql`${t.lng} between -180 and 180`),
  ],
);

export const openingHours = sqliteTable(
  'opening_hours',
  {
    storeId: text()
      .notNull()
      .references(() => stores.id, { onDelete: 'cascade' }),
    /** 1 = Monday to 7 = Sunday. */
    weekday: integer().notNull(),
    opensMinute: integer().notNull(),
    closesMinute: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.weekday, t.opensMinute] }),
    check('opening_hours_weekday', sql`${t.weekday} between 1 and 7`),
    check(
      'opening_hours_span',
      sql`${t.opensMinute} between 0 and 1439 and ${t.closesMinute} between ${t.opensMinute} + 1 and 1560`,
    ),
  ],
);

export const specialDays = sqliteTable(
  'special_days',
  {
    storeId: text()
      .notNull()
      .references(() => stores.id, { onDelete: 'cascade' }),
    date: localDate().notNull(),
    note: text(),
    /** `own`: entered here, an import leaves it alone; `import`: replaced by the next import of the store. */
    origin: text().notNull().default('own'),
  },
  (t) => [primaryKey({ columns: [t.storeId, t.date] })],
);

export const specialHours = sqliteTable(
  'special_hours',
  {
    storeId: text()
      .notNull()
      .references(() => stores.id, { onDelete: 'cascade' }),
    date: localDate().notNull(),
    opensMinute: integer().notNull(),
    closesMinute: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.storeId, t.date, t.opensMinute] }),
    check(
      'special_hours_span',
      sql`${t.opensMinute} between 0 and 1439 and ${t.closesMinute} between ${t.opensMinute} + 1 and 1560`,
    ),
  ],
);

/** The offline gazetteer: a ZIP code or a city, as people type it. */
export const places = sqliteTable(
  'places',
  {
    /** `zip` or `city`. */
    kind: text().notNull(),
    /** ZIP: five digits. City: its name in the folded spelling that a search is folded to. */
    key: text().notNull(),
    state: text().notNull(),
    name: text().notNull(),
    lat: real().notNull(),
    lng: real().notNull(),
    /** Larger is likelier meant: for a city its number of ZIPs. */
    rank: integer().notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.kind, t.key, t.state] })],
);

/** What was loaded from the files that ship with the program, e.g. the gazetteer's version. */
export const shippedData = sqliteTable('shipped_data', {
  name: text().primaryKey(),
  version: text().notNull(),
  loadedAt: instant().notNull(),
});
