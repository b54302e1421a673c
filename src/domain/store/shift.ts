import { DAY, type Instant, MINUTE } from '../../time/instant.ts';
import { addDays, daysBetween, type LocalDate } from '../../time/local.ts';
import { covers, overlaps, type Span } from '../../time/span.ts';
import { instantOf, localOf } from '../../time/store-zone.ts';
import { type Problem, type Read, read } from '../problem.ts';

/** A planned span of an advisor with its breaks, in instants. */
export interface ShiftPlan extends Span {
  readonly breaks: readonly Span[];
}

const LONGEST_HOURS = 16;
const LONGEST_MS = LONGEST_HOURS * 60 * MINUTE;
const MOST_BREAKS = 8;

const isOrdered = (span: Span): boolean => span.startsAt < span.endsAt;

/**
 * A shift put in order, its breaks sorted. `others` are this advisor's other shifts. Refuses an end before the start, more
 * than 16 hours, overlap with another shift, breaks outside the shift or into each other, and more than eight of them.
 */
export function readShift(input: ShiftPlan, others: readonly Span[]): Read<ShiftPlan> {
  const breaks = [...input.breaks].sort((a, b) => a.startsAt - b.startsAt);
  const plan = { startsAt: input.startsAt, endsAt: input.endsAt, breaks };
  if (!isOrdered(plan)) return read(plan, [{ pointer: '/endsAt', code: 'ends_before_start' }]);
  return read(plan, [
    plan.endsAt - plan.startsAt > LONGEST_MS
      ? { pointer: '/endsAt', code: 'shift_too_long', values: { most: LONGEST_HOURS } }
      : null,
    others.some((other) => overlaps(other, plan)) ? { pointer: '/startsAt', code: 'overlaps' } : null,
    breaks.length > MOST_BREAKS ? { pointer: '/breaks', code: 'too_many', values: { most: MOST_BREAKS } } : null,
    ...input.breaks.map((pause, i) => breakProblem(pause, i, input)),
  ]);
}

function breakProblem(pause: Span, index: number, shift: ShiftPlan): Problem | null {
  const pointer = `/breaks/${index}`;
  if (!isOrdered(pause)) return { pointer: `${pointer}/endsAt`, code: 'ends_before_start' };
  if (!covers(shift, pause)) return { pointer: `${pointer}/startsAt`, code: 'outside_shift' };
  const earlier = shift.breaks.slice(0, index);
  return earlier.some((other) => overlaps(other, pause)) ? { pointer: `${pointer}/startsAt`, code: 'overlaps' } : null;
}

/** A shift whose clock times are the same `days` later, whatever the clock change between: planned time is local time. */
export function shiftMoved(shift: ShiftPlan, date: LocalDate, days: number, zone: string): ShiftPlan {
  const move = (span: Span): Span => ({
    startsAt: movedInstant(span.startsAt, date, days, zone, 'start'),
    endsAt: movedInstant(span.endsAt, date, days, zone, 'end'),
  });
  return { ...move(shift), breaks: shift.breaks.map(move) };
}

function movedInstant(at: Instant, date: LocalDate, days: number, zone: string, edge: 'start' | 'end'): Instant {
  const local = localOf(zone, at);
  return instantOf(zone, addDays(date, days), daysBetween(date, local.date) * (DAY / MINUTE) + local.minutes, edge);
}

/** A shift of one local date by its clock times in minutes; an end that is earlier on the clock is on the next day. */
export function shiftOnDate(
  zone: string,
  date: LocalDate,
  from: number,
  to: number,
  breaks: readonly (readonly [number, number])[],
): ShiftPlan {
  const late = (minutes: number, notBefore: number): number => (minutes < notBefore ? minutes + 1440 : minutes);
  const start = (minutes: number): Instant => instantOf(zone, date, minutes, 'start');
  const end = (minutes: number): Instant => instantOf(zone, date, minutes, 'end');
  return {
    startsAt: start(from),
    endsAt: end(to === from ? to : late(to, from)),
    breaks: breaks.map(([a, b]) => {
      const begins = late(a, from);
      return { startsAt: start(begins), endsAt: end(b === a ? begins : late(b, begins)) };
    }),
  };
}
