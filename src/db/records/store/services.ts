import { and, asc, eq, getTableColumns, or } from 'drizzle-orm';
import type { Queries, Tx } from '../../client.ts';
import { services } from '../../schema/catalogue.ts';
import { inStores, packed } from '../statements/packed-rows.ts';

export type ServiceRow = typeof services.$inferSelect;
export type NewService = typeof services.$inferInsert;

/** Every service of a store in its order, those no longer offered too: old visits and appointments name them. */
export const servicesOf = (db: Queries, storeId: string): Promise<ServiceRow[]> =>
  db.select().from(services).where(eq(services.storeId, storeId)).orderBy(asc(services.position), asc(services.id));

/** The same for the stores in the placeholder `storeIds`. */
export const SERVICES = packed(getTableColumns(services), (query, fields) =>
  query
    .select(fields)
    .from(services)
    .where(inStores(services.storeId))
    .orderBy(asc(services.position), asc(services.id)),
);

/** A service by its id or by its key in that store, offered or not. */
export async function findService(db: Queries, storeId: string, idOrKey: string): Promise<ServiceRow | undefined> {
  const rows = await db
    .select()
    .from(services)
    .where(and(eq(services.storeId, storeId), or(eq(services.id, idOrKey), eq(services.key, idOrKey))))
    .limit(1);
  return rows[0];
}

export async function insertService(tx: Tx, service: NewService): Promise<void> {
  await tx.insert(services).values(service);
}

export async function updateService(tx: Tx, id: string, fields: Partial<Omit<NewService, 'id'>>): Promise<void> {
  await tx.update(services).set(fields).where(eq(services.id, id));
}
