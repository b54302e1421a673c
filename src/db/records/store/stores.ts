import { asc, eq, inArray, isNull, like, or, sql } from 'drizzle-orm';
import { searchTextOf } from '../../../domain/places/search-text.ts';
import type { Queries, Tx } from '../../client.ts';
import { stores } from '../../schema/store.ts';

export type StoreRow = typeof stores.$inferSelect;
export type NewStore = typeof stores.$inferInsert;

const asked = sql.placeholder('name');
const prepareNamed = (db: Queries) =>
  db
    .select()
    .from(stores)
    .where(or(eq(stores.id, asked), eq(stores.slug, asked), eq(stores.ref, asked)))
    .limit(20)
    .prepare();
/** Nearly every request asks for its store: built once a connection. */
const namedBy = new WeakMap<Queries, ReturnType<typeof prepareNamed>>();

/** A store by its id, its slug, or the caller's or import's own id, in this order. */
export async function findStore(db: Queries, idSlugOrRef: string): Promise<StoreRow | undefined> {
  let named = namedBy.get(db);
  if (!named) {
    named = prepareNamed(db);
    namedBy.set(db, named);
  }
  const rows = await named.all({ name: idSlugOrRef });
  const rank = (row: StoreRow): number => {
    if (row.id === idSlugOrRef) return 0;
    if (row.slug === idSlugOrRef) return 1;
    return row.source === 'own' ? 2 : 3;
  };
  return rows.sort((a, b) => rank(a) - rank(b))[0];
}

export const storesByIds = async (db: Queries, ids: readonly string[]): Promise<StoreRow[]> =>
  ids.length === 0
    ? []
    : db
        .select()
        .from(stores)
        .where(inArray(stores.id, [...ids]))
        .orderBy(asc(stores.name), asc(stores.id));

/** Every store by name. For the owner's list; screens of customers ask by place. */
export const allStores = (db: Queries): Promise<StoreRow[]> =>
  db.select().from(stores).orderBy(asc(stores.name), asc(stores.id));

export const allStoreIds = async (db: Queries): Promise<string[]> =>
  (await db.select({ id: stores.id }).from(stores)).map((row) => row.id);

/** The slugs that are taken and begin with `prefix`. */
export async function slugsFrom(db: Queries, prefix: string): Promise<string[]> {
  const rows = await db
    .select({ slug: stores.slug })
    .from(stores)
    .where(like(stores.slug, `${prefix.replace(/[%_]/g, '')}%`));
  return rows.map((row) => row.slug);
}

/** With the text by which it is found. */
export const withSearchText = (store: NewStore): NewStore => ({ ...store, searchText: searchTextOf(store) });

export async function insertStore(tx: Tx, store: NewStore): Promise<void> {
  await tx.insert(stores).values(withSearchText(store));
}

const ofSearch = { name: stores.name, city: stores.city, street: stores.street };

export async function updateStore(tx: Tx, id: string, fields: Partial<Omit<NewStore, 'id'>>): Promise<void> {
  const update = tx.update(stores).set(fields).where(eq(stores.id, id));
  if (Object.keys(ofSearch).every((name) => !(name in fields))) return void (await update);
  const [row] = await update.returning(ofSearch);
  if (row) await saveSearchText(tx, id, row);
}

type Searched = Parameters<typeof searchTextOf>[0];

const saveSearchText = (tx: Tx, id: string, row: Searched) =>
  tx
    .update(stores)
    .set({ searchText: searchTextOf(row) })
    .where(eq(stores.id, id));

/** True where some store has no such text yet. */
export const lackSearchTexts = async (db: Queries): Promise<boolean> =>
  (await db.select({ id: stores.id }).from(stores).where(isNull(stores.searchText)).limit(1)).length > 0;

/** Writes the text of at most so many stores that have none; returns how many there were. */
export async function fillSearchTexts(tx: Tx, limit: number): Promise<number> {
  const rows = await tx
    .select({ id: stores.id, ...ofSearch })
    .from(stores)
    .where(isNull(stores.searchText))
    .limit(limit);
  if (rows.length === 0) return 0;
  const texts = JSON.stringify(rows.map((row) => [row.id, searchTextOf(row)]));
  await tx.run(sql`update stores set search_text = given.value ->> 1 from json_each(${texts}) given
    where stores.id = given.value ->> 0`);
  return rows.length;
}
