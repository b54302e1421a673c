import { type Instant, MINUTE } from '../../time/instant.ts';
import { addDays, daysBetween, type LocalDate, type Weekday, weekdayOf } from '../../time/local.ts';
import { localOf } from '../../time/store-zone.ts';
import { type LocalSpan, localSpansOn, type OpeningHours, type OpenState, specialOn } from './opening-hours.ts';

/** One line of a store's table of hours. */
export interface DayHours {
  readonly date: LocalDate;
  readonly weekday: Weekday;
  /** Joined, in local minutes; empty = closed. */
  readonly spans: readonly LocalSpan[];
  readonly allDay: boolean;
  /** Set on a date with special hours. */
  readonly special: { readonly note: string | null } | null;
}

/** The hours of `days` dates from `from` on, as a screen shows them. Empty where hours are not known. */
export function hoursByDay(hours: OpeningHours, from: LocalDate, days = 7): DayHours[] {
  if (!hours.known) return [];
  return Array.from({ length: days }, (_, i) => {
    const date = addDays(from, i);
    const spans = joinLocalSpans(localSpansOn(hours, date));
    const special = specialOn(hours, date);
    return {
      date,
      weekday: weekdayOf(date),
      spans,
      allDay: spans.some((span) => span.opensMinute === 0 && span.closesMinute === 1440),
      special: special && { note: special.note },
    };
  });
}

/** Sorted, with touching and overlapping spans joined. */
export function joinLocalSpans(spans: readonly LocalSpan[]): LocalSpan[] {
  const out: { opensMinute: number; closesMinute: number }[] = [];
  for (const span of [...spans].sort((a, b) => a.opensMinute - b.opensMinute)) {
    const last = out.at(-1);
    if (last && span.opensMinute <= last.closesMinute)
      last.closesMinute = Math.max(last.closesMinute, span.closesMinute);
    else out.push({ opensMinute: span.opensMinute, closesMinute: span.closesMinute });
  }
  return out;
}

/** What a screen says about a store's state, as a code with values. The words are in words/hours. */
export type HoursSentence =
  | { readonly code: 'callForHours' }
  | { readonly code: 'openAllDay' }
  | { readonly code: 'openUntil'; readonly closesAt: Instant; readonly day: RelativeDay }
  | { readonly code: 'closesSoon'; readonly closesAt: Instant; readonly minutes: number }
  | { readonly code: 'opens'; readonly opensAt: Instant; readonly day: RelativeDay }
  | { readonly code: 'closedToday'; readonly note: string | null }
  | { readonly code: 'closed' };

/** How far a moment's local date lies from today's: said as nothing, "tomorrow", a weekday or a date. */
export type RelativeDay = 'today' | 'tomorrow' | 'weekday' | 'date';

/** From this many minutes before closing a screen counts them down. */
const CLOSES_SOON_MINUTES = 60;

/** The one sentence for a state. An end up to 2 am is said as of the same evening. */
export function hoursSentence(state: OpenState, zone: string, now: Instant): HoursSentence {
  if (state.kind === 'unknown') return { code: 'callForHours' };
  const today = localOf(zone, now).date;
  if (state.kind === 'open') {
    if (state.closesAt === null) return { code: 'openAllDay' };
    const minutes = Math.ceil((state.closesAt - now) / MINUTE);
    if (minutes < CLOSES_SOON_MINUTES) return { code: 'closesSoon', closesAt: state.closesAt, minutes };
    return { code: 'openUntil', closesAt: state.closesAt, day: closingDay(state.closesAt, zone, today) };
  }
  if (state.special) return { code: 'closedToday', note: state.special.note };
  if (state.opensAt === null) return { code: 'closed' };
  return { code: 'opens', opensAt: state.opensAt, day: relativeDay(localOf(zone, state.opensAt).date, today) };
}

const closingDay = (closesAt: Instant, zone: string, today: LocalDate): RelativeDay => {
  const local = localOf(zone, closesAt);
  return relativeDay(local.minutes <= 120 ? addDays(local.date, -1) : local.date, today);
};

function relativeDay(date: LocalDate, today: LocalDate): RelativeDay {
  const days = daysBetween(today, date);
  if (days <= 0) return 'today';
  if (days === 1) return 'tomorrow';
  return days < 7 ? 'weekday' : 'date';
}
