import { MINUTE, minutesBetween } from '../../time/instant.ts';
import { quantile } from '../reports/usual-waits.ts';
import type { Played } from './play-day.ts';
import type { ReplayDay } from './replay-day.ts';

/** What a day came to. Waits in minutes; null where there was nobody. */
export interface DayFigures {
  readonly came: number;
  /** Of walk-ins that were called. */
  readonly medianWait: number | null;
  readonly p80Wait: number | null;
  /** Appointments called by their time, or their arrival, and the promised minutes. */
  readonly onTime: number;
  readonly appointments: number;
  /** Left the line before a call. */
  readonly walkOuts: number;
  /** Share of the time at counters, less breaks, in which somebody was served: 0 to 1. */
  readonly utilisation: number | null;
  /** Median wait of walk-ins by local hour of joining. */
  readonly byHour: readonly { readonly hour: number; readonly medianWait: number }[];
}

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);
const median = (values: readonly number[]): number => quantile(sorted(values), 0.5);

function workedMs({ duties }: ReplayDay): number {
  const paused = (duty: ReplayDay['duties'][number]): number =>
    duty.breaks.reduce((sum, pause) => sum + Math.max(0, Math.min(pause.endsAt, duty.endsAt) - pause.startsAt), 0);
  return duties.reduce((sum, duty) => sum + Math.max(0, duty.endsAt - duty.startsAt - paused(duty)), 0);
}

/** Sums up a day, played or real. */
export function dayFigures(day: ReplayDay, played: readonly Played[], hourOf: (at: number) => number): DayFigures {
  const { promiseMinutes } = day.settings;
  const called = played.filter((one) => one.calledAt !== null);
  const walkIns = called.filter((one) => one.comer.bookedAt === null);
  const waitOf = ({ comer, calledAt }: Played): number => minutesBetween(comer.joinedAt, calledAt!);
  const booked = played.filter((one) => one.comer.bookedAt !== null);
  const isOnTime = ({ comer, calledAt }: Played): boolean =>
    calledAt !== null && calledAt <= Math.max(comer.bookedAt!, comer.joinedAt) + promiseMinutes * MINUTE;
  const waits = sorted(walkIns.map(waitOf));
  const worked = workedMs(day);
  const hours = [...new Set(walkIns.map((one) => hourOf(one.comer.joinedAt)))].sort((a, b) => a - b);
  return {
    came: played.length,
    medianWait: waits.length === 0 ? null : quantile(waits, 0.5),
    p80Wait: waits.length === 0 ? null : quantile(waits, 0.8),
    onTime: booked.filter(isOnTime).length,
    appointments: booked.length,
    walkOuts: played.filter((one) => one.leftAt !== null).length,
    utilisation: worked === 0 ? null : Math.min(1, called.reduce((sum, one) => sum + one.servedMs, 0) / worked),
    byHour: hours.map((hour) => ({
      hour,
      medianWait: median(walkIns.filter((one) => hourOf(one.comer.joinedAt) === hour).map(waitOf)),
    })),
  };
}

/** What really happened on the day, in the shape of a play. */
export const happened = ({ comers }: ReplayDay): Played[] =>
  comers.map((comer) => {
    const endAt = comer.joinedAt + comer.waitedMs;
    return {
      comer,
      calledAt: comer.left ? null : endAt,
      servedMs: comer.serviceMs ?? 0,
      leftAt: comer.left ? endAt : null,
    };
  });

const meanOf = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
};

/** The mean of several plays of one day. */
export function meanFigures(plays: readonly DayFigures[]): DayFigures {
  const mean = (of: (one: DayFigures) => number | null): number | null => meanOf(plays.map(of));
  const hours = [...new Set(plays.flatMap((play) => play.byHour.map(({ hour }) => hour)))].sort((a, b) => a - b);
  return {
    came: mean((one) => one.came) ?? 0,
    medianWait: mean((one) => one.medianWait),
    p80Wait: mean((one) => one.p80Wait),
    onTime: mean((one) => one.onTime) ?? 0,
    appointments: mean((one) => one.appointments) ?? 0,
    walkOuts: mean((one) => one.walkOuts) ?? 0,
    utilisation: mean((one) => one.utilisation),
    byHour: hours.map((hour) => ({
      hour,
      medianWait: meanOf(plays.map((play) => play.byHour.find((one) => one.hour === hour)?.medianWait ?? null)) ?? 0,
    })),
  };
}
