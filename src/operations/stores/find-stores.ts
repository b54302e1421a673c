import { countStores, storesByName, storesInState, storesNamed } from '../../db/records/store/store-search.ts';
import type { StoreRow } from '../../db/records/store/stores.ts';
import type { Deps } from '../../deps.ts';
import type { WaitShown } from '../../domain/forecast/wait-forecast.ts';
import { readPlaceQuery } from '../../domain/places/place-query.ts';
import { stateCode } from '../../domain/places/us-states.ts';
import { type OpeningHours, type OpenState, openState } from '../../domain/store/opening-hours.ts';
import { distanceKm, type Point } from '../../domain/store/place.ts';
import type { Instant } from '../../time/instant.ts';
import { findPlace } from '../loading/find-place.ts';
import { listedMinutes } from '../loading/listed-minutes.ts';
import { type ListedStore, listedStores } from '../loading/listed-stores.ts';
import { storesOutward } from './nearest-stores.ts';

/** What a list shows besides the stores themselves; left out, it is not loaded and not known. */
export interface ListParts {
  /** Waits of the stores that are open. */
  readonly waits?: boolean;
  readonly freeTimes?: boolean;
}

export interface FindInput {
  /** ZIP, city, store name or coordinates as typed; empty = all stores, or those near `near`. */
  readonly q: string;
  readonly near: Point | null;
  readonly radiusKm: number | null;
  /** Key of a service: only stores that offer it. */
  readonly serviceKey: string | null;
  readonly openNow: boolean;
  /** 1 to 100. */
  readonly limit: number;
  readonly offset: number;
}

export interface FoundStore {
  readonly store: StoreRow;
  readonly hours: OpeningHours;
  readonly state: OpenState;
  /** From the place that was asked for; null where none is known. */
  readonly distanceKm: number | null;
  /** Null = not known, or the store is closed. */
  readonly wait: WaitShown | null;
  readonly waiting: number;
  readonly nextFreeAt: Instant | null;
}

interface Page {
  readonly stores: readonly FoundStore[];
  readonly hasMore: boolean;
}

export type FindOutcome =
  | ({ readonly kind: 'near'; readonly place: string | null; readonly center: Point } & Page)
  | ({ readonly kind: 'named' } & Page)
  | ({ readonly kind: 'all'; readonly total: number } & Page)
  | { readonly kind: 'place_unknown' };

/** How many stores are looked at in search of open ones before a list gives up. */
const MOST_LOOKED_AT = 400;
const MOST_NAMED = 300;
/** A city of so many ZIPs is meant before the state of its name: New York and Washington, not California in Kentucky. */
const GREAT_CITY_ZIPS = 20;

/**
 * Finds stores by place or name: by distance where a place is known, with open state, wait and next free time. A text is
 * read as coordinates or ZIP, as a state that has stores ("Puerto Rico", "AZ"; "Oregon" is no village in Ohio, "New York"
 * the city all the same), as a city, then as a store's name.
 */
export async function findStores(deps: Deps, input: FindInput, parts: ListParts): Promise<FindOutcome> {
  const db = deps.db.read;
  const query = readPlaceQuery(input.q);
  const place = await findPlace(db, query);
  const inState = place && place.zips >= GREAT_CITY_ZIPS ? [] : await storesOfState(deps, input);
  if (place && inState.length === 0) return nearPlace(deps, input, parts, place.point, place.label);
  if (query.kind === 'nothing') {
    return input.near ? nearPlace(deps, input, parts, input.near, null) : everyStore(deps, input, parts);
  }
  const named = inState.length > 0 ? inState : await storesCalled(deps, input);
  if (named.length === 0) return { kind: 'place_unknown' };
  const picked = named.map((s) => ({ id: s.id, km: input.near ? distanceKm(input.near, s) : null }));
  if (input.near) picked.sort((a, b) => a.km! - b.km!);
  return { kind: 'named', ...(await pageOf(deps, input, parts, one(picked))) };
}

async function storesOfState({ db }: Deps, { q, serviceKey }: FindInput) {
  const state = stateCode(q);
  return state ? storesInState(db.read, state, serviceKey, MOST_NAMED) : [];
}

function storesCalled({ db }: Deps, { q, serviceKey }: FindInput) {
  const words = q
    .trim()
    .split(/[\s,]+/)
    .filter(Boolean)
    .slice(0, 8);
  return storesNamed(db.read, words, serviceKey, MOST_NAMED);
}

async function nearPlace(
  deps: Deps,
  input: FindInput,
  parts: ListParts,
  center: Point,
  place: string | null,
): Promise<FindOutcome> {
  const within = input.radiusKm ?? Number.POSITIVE_INFINITY;
  const wanted = input.openNow ? 3 * (input.offset + input.limit) : input.offset + input.limit + 1;
  const rings = storesOutward(deps.db.read, center, input.serviceKey, within, wanted);
  return { kind: 'near', place, center, ...(await pageOf(deps, input, parts, rings)) };
}

async function everyStore(deps: Deps, input: FindInput, parts: ListParts): Promise<FindOutcome> {
  const total = await countStores(deps.db.read, input.serviceKey);
  const offset = input.openNow ? 0 : input.offset;
  const rows = await storesByName(
    deps.db.read,
    input.serviceKey,
    offset,
    input.openNow ? MOST_LOOKED_AT : input.limit + 1,
  );
  const picked = rows.map((row) => ({ id: row.id, km: null }));
  const page = await pageOf(deps, { ...input, offset: input.openNow ? input.offset : 0 }, parts, one(picked));
  return { kind: 'all', total, ...page };
}

interface Picked {
  readonly id: string;
  readonly km: number | null;
}

async function* one<T>(value: T): AsyncGenerator<T> {
  yield value;
}

interface Seen {
  readonly picked: Picked;
  readonly listed: ListedStore;
  readonly state: OpenState;
}

/** Takes from the rings until the page is full, and looks at the minute of those on it. */
async function pageOf(
  deps: Deps,
  input: FindInput,
  parts: ListParts,
  rings: AsyncGenerator<readonly Picked[]>,
): Promise<Page> {
  const seen = await (input.openNow ? openOnes : anyOnes)(deps, input, rings);
  return { stores: await withMinute(deps, input, parts, seen.shown), hasMore: seen.hasMore };
}

interface SeenPage {
  readonly shown: readonly Seen[];
  readonly hasMore: boolean;
}

/** Every store counts, so that only those on the page need a look. */
async function anyOnes(deps: Deps, input: FindInput, rings: AsyncGenerator<readonly Picked[]>): Promise<SeenPage> {
  const end = input.offset + input.limit;
  const picked: Picked[] = [];
  for await (const ring of rings) {
    picked.push(...ring);
    if (picked.length > end) break;
  }
  return { shown: await lookAt(deps, picked.slice(input.offset, end), false), hasMore: picked.length > end };
}

/** Stores are looked at, the nearest first, until enough of them are open or too many were looked at. */
async function openOnes(deps: Deps, input: FindInput, rings: AsyncGenerator<readonly Picked[]>): Promise<SeenPage> {
  const end = input.offset + input.limit;
  const found: Seen[] = [];
  let looked = 0;
  for await (const ring of rings) {
    for (let at = 0; at < ring.length && found.length <= end && looked < MOST_LOOKED_AT; ) {
      // About twice as many as are missing: by day that is enough, and they load together.
      const chunk = ring.slice(at, at + 2 * (end + 1 - found.length));
      at += chunk.length;
      looked += chunk.length;
      found.push(...(await lookAt(deps, chunk, true)));
    }
    if (found.length > end || looked >= MOST_LOOKED_AT) break;
  }
  return { shown: found.slice(input.offset, end), hasMore: found.length > end };
}

async function lookAt(deps: Deps, chunk: readonly Picked[], openOnly: boolean): Promise<Seen[]> {
  const listed = await listedStores(
    deps.db,
    chunk.map((picked) => picked.id),
  );
  return chunk.flatMap((picked) => {
    const its = listed.get(picked.id);
    if (!its) return [];
    const state = openState(its.hours, its.store.zone, deps.now());
    return openOnly && state.kind !== 'open' ? [] : [{ picked, listed: its, state }];
  });
}

/** Adds what changes by the minute: waits and next free times, for all stores of the page together. */
async function withMinute(
  deps: Deps,
  { serviceKey }: FindInput,
  parts: ListParts,
  shown: readonly Seen[],
): Promise<FoundStore[]> {
  const open = new Set(shown.filter(({ state }) => state.kind === 'open').map(({ listed }) => listed));
  const minutes = await listedMinutes(
    deps,
    shown.map(({ listed }) => listed),
    {
      serviceKey,
      waitOf: (one) => parts.waits === true && open.has(one),
      withFreeTimes: parts.freeTimes === true,
    },
  );
  return shown.map(({ picked, listed, state }) => {
    const { wait, waiting, nextFreeAt } = minutes.get(picked.id)!;
    return {
      ...{ store: listed.store, hours: listed.hours, state, distanceKm: picked.km },
      ...{ wait, waiting, nextFreeAt },
    };
  });
}
