import type { Tx } from '../../db/client.ts';
import { type DeviceRow, findDevice, updateDevice } from '../../db/records/access/devices.ts';
import { type Actor, SYSTEM } from '../../domain/actor.ts';
import { type Instant, SECOND } from '../../time/instant.ts';
import { appendEvent } from './append-event.ts';

/** Screens tell every half minute that they are there; after three missed beats one counts as offline. */
export const SILENT_MS = 100 * SECOND;

async function tell(tx: Tx, row: DeviceRow, kind: 'device_offline' | 'device_online', actor: Actor, now: Instant) {
  const silentSeconds = Math.round((now - (row.lastSeenAt ?? now)) / SECOND);
  const data = { kind: row.kind, silentSeconds };
  await appendEvent(tx, { storeId: row.storeId!, subjectId: row.id, kind, at: now, actor, data });
}

/** Notes that a paired screen is there; gives its store where it counted as offline, so that its screens are told. */
export async function markSeen(tx: Tx, deviceId: string, now: Instant): Promise<string | null> {
  const row = await findDevice(tx, deviceId);
  if (row?.status !== 'paired') return null;
  await updateDevice(tx, row.id, { lastSeenAt: now, offlineAt: null });
  if (row.offlineAt === null) return null;
  await tell(tx, row, 'device_online', { kind: 'device', id: row.id }, now);
  return row.storeId;
}

/** Marks a paired screen as offline where it is silent and not marked yet; gives its store then. */
export async function markSilent(tx: Tx, deviceId: string, now: Instant): Promise<string | null> {
  const row = await findDevice(tx, deviceId);
  if (row?.status !== 'paired' || row.offlineAt !== null || row.lastSeenAt === null) return null;
  if (row.lastSeenAt >= now - SILENT_MS) return null;
  await updateDevice(tx, row.id, { offlineAt: row.lastSeenAt });
  await tell(tx, row, 'device_offline', SYSTEM, now);
  return row.storeId;
}
