import { findDevice, updateDevice } from '../../db/records/access/devices.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import { type Problem, textProblem, tidy } from '../../domain/problem.ts';
import {
  type DisplayInput,
  type DisplaySettings,
  readDisplaySettings,
} from '../../domain/queue/boards/display-settings.ts';
import { appendEvent } from '../steps/append-event.ts';

export type SetDisplayOutcome =
  | { readonly kind: 'saved'; readonly settings: DisplaySettings }
  | { readonly kind: 'not_found' }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

export interface SetDisplay {
  readonly storeId: string;
  readonly deviceId: string;
  readonly name: string;
  readonly display: DisplayInput;
  readonly actor: Actor;
}

/** Sets a lobby display of a store: its name (1 to 40 characters), how far it is seen, quiet hours and notices. */
export async function setDisplay(deps: Deps, input: SetDisplay): Promise<SetDisplayOutcome> {
  const { storeId, deviceId, actor } = input;
  const name = tidy(input.name);
  const nameProblem = textProblem('/name', name, 40);
  const given = readDisplaySettings(input.display);
  const problems = [...(nameProblem ? [nameProblem] : []), ...(given.kind === 'refused' ? given.problems : [])];
  if (problems.length > 0 || given.kind === 'refused') return { kind: 'refused', problems };
  const settings = given.value;
  const isSaved = await inTransaction(deps.db, async (tx) => {
    const device = await findDevice(tx, deviceId);
    if (device?.storeId !== storeId || device.status !== 'paired' || device.kind !== 'display') return false;
    await updateDevice(tx, deviceId, { name, settings: { ...device.settings, ...settings } });
    const data = { ...settings.sight, quiet: settings.quiet !== null, notices: settings.notices.length };
    await appendEvent(tx, { storeId, subjectId: deviceId, kind: 'device_changed', at: deps.now(), actor, data });
    return true;
  });
  if (!isSaved) return { kind: 'not_found' };
  deps.signals.storeChanged(storeId);
  return { kind: 'saved', settings };
}
