import { configuredModel, type ForecastModel } from '../domain/forecast/service-times.ts';
import { lognormalTable } from '../domain/forecast/tables.ts';
import type { FloorService } from '../domain/queue/line/floor.ts';
import { MINUTE } from '../time/instant.ts';

/** What things truly take in the demo's stores, drawn from by its simulation; the forecaster has to learn it. */
const MEDIAN_OF_CONFIGURED = 0.85;
const SPREAD = 0.63;

export const trueTimes = (services: readonly FloorService[]): ForecastModel => ({
  ...configuredModel(services),
  services: new Map(
    services.map((s) => [s.id, lognormalTable(Math.log(MEDIAN_OF_CONFIGURED * s.minutes * MINUTE), SPREAD)]),
  ),
});
