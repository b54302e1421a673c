import { findDevice, updateDevice } from '../../db/records/access/devices.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import { type Problem, textProblem, tidy } from '../../domain/problem.ts';
import { appendEvent } from '../steps/append-event.ts';

export type RenameDeviceOutcome =
  | { readonly kind: 'saved' }
  | { readonly kind: 'not_found' }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

/** Gives a paired screen of a store another name, one to 40 characters. */
export async function renameDevice(
  deps: Deps,
  input: { readonly storeId: string; readonly deviceId: string; readonly name: string; readonly actor: Actor },
): Promise<RenameDeviceOutcome> {
  const { storeId, deviceId, actor } = input;
  const name = tidy(input.name);
  const problem = textProblem('/name', name, 40);
  if (problem) return { kind: 'refused', problems: [problem] };
  const outcome = await inTransaction(deps.db, async (tx): Promise<RenameDeviceOutcome> => {
    const device = await findDevice(tx, deviceId);
    if (device?.storeId !== storeId || device.status !== 'paired') return { kind: 'not_found' };
    await updateDevice(tx, deviceId, { name });
    await appendEvent(tx, { storeId, subjectId: deviceId, kind: 'device_changed', at: deps.now(), actor });
    return { kind: 'saved' };
  });
  if (outcome.kind === 'saved') deps.signals.storeChanged(storeId);
  return outcome;
}
