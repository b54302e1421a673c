import type { Queries } from '../../db/client.ts';
import { learningOf } from '../../db/records/waits/store-learning.ts';
import { LEARNING_FORMAT, unpackLearned } from '../../domain/forecast/learning/learned.ts';
import { learnedModel } from '../../domain/forecast/learning/learned-model.ts';
import { configuredModel, type ForecastModel } from '../../domain/forecast/service-times.ts';
import type { FloorService } from '../../domain/queue/line/floor.ts';
import { type Instant, MINUTE } from '../../time/instant.ts';

/** A store whose model is wanted, with its services as they are configured now. */
export interface ModelAsk {
  readonly storeId: string;
  readonly services: readonly FloorService[];
}

const signatureOf = (services: readonly FloorService[]): string => services.map((s) => `${s.id} ${s.minutes}`).join();

/** Models by what they are made of: the state's text and the configured minutes. The newest that were asked for. */
const made = new Map<string, ForecastModel>();
const MOST_MADE = 300;

function modelOf(state: string, services: readonly FloorService[]): ForecastModel {
  const key = `${signatureOf(services)}\n${state}`;
  const known = made.get(key);
  const model = known ?? learnedModel(unpackLearned(state), services);
  made.delete(key);
  if (made.size >= MOST_MADE) made.delete(made.keys().next().value!);
  made.set(key, model);
  return model;
}

/** What a store has learned, packed, as its model; a store that has learned nothing yet has the configured one. */
export const modelFrom = (learned: string | null, services: readonly FloorService[]): ForecastModel =>
  learned === null ? configuredModel(services) : modelOf(learned, services);

/** What stores have learned, as models; a store that has learned nothing yet has the configured one. One query. */
export async function storeModels(db: Queries, asks: readonly ModelAsk[]): Promise<Map<string, ForecastModel>> {
  const rows = await learningOf(
    db,
    asks.map((ask) => ask.storeId),
    LEARNING_FORMAT,
  );
  const states = new Map(rows.map((row) => [row.storeId, row.state]));
  return new Map(asks.map(({ storeId, services }) => [storeId, modelFrom(states.get(storeId) ?? null, services)]));
}

export async function storeModel(db: Queries, ask: ModelAsk): Promise<ForecastModel> {
  return (await storeModels(db, [ask])).get(ask.storeId)!;
}

/** A list of stores tells rough ranges: for it a model may be this old. */
const OLD_ENOUGH = 10 * MINUTE;
const MOST_LISTED = 1_000;

interface Kept {
  readonly model: ForecastModel;
  readonly services: string;
  readonly at: Instant;
}

const listed = new WeakMap<object, Map<string, Kept>>();

/** The same for a list of many stores: models of the last minutes serve again, so that most lists ask nothing. */
export async function listedModels(
  db: Queries,
  asks: readonly ModelAsk[],
  now: Instant,
): Promise<Map<string, ForecastModel>> {
  const kept = listed.get(db) ?? new Map<string, Kept>();
  listed.set(db, kept);
  const models = new Map<string, ForecastModel>();
  for (const ask of asks) {
    const there = kept.get(ask.storeId);
    const isFresh =
      there && there.at <= now && now - there.at < OLD_ENOUGH && there.services === signatureOf(ask.services);
    if (isFresh) models.set(ask.storeId, there.model);
  }
  const stale = asks.filter((ask) => !models.has(ask.storeId));
  if (stale.length === 0) return models;
  if (kept.size > MOST_LISTED) kept.clear();
  const loaded = await storeModels(db, stale);
  for (const ask of stale) {
    const model = loaded.get(ask.storeId)!;
    models.set(ask.storeId, model);
    kept.set(ask.storeId, { model, services: signatureOf(ask.services), at: now });
  }
  return models;
}
