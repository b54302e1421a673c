import type { LocalSpan } from '../../../../domain/store/opening-hours.ts';
import { federalHoliday, nthInMonth } from '../../../../domain/store/us-holidays.ts';
import { addDays, type LocalDate, type Weekday, weekdayOf } from '../../../../time/local.ts';
import { type DateRange, namesDays, type OsmRule, type TimeRange } from './osm-rule.ts';
import { OsmRefused } from './osm-tokens.ts';

const DAY = 1440;
const WHOLE_DAY: TimeRange = { opens: 0, closes: DAY };

/** A day to read the rules for: a date, or any date of a weekday (`date` null: only what holds every week). */
export interface CalendarDay {
  readonly weekday: Weekday;
  readonly date: LocalDate | null;
}

export const dayOf = (date: LocalDate): CalendarDay => ({ weekday: weekdayOf(date), date });

const dayBefore = (day: CalendarDay): CalendarDay =>
  day.date === null
    ? { weekday: (((day.weekday + 5) % 7) + 1) as Weekday, date: null }
    : { weekday: (((day.weekday + 5) % 7) + 1) as Weekday, date: addDays(day.date, -1) };

function inRange(range: DateRange, date: LocalDate): boolean {
  const monthDay = Number(date.slice(5, 7)) * 100 + Number(date.slice(8));
  if (range.fromYear === null) {
    const within = range.from <= range.to;
    return within ? range.from <= monthDay && monthDay <= range.to : range.from <= monthDay || monthDay <= range.to;
  }
  const full = Number(date.slice(0, 4)) * 10_000 + monthDay;
  return range.fromYear * 10_000 + range.from <= full && full <= range.toYear! * 10_000 + range.to;
}

/** Whether the rule speaks of that day. */
export function matches(rule: OsmRule, { weekday, date }: CalendarDay): boolean {
  if (rule.dates && (date === null || !rule.dates.some((range) => inRange(range, date)))) return false;
  if (!rule.weekdays && !rule.holidays) return true;
  if (rule.holidays && date !== null && federalHoliday(date) !== null) return true;
  return (rule.weekdays ?? []).some((choice) => {
    if (choice.weekday !== weekday) return false;
    if (choice.nth === null) return true;
    if (date === null) return false;
    const { fromStart, fromEnd } = nthInMonth(date);
    return choice.nth.includes(fromStart) || choice.nth.includes(fromEnd);
  });
}

interface Layer {
  readonly state: 'open' | 'closed';
  readonly spans: readonly LocalSpan[];
  /** A night that began on a day which a later rule speaks of as well: OSM does not say whether it still runs. */
  readonly unclear: boolean;
}

/**
 * What is open within the calendar day, in minutes of it. An open rule after a semicolon replaces everything that the
 * rules before said of its days, the tail of the evening before too; one after a comma adds; a closed one takes away.
 */
export function openOn(rules: readonly OsmRule[], day: CalendarDay): LocalSpan[] {
  let layers: Layer[] = [];
  for (const [i, rule] of rules.entries()) {
    if (matches(rule, day)) {
      if (replaces(rules, i)) layers = [];
      layers.push({ state: rule.state, spans: timesOf(rule).map(headOf), unclear: false });
    }
    const tails = timesOf(rule).flatMap(tailOf);
    if (tails.length > 0 && matches(rule, dayBefore(day))) {
      layers.push({ state: rule.state, spans: tails, unclear: isOverruled(rules, i, dayBefore(day)) });
    }
  }
  return paint(layers);
}

const replaces = (rules: readonly OsmRule[], i: number): boolean => {
  const rule = rules[i]!;
  return rule.state === 'open' && !rule.adds && (namesDays(rule) || !rules.slice(0, i).some(namesDays));
};

const timesOf = (rule: OsmRule): readonly TimeRange[] => (rule.times.length > 0 ? rule.times : [WHOLE_DAY]);
const headOf = (time: TimeRange): LocalSpan => ({ opensMinute: time.opens, closesMinute: Math.min(time.closes, DAY) });
const tailOf = (time: TimeRange): LocalSpan[] =>
  time.closes > DAY ? [{ opensMinute: 0, closesMinute: time.closes - DAY }] : [];

/** Whether a later rule takes the evening of rule `i` away from that day. */
function isOverruled(rules: readonly OsmRule[], i: number, day: CalendarDay): boolean {
  return rules.some((later, j) => {
    if (j <= i || !matches(later, day)) return false;
    if (later.state === 'closed') return timesOf(later).some((time) => time.closes >= DAY);
    return replaces(rules, j);
  });
}

function paint(layers: readonly Layer[]): LocalSpan[] {
  let open: LocalSpan[] = [];
  for (const [i, layer] of layers.entries()) {
    const taken = layers
      .slice(i + 1)
      .some((l) => l.state === 'closed' && l.spans.some((s) => s.closesMinute - s.opensMinute === DAY));
    if (layer.unclear && !taken) throw new OsmRefused('night_after_exception', '');
    for (const span of layer.spans) open = layer.state === 'open' ? [...open, span] : without(open, span);
  }
  return open;
}

const without = (spans: readonly LocalSpan[], cut: LocalSpan): LocalSpan[] =>
  spans.flatMap((span) =>
    [
      { opensMinute: span.opensMinute, closesMinute: Math.min(span.closesMinute, cut.opensMinute) },
      { opensMinute: Math.max(span.opensMinute, cut.closesMinute), closesMinute: span.closesMinute },
    ].filter((part) => part.opensMinute < part.closesMinute),
  );
