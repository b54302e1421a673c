import type { Instant } from '../../time/instant.ts';
import { callingFloor, type FloorArrays } from '../queue/line/calling-floor.ts';
import type { StoreFloor } from '../queue/line/floor.ts';
import { rankLine } from '../queue/line/ranking.ts';
import { hashText } from './draws.ts';
import { beyondTheRun } from './extrapolate.ts';
import { mayServe } from './floor-model.ts';
import { stayingTable } from './leaving.ts';
import type { Staying } from './quantiles.ts';
import type { ForecastModel } from './service-times.ts';
import { type Simulated, simulate } from './simulate.ts';
import { forecastOfWaits, type WaitForecast } from './wait-forecast.ts';

/** Everybody's wait at one moment, and that of who would join now. Null = nobody on duty, or still to come today, can serve. */
export interface FloorForecast {
  readonly asOf: Instant;
  /** By visit. Those who are absent have none. */
  readonly people: ReadonlyMap<string, WaitForecast | null>;
  /** By service. */
  readonly joining: ReadonlyMap<string, WaitForecast | null>;
  readonly seed: number;
  readonly replications: number;
  readonly modelVersion: string;
}

/** So many people are played; those behind them are reckoned from the rate at which the run calls. */
const MOST_PLAYED = 60;

/** A store with few advisors has fewer calls ahead, and 49 plays drawn in even pairs tell what 64 do. */
const FEW_ADVISORS = 3;

function replicationsFor({ line, advisors, now }: StoreFloor, atMost: number): number {
  const usual = advisors.filter((a) => mayServe(a, now)).length <= FEW_ADVISORS ? 49 : line.length > 15 ? 64 : 80;
  return Math.min(line.length <= MOST_PLAYED ? usual : 32, atMost);
}

/** The same numbers all day in a store, so that a figure moves only because the floor moved. */
export const seedOf = (storeId: string, storeDay: string): number => hashText(`${storeId} ${storeDay}`);

/** The people with the fewest ahead of them, and the rest in the order in which they will be reckoned. */
function split(arrays: FloorArrays, now: Instant): { played: Set<string>; rest: number[] } {
  const ranks = rankLine(arrays, now);
  const byAhead = ranks
    .map((rank, order) => ({ order, ...rank }))
    .sort((a, b) => a.ahead - b.ahead || a.order - b.order);
  const played = new Set(byAhead.slice(0, MOST_PLAYED).map((r) => arrays.people[r.index]!.id));
  const rest = ranks.map((r) => r.index).filter((index) => !played.has(arrays.people[index]!.id));
  return { played, rest };
}

/** What a forecast is asked for, where that is less than everything. */
export interface Wanted {
  /** Only these visits of the line. */
  readonly people?: ReadonlySet<string>;
  /** Fewer plays, where many floors are looked at together. */
  readonly mostReplications?: number;
}

function crowdedForecast(
  floor: StoreFloor,
  model: ForecastModel,
  seed: number,
  joinServices: readonly string[],
  replications: number,
): Pick<FloorForecast, 'people' | 'joining'> {
  const arrays = callingFloor(floor);
  const { played, rest } = split(arrays, floor.now);
  const line = floor.line.filter((p) => played.has(p.id));
  const run = simulate({ ...floor, line }, model, seed, { replications, joinServices, people: null });
  const { people: front, joining } = forecastsOf(run, floor, model);
  const behind = beyondTheRun({ floor, arrays, played: front, rest }, joining);
  return { people: new Map([...front, ...behind.people]), joining: behind.joining };
}

/** Reads the forecasts of this line, and of who would join it, off a run. */
function forecastsOf(
  { people, joining }: Simulated,
  { line, now }: StoreFloor,
  { readAt, leaving }: ForecastModel,
): Pick<FloorForecast, 'people' | 'joining'> {
  const table = stayingTable(leaving);
  const read = (waits: Int32Array | null, staying: Staying | null) => waits && forecastOfWaits(waits, readAt, staying);
  const forecasts = new Map<string, WaitForecast | null>();
  for (const { id, bookedAt, joinedAt } of line) {
    const waits = people.get(id);
    if (waits === undefined) continue;
    forecasts.set(id, read(waits, bookedAt === null ? { table, waited: now - joinedAt } : null));
  }
  const joiner = { table, waited: 0 };
  return { people: forecasts, joining: new Map([...joining].map(([id, waits]) => [id, read(waits, joiner)])) };
}

/**
 * Forecasts the wait of everybody in line, and of who would join now for each of `joinServices`, in one run. Pure: the
 * same floor, model and seed give the same figures. Every figure is finite, at most six hours. A crowded floor has fewer
 * replications than a quiet one. Where only some visits are wanted, the run ends when they are called.
 */
export function forecastFloor(
  floor: StoreFloor,
  model: ForecastModel,
  seed: number,
  joinServices: readonly string[],
  { people, mostReplications = Number.POSITIVE_INFINITY }: Wanted = {},
): FloorForecast {
  const known = joinServices.filter((id) => floor.services.some((s) => s.id === id));
  const replications = replicationsFor(floor, mostReplications);
  const forecasts =
    floor.line.length > MOST_PLAYED
      ? crowdedForecast(floor, model, seed, known, replications)
      : forecastsOf(
          simulate(floor, model, seed, { replications, joinServices: known, people: people ?? null }),
          floor,
          model,
        );
  return { asOf: floor.now, ...forecasts, seed, replications, modelVersion: model.version };
}
