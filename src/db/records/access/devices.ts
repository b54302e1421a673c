import { and, asc, eq, getTableColumns, gt, isNull, lt, ne, sql } from 'drizzle-orm';
import type { Instant } from '../../../time/instant.ts';
import type { Queries, Tx } from '../../client.ts';
import { devices } from '../../schema/access.ts';
import { preparedRows } from '../statements/packed-rows.ts';

export type DeviceRow = typeof devices.$inferSelect;
export type NewDevice = typeof devices.$inferInsert;

// Every paired screen asks at every change of its store.
const bySecret = preparedRows(getTableColumns(devices), (query, fields) =>
  query
    .select(fields)
    .from(devices)
    .where(eq(devices.secretHash, sql.placeholder('secretHash')))
    .limit(1),
);

export async function findDeviceBySecret(db: Queries, secretHash: string): Promise<DeviceRow | undefined> {
  return (await bySecret(db, { secretHash }))[0];
}

export async function findDevice(db: Queries, id: string): Promise<DeviceRow | undefined> {
  return (await db.select().from(devices).where(eq(devices.id, id)).limit(1))[0];
}

/** Screens that show a code now, oldest first. */
export const pairingDevices = (db: Queries, now: Instant): Promise<DeviceRow[]> =>
  db
    .select()
    .from(devices)
    .where(and(eq(devices.status, 'pairing'), gt(devices.pairingExpiresAt, now)))
    .orderBy(asc(devices.createdAt));

/** Paired screens of a store, or of all. */
export const pairedDevices = (db: Queries, storeId?: string): Promise<DeviceRow[]> =>
  db
    .select()
    .from(devices)
    .where(and(eq(devices.status, 'paired'), storeId === undefined ? undefined : eq(devices.storeId, storeId)))
    .orderBy(asc(devices.storeId), asc(devices.kind), asc(devices.name), asc(devices.id));

/** Paired screens, of any store, that were seen once, last before an instant, and are not marked as offline: at most `limit`. */
export const devicesSilentSince = (db: Queries, before: Instant, limit: number): Promise<DeviceRow[]> =>
  db
    .select()
    .from(devices)
    .where(and(eq(devices.status, 'paired'), isNull(devices.offlineAt), lt(devices.lastSeenAt, before)))
    .limit(limit);

export async function insertDevice(tx: Tx, device: NewDevice): Promise<void> {
  await tx.insert(devices).values(device);
}

/** Pairs the screen that shows `code`; undefined where none does, or no longer. */
export async function pairDevice(
  tx: Tx,
  code: string,
  pairing: { storeId: string; name: string },
  now: Instant,
): Promise<DeviceRow | undefined> {
  const rows = await tx
    .update(devices)
    .set({ ...pairing, status: 'paired', pairingCode: null, pairingExpiresAt: null, lastSeenAt: now, offlineAt: null })
    .where(and(eq(devices.pairingCode, code), eq(devices.status, 'pairing'), gt(devices.pairingExpiresAt, now)))
    .returning();
  return rows[0];
}

/** Undefined where it was not paired. */
export async function unpairDevice(tx: Tx, id: string): Promise<DeviceRow | undefined> {
  const rows = await tx
    .update(devices)
    .set({ status: 'unpaired' })
    .where(and(eq(devices.id, id), eq(devices.status, 'paired')))
    .returning();
  return rows[0];
}

export async function updateDevice(
  tx: Tx,
  id: string,
  fields: Partial<Pick<DeviceRow, 'name' | 'settings' | 'lastSeenAt' | 'helpWantedAt' | 'offlineAt'>>,
): Promise<void> {
  await tx.update(devices).set(fields).where(eq(devices.id, id));
}

/** Forgets screens that showed a code and were never accepted, so that codes are free again. */
export async function deleteLapsedPairings(tx: Tx, now: Instant): Promise<void> {
  await tx.delete(devices).where(and(ne(devices.status, 'paired'), lt(devices.pairingExpiresAt, now)));
}
