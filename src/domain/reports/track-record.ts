import type { LocalDate } from '../../time/local.ts';
import type { JudgedWait } from './judged-waits.ts';

/** How often what was shown held. */
export interface HeldShare {
  readonly held: number;
  /** Waited longer than shown. */
  readonly over: number;
  readonly of: number;
}

/** The published record of a store: figures alone. */
export interface TrackRecord {
  readonly from: LocalDate;
  readonly through: LocalDate;
  readonly all: HeldShare;
  readonly services: Readonly<Record<string, HeldShare>>;
  /** Of the last `LAST` that can be judged. */
  readonly last: HeldShare;
}

/** Days that the published record looks back. */
export const RECORD_DAYS = 28;
const LAST = 200;
/** Under this share of the last 200 no ranges are shown any more. */
const TRUSTED_SHARE = 0.7;
/** Fewer than these are said to be few. */
export const THIN_RECORD = 30;

/**
 * Did the shown range hold: `held`, `over` or `under`; null where that cannot be said, since none was shown, or somebody
 * left before its end.
 */
export function verdictOn({ told, waited, isCalled }: JudgedWait): 'held' | 'over' | 'under' | null {
  if (!told || told.isLong) return null;
  if (waited > told.high) return 'over';
  if (!isCalled) return null;
  return waited < told.low ? 'under' : 'held';
}

export function heldShare(waits: readonly JudgedWait[]): HeldShare {
  const verdicts = waits.map(verdictOn).filter((verdict) => verdict !== null);
  const count = (wanted: string): number => verdicts.filter((verdict) => verdict === wanted).length;
  return { held: count('held'), over: count('over'), of: verdicts.length };
}

/** The record over some days' waits, by joining. Where they are fewer than `LAST`, `earlier` ones help to judge the last. */
export function trackRecord(
  waits: readonly JudgedWait[],
  from: LocalDate,
  through: LocalDate,
  earlier: readonly JudgedWait[] = [],
): TrackRecord {
  const services = [...new Set(waits.map((wait) => wait.service))];
  const judged = [...earlier, ...waits].filter((wait) => verdictOn(wait) !== null);
  return {
    from,
    through,
    all: heldShare(waits),
    services: Object.fromEntries(services.map((id) => [id, heldShare(waits.filter((wait) => wait.service === id))])),
    last: heldShare(judged.slice(-LAST)),
  };
}

/** Ranges are shown while at least 70 % of the last 200 held; before there are 200 they are given the benefit of the doubt. */
export const isTrusted = ({ last }: TrackRecord): boolean => last.of < LAST || last.held / last.of >= TRUSTED_SHARE;

/** "9 of 10", for a record that is not thin; null else. Ten of ten only where every one held. */
export function heldTenths({ held, of }: HeldShare): number | null {
  if (of < THIN_RECORD) return null;
  return held === of ? 10 : Math.min(9, Math.round((held / of) * 10));
}
