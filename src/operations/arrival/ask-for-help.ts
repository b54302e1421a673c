import { findDevice, pairedDevices, updateDevice } from '../../db/records/access/devices.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Instant } from '../../time/instant.ts';
import { appendEvent } from '../steps/append-event.ts';

/** A screen at which somebody waits for a team member. */
export interface HelpWanted {
  readonly deviceId: string;
  readonly deviceName: string;
  readonly since: Instant;
}

/** Rings on the staff screens of the store. Asked again while it rings, it rings on since the first time. */
export async function askForHelp(deps: Deps, device: { readonly id: string; readonly actor: Actor }): Promise<void> {
  const now = deps.now();
  const storeId = await inTransaction(deps.db, async (tx) => {
    const row = await findDevice(tx, device.id);
    if (!row?.storeId || row.helpWantedAt !== null) return null;
    await updateDevice(tx, row.id, { helpWantedAt: now });
    await appendEvent(tx, {
      storeId: row.storeId,
      subjectId: row.id,
      kind: 'help_wanted',
      at: now,
      actor: device.actor,
      data: { kind: row.kind },
    });
    return row.storeId;
  });
  if (storeId) deps.signals.storeChanged(storeId);
}

export interface HelpAnswer {
  readonly storeId: string;
  readonly deviceId: string;
  readonly actor: Actor;
}

/** "I'll go": the call ends on every screen. False where it had ended, or there is no such screen in the store. */
export async function answerHelp(deps: Deps, answer: HelpAnswer): Promise<boolean> {
  const now = deps.now();
  const answered = await inTransaction(deps.db, async (tx) => {
    const row = await findDevice(tx, answer.deviceId);
    if (row?.storeId !== answer.storeId || row.helpWantedAt === null) return false;
    await updateDevice(tx, row.id, { helpWantedAt: null });
    await appendEvent(tx, {
      storeId: answer.storeId,
      subjectId: row.id,
      kind: 'help_answered',
      at: now,
      actor: answer.actor,
      data: { kind: row.kind, rangSeconds: Math.round((now - row.helpWantedAt) / 1000) },
    });
    return true;
  });
  if (answered) deps.signals.storeChanged(answer.storeId);
  return answered;
}

/** The screens of a store that call for help now, the longest waiting first. */
export async function helpWantedIn(deps: Deps, storeId: string): Promise<HelpWanted[]> {
  const rows = await pairedDevices(deps.db.read, storeId);
  return rows
    .flatMap((row) =>
      row.helpWantedAt === null ? [] : [{ deviceId: row.id, deviceName: row.name, since: row.helpWantedAt }],
    )
    .sort((a, b) => a.since - b.since);
}

/** True while this screen's call has not been answered. */
export async function isHelpWanted(deps: Deps, deviceId: string): Promise<boolean> {
  const row = await findDevice(deps.db.read, deviceId);
  return row !== undefined && row.helpWantedAt !== null;
}
