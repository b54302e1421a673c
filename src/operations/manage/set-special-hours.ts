import { deleteSpecialDay, saveSpecialDay } from '../../db/records/store/opening-hours.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Problem } from '../../domain/problem.ts';
import { readSpecialDay, type SpecialHoursInput } from '../../domain/store/hours-input.ts';
import { type AffectedOutcome, type Keep, orAffected, settleAppointments } from '../steps/affected-appointments.ts';
import { appendEvent } from '../steps/append-event.ts';
import { requireConfiguration } from '../steps/if-match.ts';

export interface SetSpecialHours {
  readonly storeId: string;
  /** Local date, `YYYY-MM-DD`. */
  readonly date: string;
  /** No spans: closed. Null: back to the weekly hours. */
  readonly hours: SpecialHoursInput | null;
  readonly keep?: Keep | undefined;
  readonly actor: Actor;
  /** Revisions of the store's configuration of which it must be one (`If-Match`); else StaleMatch is thrown. */
  readonly ifMatch?: readonly number[] | undefined;
}

export type SetSpecialOutcome =
  | { readonly kind: 'saved' }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | AffectedOutcome;

/** Sets, replaces or takes away the special hours of one date (`readSpecialDay` has the refusals). */
export async function setSpecialHours(deps: Deps, input: SetSpecialHours): Promise<SetSpecialOutcome> {
  const { storeId, actor } = input;
  const day = readSpecialDay(input.date, input.hours ?? { spans: [] });
  if (day.kind === 'refused') return day;
  const { date } = day.value;
  const outcome = await inTransaction(deps.db, async (tx): Promise<SetSpecialOutcome> => {
    await requireConfiguration(tx, input.ifMatch, storeId);
    if (input.hours === null) await deleteSpecialDay(tx, storeId, date);
    else await saveSpecialDay(tx, storeId, day.value);
    const data = { date, special: input.hours !== null };
    await appendEvent(tx, { storeId, subjectId: storeId, kind: 'special_hours_changed', at: deps.now(), actor, data });
    await settleAppointments(deps, tx, input);
    return { kind: 'saved' };
  }).catch(orAffected);
  if (outcome.kind === 'saved') deps.signals.storeChanged(storeId);
  return outcome;
}
