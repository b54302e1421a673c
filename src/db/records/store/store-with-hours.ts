import { asc, desc, eq, getTableColumns, or, sql } from 'drizzle-orm';
import type { Settings } from '../../../domain/settings.ts';
import type { OpeningHours } from '../../../domain/store/opening-hours.ts';
import type { Weekday } from '../../../time/local.ts';
import type { Queries } from '../../client.ts';
import { chain, openingHours, specialDays, specialHours, stores } from '../../schema/store.ts';
import { packed, preparedTogether } from '../statements/packed-rows.ts';
import type { StoreRow } from './stores.ts';

export interface StoreWithHours {
  readonly store: StoreRow;
  readonly hours: OpeningHours;
  /** The chain's own settings; null before it is set up. */
  readonly chainSettings: Partial<Settings> | null;
}

const asked = sql.placeholder('store');
const isAsked = or(eq(stores.id, asked), eq(stores.slug, asked), eq(stores.ref, asked));
/** Its id before its slug before its ref, and of several refs our own. */
const nearest = [
  desc(sql`${stores.id} = ${asked}`),
  desc(sql`${stores.slug} = ${asked}`),
  desc(sql`${stores.source} = 'own'`),
] as const;
const found = sql`(select ${stores.id} from ${stores} where ${isAsked} order by ${sql.join([...nearest], sql`, `)} limit 1)`;

const rows = preparedTogether({
  store: packed(getTableColumns(stores), (query, fields) =>
    query.select(fields).from(stores).where(eq(stores.id, found)),
  ),
  chain: packed({ settings: chain.settings }, (query, fields) => query.select(fields).from(chain).limit(1)),
  weekly: packed(
    { weekday: openingHours.weekday, opensMinute: openingHours.opensMinute, closesMinute: openingHours.closesMinute },
    (query, fields) =>
      query
        .select(fields)
        .from(openingHours)
        .where(eq(openingHours.storeId, found))
        .orderBy(asc(openingHours.weekday), asc(openingHours.opensMinute)),
  ),
  days: packed({ date: specialDays.date, note: specialDays.note }, (query, fields) =>
    query.select(fields).from(specialDays).where(eq(specialDays.storeId, found)).orderBy(asc(specialDays.date)),
  ),
  spans: packed(
    { date: specialHours.date, opensMinute: specialHours.opensMinute, closesMinute: specialHours.closesMinute },
    (query, fields) =>
      query
        .select(fields)
        .from(specialHours)
        .where(eq(specialHours.storeId, found))
        .orderBy(asc(specialHours.opensMinute)),
  ),
});

/** A store by its id, its slug or its ref, in this order, with its hours and the chain's settings. One statement. */
export async function findStoreWithHours(db: Queries, idSlugOrRef: string): Promise<StoreWithHours | undefined> {
  const { store: its, chain: ours, weekly, days, spans } = await rows(db, { store: idSlugOrRef });
  const store = its[0];
  if (!store) return undefined;
  const special = days.map(({ date, note }) => ({
    date,
    note,
    spans: spans
      .filter((span) => span.date === date)
      .map(({ opensMinute, closesMinute }) => ({ opensMinute, closesMinute })),
  }));
  const week = weekly.map((span) => ({ ...span, weekday: span.weekday as Weekday }));
  return {
    store,
    hours: { known: store.hoursKnown, weekly: week, special },
    chainSettings: ours[0]?.settings ?? null,
  };
}
