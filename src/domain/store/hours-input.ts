import { isLocalDate, type LocalDate, parseLocalTime, WEEKDAY_CODES, type Weekday } from '../../time/local.ts';
import { lengthProblem, type Problem, type Read, read, tidy } from '../problem.ts';
import { LATEST_CLOSE, normalWeek } from './normal-hours.ts';
import type { LocalSpan, SpecialDay, WeeklySpan } from './opening-hours.ts';

/** A span as the JSON API and the forms give it: `HH:MM`; `closes` up to 26:00, or an earlier clock time than `opens`. */
export interface SpanInput {
  readonly opens: string;
  readonly closes: string;
}
export interface WeeklySpanInput extends SpanInput {
  /** `Mo` to `Su`. */
  readonly day: string;
}
export interface SpecialHoursInput {
  readonly spans: readonly SpanInput[];
  readonly note?: string | null | undefined;
}

const DAY_MINUTES = 1440;
const MOST_NOTE = 80;
/** Spans a day: morning, afternoon and evening are three. */
const MOST_SPANS = 6;

function readSpan(input: SpanInput, pointer: string): LocalSpan | Problem {
  const opensMinute = parseLocalTime(input.opens);
  const clock = parseLocalTime(input.closes);
  if (opensMinute === null || opensMinute >= DAY_MINUTES) return { pointer: `${pointer}/opens`, code: 'not_a_time' };
  if (clock === null) return { pointer: `${pointer}/closes`, code: 'not_a_time' };
  if (clock === opensMinute) return { pointer: `${pointer}/closes`, code: 'same_time' };
  return { opensMinute, closesMinute: clock < opensMinute ? clock + DAY_MINUTES : clock };
}

const isProblem = (found: LocalSpan | Problem): found is Problem => 'code' in found;

/** The first span of a day that begins before an earlier one has ended. */
function overlapProblem(spans: readonly { span: LocalSpan; pointer: string }[]): Problem | null {
  const sorted = [...spans].sort((a, b) => a.span.opensMinute - b.span.opensMinute);
  for (let i = 1; i < sorted.length; i++) {
    if (sorted[i]!.span.opensMinute < sorted[i - 1]!.span.closesMinute)
      return { pointer: `${sorted[i]!.pointer}/opens`, code: 'overlaps' };
  }
  return null;
}

/**
 * A week of opening hours in the one form in which it is kept; no spans = closed every day. Refuses days and times that are
 * none (`unknown_day`, `not_a_time`, `same_time`), spans of a day that overlap, and more than six spans a day.
 */
export function readWeek(weekly: readonly WeeklySpanInput[]): Read<WeeklySpan[]> {
  const problems: (Problem | null)[] = [];
  const days = new Map<Weekday, { span: LocalSpan; pointer: string }[]>();
  weekly.forEach((input, i) => {
    const pointer = `/weekly/${i}`;
    const weekday = (WEEKDAY_CODES as readonly string[]).indexOf(input.day) + 1;
    const span = readSpan(input, pointer);
    if (weekday === 0) problems.push({ pointer: `${pointer}/day`, code: 'unknown_day' });
    if (isProblem(span)) problems.push(span);
    else if (weekday > 0) {
      const day = days.get(weekday as Weekday) ?? [];
      days.set(weekday as Weekday, [...day, { span, pointer }]);
    }
  });
  for (const spans of days.values()) {
    problems.push(overlapProblem(spans));
    if (spans.length > MOST_SPANS) problems.push({ pointer: spans[MOST_SPANS]!.pointer, code: 'too_many' });
  }
  const read_ = [...days].flatMap(([weekday, spans]) => spans.map(({ span }) => ({ weekday, ...span })));
  return read(problems.some((p) => p !== null) ? [] : normalWeek(read_), problems);
}

/**
 * Special hours of one date; no spans = closed. As `readWeek`, and refuses an end after 2 am of the next day
 * (`ends_too_late`): that date has hours of its own.
 */
export function readSpecialDay(date: string, input: SpecialHoursInput): Read<SpecialDay> {
  const note = tidy(input.note);
  const problems: (Problem | null)[] = [lengthProblem('/note', note, MOST_NOTE)];
  if (!isLocalDate(date)) problems.push({ pointer: '/date', code: 'not_a_date' });
  const spans: { span: LocalSpan; pointer: string }[] = [];
  input.spans.forEach((given, i) => {
    const pointer = `/spans/${i}`;
    const span = readSpan(given, pointer);
    if (isProblem(span)) problems.push(span);
    else if (span.closesMinute > LATEST_CLOSE) problems.push({ pointer: `${pointer}/closes`, code: 'ends_too_late' });
    else spans.push({ span, pointer });
  });
  problems.push(overlapProblem(spans));
  if (spans.length > MOST_SPANS) problems.push({ pointer: spans[MOST_SPANS]!.pointer, code: 'too_many' });
  const inOrder = spans.map((s) => s.span).sort((a, b) => a.opensMinute - b.opensMinute);
  return read({ date: date as LocalDate, note: note || null, spans: inOrder }, problems);
}
