import type { FloorArrays } from '../queue/line/calling-floor.ts';
import type { StoreFloor } from '../queue/line/floor.ts';
import { isReachable } from './floor-model.ts';
import { LONGEST_WAIT } from './quantiles.ts';
import { LEVELS, MEDIAN, type WaitForecast, waitForecast } from './wait-forecast.ts';

/** A line longer than is played: who was, and who stands behind them. */
export interface Crowd {
  readonly floor: StoreFloor;
  readonly arrays: FloorArrays;
  readonly played: ReadonlyMap<string, WaitForecast | null>;
  /** In the order of the line. */
  readonly rest: readonly number[];
}

/** How much wider than the run's own range: at the outer levels a quarter of the added time. */
const WIDENING = 0.5;
/** So many calls tell a rate. */
const ENOUGH_CALLS = 8;

/** What the run says about those who compete for the same advisors as a service. */
interface Kind {
  /** Services that some advisor on duty gives as well as this one. */
  readonly services: ReadonlySet<string>;
  /** The last of them in the run. */
  readonly last: WaitForecast | undefined;
  /** Seconds between two of their calls, near the end of the run. */
  readonly step: number;
}

function kindOf({ floor, arrays, played }: Crowd, serviceId: string): Kind {
  const able = floor.advisors.filter((a) => a.state !== 'off' && a.skills.includes(serviceId));
  const services = new Set(able.flatMap((a) => a.skills));
  const waits = arrays.people
    .filter((p) => services.has(p.serviceId))
    .map((p) => played.get(p.id))
    .filter((wait) => wait !== undefined && wait !== null)
    .sort((a, b) => a.quantiles[MEDIAN]! - b.quantiles[MEDIAN]!);
  const end = waits.length - 1;
  const middle = end >> 1;
  const between = (waits[end]?.quantiles[MEDIAN] ?? 0) - (waits[middle]?.quantiles[MEDIAN] ?? 0);
  const minutes = floor.services.find((s) => s.id === serviceId)?.minutes ?? 0;
  const isTelling = waits.length >= ENOUGH_CALLS && between > 0;
  const step = isTelling ? between / (end - middle) : (minutes * 60) / Math.max(1, able.length);
  return { services, last: waits[end], step };
}

/** The wait behind another by so many calls. */
function beyond(last: WaitForecast | undefined, calls: number, step: number): WaitForecast {
  const longest = LONGEST_WAIT / 1000;
  const later = (quantiles: readonly number[] | undefined): number[] =>
    LEVELS.map((level, i) => {
      const added = calls * step * (1 + (level - 0.5) * WIDENING);
      return Math.min(longest, Math.round((quantiles?.[i] ?? 0) + added));
    });
  return waitForecast(later(last?.quantiles), later(last?.raw));
}

/**
 * The waits of those behind the played part of the line, and of who would join behind all of them: the last of their kind
 * in the run, plus the calls between at the run's rate, with a wider range.
 */
export function beyondTheRun(
  crowd: Crowd,
  joining: ReadonlyMap<string, WaitForecast | null>,
): { readonly people: Map<string, WaitForecast | null>; readonly joining: Map<string, WaitForecast | null> } {
  const { floor, arrays, rest } = crowd;
  const kinds = new Map<string, Kind>();
  const kind = (serviceId: string): Kind => {
    const known = kinds.get(serviceId) ?? kindOf(crowd, serviceId);
    kinds.set(serviceId, known);
    return known;
  };
  const before = new Map<string, number>();
  const callsBefore = ({ services }: Kind): number => {
    let calls = 0;
    for (const [serviceId, count] of before) if (services.has(serviceId)) calls += count;
    return calls;
  };
  const people = new Map<string, WaitForecast | null>();
  for (const index of rest) {
    const person = arrays.people[index]!;
    const { serviceId } = person;
    const its = kind(serviceId);
    const canBe = person.absentUntil === null && isReachable(floor, serviceId, person);
    people.set(person.id, canBe ? beyond(its.last, callsBefore(its) + 1, its.step) : null);
    before.set(serviceId, (before.get(serviceId) ?? 0) + 1);
  }
  const behind = [...joining].map(([id, wait]) => {
    const its = kind(id);
    return [id, wait && beyond(wait, callsBefore(its), its.step)] as const;
  });
  return { people, joining: new Map(behind) };
}
