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
