import { randomInt } from 'node:crypto';
import {
  type DeviceRow,
  deleteLapsedPairings,
  findDeviceBySecret,
  insertDevice,
  pairDevice,
  pairedDevices,
  pairingDevices,
  unpairDevice,
} from '../../db/records/access/devices.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { DeviceKind } from '../../domain/access/role.ts';
import type { Actor } from '../../domain/actor.ts';
import { type Instant, MINUTE } from '../../time/instant.ts';
import { appendEvent } from '../steps/append-event.ts';
import { markSeen } from '../steps/device-presence.ts';
import { hashOfSecret } from './secrets.ts';

export type { DeviceRow };

const CODE_MS = 15 * MINUTE;
const TOUCH_EVERY_MS = MINUTE;
// No signs that look or sound alike.
const SIGNS = 'ABCDEFGHJKMNPQRTUVWXY346789';

const newCode = (): string => Array.from({ length: 6 }, () => SIGNS[randomInt(SIGNS.length)]).join('');

/** As a person types or reads it: any case, with or without spaces and dashes. */
export const readCode = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '');

/** Starts the pairing of a screen: its secret goes into the cookie, its code onto the screen for 15 minutes. */
export async function beginPairing(
  deps: Deps,
  kind: DeviceKind,
): Promise<{ readonly secret: string; readonly code: string }> {
  const now = deps.now();
  const secret = deps.newSecret();
  const code = newCode();
  await inTransaction(deps.db, async (tx) => {
    await deleteLapsedPairings(tx, now);
    await insertDevice(tx, {
      id: deps.newId('dev'),
      kind,
      status: 'pairing',
      pairingCode: code,
      pairingExpiresAt: now + CODE_MS,
      secretHash: hashOfSecret(secret),
      createdAt: now,
    });
  });
  return { secret, code };
}

/** How a screen stands, by its cookie. */
export type DeviceState =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'pairing'; readonly code: string; readonly until: Instant }
  | { readonly kind: 'paired'; readonly device: PairedDevice };

export interface PairedDevice {
  readonly id: string;
  readonly kind: DeviceKind;
  readonly storeId: string;
  readonly name: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly actor: Actor;
}

const asPaired = (row: DeviceRow): PairedDevice => ({
  id: row.id,
  kind: row.kind,
  storeId: row.storeId!,
  name: row.name,
  settings: row.settings,
  actor: { kind: 'device', id: row.id },
});

/** What the cookie's secret opens: it alone says kind and store. */
export async function deviceState(deps: Deps, secret: string, kind: DeviceKind): Promise<DeviceState> {
  const row = await findDeviceBySecret(deps.db.read, hashOfSecret(secret));
  const now = deps.now();
  if (!row || row.kind !== kind || row.status === 'unpaired') return { kind: 'unknown' };
  if (row.status === 'pairing') {
    const live = row.pairingCode !== null && (row.pairingExpiresAt ?? 0) > now;
    return live ? { kind: 'pairing', code: row.pairingCode!, until: row.pairingExpiresAt! } : { kind: 'unknown' };
  }
  const isStale = now - (row.lastSeenAt ?? 0) >= TOUCH_EVERY_MS;
  if (isStale || row.offlineAt !== null) {
    const back = await inTransaction(deps.db, (tx) => markSeen(tx, row.id, now));
    if (back) deps.signals.storeChanged(back);
  }
  return { kind: 'paired', device: asPaired(row) };
}

export interface AcceptInput {
  readonly actor: Actor;
  readonly storeId: string;
  /** The code as it stands on the screen. */
  readonly code: string;
  readonly name: string;
}

export type AcceptOutcome =
  | { readonly kind: 'paired'; readonly device: PairedDevice }
  /** No screen shows this code, or no longer. */
  | { readonly kind: 'unknown_code' };

/** Pairs the screen that shows the code with a store. */
export async function acceptDevice(deps: Deps, input: AcceptInput): Promise<AcceptOutcome> {
  const now = deps.now();
  const row = await inTransaction(deps.db, async (tx) => {
    const pairing = { storeId: input.storeId, name: input.name.trim() };
    const paired = await pairDevice(tx, readCode(input.code), pairing, now);
    if (!paired) return null;
    await appendEvent(tx, {
      storeId: input.storeId,
      subjectId: paired.id,
      kind: 'device_paired',
      at: now,
      actor: input.actor,
      data: { kind: paired.kind },
    });
    return paired;
  });
  if (!row) return { kind: 'unknown_code' };
  deps.signals.storeChanged(input.storeId);
  return { kind: 'paired', device: asPaired(row) };
}

/** Ends a pairing: the screen shows a code again. False where it was not paired. */
export async function endPairing(deps: Deps, actor: Actor, deviceId: string): Promise<boolean> {
  const row = await inTransaction(deps.db, async (tx) => {
    const ended = await unpairDevice(tx, deviceId);
    if (!ended) return null;
    await appendEvent(tx, {
      storeId: ended.storeId!,
      subjectId: ended.id,
      kind: 'device_unpaired',
      at: deps.now(),
      actor,
      data: { kind: ended.kind },
    });
    return ended;
  });
  if (row) deps.signals.storeChanged(row.storeId!);
  return row !== null;
}

/** Screens that show a code now, for a manager to compare. */
export const listPairing = async (
  deps: Deps,
): Promise<{ readonly code: string; readonly kind: DeviceKind; readonly since: Instant }[]> =>
  (await pairingDevices(deps.db.read, deps.now())).map((row) => ({
    code: row.pairingCode!,
    kind: row.kind,
    since: row.createdAt,
  }));

/** Paired screens of a store, or of the chain. */
export const listDevices = (deps: Deps, storeId?: string): Promise<DeviceRow[]> => pairedDevices(deps.db.read, storeId);
