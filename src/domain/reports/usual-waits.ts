import type { JudgedWait } from './judged-waits.ts';

/** A usual hour of the week. Minutes. */
export interface UsualHour {
  /** Monday = 1. */
  readonly weekday: number;
  readonly hour: number;
  readonly median: number;
  readonly p80: number;
  /** Days of history behind it, and people. */
  readonly days: number;
  readonly people: number;
}

/** Weeks of history that it looks back. */
export const USUAL_WEEKS = 8;
/** Fewer days, or people, make a figure thin. */
const THIN = { days: 3, people: 8 };

export const isThin = ({ days, people }: UsualHour): boolean => days < THIN.days || people < THIN.people;

/** The value under which a share of the sorted values lies, straight between the two nearest. */
export function quantile(sorted: readonly number[], share: number): number {
  const x = share * (sorted.length - 1);
  const i = Math.floor(x);
  const from = sorted[i]!;
  return from + ((sorted[i + 1] ?? from) - from) * (x - i);
}

interface Cell {
  readonly weekday: number;
  readonly hour: number;
  readonly waits: number[];
  readonly days: Set<string>;
}

/**
 * Median and 80th percentile of what walk-ins waited, by weekday and local hour of joining. People who left count with
 * the time after which they left, which is the least they would have waited.
 */
export function usualWaits(
  days: readonly { readonly date: string; readonly weekday: number; readonly waits: readonly JudgedWait[] }[],
): UsualHour[] {
  const cells = new Map<string, Cell>();
  for (const { date, weekday, waits } of days) {
    for (const wait of waits) {
      if (wait.isBooked) continue;
      const key = `${weekday} ${wait.hour}`;
      const cell = cells.get(key) ?? { weekday, hour: wait.hour, waits: [], days: new Set() };
      cells.set(key, cell);
      cell.waits.push(wait.waited);
      cell.days.add(date);
    }
  }
  return [...cells.values()]
    .sort((a, b) => a.weekday - b.weekday || a.hour - b.hour)
    .map(({ weekday, hour, waits, days: seen }) => {
      const sorted = waits.sort((a, b) => a - b);
      const round = (minutes: number): number => Math.round(minutes);
      return {
        weekday,
        hour,
        median: round(quantile(sorted, 0.5)),
        p80: round(quantile(sorted, 0.8)),
        days: seen.size,
        people: waits.length,
      };
    });
}
