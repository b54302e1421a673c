import type { DayFigures } from '../domain/replay/day-figures.ts';
import type { Language } from '../time/wording.ts';
import { words } from './words.ts';

const whole = (n: number | null): string => (n === null ? '–' : String(Math.round(n)));

/** The figures of days beside each other, a row a figure: for the page and the command line alike. */
export function figureRows(
  days: readonly DayFigures[],
  promiseMinutes: number,
  lang: Language,
): (readonly [string, ...string[]])[] {
  const w = words(lang).manager.whatIf;
  const row = (name: string, of: (day: DayFigures) => string): readonly [string, ...string[]] => [
    name,
    ...days.map(of),
  ];
  return [
    row(w.medianWait, (day) => whole(day.medianWait)),
    row(w.p80Wait, (day) => whole(day.p80Wait)),
    row(w.onTime(promiseMinutes), (day) => w.of(whole(day.onTime), whole(day.appointments))),
    row(w.walkOuts, (day) => whole(day.walkOuts)),
    row(w.utilisation, (day) => (day.utilisation === null ? '–' : `${Math.round(day.utilisation * 100)}%`)),
  ];
}

/**
 * The same rows as shares from 0 to 1, to be drawn: waits of the longest of them, appointments of those there were, people
 * of the most who left. Null where there was nothing to count.
 */
export function figureShares(days: readonly DayFigures[]): (readonly (number | null)[])[] {
  const longest = Math.max(1, ...days.map((day) => day.p80Wait ?? 0));
  const mostLeft = Math.max(1, ...days.map((day) => day.walkOuts));
  const part = (n: number | null, of: number): number | null => (n === null || of === 0 ? null : Math.min(1, n / of));
  return [
    days.map((day) => part(day.medianWait, longest)),
    days.map((day) => part(day.p80Wait, longest)),
    days.map((day) => part(day.onTime, day.appointments)),
    days.map((day) => part(day.walkOuts, mostLeft)),
    days.map((day) => day.utilisation),
  ];
}
