import { asc, eq, inArray, like, or } from 'drizzle-orm';
import type { Queries, Tx } from '../client.ts';
import { stores } from '../schema/store.ts';

export type StoreRow = typeof stores.$inferSelect;
export type NewStore = typeof stores.$inferInsert;

/** A store by its id, its slug, or the caller's or import's own id, in this order. */
export async function findStore(db: Queries, idSlugOrRef: string): Promise<StoreRow | undefined> {
  const rows = await db
    .select()
    .from(stores)
    .where(or(eq(stores.id, idSlugOrRef), eq(stores.slug, idSlugOrRef), eq(stores.ref, idSlugOrRef)))
    .limit(20);
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

export async function insertStore(tx: Tx, store: NewStore): Promise<void> {
  await tx.insert(stores).values(store);
}

export async function updateStore(tx: Tx, id: string, fields: Partial<Omit<NewStore, 'id'>>): Promise<void> {
  await tx.update(stores).set(fields).where(eq(stores.id, id));
}
