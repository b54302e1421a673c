import { joinLocalSpans } from '../../../../domain/store/hours-view.ts';
import { cutAtMidnight } from '../../../../domain/store/normal-hours.ts';
import { type LocalSpan, localSpansOn, type OpeningHours } from '../../../../domain/store/opening-hours.ts';
import { addDays, formatLocalTime, type LocalDate, WEEKDAY_CODES } from '../../../../time/local.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * Opening hours as an OSM value in the way of All The Places: past midnight split at 24:00, closed days named, special
 * days from `from` on as dates. Null where hours are not known. Reads back to the same hours.
 */
export function osmValue(hours: OpeningHours, from: LocalDate): string | null {
  if (!hours.known) return null;
  const weekly = { ...hours, special: [] };
  // Any week will do: 2024-01-01 was a Monday.
  const week = WEEKDAY_CODES.map((_, i) => timesText(openWithin(weekly, addDays('2024-01-01', i))));
  return [...weekRules(week), ...dateRules(hours, from)].join('; ');
}

/** What is open within the calendar date, in its minutes: the tail of the evening before, and the date's own to 24:00. */
function openWithin(hours: OpeningHours, date: LocalDate): LocalSpan[] {
  const cuts = [addDays(date, -1), date].flatMap((begin) => cutAtMidnight(begin, localSpansOn(hours, begin)));
  return joinLocalSpans(cuts.filter((cut) => cut.date === date).map((cut) => cut.span));
}

const timesText = (spans: readonly LocalSpan[]): string =>
  spans.length === 0
    ? 'closed'
    : spans.map((s) => `${formatLocalTime(s.opensMinute)}-${formatLocalTime(s.closesMinute)}`).join(',');

/** Runs of weekdays with the same times, from Monday on. */
function weekRules(week: readonly string[]): string[] {
  const rules: string[] = [];
  for (let first = 0; first < 7; ) {
    let last = first;
    while (last < 6 && week[last + 1] === week[first]) last++;
    const days = last === first ? WEEKDAY_CODES[first]! : `${WEEKDAY_CODES[first]}-${WEEKDAY_CODES[last]}`;
    rules.push(`${days} ${week[first]}`);
    first = last + 1;
  }
  return rules;
}

/** A rule for each date whose open minutes are not those of its weekday; a changed evening changes the morning after. */
function dateRules(hours: OpeningHours, from: LocalDate): string[] {
  const weekly = { ...hours, special: [] };
  const touched = new Set(hours.special.flatMap((day) => [day.date, addDays(day.date, 1)]));
  return [...touched]
    .filter((date) => date >= from)
    .sort()
    .map((date) => ({ date, text: timesText(openWithin(hours, date)), usual: timesText(openWithin(weekly, date)) }))
    .filter(({ text, usual }) => text !== usual)
    .map(({ date, text }) => `${dateText(date)} ${text === 'closed' ? 'off' : text}${noteText(hours, date, text)}`);
}

const dateText = (date: LocalDate): string =>
  `${date.slice(0, 4)} ${MONTHS[Number(date.slice(5, 7)) - 1]} ${date.slice(8)}`;

function noteText(hours: OpeningHours, date: LocalDate, text: string): string {
  const note = hours.special.find((day) => day.date === date)?.note?.replaceAll('"', "'");
  if (!note) return '';
  return text === 'closed' ? ` "${note}"` : ` open "${note}"`;
}
