import { addDays, type LocalDate, type LocalMinutes, WEEKDAYS, type Weekday } from '../../time/local.ts';
import { joinLocalSpans } from './hours-view.ts';
import type { LocalSpan, WeeklySpan } from './opening-hours.ts';

const MIDNIGHT = 1440;
/** An opening span ends at most at 26:00 of the date on which it begins. */
export const LATEST_CLOSE: LocalMinutes = 1560;

/**
 * The open minutes of one calendar date (within 0 to 1440) told as spans that belong to the date on which they begin:
 * a tail of the evening before (up to 2:00) is left to that evening, an evening that runs on takes its tail with it,
 * and what runs on longer is cut at midnight.
 */
export function spansOfDate(
  before: readonly LocalSpan[],
  on: readonly LocalSpan[],
  after: readonly LocalSpan[],
): LocalSpan[] {
  const own = joinLocalSpans(on).filter((span) => !(isTail(span) && reachesMidnight(before)));
  const tail = joinLocalSpans(after).find(isTail);
  return own.map((span) =>
    span.closesMinute === MIDNIGHT && tail ? { ...span, closesMinute: MIDNIGHT + tail.closesMinute } : span,
  );
}

const isTail = (span: LocalSpan): boolean => span.opensMinute === 0 && span.closesMinute <= LATEST_CLOSE - MIDNIGHT;
const reachesMidnight = (spans: readonly LocalSpan[]): boolean => spans.some((span) => span.closesMinute === MIDNIGHT);

/** Spans that begin on a date and may run on for days, as open minutes of single calendar dates. */
export function cutAtMidnight(date: LocalDate, spans: readonly LocalSpan[]): { date: LocalDate; span: LocalSpan }[] {
  const out: { date: LocalDate; span: LocalSpan }[] = [];
  for (const { opensMinute, closesMinute } of spans) {
    for (let day = Math.floor(opensMinute / MIDNIGHT); day * MIDNIGHT < closesMinute; day++) {
      const opens = Math.max(opensMinute - day * MIDNIGHT, 0);
      const closes = Math.min(closesMinute - day * MIDNIGHT, MIDNIGHT);
      out.push({ date: addDays(date, day), span: { opensMinute: opens, closesMinute: closes } });
    }
  }
  return out;
}

/** A week as entered (spans may run on up to 48:00, or be split at midnight) in the one form in which hours are kept. */
export function normalWeek(weekly: readonly WeeklySpan[]): WeeklySpan[] {
  const minutes = new Map<Weekday, LocalSpan[]>(WEEKDAYS.map((weekday) => [weekday, []]));
  for (const span of weekly) {
    // Any week will do: 2024-01-01 was a Monday.
    for (const cut of cutAtMidnight(addDays('2024-01-01', span.weekday - 1), [span])) {
      minutes.get((((Number(cut.date.slice(8)) - 1) % 7) + 1) as Weekday)!.push(cut.span);
    }
  }
  const joined = WEEKDAYS.map((weekday) => joinLocalSpans(minutes.get(weekday)!));
  return WEEKDAYS.flatMap((weekday) =>
    spansOfDate(joined[(weekday + 5) % 7]!, joined[weekday - 1]!, joined[weekday % 7]!).map((span) => ({
      weekday,
      ...span,
    })),
  );
}
