import type { Tx } from '../../db/client.ts';
import { deleteShifts, type ShiftWithBreaks, saveShift, shiftsOnDates } from '../../db/records/staff/shifts.ts';
import { advisorsOf } from '../../db/records/staff/staff.ts';
import { storesByIds } from '../../db/records/store/stores.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Problem } from '../../domain/problem.ts';
import type { ShiftPlan } from '../../domain/store/shift.ts';
import { type DayOfShifts, type DayPlanned, readDays, samePlan } from '../../domain/store/shift-week.ts';
import { addDays } from '../../time/local.ts';
import { type AffectedOutcome, type Keep, orAffected, settleAppointments } from '../steps/affected-appointments.ts';
import { appendEvent } from '../steps/append-event.ts';

export interface PutWeek {
  readonly storeId: string;
  /** Days of advisors, each planned anew; days that are not named stay as they are. */
  readonly days: readonly DayPlanned[];
  readonly keep?: Keep | undefined;
  readonly actor: Actor;
}

export type PutWeekOutcome =
  | { readonly kind: 'saved'; readonly changed: number }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'not_found' }
  | AffectedOutcome;

/** Plans several days of several advisors in one act, by clock times of the store (`readDays` has the refusals). */
export async function putWeek(deps: Deps, input: PutWeek): Promise<PutWeekOutcome> {
  const outcome = await inTransaction(deps.db, (tx) => put(deps, tx, input)).catch(orAffected);
  if (outcome.kind === 'saved' && outcome.changed > 0) deps.signals.storeChanged(input.storeId);
  return outcome;
}

async function put(deps: Deps, tx: Tx, input: PutWeek): Promise<PutWeekOutcome> {
  const { storeId } = input;
  const [store] = await storesByIds(tx, [storeId]);
  if (!store) return { kind: 'not_found' };
  const dates = input.days.map((day) => day.date).sort();
  if (dates.length === 0) return { kind: 'saved', changed: 0 };
  const present = await shiftsOnDates(tx, storeId, addDays(dates[0]!, -1), addDays(dates.at(-1)!, 1));
  const named = new Set(input.days.map((day) => `${day.advisorId} ${day.date}`));
  const beside = (advisorId: string) =>
    present.filter((shift) => shift.advisorId === advisorId && !named.has(`${advisorId} ${shift.date}`));
  const active = new Set((await advisorsOf(tx, storeId)).filter((a) => a.active).map((a) => a.id));
  const strangers = input.days.flatMap((day, i) =>
    active.has(day.advisorId) ? [] : [{ pointer: `/days/${i}`, code: 'unknown_advisor' } as const],
  );
  const days = readDays(store.zone, input.days, beside);
  if (days.kind === 'refused' || strangers.length > 0)
    return { kind: 'refused', problems: [...(days.kind === 'refused' ? days.problems : []), ...strangers] };
  let changed = 0;
  for (const day of days.value) {
    const its = present.filter((shift) => shift.advisorId === day.advisorId && shift.date === day.date);
    if (await putDay(deps, tx, input, day, its)) changed++;
  }
  if (changed > 0) await settleAppointments(deps, tx, input);
  return { kind: 'saved', changed };
}

/** Writes one advisor's day over what it was; shifts that stay the same keep their rows, others hand theirs on. */
async function putDay(
  deps: Deps,
  tx: Tx,
  { storeId, actor }: PutWeek,
  day: DayOfShifts,
  present: readonly ShiftWithBreaks[],
): Promise<boolean> {
  const fresh = day.plans.filter((plan) => !present.some((shift) => samePlan(shift, plan)));
  const spare = present.filter((shift) => !day.plans.some((plan) => samePlan(shift, plan)));
  if (fresh.length === 0 && spare.length === 0) return false;
  for (const plan of fresh) {
    const row = spare.shift();
    await writeShift(deps, tx, storeId, day, plan, row);
  }
  await deleteShifts(
    tx,
    spare.map((shift) => shift.id),
  );
  const data = { date: day.date, shifts: day.plans };
  const event = { storeId, subjectId: day.advisorId, kind: 'shift_changed', at: deps.now(), actor, data } as const;
  await appendEvent(tx, event);
  return true;
}

async function writeShift(
  deps: Deps,
  tx: Tx,
  storeId: string,
  day: DayOfShifts,
  plan: ShiftPlan,
  row: ShiftWithBreaks | undefined,
): Promise<void> {
  const id = row?.id ?? deps.newId('shf');
  const { startsAt, endsAt, breaks } = plan;
  await saveShift(
    tx,
    { id, storeId, advisorId: day.advisorId, ref: row?.ref ?? null, date: day.date, startsAt, endsAt },
    breaks.map((pause) => ({ id: deps.newId('brk'), storeId, shiftId: id, ...pause })),
  );
}
