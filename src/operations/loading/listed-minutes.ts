import type { Database } from '../../db/client.ts';
import { floorGlances, type Glances } from '../../db/records/queue/floor-glances.ts';
import type { Deps } from '../../deps.ts';
import { forecastFloor, seedOf } from '../../domain/forecast/forecast-floor.ts';
import type { ForecastModel } from '../../domain/forecast/service-times.ts';
import type { WaitForecast, WaitShown } from '../../domain/forecast/wait-forecast.ts';
import type { StoreFloor } from '../../domain/queue/line/floor.ts';
import { settingsInForce } from '../../domain/settings.ts';
import { type Instant, SECOND } from '../../time/instant.ts';
import { contains } from '../../time/span.ts';
import { localOf } from '../../time/store-zone.ts';
import { type ListedService, type ListedStore, listedService } from './listed-stores.ts';
import { type FreeTimeLook, type NextFreeAsked, nearLook, nextFreeTimes } from './next-free-times.ts';
import { expectedSpan, floorOf } from './store-floor.ts';
import { type StoreForecast, sharedLook } from './store-forecast.ts';
import { listedModels } from './store-model.ts';

/** What a list shows of a store and changes from minute to minute. */
export interface ListedMinute {
  /** Null = not known: no staff, or the service is not given there. */
  readonly wait: WaitShown | null;
  readonly waiting: number;
  /** The first start that can be booked; null = none within the horizon. */
  readonly nextFreeAt: Instant | null;
}

export interface MinuteAsked {
  /** The service that the list speaks of; null = each store's main one. */
  readonly serviceKey: string | null;
  /** Whose wait is wanted. */
  readonly waitOf: (store: ListedStore) => boolean;
  readonly withFreeTimes: boolean;
}

const FRESH_FOR = 30 * SECOND;
const MOST_KNOWN = 20_000;
/**
 * A list tells ranges in steps of 5 or 10 minutes: so many, drawn from even strata, place p20 and p85 well within one. The
 * store's page plays all; where that is open, the list says what it says.
 */
const LISTED_REPLICATIONS = 24;
/** Of those in line: the list tells only what who joins would wait. */
const NOBODY: ReadonlySet<string> = new Set();

type ListedWait = Pick<ListedMinute, 'wait' | 'waiting'>;

/** What is known of a store and service from one version and half minute; absent = nobody asked for it. */
interface Known {
  readonly key: string;
  readonly wait?: ListedWait;
  readonly freeAt?: Instant | null;
}

const known = new WeakMap<Database, Map<string, Known>>();

/**
 * The minute of many stores, by store id. Those that changed since they were last asked for, and all of them every half
 * minute, are looked at anew together: one statement, one more where their models are older than some minutes, and two
 * where some are full for days.
 */
export async function listedMinutes(
  deps: Deps,
  stores: readonly ListedStore[],
  asked: MinuteAsked,
): Promise<Map<string, ListedMinute>> {
  const cache = known.get(deps.db) ?? new Map<string, Known>();
  known.set(deps.db, cache);
  if (cache.size > MOST_KNOWN) cache.clear();
  const now = deps.now();
  const keyOf = (one: ListedStore): string => `${one.version} ${Math.floor(now / FRESH_FOR)}`;
  const placeOf = (one: ListedStore): string => `${one.store.id} ${asked.serviceKey ?? ''}`;
  const freshOf = (one: ListedStore): Known | undefined => {
    const its = cache.get(placeOf(one));
    return its?.key === keyOf(one) ? its : undefined;
  };
  const looks = await sharedLooks(deps, stores.filter(asked.waitOf), now);
  const isUnplayed = (one: ListedStore): boolean => !looks.has(one.store.id) && freshOf(one)?.wait === undefined;
  const toForecast = stores.filter((one) => asked.waitOf(one) && isUnplayed(one));
  const toSearch = asked.withFreeTimes ? stores.filter((one) => freshOf(one)?.freeAt === undefined) : [];
  const stale = stores.filter((one) => toForecast.includes(one) || toSearch.includes(one));
  if (stale.length > 0) {
    const ids = stale.map((one) => one.store.id);
    const look = nearLook(toSearch.map(openingOf), now);
    const glances = await floorGlances(deps.db.read, ids, { now, ...look });
    const freeTimes = await searchAll(deps, toSearch, asked.serviceKey, { look, glances }, now);
    const waits = await forecastAll(deps, toForecast, asked.serviceKey, glances, now);
    for (const one of stale) {
      const freeAt = freeTimes.get(one.store.id);
      const wait = waits.get(one.store.id);
      cache.set(placeOf(one), {
        ...(freshOf(one) ?? { key: keyOf(one) }),
        ...(wait === undefined ? {} : { wait }),
        ...(freeAt === undefined ? {} : { freeAt }),
      });
    }
  }
  const waitIn = (one: ListedStore): ListedWait | undefined => {
    const look = looks.get(one.store.id);
    return look ? lookedWait(one, look, asked.serviceKey) : freshOf(one)?.wait;
  };
  return new Map(
    stores.map((one) => [one.store.id, minuteOf(asked.waitOf(one) ? waitIn(one) : undefined, freshOf(one)?.freeAt)]),
  );
}

const minuteOf = (wait: ListedWait = { wait: null, waiting: 0 }, freeAt: Instant | null = null): ListedMinute => ({
  ...wait,
  nextFreeAt: freeAt,
});

/** Of the stores that somebody looks at more closely at this very moment. */
async function sharedLooks(
  deps: Deps,
  stores: readonly ListedStore[],
  now: Instant,
): Promise<Map<string, StoreForecast>> {
  const looks = new Map<string, StoreForecast>();
  for (const { store, version } of stores) {
    const look = await sharedLook(deps.db, store.id, version, now);
    if (look) looks.set(store.id, look);
  }
  return looks;
}

const openingOf = (one: ListedStore) => ({ zone: one.store.zone, hours: one.hours });

function searchAll(
  deps: Deps,
  stores: readonly ListedStore[],
  serviceKey: string | null,
  { look, glances }: { readonly look: FreeTimeLook; readonly glances: Glances },
  now: Instant,
): Promise<Map<string, Instant | null>> {
  const asked = stores.map((one): NextFreeAsked => {
    const service = listedService(one, serviceKey);
    return {
      ...openingOf(one),
      storeId: one.store.id,
      settings: settingsInForce(glances.chainSettings, one.store.settings),
      service: service?.bookable ? service : null,
    };
  });
  return nextFreeTimes(deps.db.read, asked, look, glances.stores, now);
}

async function forecastAll(
  deps: Deps,
  stores: readonly ListedStore[],
  serviceKey: string | null,
  glances: Glances,
  now: Instant,
): Promise<Map<string, ListedWait>> {
  const floors = stores.map((one) => listedFloor(one, glances, now));
  const models = await listedModels(deps.db.read, floors, now);
  return new Map(
    stores.map((one, i) => [one.store.id, waitOf(one, floors[i]!, models.get(one.store.id)!, serviceKey)]),
  );
}

function listedFloor(one: ListedStore, { chainSettings, stores }: Glances, now: Instant): StoreFloor {
  const glance = stores.get(one.store.id)!;
  const settings = settingsInForce(chainSettings, one.store.settings);
  const due = expectedSpan(now, settings.releaseMinutes);
  return floorOf({ storeId: one.store.id, settings }, now, {
    services: one.floorServices,
    staff: glance.advisors,
    visits: glance.visits,
    expected: glance.expected.filter(({ startsAt }) => contains(due, startsAt)),
  });
}

/** The service whose wait stands for a store in a list; undefined where it has none for walk-ins. */
function waitedFor(one: ListedStore, serviceKey: string | null): ListedService | undefined {
  const offered = one.services.filter((s) => s.walkIn);
  if (serviceKey !== null) return offered.find((s) => s.key === serviceKey);
  return offered.find((s) => s.id === one.store.mainServiceId) ?? offered[0];
}

const shownOf = ({ quantiles: _, raw: __, ...shown }: WaitForecast): WaitShown => shown;

/** What the store's own page says. */
function lookedWait(one: ListedStore, look: StoreForecast, serviceKey: string | null): ListedWait {
  const service = waitedFor(one, serviceKey);
  const forecast = service && look.forecast.joining.get(service.id);
  return { wait: forecast ? shownOf(forecast) : null, waiting: look.floor.line.length };
}

/** Plays the floor for the one service that the list speaks of: all of them would take twice as long. */
function waitOf(one: ListedStore, floor: StoreFloor, model: ForecastModel, serviceKey: string | null): ListedWait {
  const service = waitedFor(one, serviceKey);
  const isStaffed = floor.advisors.some((a) => a.state !== 'off' || a.shift !== null);
  const waiting = floor.line.length;
  if (!service || !isStaffed) return { wait: null, waiting };
  const seed = seedOf(one.store.id, localOf(one.store.zone, floor.now).date);
  const run = forecastFloor(floor, model, seed, [service.id], {
    people: NOBODY,
    mostReplications: LISTED_REPLICATIONS,
  });
  const forecast = run.joining.get(service.id);
  if (!forecast) return { wait: null, waiting };
  const wait = shownOf(forecast);
  return { wait: one.store.rangesDoubtedAt === null ? wait : { ...wait, aheadOnly: waiting }, waiting };
}
