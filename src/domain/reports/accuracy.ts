import { LEVELS } from '../forecast/wait-forecast.ts';
import type { JudgedWait } from './judged-waits.ts';
import { type HeldShare, heldShare } from './track-record.ts';
import { quantile } from './usual-waits.ts';

/** Mean absolute error in minutes, over the same visits; null = none. */
export interface MeanErrors {
  readonly ours: number | null;
  /** People ahead times the mean configured length over the advisors at work. */
  readonly naive: number | null;
  /** The line given out by the configured lengths. */
  readonly configured: number | null;
  readonly of: number;
}

/** How well a store's forecasts did over some days. Minutes and shares in 0 to 1. */
export interface Accuracy {
  readonly held: HeldShare;
  /** At each level of the forecast the share of visits that waited no longer: the same, where it is right. */
  readonly calibration: readonly { readonly level: number; readonly share: number }[];
  readonly byHour: readonly (HeldShare & { readonly hour: number; readonly error: number })[];
  /** By what was told as likeliest, what was waited. */
  readonly byQuote: readonly {
    readonly likely: number;
    readonly people: number;
    readonly p20: number;
    readonly median: number;
    readonly p85: number;
  }[];
  readonly errors: MeanErrors;
  readonly byService: readonly (HeldShare & {
    readonly service: string;
    readonly error: number | null;
    readonly medianWait: number | null;
  })[];
}

/** Fewer visits give no point of a picture. */
const FEW = 5;

const tenths = (n: number): number => Math.round(n * 10) / 10;
const mean = (values: readonly number[]): number => values.reduce((sum, n) => sum + n, 0) / values.length;
const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

/** Called, with a forecast: what can be scored in minutes. */
type Scored = JudgedWait & { readonly told: NonNullable<JudgedWait['told']> };
const isScored = (wait: JudgedWait): wait is Scored => wait.isCalled && wait.told !== null;
const errorOf = ({ told, waited }: Scored): number => Math.abs(told.median - waited);

function groups<T, K>(items: readonly T[], keyOf: (item: T) => K): [K, T[]][] {
  const found = new Map<K, T[]>();
  for (const item of items) {
    const its = found.get(keyOf(item));
    if (its) its.push(item);
    else found.set(keyOf(item), [item]);
  }
  return [...found];
}

function errorsOf(scored: readonly Scored[]): MeanErrors {
  const known = scored.filter((wait) => wait.naive !== null && wait.configured !== null);
  if (known.length === 0) return { ours: null, naive: null, configured: null, of: 0 };
  return {
    ours: tenths(mean(known.map(errorOf))),
    naive: tenths(mean(known.map((wait) => Math.abs(wait.naive! - wait.waited)))),
    configured: tenths(mean(known.map((wait) => Math.abs(wait.configured! - wait.waited)))),
    of: known.length,
  };
}

function quoteRow([likely, waits]: [number, Scored[]]): Accuracy['byQuote'][number] {
  const waited = sorted(waits.map((wait) => wait.waited));
  const at = (share: number): number => Math.round(quantile(waited, share));
  return { likely, people: waits.length, p20: at(0.2), median: at(0.5), p85: at(0.85) };
}

function serviceRow([service, waits]: [string, JudgedWait[]]): Accuracy['byService'][number] {
  const scored = waits.filter(isScored);
  return {
    service,
    ...heldShare(waits),
    error: scored.length === 0 ? null : tenths(mean(scored.map(errorOf))),
    medianWait: scored.length === 0 ? null : Math.round(quantile(sorted(scored.map((w) => w.waited)), 0.5)),
  };
}

/** Scores the waits of some days: what managers see, and the report of the API. Walk-ins and appointments together. */
export function accuracyOf(waits: readonly JudgedWait[]): Accuracy {
  const scored = waits.filter(isScored);
  const enough = <K>([, its]: [K, readonly unknown[]]): boolean => its.length >= FEW;
  return {
    held: heldShare(waits),
    calibration:
      scored.length < FEW
        ? []
        : LEVELS.map((level) => ({
            level: Math.round(level * 100) / 100,
            share: scored.filter((wait) => wait.told.level <= level).length / scored.length,
          })),
    byHour: groups(scored, (wait) => wait.hour)
      .filter(enough)
      .sort(([a], [b]) => a - b)
      .map(([hour, its]) => ({ hour, ...heldShare(its), error: tenths(mean(its.map(errorOf))) })),
    byQuote: groups(
      scored.filter((wait) => !wait.told.isLong),
      (wait) => wait.told.likely,
    )
      .filter(enough)
      .sort(([a], [b]) => a - b)
      .map(quoteRow),
    errors: errorsOf(scored),
    byService: groups(waits, (wait) => wait.service).map(serviceRow),
  };
}
