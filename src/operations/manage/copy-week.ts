import type { Tx } from '../../db/client.ts';
import { deleteShifts, insertShifts, shiftsOnDates } from '../../db/records/staff/shifts.ts';
import { advisorsOf } from '../../db/records/staff/staff.ts';
import { storesByIds } from '../../db/records/store/stores.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import { weekCopies } from '../../domain/store/shift-week.ts';
import { addDays, type LocalDate } from '../../time/local.ts';
import { type AffectedOutcome, type Keep, orAffected, settleAppointments } from '../steps/affected-appointments.ts';
import { appendEvent } from '../steps/append-event.ts';

export interface CopyWeek {
  readonly storeId: string;
  readonly monday: LocalDate;
  /** Onto how many following weeks, 1 to 12. */
  readonly weeks: number;
  /** Plan days anew that have shifts already; else they are left as they are. */
  readonly replace: boolean;
  readonly keep?: Keep | undefined;
  readonly actor: Actor;
}

export const MOST_COPIES = 12;

export type CopyWeekOutcome =
  | { readonly kind: 'saved'; readonly copied: number; readonly left: number }
  | { readonly kind: 'not_found' }
  | AffectedOutcome;

/**
 * Plans a week's shifts and breaks again in the weeks after it, at the same clock times whatever clock change lies between.
 * `left` counts shifts that were not copied because that advisor's day was planned already.
 */
export async function copyWeek(deps: Deps, input: CopyWeek): Promise<CopyWeekOutcome> {
  const outcome = await inTransaction(deps.db, (tx) => copy(deps, tx, input)).catch(orAffected);
  if (outcome.kind === 'saved' && outcome.copied > 0) deps.signals.storeChanged(input.storeId);
  return outcome;
}

async function copy(deps: Deps, tx: Tx, input: CopyWeek): Promise<CopyWeekOutcome> {
  const { storeId, monday, replace, actor } = input;
  const [store] = await storesByIds(tx, [storeId]);
  if (!store) return { kind: 'not_found' };
  const weeks = Math.max(1, Math.min(MOST_COPIES, Math.trunc(input.weeks)));
  const active = new Set((await advisorsOf(tx, storeId)).filter((a) => a.active).map((a) => a.id));
  const all = await shiftsOnDates(tx, storeId, monday, addDays(monday, 7 * (weeks + 1)));
  const source = all.filter((shift) => shift.date < addDays(monday, 7) && active.has(shift.advisorId));
  const planned = all.filter((shift) => shift.date >= addDays(monday, 7));
  const copies = weekCopies(store.zone, source, planned, weeks, replace);
  const rows = copies.fresh.map((shift) => ({ ...shift, id: deps.newId('shf') }));
  await deleteShifts(tx, copies.replaced);
  await insertShifts(
    tx,
    rows.map(({ breaks: _, ...row }) => ({ ...row, storeId })),
    rows.flatMap((row) => row.breaks.map((pause) => ({ id: deps.newId('brk'), storeId, shiftId: row.id, ...pause }))),
  );
  if (rows.length === 0) return { kind: 'saved', copied: 0, left: copies.left };
  const data = { copiedFrom: monday, weeks, copied: rows.length };
  await appendEvent(tx, { storeId, subjectId: storeId, kind: 'shift_changed', at: deps.now(), actor, data });
  await settleAppointments(deps, tx, input);
  return { kind: 'saved', copied: rows.length, left: copies.left };
}
