import type { Database, Queries } from '../../db/client.ts';
import { type LookRows, lookRows } from '../../db/records/queue/look-rows.ts';
import { storeVersion } from '../../db/records/queue/store-events.ts';
import { type FloorForecast, forecastFloor, seedOf } from '../../domain/forecast/forecast-floor.ts';
import { LEARNING_FORMAT } from '../../domain/forecast/learning/learned.ts';
import type { ForecastModel } from '../../domain/forecast/service-times.ts';
import { aheadOnly } from '../../domain/queue/boards/ahead-only.ts';
import { type JoinStop, joinStop } from '../../domain/queue/visit/joining.ts';
import { storeDaySpan } from '../../domain/store/store-day.ts';
import { type Instant, SECOND } from '../../time/instant.ts';
import { type LoadedFloor, loadFloors } from './store-floor.ts';
import { modelFrom } from './store-model.ts';
import { dayRollsAtMinutes, loadStoreNow, type StoreNow } from './store-now.ts';

/** A store with its floor and everybody's wait, looked at once for all who ask. */
export interface StoreForecast extends StoreNow, LoadedFloor, Omit<LookRows, 'learned'> {
  readonly asOf: Instant;
  /** The version that was looked at; `version` is later where the look itself has moved promises. */
  readonly seenVersion: number;
  readonly forecast: FloorForecast;
  /** What the store has learned. */
  readonly model: ForecastModel;
  /** By service: why it cannot be joined; null = it can. */
  readonly joinStops: ReadonlyMap<string, JoinStop | null>;
}

/** A figure is looked at anew when the store changed, and this often while somebody looks. */
const FRESH_FOR = 30 * SECOND;

/** The last look at a store; an older one is of no use to anybody. */
interface Known {
  readonly key: string;
  readonly look: Promise<StoreForecast | undefined>;
}

const known = new WeakMap<Database, Map<string, Known>>();
const looks = new WeakMap<Database, number>();

/** How often a store was looked at for the screens of this process. */
export const looksTaken = (db: Database): number => looks.get(db) ?? 0;
const MOST_STORES = 500;

export function stopsOf(now: StoreNow, loaded: LoadedFloor, forecast: FloorForecast): Map<string, JoinStop | null> {
  return new Map(
    loaded.services.map((service) => [
      service.id,
      joinStop({
        now: forecast.asOf,
        settings: now.settings,
        takesWalkIns: service.active && service.walkIn,
        serviceMinutes: service.serviceMinutes,
        stoppedUntil: now.store.walkInsStoppedUntil,
        open: now.open,
        forecast: forecast.joining.get(service.id) ?? null,
      }),
    ]),
  );
}

/** The services that may be joined at all. */
export const joinable = (loaded: LoadedFloor): string[] =>
  loaded.services.filter((s) => s.active && s.walkIn).map((s) => s.id);

/** Looks at a store afresh: for a decision. Undefined where there is no such store. Three statements. */
export async function lookAtStore(db: Queries, storeId: string, at: Instant): Promise<StoreForecast | undefined> {
  const now = await loadStoreNow(db, storeId, at);
  if (!now) return undefined;
  const { store, settings, hours, closesAt, storeDay } = now;
  const { learned, ...seen } = await lookRows(db, store.id, { storeDay, format: LEARNING_FORMAT });
  const dayEndsAt = storeDaySpan(hours, store.zone, storeDay, dayRollsAtMinutes(settings)).endsAt;
  const ask = { storeId: store.id, settings, closesAt, dayEndsAt };
  const loaded = (await loadFloors(db, [ask], at)).get(store.id)!;
  const model = modelFrom(learned, loaded.floor.services);
  const played = forecastFloor(loaded.floor, model, seedOf(store.id, storeDay), joinable(loaded));
  const forecast = store.rangesDoubtedAt === null ? played : aheadOnly(played, loaded.floor);
  const joinStops = stopsOf(now, loaded, forecast);
  return { ...now, ...loaded, ...seen, seenVersion: seen.version, asOf: at, model, forecast, joinStops };
}

/** Names of a store's counters, by id; those out of use too. */
export const counterNamesOf = (look: StoreForecast): Record<string, string> =>
  Object.fromEntries(look.counters.map((counter) => [counter.id, counter.name]));

const keyOf = (version: number, at: Instant): string => `${version} ${Math.floor(at / FRESH_FOR)}`;

/** Keeps a look in the place of the one that it was made of, whose version was `from`; not where a newer one is kept. */
export function keepLook(db: Database, look: StoreForecast, from: number): void {
  const stores = known.get(db);
  if (stores?.get(look.store.id)?.key !== keyOf(from, look.asOf)) return;
  stores.set(look.store.id, { key: keyOf(look.version, look.asOf), look: Promise.resolve(look) });
}

/** The look that the screens of this process share at this version, where somebody has looked in this half minute. */
export async function sharedLook(
  db: Database,
  storeId: string,
  version: number,
  at: Instant,
): Promise<StoreForecast | undefined> {
  const there = known.get(db)?.get(storeId);
  return there?.key === keyOf(version, at) ? there.look : undefined;
}

/**
 * The same for screens: one look a store, change and half minute serves all who ask in this process. `storeId` is an id,
 * not a slug.
 */
export async function storeForecast(db: Database, storeId: string, at: Instant): Promise<StoreForecast | undefined> {
  const key = keyOf(await storeVersion(db.read, storeId), at);
  const stores = known.get(db) ?? new Map<string, Known>();
  known.set(db, stores);
  const there = stores.get(storeId);
  if (there?.key === key) return there.look;
  if (stores.size >= MOST_STORES) stores.clear();
  looks.set(db, looksTaken(db) + 1);
  const look = lookAtStore(db.read, storeId, at);
  stores.set(storeId, { key, look });
  look.catch(() => stores.delete(storeId));
  return look;
}
