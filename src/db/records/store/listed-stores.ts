import { getTableColumns, sql } from 'drizzle-orm';
import type { OpeningHours, SpecialDay, WeeklySpan } from '../../../domain/store/opening-hours.ts';
import type { Weekday } from '../../../time/local.ts';
import type { Queries } from '../../client.ts';
import { stores } from '../../schema/store.ts';
import { cellsOf, prepared, rowReader } from '../statements/packed-rows.ts';
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

type HoursLine = [Weekday, number, number];
type DayLine = [string, string | null];
type SpanLine = [string, number, number];
type ServiceLine = [number, string, string, 0 | 1, 0 | 1, number, number, number, 0 | 1];

const columns = getTableColumns(stores);
const readStore = rowReader(columns);
const WIDTH = Object.keys(columns).length;

/** Each store with all that belongs to it as one text: a row is dear to read, and a list has hundreds of them. */
const listed = prepared(
  () => sql`
    select stores.id as id, json_array(${cellsOf(columns)},
      (select json_group_array(json_array(h.weekday, h.opens_minute, h.closes_minute))
        from opening_hours h where h.store_id = stores.id),
      (select json_group_array(json_array(d.date, d.note)) from special_days d where d.store_id = stores.id),
      (select json_group_array(json_array(p.date, p.opens_minute, p.closes_minute))
        from special_hours p where p.store_id = stores.id),
      (select json_group_array(json_array(v.position, v.id, v.key, v.walk_in, v.bookable, v.service_minutes,
        v.buffer_before_minutes, v.buffer_after_minutes, v.active)) from services v where v.store_id = stores.id)
    ) as line from stores
    where stores.id in (select value from json_each(${sql.placeholder('ids')})) and stores.closed_for_good_at is null`,
);

/** A store as it is read, before it is taken apart: two that are alike are the same store. */
export interface ListedLine {
  readonly id: string;
  readonly line: string;
}

/** These stores, less those closed for good, with hours and services. One query. */
export const listedLines = (db: Queries, ids: readonly string[]): Promise<ListedLine[]> =>
  db.all<ListedLine>(listed({ ids: JSON.stringify(ids) }));

export function listedRow({ line }: ListedLine): ListedRow {
  const cells = JSON.parse(line) as unknown[];
  const store = readStore(cells);
  const weekly = cells[WIDTH] as HoursLine[];
  const special = specialOf(cells[WIDTH + 1] as DayLine[], cells[WIDTH + 2] as SpanLine[]);
  return {
    store,
    hours: { known: store.hoursKnown, weekly: weekly.map(weeklyOf), special },
    ...servicesOf(cells[WIDTH + 3] as ServiceLine[]),
  };
}

const weeklyOf = (line: HoursLine): WeeklySpan => ({ weekday: line[0], opensMinute: line[1], closesMinute: line[2] });

function specialOf(days: readonly DayLine[], spans: readonly SpanLine[]): SpecialDay[] {
  const found = days.map((line) => ({ date: line[0], note: line[1], spans: [] as SpecialDay['spans'][number][] }));
  const byDate = new Map(found.map((day) => [day.date, day.spans]));
  for (const line of spans) byDate.get(line[0])?.push({ opensMinute: line[1], closesMinute: line[2] });
  return found.sort((a, b) => (a.date < b.date ? -1 : 1));
}

// In the store's order: sorting them here costs a fifth of what it does in the statement.
function servicesOf(lines: ServiceLine[]): Pick<ListedRow, 'services' | 'floorServices'> {
  lines.sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1));
  return {
    services: lines.filter((line) => line[8] === 1).map(serviceOf),
    floorServices: lines.map((line) => ({ id: line[1], serviceMinutes: line[5] })),
  };
}

const serviceOf = (line: ServiceLine): ListedService => ({
  id: line[1],
  key: line[2],
  walkIn: line[3] === 1,
  bookable: line[4] === 1,
  serviceMinutes: line[5],
  bufferBeforeMinutes: line[6],
  bufferAfterMinutes: line[7],
});
