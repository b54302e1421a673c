import type { Database } from '../../db/client.ts';
import { findChain } from '../../db/records/chain.ts';
import type { Deps } from '../../deps.ts';
import { forecastFloor, seedOf } from '../../domain/forecast/forecast-floor.ts';
import type { ForecastModel } from '../../domain/forecast/service-times.ts';
import type { WaitForecast, WaitShown } from '../../domain/forecast/wait-forecast.ts';
import type { JoinStop } from '../../domain/queue/joining.ts';
import { settingsInForce } from '../../domain/settings.ts';
import { type Instant, SECOND } from '../../time/instant.ts';
import { localOf } from '../../time/store-zone.ts';
import { type ListedStore as ListedRow, listedStores } from '../loading/listed-stores.ts';
import { type LoadedFloor, loadFloors } from '../loading/store-floor.ts';
import { type StoreForecast, storeForecast } from '../loading/store-forecast.ts';
import { listedModels } from '../loading/store-model.ts';

/** What somebody who joined now would be told. */
export interface ServiceWait {
  readonly serviceId: string;
  readonly key: string;
  readonly name: string;
  readonly names: Readonly<Record<string, string>>;
  readonly minutes: number;
  /** In line for it now. */
  readonly waiting: number;
  /** Null = not known, or nobody can serve. */
  readonly wait: WaitForecast | null;
  /** Why it cannot be joined; null = it can. */
  readonly stop: JoinStop | null;
}

export interface StoreWaits {
  readonly storeId: string;
  readonly asOf: Instant;
  readonly version: number;
  /** Services that are offered to walk-ins, in the store's order. */
  readonly services: readonly ServiceWait[];
  /** Of the store's main service. */
  readonly main: ServiceWait | null;
}

export function serviceWaits(look: StoreForecast): ServiceWait[] {
  return look.services
    .filter((service) => service.active && service.walkIn)
    .map((service) => ({
      serviceId: service.id,
      key: service.key,
      name: service.name,
      names: service.names,
      minutes: service.serviceMinutes,
      waiting: look.floor.line.filter((p) => p.serviceId === service.id).length,
      wait: look.open.kind === 'closed' ? null : (look.forecast.joining.get(service.id) ?? null),
      stop: look.joinStops.get(service.id) ?? null,
    }));
}

export function waitsOf(look: StoreForecast): StoreWaits {
  const services = serviceWaits(look);
  const main = services.find((s) => s.serviceId === look.store.mainServiceId) ?? services[0] ?? null;
  return { storeId: look.store.id, asOf: look.asOf, version: look.version, services, main };
}

/** The waits of one store by service; undefined where there is no such store. `storeId` is its id. */
export async function storeWaits(deps: Deps, storeId: string): Promise<StoreWaits | undefined> {
  const look = await storeForecast(deps.db, storeId, deps.now());
  return look && waitsOf(look);
}

/** What a list of stores shows for one of them. */
export interface ListedWait {
  /** Null = not known: no staff, or the service is not given there. */
  readonly wait: WaitShown | null;
  readonly waiting: number;
}

const FRESH_FOR = 30 * SECOND;
const MOST_KNOWN = 20_000;
/** A list tells ranges in steps of 5 or 10 minutes: this many place p20 and p85 well within one. The store's page plays all. */
const LISTED_REPLICATIONS = 64;

/** What is kept of a store and service between two lists: figures only. */
interface ListedStore extends ListedWait {
  readonly key: string;
}
type Listed = Map<string, ListedStore>;

const known = new WeakMap<Database, Listed>();

const keyOf = (version: number, now: Instant): string => `${version} ${Math.floor(now / FRESH_FOR)}`;
const placeOf = (storeId: string, serviceKey: string | undefined): string => `${storeId} ${serviceKey ?? ''}`;

/** Plays the floor for the one service that the list speaks of: all of them would take twice as long. */
function listedOf(
  { floor, services }: LoadedFloor,
  model: ForecastModel,
  store: Pick<ListedRow['store'], 'mainServiceId' | 'rangesDoubtedAt'>,
  serviceKey: string | undefined,
  seed: number,
): ListedWait {
  const offered = services.filter((s) => s.active && s.walkIn);
  const main = offered.find((s) => s.id === store.mainServiceId) ?? offered[0];
  const service = serviceKey === undefined ? main : offered.find((s) => s.key === serviceKey);
  const isStaffed = floor.advisors.some((a) => a.state !== 'off' || a.shift !== null);
  const waiting = floor.line.length;
  if (!service || !isStaffed) return { wait: null, waiting };
  const forecast = forecastFloor(floor, model, seed, [service.id], LISTED_REPLICATIONS).joining.get(service.id);
  if (!forecast) return { wait: null, waiting };
  const { quantiles: _, ...wait } = forecast;
  return { wait: store.rangesDoubtedAt === null ? wait : { ...wait, aheadOnly: waiting }, waiting };
}

/** Looks at the stores that changed since they were last asked for: eight queries whatever their number, mostly seven. */
async function lookAt(
  deps: Deps,
  stale: readonly Pick<ListedRow, 'store' | 'version'>[],
  serviceKey: string | undefined,
  listed: Listed,
) {
  const now = deps.now();
  const { read } = deps.db;
  const chain = await findChain(read);
  const asks = stale.map(({ store }) => ({
    storeId: store.id,
    settings: settingsInForce(chain?.settings ?? null, store.settings),
  }));
  const loaded = await loadFloors(read, asks, now);
  const wanted = stale.map(({ store: { id } }) => ({ storeId: id, services: loaded.get(id)!.floor.services }));
  const models = await listedModels(read, wanted, now);
  for (const { store, version } of stale) {
    const { id, zone } = store;
    const seed = seedOf(id, localOf(zone, now).date);
    const figures = listedOf(loaded.get(id)!, models.get(id)!, store, serviceKey, seed);
    listed.set(placeOf(id, serviceKey), { ...figures, key: keyOf(version, now) });
  }
}

/**
 * The wait of many stores for a list: of the service with this key, else of each store's main service. Misses load
 * together; a store is looked at anew when it changed, and every half minute.
 */
export async function waitsForStores(
  deps: Deps,
  storeIds: readonly string[],
  serviceKey?: string,
): Promise<Map<string, ListedWait>> {
  const now = deps.now();
  const listed: Listed = known.get(deps.db) ?? new Map();
  known.set(deps.db, listed);
  if (listed.size > MOST_KNOWN) listed.clear();
  const stores = await listedStores(deps.db, storeIds);
  const listedAs = (id: string): ListedStore | undefined => listed.get(placeOf(id, serviceKey));
  const stale = [...stores.values()].filter((one) => listedAs(one.store.id)?.key !== keyOf(one.version, now));
  if (stale.length > 0) await lookAt(deps, stale, serviceKey, listed);
  return new Map(storeIds.map((id) => [id, { wait: listedAs(id)?.wait ?? null, waiting: listedAs(id)?.waiting ?? 0 }]));
}
