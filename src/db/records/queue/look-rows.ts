import { and, asc, desc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { LocalDate } from '../../../time/local.ts';
import type { Queries } from '../../client.ts';
import { devices } from '../../schema/access.ts';
import { storeLearning } from '../../schema/learning.ts';
import { storeEvents } from '../../schema/queue.ts';
import { counters } from '../../schema/staff.ts';
import type { CounterRow } from '../staff/counters.ts';
import { inStores, packed, preparedTogether } from '../statements/packed-rows.ts';
import { lastCalled, type VisitRow } from './visits.ts';

/** What a look at a store takes besides its floor. */
export interface LookRows {
  /** Id of the store's last event; 0 before the first. */
  readonly version: number;
  /** What it has learned, packed; null = nothing yet. */
  readonly learned: string | null;
  /** In its order, those out of use too. */
  readonly counters: readonly CounterRow[];
  readonly hasKiosk: boolean;
  /** Visits of the day that were called, the last called first. */
  readonly lastCalled: readonly VisitRow[];
}

const MOST_CALLED = 16;

const rows = preparedTogether({
  version: packed({ id: storeEvents.id }, (query, fields) =>
    query.select(fields).from(storeEvents).where(inStores(storeEvents.storeId)).orderBy(desc(storeEvents.id)).limit(1),
  ),
  learned: packed({ state: storeLearning.state }, (query, fields) =>
    query
      .select(fields)
      .from(storeLearning)
      .where(and(inStores(storeLearning.storeId), eq(storeLearning.format, sql.placeholder('format')))),
  ),
  counters: packed(getTableColumns(counters), (query, fields) =>
    query
      .select(fields)
      .from(counters)
      .where(inStores(counters.storeId))
      .orderBy(asc(counters.position), asc(counters.id)),
  ),
  kiosks: packed({ id: devices.id }, (query, fields) =>
    query
      .select(fields)
      .from(devices)
      .where(and(inStores(devices.storeId), eq(devices.status, 'paired'), eq(devices.kind, 'kiosk')))
      .limit(1),
  ),
  lastCalled: lastCalled(MOST_CALLED),
});

/** `format`: of what is learned. One statement. */
export async function lookRows(
  db: Queries,
  storeId: string,
  asked: { readonly storeDay: LocalDate; readonly format: number },
): Promise<LookRows> {
  const found = await rows(db, { storeIds: JSON.stringify([storeId]), ...asked });
  return {
    version: found.version[0]?.id ?? 0,
    learned: found.learned[0]?.state ?? null,
    counters: found.counters,
    hasKiosk: found.kiosks.length > 0,
    lastCalled: found.lastCalled,
  };
}
