import { and, asc, count, eq, gt, inArray, isNotNull, isNull, or } from 'drizzle-orm';
import type { OpeningHours, SpecialDay } from '../../../domain/store/opening-hours.ts';
import type { Queries, Tx } from '../../client.ts';
import { openingHours, specialDays, specialHours, stores } from '../../schema/store.ts';
import { type NewStore, type StoreRow, withSearchText } from './stores.ts';

/** Stores that came from lists, many at a time. */
export const storesByRefs = async (
  db: Queries,
  keys: readonly { readonly source: string; readonly ref: string }[],
): Promise<StoreRow[]> => {
  const refs = new Map<string, string[]>();
  for (const { source, ref } of keys) refs.set(source, [...(refs.get(source) ?? []), ref]);
  const wanted = [...refs].map(([source, its]) => and(eq(stores.source, source), inArray(stores.ref, its)));
  return wanted.length === 0
    ? []
    : db
        .select()
        .from(stores)
        .where(or(...wanted));
};

/** The next stores after `afterId` in the order of their ids, without those closed for good. */
export const storesAfter = (db: Queries, afterId: string, limit: number): Promise<StoreRow[]> =>
  db
    .select()
    .from(stores)
    .where(and(gt(stores.id, afterId), isNull(stores.closedForGoodAt)))
    .orderBy(asc(stores.id))
    .limit(limit);

/** Refs that more than one list uses for a store of its own. */
export async function doubledRefs(db: Queries): Promise<Set<string>> {
  const rows = await db
    .select({ ref: stores.ref })
    .from(stores)
    .where(isNotNull(stores.ref))
    .groupBy(stores.ref)
    .having(gt(count(), 1));
  return new Set(rows.flatMap((row) => row.ref ?? []));
}

/** Which of these slugs are taken. */
export const takenSlugs = async (db: Queries, slugs: readonly string[]): Promise<Set<string>> => {
  const rows = await db
    .select({ slug: stores.slug })
    .from(stores)
    .where(inArray(stores.slug, [...slugs]));
  return new Set(rows.map((row) => row.slug));
};

/** Dates whose special hours somebody entered here: an import leaves them alone. Keys are `storeId date`. */
export const ownSpecialDates = async (db: Queries, storeIds: readonly string[]): Promise<Set<string>> => {
  const rows = await db
    .select({ storeId: specialDays.storeId, date: specialDays.date })
    .from(specialDays)
    .where(and(inArray(specialDays.storeId, [...storeIds]), eq(specialDays.origin, 'own')));
  return new Set(rows.map((row) => `${row.storeId} ${row.date}`));
};

export async function insertStores(tx: Tx, rows: readonly NewStore[]): Promise<void> {
  if (rows.length > 0) await tx.insert(stores).values(rows.map(withSearchText));
}

/** Makes the weekly hours of `hours` the only ones of these stores. `stores.hoursKnown` is set by the caller. */
export async function replaceWeeks(tx: Tx, hours: ReadonlyMap<string, OpeningHours['weekly']>): Promise<void> {
  if (hours.size === 0) return;
  await tx.delete(openingHours).where(inArray(openingHours.storeId, [...hours.keys()]));
  const rows = [...hours].flatMap(([storeId, weekly]) => weekly.map((span) => ({ storeId, ...span })));
  if (rows.length > 0) await tx.insert(openingHours).values(rows);
}

/** So many rows a statement keep a store with a whole season of special days within a short turn. */
const ROWS_A_STATEMENT = 300;

/** Makes these the only special days of each store that came from an import; dates entered here must not be among them. */
export async function replaceImportedDays(tx: Tx, days: ReadonlyMap<string, readonly SpecialDay[]>): Promise<void> {
  for (const storeId of days.keys()) await deleteImportedDays(tx, storeId);
  const dayRows = [...days].flatMap(([storeId, its]) =>
    its.map(({ date, note }) => ({ storeId, date, note, origin: 'import' })),
  );
  const spanRows = [...days].flatMap(([storeId, its]) =>
    its.flatMap(({ date, spans }) => spans.map((span) => ({ storeId, date, ...span }))),
  );
  for (let i = 0; i < dayRows.length; i += ROWS_A_STATEMENT) {
    await tx.insert(specialDays).values(dayRows.slice(i, i + ROWS_A_STATEMENT));
  }
  for (let i = 0; i < spanRows.length; i += ROWS_A_STATEMENT) {
    await tx.insert(specialHours).values(spanRows.slice(i, i + ROWS_A_STATEMENT));
  }
}

async function deleteImportedDays(tx: Tx, storeId: string): Promise<void> {
  const gone = await tx
    .delete(specialDays)
    .where(and(eq(specialDays.storeId, storeId), eq(specialDays.origin, 'import')))
    .returning({ date: specialDays.date });
  for (let i = 0; i < gone.length; i += ROWS_A_STATEMENT) {
    const dates = gone.slice(i, i + ROWS_A_STATEMENT).map((row) => row.date);
    await tx.delete(specialHours).where(and(eq(specialHours.storeId, storeId), inArray(specialHours.date, dates)));
  }
}
