import { type Instant, MINUTE } from '../../time/instant.ts';
import type { LocalDate } from '../../time/local.ts';
import type { Span } from '../../time/span.ts';
import { chooseFor } from './advisor-choice.ts';
import { type BookedStep, endOf } from './appointment.ts';
import type { PlannedStep } from './booking-floor.ts';
import { type Booker, earliestStart, lastBookableDate, type RuleSettings } from './booking-rules.ts';
import { type FloorGrains, isOpenFor, toTask } from './floor-grains.ts';

/** The opening spans that begin on a local date. */
export interface OpenDay {
  readonly date: LocalDate;
  readonly spans: readonly Span[];
}

export interface SlotQuestion {
  readonly steps: readonly BookedStep[];
  readonly days: readonly OpenDay[];
  readonly now: Instant;
  /** The store's local date now. */
  readonly today: LocalDate;
  readonly settings: RuleSettings;
  readonly booker: Booker;
  /** Most appointments that may begin in one day's opening spans; absent = no limit. */
  readonly dayLimit?: number;
  /** Stop after this many; absent = all. */
  readonly atMost?: number;
}

/** A start that can be promised. `date` is the local date of its opening, which before dawn is the day before. */
export interface OfferedSlot {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly date: LocalDate;
}

export interface Offer {
  readonly slots: readonly OfferedSlot[];
  /** Starts that are left out because the search ran out; nonzero is worth a look. */
  readonly ranOut: number;
}

/**
 * All starts of the given days that rules and staff allow, in order of time, each once.
 * One grid a span: opening (rounded up to a grain) + k x `slotStepMinutes` of elapsed time, so that a clock change doubles
 * and loses nothing. Touching spans keep their own grids, and a service may run from one into the next. A start that two
 * days share (an evening that runs into the next day's opening) belongs to the first.
 */
export function offeredSlots(cut: FloorGrains, question: SlotQuestion): Offer {
  const slots: OfferedSlot[] = [];
  let ranOut = 0;
  const { now, today, settings, booker } = question;
  const steps = question.steps.map((step) => ({ ...step, advisorId: null }));
  // As `timeRule`, asked once and not for each of thousands of starts.
  const earliest = earliestStart(now, settings, booker);
  const last = lastBookableDate(today, settings, booker);
  for (const day of question.days) {
    if (day.date > last) continue;
    if (question.dayLimit !== undefined && begunOn(cut, day) >= question.dayLimit) continue;
    for (const startsAt of gridOf(cut, day.spans, question.settings.slotStepMinutes)) {
      if (slots.length === question.atMost) return { slots, ranOut };
      if (startsAt < earliest || isListed(slots, startsAt)) continue;
      const fit = fitOf(cut, steps, startsAt);
      if (fit === 'ran_out') ranOut++;
      if (fit === 'fits') slots.push({ startsAt, endsAt: endOf(startsAt, question.steps), date: day.date });
    }
  }
  return { slots: slots.sort((a, b) => a.startsAt - b.startsAt), ranOut };
}

/** Looks back only as far as two days overlap, which is nearly never. */
function isListed(slots: readonly OfferedSlot[], startsAt: Instant): boolean {
  for (let i = slots.length - 1; i >= 0 && slots[i]!.startsAt >= startsAt; i--) {
    if (slots[i]!.startsAt === startsAt) return true;
  }
  return false;
}

/** True when `startsAt` is a start of the grid of one of these days. */
export const isOnGrid = (cut: FloorGrains, day: OpenDay, startsAt: Instant, stepMinutes: number): boolean =>
  gridOf(cut, day.spans, stepMinutes).includes(startsAt);

function fitOf(
  cut: FloorGrains,
  steps: readonly PlannedStep[],
  startsAt: Instant,
): 'fits' | 'full' | 'closed' | 'ran_out' {
  const task = toTask(cut, { id: '', startsAt, steps });
  return isOpenFor(cut, task) ? chooseFor(cut, task).kind : 'closed';
}

/** Appointments and holds that begin in this day's spans. */
export function begunOn(cut: FloorGrains, day: OpenDay): number {
  const inDay = (at: Instant): boolean => day.spans.some((span) => span.startsAt <= at && at < span.endsAt);
  return cut.tasks.filter((task) => inDay(cut.origin + task.steps[0]!.from * cut.grainMs)).length;
}

function gridOf(cut: FloorGrains, spans: readonly Span[], stepMinutes: number): Instant[] {
  const starts: Instant[] = [];
  const step = stepMinutes * MINUTE;
  for (const span of joinOverlapping(spans)) {
    const opensAt = Math.ceil(span.startsAt / cut.grainMs) * cut.grainMs;
    for (let at = opensAt; at < span.endsAt; at += step) starts.push(at);
  }
  return starts;
}

// Touching spans stay apart: a store open round the clock has a span a day, and each day its own grid.
function joinOverlapping(spans: readonly Span[]): Span[] {
  const out: { startsAt: Instant; endsAt: Instant }[] = [];
  for (const span of [...spans].sort((a, b) => a.startsAt - b.startsAt)) {
    const last = out.at(-1);
    if (last && span.startsAt < last.endsAt) last.endsAt = Math.max(last.endsAt, span.endsAt);
    else out.push({ ...span });
  }
  return out;
}

/** The `count` offered starts nearest to the one wanted, in order of time; the earlier of two equally near. */
export function nearestSlots(slots: readonly OfferedSlot[], wanted: Instant, count: number): OfferedSlot[] {
  const distance = (slot: OfferedSlot): number => Math.abs(slot.startsAt - wanted);
  return [...slots]
    .sort((a, b) => distance(a) - distance(b) || a.startsAt - b.startsAt)
    .slice(0, count)
    .sort((a, b) => a.startsAt - b.startsAt);
}
