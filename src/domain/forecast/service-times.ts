import { MINUTE } from '../../time/instant.ts';
import type { FloorService } from '../queue/line/floor.ts';
import { lognormalTable, normalTable, type QuantileTable } from './tables.ts';
import { LEVELS } from './wait-forecast.ts';

/** What a store's own past, or a sensible guess, says about how long things take. Times in milliseconds. */
export interface ForecastModel {
  /** Kept with every quote, so that a quote can be judged by the model that made it. */
  readonly version: string;
  /** Service times by service id. */
  readonly services: ReadonlyMap<string, QuantileTable>;
  /** End of a visit to the next call. */
  readonly wrapUp: QuantileTable;
  /** Call to start. */
  readonly walkUp: QuantileTable;
  /** Real over planned length of a break. */
  readonly breakRatio: QuantileTable;
  /** Length of a pause that nobody planned. */
  readonly shortPause: QuantileTable;
  /** How late somebody begins whose shift has begun. */
  readonly lateStart: QuantileTable;
  /** Arrival less booked time; negative = early. */
  readonly lateness: QuantileTable;
  /** Share of appointments that come, 0 to 1. */
  readonly showRate: number;
  /** Share of called people who do not come, 0 to 1. */
  readonly noReplyShare: number;
  /** Chance a minute of leaving the line, by minutes waited (`LEAVING_FROM` of leaving.ts). */
  readonly leaving: Float64Array;
  /** The level at which a forecast is read for each of `LEVELS`, so that it holds by the store's past. */
  readonly readAt: ArrayLike<number>;
}

/** Real service times are usually somewhat under what was typed in, and spread. */
const MEDIAN_OF_CONFIGURED = 0.85;
/** Spread of the logarithm: of single visits, and of what we do not know yet about a service and its store. */
const SERVICE_SD = Math.sqrt(0.6 ** 2 + 0.35 ** 2 + 0.3 ** 2);

/** What is believed of a store before it has a past. */
export const PRIOR = {
  wrapUp: lognormalTable(Math.log(0.9 * MINUTE), 0.75),
  walkUp: lognormalTable(Math.log(0.6 * MINUTE), 0.5),
  breakRatio: lognormalTable(Math.log(1.03), 0.12),
  shortPause: lognormalTable(Math.log(3.5 * MINUTE), 0.6),
  lateStart: lognormalTable(Math.log(6 * MINUTE), 0.9),
  lateness: normalTable(-4 * MINUTE, 7 * MINUTE),
  showRate: 17.6 / 20,
  noReplyShare: 0.03,
  leaving: Float64Array.of(0.0003, 0.001, 0.002, 0.004, 0.006, 0.01, 0.015, 0.02),
  readAt: LEVELS,
};

const cache = new Map<number, QuantileTable>();

function configuredTable(minutes: number): QuantileTable {
  const known = cache.get(minutes);
  if (known) return known;
  const table = lognormalTable(Math.log(MEDIAN_OF_CONFIGURED * minutes * MINUTE), SERVICE_SD);
  cache.set(minutes, table);
  return table;
}

/** The model of a store of which nothing is known but what its manager configured. */
export const configuredModel = (services: readonly FloorService[]): ForecastModel => ({
  ...PRIOR,
  version: 'configured-1',
  services: new Map(services.map((s) => [s.id, configuredTable(s.minutes)])),
});
