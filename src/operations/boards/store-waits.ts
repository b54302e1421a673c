import type { Deps } from '../../deps.ts';
import type { WaitForecast } from '../../domain/forecast/wait-forecast.ts';
import { type JoinStop, type WalkInStop, walkInStopOf } from '../../domain/queue/visit/joining.ts';
import type { Instant } from '../../time/instant.ts';
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
  /** "No more walk-ins" by the word of staff; null = they are taken. */
  readonly walkInStop: WalkInStop | null;
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
  return {
    storeId: look.store.id,
    asOf: look.asOf,
    version: look.version,
    walkInStop: walkInStopOf(look.store, look.asOf),
    services,
    main,
  };
}

/** The waits of one store by service; undefined where there is no such store. `storeId` is its id. */
export async function storeWaits(deps: Deps, storeId: string): Promise<StoreWaits | undefined> {
  const look = await storeForecast(deps.db, storeId, deps.now());
  return look && waitsOf(look);
}
