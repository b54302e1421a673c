import { LATEST_CLOSE, normalWeek } from '../../../domain/store/normal-hours.ts';
import type { LocalSpan, SpecialDay, WeeklySpan } from '../../../domain/store/opening-hours.ts';
import { namedDay } from '../../../domain/store/us-holidays.ts';
import { formatLocalTime, isLocalDate, type LocalDate, type Weekday } from '../../../time/local.ts';

const DAY = 1440;

/** Minutes of `9:00AM`, `9 PM` or `09:00`; null where it is no time. */
function clock(text: string): number | null {
  const m = /^(\d{1,2})(?::(\d{2}))?\s*([AP])?\.?(?:M\.?)?$/i.exec(text.trim());
  if (!m || (m[2] === undefined && m[3] === undefined)) return null;
  const [hour, minute] = [Number(m[1]), Number(m[2] ?? 0)];
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return null;
  if (!m[3]) return hour * 60 + minute;
  if (hour < 1 || hour > 12) return null;
  return ((hour % 12) + (m[3].toUpperCase() === 'P' ? 12 : 0)) * 60 + minute;
}

/** The spans of a cell: `9:00AM-5:00PM`, `09:00-12:00, 13:00-17:00`, `x` closed (none); null where it is not understood. */
export function googleSpans(cell: string): LocalSpan[] | null {
  const text = cell.trim();
  if (/^(x|closed)$/i.test(text)) return [];
  if (/^(open )?24 hours$/i.test(text)) return [{ opensMinute: 0, closesMinute: DAY }];
  const spans = text.split(/\s*,\s*/).map(googleSpan);
  return spans.every((span) => span !== null) ? spans : null;
}

function googleSpan(text: string): LocalSpan | null {
  const [from, to, more] = text.split(/\s*[-–]\s*/);
  if (from === undefined || to === undefined || more !== undefined) return null;
  const [opens, closes] = [clock(from), clock(to)];
  if (opens === null || closes === null || opens >= DAY) return null;
  // An end at or before the start is on the next day; the same time twice is the whole day.
  return { opensMinute: opens, closesMinute: closes > opens ? closes : closes + DAY };
}

/**
 * The week of seven cells from Monday on; an empty cell is a day that is not given, taken as closed when others are.
 * `null` stands for a cell that is not understood; no cell at all means that hours are not known.
 */
export function googleWeek(cells: readonly string[]): { known: boolean; weekly: WeeklySpan[] } | { near: string } {
  const weekly: WeeklySpan[] = [];
  for (const [i, cell] of cells.entries()) {
    if (cell.trim() === '') continue;
    const spans = googleSpans(cell);
    if (spans === null) return { near: cell.trim() };
    weekly.push(...spans.map((span) => ({ weekday: (i + 1) as Weekday, ...span })));
  }
  return { known: cells.some((cell) => cell.trim() !== ''), weekly: normalWeek(weekly) };
}

/** `2026-12-24: 09:00-13:00, 15:00-18:00, 2026-12-25: x`; a date may be named again for a second span. */
export function googleSpecialDays(text: string): SpecialDay[] | { near: string } {
  const days = new Map<LocalDate, LocalSpan[]>();
  let date: string | null = null;
  for (const part of text.split(',').map((p) => p.trim())) {
    if (part === '') continue;
    const m = /^(\d{4}-\d{2}-\d{2})\s*:\s*(.*)$/.exec(part);
    if (m) date = m[1]!;
    const spans = googleSpans(m ? m[2]! : part);
    if (date === null || !isLocalDate(date) || spans === null) return { near: part };
    if (spans.some((span) => span.closesMinute > LATEST_CLOSE)) return { near: part };
    days.set(date, [...(days.get(date) ?? []), ...spans]);
  }
  return [...days]
    .map(([d, spans]) => ({ date: d, note: namedDay(d), spans: spans.sort((a, b) => a.opensMinute - b.opensMinute) }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** A cell as a Google bulk sheet has it. */
export const googleCell = (spans: readonly LocalSpan[]): string =>
  spans.length === 0
    ? 'x'
    : spans.map((s) => `${formatLocalTime(s.opensMinute)}-${formatLocalTime(closing(s.closesMinute))}`).join(', ');

// 24:00 is written so; later ends are the clock times of the next day.
const closing = (minute: number): number => (minute > DAY ? minute - DAY : minute);
