import type { Instant } from '../../time/instant.ts';
import { addDays, type LocalDate, type LocalMinutes, type Weekday, weekdayOf } from '../../time/local.ts';
import { joinSpans, type Span } from '../../time/span.ts';
import { instantOf, localOf } from '../../time/store-zone.ts';

/** A stretch of local time that begins on a date: 0 <= opens < closes <= 1560 minutes (26:00). */
export interface LocalSpan {
  readonly opensMinute: LocalMinutes;
  readonly closesMinute: LocalMinutes;
}

export interface WeeklySpan extends LocalSpan {
  readonly weekday: Weekday;
}

/** Special hours: what is open on that date instead of the weekly hours; no spans = closed. */
export interface SpecialDay {
  readonly date: LocalDate;
  readonly note: string | null;
  readonly spans: readonly LocalSpan[];
}

/** `known` false: the store has told no hours at all. Known hours that leave a day out mean closed on that day. */
export interface OpeningHours {
  readonly known: boolean;
  readonly weekly: readonly WeeklySpan[];
  readonly special: readonly SpecialDay[];
}

export type OpenState =
  | { readonly kind: 'unknown' }
  /** `closesAt` null: no closing within the next seven days, open round the clock. */
  | { readonly kind: 'open'; readonly closesAt: Instant | null }
  | {
      readonly kind: 'closed';
      /** The next opening within the coming 60 days. */
      readonly opensAt: Instant | null;
      /** Set where special hours keep the store closed for the whole of today's local date. */
      readonly special: { readonly date: LocalDate; readonly note: string | null } | null;
    };

const ROUND_THE_CLOCK_DAYS = 7;
const LOOK_AHEAD_DAYS = 60;

interface Timetable {
  readonly byWeekday: readonly (readonly LocalSpan[])[];
  readonly byDate: ReadonlyMap<LocalDate, SpecialDay>;
  /** Instants of the days asked for, in one zone: the one that was asked for last. */
  readonly instants: { zone: string; readonly byDate: Map<LocalDate, readonly Span[]> };
}

/** Days whose instants are kept; a list asks for two or three, a calendar for 62. */
const DAYS_KEPT = 128;

const timetables = new WeakMap<OpeningHours, Timetable>();

// Lists of stores ask for the state of thousands of hours again and again: each is sorted into days once.
function timetableOf(hours: OpeningHours): Timetable {
  let timetable = timetables.get(hours);
  if (!timetable) {
    const byWeekday: LocalSpan[][] = [[], [], [], [], [], [], [], []];
    for (const span of hours.weekly) byWeekday[span.weekday]!.push(span);
    const byDate = new Map(hours.special.map((day) => [day.date, day]));
    timetable = { byWeekday, byDate, instants: { zone: '', byDate: new Map() } };
    timetables.set(hours, timetable);
  }
  return timetable;
}

/** The special hours of that date, where it has some. */
export const specialOn = (hours: OpeningHours, date: LocalDate): SpecialDay | null =>
  timetableOf(hours).byDate.get(date) ?? null;

/** The local spans that begin on `date`: those of its special hours, else of its weekday. As entered, not joined. */
export function localSpansOn(hours: OpeningHours, date: LocalDate): readonly LocalSpan[] {
  if (!hours.known) return [];
  const { byDate, byWeekday } = timetableOf(hours);
  return byDate.get(date)?.spans ?? byWeekday[weekdayOf(date)]!;
}

/** The spans that begin on that local date, as instants, sorted and joined. Empty when closed or not known. */
export function openSpansOn(hours: OpeningHours, zone: string, date: LocalDate): readonly Span[] {
  const { instants } = timetableOf(hours);
  if (instants.zone !== zone || instants.byDate.size >= DAYS_KEPT) instants.byDate.clear();
  instants.zone = zone;
  let spans = instants.byDate.get(date);
  if (!spans) {
    spans = instantsOn(hours, zone, date);
    instants.byDate.set(date, spans);
  }
  return spans;
}

function instantsOn(hours: OpeningHours, zone: string, date: LocalDate): Span[] {
  const spans = localSpansOn(hours, date).map((span) => ({
    startsAt: instantOf(zone, date, span.opensMinute, 'start'),
    endsAt: instantOf(zone, date, span.closesMinute, 'end'),
  }));
  return spans.length > 1 ? joinSpans(spans) : spans.filter((span) => span.startsAt < span.endsAt);
}

/** What is open in `[from, to)`, cut at its ends; spans that touch or overlap, also over midnight, are joined. */
export function openSpansBetween(hours: OpeningHours, zone: string, from: Instant, to: Instant): Span[] {
  const found: Span[] = [];
  const last = localOf(zone, to).date;
  for (let date = addDays(localOf(zone, from).date, -1); date <= last; date = addDays(date, 1)) {
    for (const span of openSpansOn(hours, zone, date)) {
      const startsAt = Math.max(span.startsAt, from);
      const endsAt = Math.min(span.endsAt, to);
      if (startsAt < endsAt) found.push({ startsAt, endsAt });
    }
  }
  return joinSpans(found);
}

/** An open store stays so until it closes, whenever it is asked in between; a list asks dozens of stores each time. */
const running = new WeakMap<
  OpeningHours,
  { zone: string; since: Instant; state: { kind: 'open'; closesAt: Instant } }
>();

/** Whether the store is open at `now`, until when, or when it opens next. */
export function openState(hours: OpeningHours, zone: string, now: Instant): OpenState {
  const last = running.get(hours);
  if (last?.zone === zone && last.since <= now && now < last.state.closesAt) return last.state;
  const state = lookUpState(hours, zone, now);
  if (state.kind === 'open' && state.closesAt !== null) {
    running.set(hours, { zone, since: now, state: { kind: 'open', closesAt: state.closesAt } });
  }
  return state;
}

function lookUpState(hours: OpeningHours, zone: string, now: Instant): OpenState {
  if (!hours.known) return { kind: 'unknown' };
  const today = localOf(zone, now).date;
  const span = runningSpan(hours, zone, now, today);
  if (span) return { kind: 'open', closesAt: span.endsAt };
  if (span === null) return { kind: 'open', closesAt: null };
  const special = specialOn(hours, today);
  return {
    kind: 'closed',
    opensAt: nextOpening(hours, zone, now, today),
    special: special && special.spans.length === 0 ? { date: today, note: special.note } : null,
  };
}

/** The joined span that holds `now`; null when it has no end in sight, undefined when the store is closed. */
function runningSpan(hours: OpeningHours, zone: string, now: Instant, today: LocalDate): Span | null | undefined {
  let running: { startsAt: Instant; endsAt: Instant } | undefined;
  for (let day = -1; day <= ROUND_THE_CLOCK_DAYS; day++) {
    const date = addDays(today, day);
    for (const span of openSpansOn(hours, zone, date)) {
      if (span.startsAt <= now && now < span.endsAt && (!running || span.endsAt > running.endsAt))
        running = { ...span };
      else if (running && span.startsAt <= running.endsAt) running.endsAt = Math.max(running.endsAt, span.endsAt);
    }
    // A span of a later date begins at that date's midnight or after it, so an end before that is the end.
    if (day >= 0 && (!running || running.endsAt < instantOf(zone, addDays(date, 1), 0, 'start'))) return running;
  }
  return null;
}

function nextOpening(hours: OpeningHours, zone: string, now: Instant, today: LocalDate): Instant | null {
  for (let day = 0; day <= LOOK_AHEAD_DAYS; day++) {
    const next = openSpansOn(hours, zone, addDays(today, day)).find((span) => span.startsAt > now);
    if (next) return next.startsAt;
  }
  return null;
}
