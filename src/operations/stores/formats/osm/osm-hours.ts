import { joinLocalSpans } from '../../../../domain/store/hours-view.ts';
import { spansOfDate } from '../../../../domain/store/normal-hours.ts';
import type { LocalSpan, OpeningHours, SpecialDay, WeeklySpan } from '../../../../domain/store/opening-hours.ts';
import { namedDay } from '../../../../domain/store/us-holidays.ts';
import { addDays, type LocalDate, WEEKDAYS, weekdayOf } from '../../../../time/local.ts';
import { type CalendarDay, dayOf, matches, openOn } from './osm-day.ts';
import type { OsmRule } from './osm-rule.ts';
import { parseOsmRules } from './osm-rules.ts';
import { type OsmRefusalCode, OsmRefused } from './osm-tokens.ts';

export type OsmHours =
  | { readonly kind: 'read'; readonly hours: OpeningHours }
  | { readonly kind: 'refused'; readonly code: OsmRefusalCode; readonly near: string };

export interface OsmOptions {
  /** First and last date for which dated rules (`Dec 25 off`, `Nov Th[4]`, `PH`) become special days. */
  readonly from: LocalDate;
  readonly through: LocalDate;
  /** Whether `PH` may be read as the US federal holidays; else a value with it is refused. */
  readonly federalHolidays: boolean;
}

/**
 * Reads an OSM `opening_hours` value of the dialect that All The Places writes, with past-midnight hours, `24/7`, `off`,
 * several spans, months, dates, nth weekdays and public holidays. What every week has in common becomes the weekly hours;
 * each date in `from..through` on which the rules say something else becomes a special day. Anything else is refused by
 * the name of the feature, never guessed. Meaning as in opening_hours.js; where that and the specification part, refused.
 */
export function readOsmHours(value: string, options: OsmOptions): OsmHours {
  try {
    const rules = parseOsmRules(value);
    if (!options.federalHolidays && rules.some((rule) => rule.holidays)) throw new OsmRefused('public_holidays', 'PH');
    const weekly = weeklyOf(rules);
    return { kind: 'read', hours: { known: true, weekly, special: specialOf(rules, weekly, options) } };
  } catch (error) {
    if (error instanceof OsmRefused) return { kind: 'refused', code: error.code, near: error.near };
    throw error;
  }
}

/** The calendar years that an import made on that date looks ahead: this one and the two after it. */
export const importHorizon = (today: LocalDate): { from: LocalDate; through: LocalDate } => {
  const year = Number(today.slice(0, 4));
  return { from: `${year}-01-01`, through: `${year + 2}-12-31` };
};

function weeklyOf(rules: readonly OsmRule[]): WeeklySpan[] {
  const open = WEEKDAYS.map((weekday) => joinLocalSpans(openOn(rules, { weekday, date: null })));
  return WEEKDAYS.flatMap((weekday) =>
    spansOfDate(open[(weekday + 5) % 7]!, open[weekday - 1]!, open[weekday % 7]!).map((span) => ({ weekday, ...span })),
  );
}

function specialOf(rules: readonly OsmRule[], weekly: readonly WeeklySpan[], options: OsmOptions): SpecialDay[] {
  if (!rules.some(isDated)) return [];
  const special: SpecialDay[] = [];
  let before = openOn(rules, dayOf(addDays(options.from, -1)));
  let on = openOn(rules, dayOf(options.from));
  for (let date = options.from; date <= options.through; date = addDays(date, 1)) {
    const after = openOn(rules, dayOf(addDays(date, 1)));
    const spans = spansOfDate(joinLocalSpans(before), joinLocalSpans(on), joinLocalSpans(after));
    const usual = weekly.filter((span) => span.weekday === weekdayOf(date));
    if (!sameSpans(spans, usual)) special.push({ date, note: noteOf(rules, dayOf(date)), spans });
    before = on;
    on = after;
  }
  return special;
}

const isDated = (rule: OsmRule): boolean =>
  rule.dates !== null || rule.holidays || (rule.weekdays ?? []).some((choice) => choice.nth !== null);

const sameSpans = (a: readonly LocalSpan[], b: readonly LocalSpan[]): boolean =>
  a.length === b.length &&
  a.every((span, i) => span.opensMinute === b[i]!.opensMinute && span.closesMinute === b[i]!.closesMinute);

/** The comment of the last dated rule for that day, else the holiday's name. */
function noteOf(rules: readonly OsmRule[], day: CalendarDay): string | null {
  const rule = rules.findLast((candidate) => isDated(candidate) && matches(candidate, day));
  return rule?.comment ?? (day.date ? namedDay(day.date) : null);
}
