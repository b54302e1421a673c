import { and, getTableColumns, isNull, sql } from 'drizzle-orm';
import type { OpeningHours, SpecialDay, WeeklySpan } from '../../domain/store/opening-hours.ts';
import type { Queries } from '../client.ts';
import { stores } from '../schema/store.ts';
import { preparedRows } from './packed-rows.ts';
import type { StoreRow } from './stores.ts';

/** A service as a list needs it. */
export interface ListedService {
  readonly id: string;
  readonly key: string;
  readonly walkIn: boolean;
  readonly bookable: boolean;
  readonly serviceMinutes: number;
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
}

export interface ListedRow {
  readonly store: StoreRow;
  readonly hours: OpeningHours;
  /** Offered now, in the store's order. */
  readonly services: readonly ListedService[];
  /** These and those no longer offered, which old visits and appointments name. */
  readonly floorServices: readonly { readonly id: string; readonly serviceMinutes: number }[];
}

type Packed = readonly (string | number | null)[];

/** What belongs to a store comes as one plain text each: a row is dear to read, and a list has hundreds of them. */
const packed = {
  weekly: sql<string>`(select json_group_array(json_array(h.weekday, h.opens_minute, h.closes_minute))
    from opening_hours h where h.store_id = stores.id) || ''`,
  days: sql<string>`(select json_group_array(json_array(d.date, d.note)) from special_days d where d.store_id = stores.id) || ''`,
  spans: sql<string>`(select json_group_array(json_array(p.date, p.opens_minute, p.closes_minute))
    from special_hours p where p.store_id = stores.id) || ''`,
  services: sql<string>`(select json_group_array(json_array(v.id, v.key, v.walk_in, v.bookable, v.service_minutes,
      v.buffer_before_minutes, v.buffer_after_minutes, v.active))
    from (select id, key, walk_in, bookable, service_minutes, buffer_before_minutes, buffer_after_minutes, active
      from services where store_id = stores.id order by position, id) v) || ''`,
};

const listed = preparedRows({ ...getTableColumns(stores), ...packed }, (query, fields) =>
  query
    .select(fields)
    .from(stores)
    .where(
      and(
        sql`${stores.id} in (select value from json_each(${sql.placeholder('ids')}))`,
        isNull(stores.closedForGoodAt),
      ),
    ),
);

/** These stores, less those closed for good, with hours and services. One query. */
export async function listedRows(db: Queries, ids: readonly string[]): Promise<ListedRow[]> {
  const rows = await listed(db, { ids: JSON.stringify(ids) });
  return rows.map(({ weekly, days, spans, services, ...store }) => ({
    store,
    hours: { known: store.hoursKnown, weekly: weekOf(unpack(weekly)), special: specialOf(unpack(days), unpack(spans)) },
    ...servicesOf(unpack(services)),
  }));
}

const unpack = (text: string): Packed[] => JSON.parse(text) as Packed[];

const weekOf = (rows: readonly Packed[]): WeeklySpan[] =>
  rows.map(([weekday, opensMinute, closesMinute]) => ({ weekday, opensMinute, closesMinute }) as WeeklySpan);

function specialOf(days: readonly Packed[], spans: readonly Packed[]): SpecialDay[] {
  const found = new Map(
    days.map(([date, note]) => [date, { date, note, spans: [] as SpecialDay['spans'][number][] } as SpecialDay]),
  );
  for (const [date, opensMinute, closesMinute] of spans) {
    const its = found.get(date!)?.spans as SpecialDay['spans'][number][] | undefined;
    its?.push({ opensMinute: Number(opensMinute), closesMinute: Number(closesMinute) });
  }
  return [...found.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

const servicesOf = (rows: readonly Packed[]): Pick<ListedRow, 'services' | 'floorServices'> => ({
  services: rows.filter((row) => row[7] === 1).map(serviceOf),
  floorServices: rows.map((row) => ({ id: String(row[0]), serviceMinutes: Number(row[4]) })),
});

const serviceOf = (row: Packed): ListedService => ({
  id: String(row[0]),
  key: String(row[1]),
  walkIn: row[2] === 1,
  bookable: row[3] === 1,
  serviceMinutes: Number(row[4]),
  bufferBeforeMinutes: Number(row[5]),
  bufferAfterMinutes: Number(row[6]),
});
