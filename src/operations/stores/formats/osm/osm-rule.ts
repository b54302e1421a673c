import type { Weekday } from '../../../../time/local.ts';

/** One day of a month, as a sortable number: month x 100 + day; a whole month ends with day 31. */
export interface DateRange {
  /** Set when the value names a year; then `toYear` is set too. */
  readonly fromYear: number | null;
  readonly from: number;
  readonly toYear: number | null;
  readonly to: number;
}

export interface WeekdayChoice {
  readonly weekday: Weekday;
  /** Only these of the month: 1 to 5 from its start, -1 to -5 from its end. Null: every one. */
  readonly nth: readonly number[] | null;
}

/** Opens and closes in minutes of the day on which the span begins; closes up to 2880 (48:00). */
export interface TimeRange {
  readonly opens: number;
  readonly closes: number;
}

/** One rule of a value: on which days, at which times, what holds. */
export interface OsmRule {
  /** After a comma: adds to the rules before. After a semicolon: replaces what they say of the days that it names. */
  readonly adds: boolean;
  /** Null: any date. */
  readonly dates: readonly DateRange[] | null;
  /** Null: any weekday. With `holidays`, either is enough. */
  readonly weekdays: readonly WeekdayChoice[] | null;
  readonly holidays: boolean;
  /** None: the whole day. */
  readonly times: readonly TimeRange[];
  readonly state: 'open' | 'closed';
  readonly comment: string | null;
}

export const namesDays = (rule: OsmRule): boolean => rule.dates !== null || rule.weekdays !== null || rule.holidays;
