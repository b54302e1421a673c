import type { Database } from '../../db/client.ts';
import { findChain } from '../../db/records/chain.ts';
import { storeVersions } from '../../db/records/store-events.ts';
import { storesByIds } from '../../db/records/stores.ts';
import type { Deps } from '../../deps.ts';
import { forecastFloor, seedOf } from '../../domain/forecast/forecast-floor.ts';
import { configuredModel } from '../../domain/forecast/service-times.ts';
import type { WaitForecast, WaitShown } from '../../domain/forecast/wait-forecast.ts';
import type { JoinStop } from '../../domain/queue/joining.ts';
import { settingsInForce } from '../../domain/settings.ts';
import { type Instant, SECOND } from '../../time/instant.ts';
import { localOf } from '../../time/store-zone.ts';
import { type LoadedFloor, loadFloors } from '../loading/store-floor.ts';
import { type StoreForecast, storeForecast } from '../loading/store-forecast.ts';

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

type Floors = Map<string, ListedFloor>;
interface ListedFloor {
  readonly key: string;
  readonly loaded: LoadedFloor;
  readonly mainServiceId: string | null;
  readonly joining: ReadonlyMap<string, WaitForecast | null>;
}

const known = new WeakMap<Database, Floors>();

const keyOf = (version: number, now: Instant): string => `${version} ${Math.floor(now / FRESH_FOR)}`;

/** Looks at the stores that changed since they were last asked for: seven queries whatever their number. */
async function lookAt(deps: Deps, ids: readonly string[], versions: ReadonlyMap<string, number>, floors: Floors) {
  const now = deps.now();
  const { read } = deps.db;
  const chain = await findChain(read);
  const stores = await storesByIds(read, ids);
  const asks = stores.map((s) => ({ storeId: s.id, settings: settingsInForce(chain?.settings ?? null, s.settings) }));
  const loaded = await loadFloors(read, asks, now);
  for (const store of stores) {
    const floor = loaded.get(store.id)!;
    const services = floor.services.filter((s) => s.active && s.walkIn).map((s) => s.id);
    const isStaffed = floor.floor.advisors.some((a) => a.state !== 'off' || a.shift !== null);
    // A list needs the services of its rows only, but one run gives all at hardly more than one.
    const seed = seedOf(store.id, localOf(store.zone, now).date);
    const joining = isStaffed
      ? forecastFloor(floor.floor, configuredModel(floor.floor.services), seed, services).joining
      : new Map<string, WaitForecast | null>();
    const mainServiceId = services.includes(store.mainServiceId ?? '') ? store.mainServiceId : (services[0] ?? null);
    floors.set(store.id, { key: keyOf(versions.get(store.id) ?? 0, now), loaded: floor, mainServiceId, joining });
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
  const floors = known.get(deps.db) ?? new Map<string, ListedFloor>();
  known.set(deps.db, floors);
  if (floors.size > MOST_KNOWN) floors.clear();
  const versions = await storeVersions(deps.db.read, storeIds);
  const stale = storeIds.filter((id) => floors.get(id)?.key !== keyOf(versions.get(id) ?? 0, now));
  if (stale.length > 0) await lookAt(deps, stale, versions, floors);
  return new Map(
    storeIds.map((id) => {
      const listed = floors.get(id);
      const asked = listed?.loaded.services.find((s) => s.key === serviceKey && s.active)?.id ?? null;
      const serviceId = serviceKey === undefined ? (listed?.mainServiceId ?? null) : asked;
      const wait = serviceId === null ? null : (listed?.joining.get(serviceId) ?? null);
      return [id, { wait, waiting: listed?.loaded.floor.line.length ?? 0 }];
    }),
  );
}
