import type { FloorArrays } from '../queue/calling-floor.ts';
import type { StoreFloor } from '../queue/floor.ts';
import { isReachable } from './floor-model.ts';
import { LONGEST_WAIT } from './simulate.ts';
import { LEVELS, MEDIAN, type WaitForecast, waitForecast } from './wait-forecast.ts';

/** A line longer than is played: who was, and who stands behind them. */
export interface Crowd {
  readonly floor: StoreFloor;
  readonly arrays: FloorArrays;
  readonly played: ReadonlyMap<string, WaitForecast | null>;
  /** In the order of the line. */
  readonly rest: readonly number[];
}

/** Somebody of the rest, or somebody who would join behind all of them. */
type Behind = { readonly index: number } | { readonly serviceId: string; readonly forecast: WaitForecast };

/** How much wider than the run's own range: at the outer levels a quarter of the added time. */
const WIDENING = 0.5;
/** So many calls tell a rate. */
const ENOUGH_CALLS = 8;

const sharesAdvisor = (floor: StoreFloor, a: string, b: string): boolean =>
  floor.advisors.some((x) => x.state !== 'off' && x.skills.includes(a) && x.skills.includes(b));

/** Seconds between two calls that serve this kind of person, near the end of the run. */
function secondsBetweenCalls(crowd: Crowd, serviceId: string, medians: readonly number[]): number {
  const { floor } = crowd;
  const last = medians.length - 1;
  const middle = last >> 1;
  if (medians.length >= ENOUGH_CALLS && medians[last]! > medians[middle]!) {
    return (medians[last]! - medians[middle]!) / (last - middle);
  }
  const able = floor.advisors.filter((a) => a.state !== 'off' && a.skills.includes(serviceId)).length;
  const minutes = floor.services.find((s) => s.id === serviceId)?.minutes ?? 0;
  return (minutes * 60) / Math.max(1, able);
}

/** The wait of somebody behind the played part of the line: the last of his kind there, plus the calls between. */
export function beyondTheRun(crowd: Crowd, behind: Behind): WaitForecast | null {
  const { floor, arrays, played, rest } = crowd;
  const person = 'index' in behind ? arrays.people[behind.index]! : null;
  const serviceId = 'index' in behind ? person!.serviceId : behind.serviceId;
  if (person && (person.absentUntil !== null || !isReachable(floor, serviceId, person))) return null;
  const isOfHisKind = (index: number): boolean => sharesAdvisor(floor, arrays.people[index]!.serviceId, serviceId);
  const before = 'index' in behind ? rest.slice(0, rest.indexOf(behind.index)) : rest;
  const between = before.filter(isOfHisKind).length + (person ? 1 : 0);
  const ofHisKind = arrays.people
    .filter((p, index) => isOfHisKind(index) && played.get(p.id))
    .map((p) => played.get(p.id)!)
    .sort((a, b) => a.quantiles[MEDIAN]! - b.quantiles[MEDIAN]!);
  const last = 'index' in behind ? ofHisKind.at(-1) : behind.forecast;
  const step = secondsBetweenCalls(
    crowd,
    serviceId,
    ofHisKind.map((f) => f.quantiles[MEDIAN]!),
  );
  const longest = LONGEST_WAIT / 1000;
  const beyond = (of: readonly number[] | undefined): number[] =>
    LEVELS.map((level, i) => {
      const added = between * step * (1 + (level - 0.5) * WIDENING);
      return Math.min(longest, Math.round((of?.[i] ?? 0) + added));
    });
  return waitForecast(beyond(last?.quantiles), beyond(last?.raw));
}
