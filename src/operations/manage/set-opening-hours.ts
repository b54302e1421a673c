import { replaceWeek } from '../../db/records/store/opening-hours.ts';
import { updateStore } from '../../db/records/store/stores.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Problem } from '../../domain/problem.ts';
import { readWeek, type WeeklySpanInput } from '../../domain/store/hours-input.ts';
import { type AffectedOutcome, type Keep, orAffected, settleAppointments } from '../steps/affected-appointments.ts';
import { appendEvent } from '../steps/append-event.ts';
import { requireConfiguration } from '../steps/if-match.ts';

export interface SetOpeningHours {
  readonly storeId: string;
  /** No spans: closed every day. Null: nothing is known of its hours ("Call for hours"). */
  readonly weekly: readonly WeeklySpanInput[] | null;
  readonly keep?: Keep | undefined;
  readonly actor: Actor;
  /** Revisions of the store's configuration of which it must be one (`If-Match`); else StaleMatch is thrown. */
  readonly ifMatch?: readonly number[] | undefined;
}

export type SetHoursOutcome =
  | { readonly kind: 'saved' }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | AffectedOutcome;

/** Replaces a store's weekly hours by spans of local time, kept in one normal form (`readWeek` has the refusals). */
export async function setOpeningHours(deps: Deps, input: SetOpeningHours): Promise<SetHoursOutcome> {
  const { storeId, actor } = input;
  const week = readWeek(input.weekly ?? []);
  if (week.kind === 'refused') return week;
  const outcome = await inTransaction(deps.db, async (tx): Promise<SetHoursOutcome> => {
    const at = deps.now();
    await requireConfiguration(tx, input.ifMatch, storeId);
    await replaceWeek(tx, storeId, week.value);
    await updateStore(tx, storeId, { hoursKnown: input.weekly !== null, updatedAt: at });
    await appendEvent(tx, { storeId, subjectId: storeId, kind: 'hours_changed', at, actor });
    await settleAppointments(deps, tx, input);
    return { kind: 'saved' };
  }).catch(orAffected);
  if (outcome.kind === 'saved') deps.signals.storeChanged(storeId);
  return outcome;
}
