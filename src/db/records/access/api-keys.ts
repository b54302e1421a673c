import { and, asc, eq, getTableColumns, isNull, sql } from 'drizzle-orm';
import type { Instant } from '../../../time/instant.ts';
import type { Queries, Tx } from '../../client.ts';
import { apiKeys } from '../../schema/access.ts';
import { preparedRows } from '../statements/packed-rows.ts';

export type ApiKeyRow = typeof apiKeys.$inferSelect;
export type NewApiKey = typeof apiKeys.$inferInsert;

const byHash = preparedRows(getTableColumns(apiKeys), (query, fields) =>
  query
    .select(fields)
    .from(apiKeys)
    .where(and(eq(apiKeys.keyHash, sql.placeholder('keyHash')), isNull(apiKeys.revokedAt)))
    .limit(1),
);

/** A key that has not been revoked. */
export async function findApiKey(db: Queries, keyHash: string): Promise<ApiKeyRow | undefined> {
  return (await byHash(db, { keyHash }))[0];
}

export const allApiKeys = (db: Queries): Promise<ApiKeyRow[]> =>
  db.select().from(apiKeys).orderBy(asc(apiKeys.createdAt), asc(apiKeys.id));

export async function insertApiKey(tx: Tx, key: NewApiKey): Promise<void> {
  await tx.insert(apiKeys).values(key);
}

/** False where there is no such key, or it was revoked before. */
export async function revokeApiKey(tx: Tx, id: string, now: Instant): Promise<boolean> {
  const rows = await tx
    .update(apiKeys)
    .set({ revokedAt: now })
    .where(and(eq(apiKeys.id, id), isNull(apiKeys.revokedAt)))
    .returning({ id: apiKeys.id });
  return rows.length > 0;
}

export async function touchApiKey(tx: Tx, id: string, now: Instant): Promise<void> {
  await tx.update(apiKeys).set({ lastUsedAt: now }).where(eq(apiKeys.id, id));
}
