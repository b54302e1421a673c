import { and, count, eq, gt, max, ne } from 'drizzle-orm';
import type { Instant } from '../../../time/instant.ts';
import type { Queries, Tx } from '../../client.ts';
import { type HeldStep, holds } from '../../schema/booking.ts';
import { written } from '../statements/written.ts';

export type HoldRow = typeof holds.$inferSelect;
export type NewHold = typeof holds.$inferInsert;
export type { HeldStep };

export async function findHold(db: Queries, id: string): Promise<HoldRow | undefined> {
  const rows = await db.select().from(holds).where(eq(holds.id, id)).limit(1);
  return rows[0];
}

/** Holds of one visitor, in any store, live or lapsed. */
export const holdsOfVisitor = (db: Queries, visitor: string): Promise<HoldRow[]> =>
  db.select().from(holds).where(eq(holds.visitor, visitor));

/** Live holds of a network address by other visitors. */
export async function countHoldsOfAddress(db: Queries, address: string, except: string, now: Instant): Promise<number> {
  const rows = await db
    .select({ n: count() })
    .from(holds)
    .where(and(eq(holds.address, address), ne(holds.visitor, except), gt(holds.expiresAt, now)));
  return rows[0]?.n ?? 0;
}

/** Ids of a store's holds that have lapsed. */
export async function lapsedHolds(db: Queries, storeId: string, now: Instant): Promise<string[]> {
  const rows = await db.all<{ id: string }>(
    written`select id from holds where store_id = ${storeId} and expires_at <= ${BigInt(now)}`,
  );
  return rows.map((row) => row.id);
}

/** When the last live hold of a store begins; null where there is none. */
export async function lastHeldStart(db: Queries, storeId: string, now: Instant): Promise<Instant | null> {
  const rows = await db
    .select({ last: max(holds.startsAt) })
    .from(holds)
    .where(and(eq(holds.storeId, storeId), gt(holds.expiresAt, now), gt(holds.startsAt, now)));
  return rows[0]?.last ?? null;
}

export async function insertHold(tx: Tx, hold: NewHold): Promise<void> {
  await tx.insert(holds).values(hold);
}

export async function updateHold(
  tx: Tx,
  id: string,
  fields: Partial<Pick<NewHold, 'expiresAt' | 'steps'>>,
): Promise<void> {
  await tx.update(holds).set(fields).where(eq(holds.id, id));
}

export async function deleteHolds(tx: Tx, ids: readonly string[]): Promise<void> {
  for (const id of ids) await tx.delete(holds).where(eq(holds.id, id));
}
