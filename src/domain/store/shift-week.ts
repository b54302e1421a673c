import { addDays, isLocalDate, type LocalDate } from '../../time/local.ts';
import { overlaps, type Span } from '../../time/span.ts';
import type { Problem, Read } from '../problem.ts';
import { readShift, type ShiftPlan, shiftMoved, shiftOnDate } from './shift.ts';
import type { Stretch } from './shift-text.ts';

/** What one advisor works on one date: no stretch = off. Breaks belong to the shift that holds them. */
export interface DayPlanned {
  readonly advisorId: string;
  readonly date: LocalDate;
  readonly shifts: readonly Stretch[];
  readonly breaks: readonly Stretch[];
}

export interface DayOfShifts {
  readonly advisorId: string;
  readonly date: LocalDate;
  readonly plans: readonly ShiftPlan[];
}

const inside = (outer: Span, inner: Span): boolean => outer.startsAt <= inner.startsAt && inner.startsAt < outer.endsAt;

/** The day's shifts in instants, each with the breaks that begin in it; breaks outside them all go to the first, which refuses them. */
function plansOf(zone: string, day: DayPlanned): ShiftPlan[] {
  const first = day.shifts[0]?.[0] ?? 0;
  const bare = day.shifts.map(([from, to]) => shiftOnDate(zone, day.date, from, to, []));
  const breaks = day.breaks.map((pause) => shiftOnDate(zone, day.date, first, first, [pause]).breaks[0]!);
  return bare.map((shift, i) => ({
    ...shift,
    breaks: breaks.filter((pause) => {
      const home = bare.findIndex((other) => inside(other, pause));
      return home === i || (home === -1 && i === 0);
    }),
  }));
}

/**
 * Planned days in instants. `beside`: this advisor's shifts of other days, which must not be run into. Pointers are
 * `/days/N/shifts` and `/days/N/breaks`. Refuses what `readShift` refuses, and breaks on a day off (`outside_shift`).
 */
export function readDays(
  zone: string,
  days: readonly DayPlanned[],
  beside: (advisorId: string) => readonly Span[],
): Read<DayOfShifts[]> {
  const value: DayOfShifts[] = [];
  const problems: Problem[] = [];
  const taken = new Map<string, Span[]>();
  days.forEach((day, i) => {
    const at = `/days/${i}`;
    if (!isLocalDate(day.date)) problems.push({ pointer: at, code: 'not_a_date' });
    else if (day.shifts.length === 0 && day.breaks.length > 0)
      problems.push({ pointer: `${at}/breaks`, code: 'outside_shift' });
    else {
      const others = taken.get(day.advisorId) ?? [...beside(day.advisorId)];
      taken.set(day.advisorId, others);
      const plans: ShiftPlan[] = [];
      for (const plan of plansOf(zone, day)) {
        const checked = readShift(plan, others);
        if (checked.kind === 'read') plans.push(checked.value);
        else problems.push(...checked.problems.map((p) => inDay(at, p)));
        others.push(plan);
      }
      value.push({ advisorId: day.advisorId, date: day.date, plans });
    }
  });
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'read', value };
}

const inDay = (at: string, problem: Problem): Problem => ({
  ...problem,
  pointer: `${at}/${problem.pointer.startsWith('/breaks') ? 'breaks' : 'shifts'}`,
});

/** True where both plan the same time with the same breaks. */
export const samePlan = (a: ShiftPlan, b: ShiftPlan): boolean =>
  a.startsAt === b.startsAt &&
  a.endsAt === b.endsAt &&
  a.breaks.length === b.breaks.length &&
  a.breaks.every((pause, i) => pause.startsAt === b.breaks[i]!.startsAt && pause.endsAt === b.breaks[i]!.endsAt);

/** A shift of somebody on a date. */
export interface DatedShift extends ShiftPlan {
  readonly id: string;
  readonly advisorId: string;
  readonly date: LocalDate;
}

export interface WeekCopies {
  readonly fresh: readonly (ShiftPlan & { readonly advisorId: string; readonly date: LocalDate })[];
  /** Ids of planned shifts that the copies take the place of. */
  readonly replaced: readonly string[];
  /** Shifts that were not copied: that advisor's day was planned already. */
  readonly left: number;
}

/**
 * The shifts of a week planned again in each of the `weeks` after it, at the same clock times whatever clock change lies
 * between. A day of an advisor that has shifts keeps them, or with `replace` loses them to the copy.
 */
export function weekCopies(
  zone: string,
  source: readonly DatedShift[],
  planned: readonly DatedShift[],
  weeks: number,
  replace: boolean,
): WeekCopies {
  const keyOf = (shift: { advisorId: string; date: LocalDate }): string => `${shift.advisorId} ${shift.date}`;
  const targets = Array.from({ length: weeks }, (_, i) => (i + 1) * 7).flatMap((days) =>
    source.map((shift) => ({ shift, days, date: addDays(shift.date, days) })),
  );
  const wanted = new Set(targets.map(({ shift, date }) => keyOf({ advisorId: shift.advisorId, date })));
  const replaced = new Set(replace ? planned.filter((shift) => wanted.has(keyOf(shift))).map((shift) => shift.id) : []);
  const kept = planned.filter((shift) => !replaced.has(shift.id));
  const keptDays = new Set(kept.map(keyOf));
  const fresh: (ShiftPlan & { advisorId: string; date: LocalDate })[] = [];
  let left = 0;
  for (const { shift, days, date } of targets) {
    const { advisorId } = shift;
    const plan = shiftMoved(shift, shift.date, days, zone);
    const runsInto = [...kept, ...fresh].some((other) => other.advisorId === advisorId && overlaps(other, plan));
    if (keptDays.has(keyOf({ advisorId, date })) || runsInto) left++;
    else fresh.push({ ...plan, advisorId, date });
  }
  return { fresh, replaced: [...replaced], left };
}
