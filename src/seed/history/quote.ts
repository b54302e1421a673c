import { seedOf } from '../../domain/forecast/forecast-floor.ts';
import { stayingTable } from '../../domain/forecast/leaving.ts';
import { configuredModel, type ForecastModel } from '../../domain/forecast/service-times.ts';
import { simulate } from '../../domain/forecast/simulate.ts';
import { forecastOfWaits } from '../../domain/forecast/wait-forecast.ts';
import type { StorePlan } from '../chain/store-plan.ts';
import type { Quoter } from './world.ts';

/** Fewer than a live forecast plays: ten thousands of past quotes are made at the start of a demo. */
const REPLICATIONS = 20;

/** The forecasts that the demo's customers were told: the product's own, by the model of a store that has learned nothing yet. */
export function quoterOf(plan: StorePlan): Quoter {
  const model: ForecastModel = configuredModel(plan.services.map(({ id, spec }) => ({ id, minutes: spec.minutes })));
  const table = stayingTable(model.leaving);
  return (world, joined) => {
    const seed = seedOf(plan.id, joined.storeDay);
    const asked = { replications: REPLICATIONS, joinServices: [], people: new Set([joined.id]) };
    const waits = simulate(world.floor(world.closesAt()), model, seed, asked).people.get(joined.id);
    const staying = joined.bookedAt === null ? { table, waited: 0 } : null;
    const forecast = waits && forecastOfWaits(waits, model.readAt, staying);
    if (!forecast) return null;
    const { lowMinutes, likelyMinutes, highMinutes, raw: quantiles } = forecast;
    return {
      lowMinutes,
      likelyMinutes,
      highMinutes,
      quantiles,
      seed,
      replications: REPLICATIONS,
      modelVersion: model.version,
    };
  };
}
