import { attentionByStore, countersByStore, waitingByStore } from '../../db/records/queue/store-glance.ts';
import { hoursOfStores } from '../../db/records/store/opening-hours.ts';
import { allStores, type StoreRow, storesByIds } from '../../db/records/store/stores.ts';
import type { Deps } from '../../deps.ts';
import { type OpenState, openState } from '../../domain/store/opening-hours.ts';

export interface StoreAtAGlance {
  readonly store: StoreRow;
  readonly open: OpenState;
  readonly waiting: number;
  readonly countersOpen: number;
  readonly counters: number;
  readonly attention: number;
}

export interface StoresSeen {
  readonly shown: readonly StoreAtAGlance[];
  readonly closedForGood: readonly { readonly store: StoreRow; readonly attention: number }[];
  /** Open ones, whether they match the query or not. */
  readonly total: number;
}

const MOST_SHOWN = 50;

const matches = (store: StoreRow, query: string): boolean =>
  [store.name, store.city, store.state, store.postcode, store.street]
    .join(' ')
    .toLowerCase()
    .includes(query.trim().toLowerCase());

/** How one store stands now. */
export async function seeStore(deps: Deps, store: StoreRow): Promise<StoreAtAGlance> {
  return (await glances(deps, [store]))[0]!;
}

/** The stores that somebody manages (null = all), each at a glance; at most fifty, narrowed by `query`. */
export async function seeStores(deps: Deps, storeIds: readonly string[] | null, query: string): Promise<StoresSeen> {
  const { read } = deps.db;
  const mine = storeIds === null ? await allStores(read) : await storesByIds(read, storeIds);
  const open = mine.filter((store) => store.closedForGoodAt === null);
  const shown = open.filter((store) => matches(store, query)).slice(0, MOST_SHOWN);
  const closed = mine.filter((store) => store.closedForGoodAt !== null);
  const attention = await attentionByStore(
    read,
    closed.map((store) => store.id),
  );
  return {
    shown: await glances(deps, shown),
    closedForGood: closed.map((store) => ({ store, attention: attention.get(store.id) ?? 0 })),
    total: open.length,
  };
}

async function glances(deps: Deps, stores: readonly StoreRow[]): Promise<StoreAtAGlance[]> {
  const { read } = deps.db;
  const ids = stores.map((store) => store.id);
  const hours = await hoursOfStores(read, ids);
  const waiting = await waitingByStore(read, ids);
  const counters = await countersByStore(read, ids);
  const attention = await attentionByStore(read, ids);
  const now = deps.now();
  return stores.map((store) => ({
    store,
    open: openState(hours.get(store.id)!, store.zone, now),
    waiting: waiting.get(store.id) ?? 0,
    countersOpen: counters.open.get(store.id) ?? 0,
    counters: counters.all.get(store.id) ?? 0,
    attention: attention.get(store.id) ?? 0,
  }));
}
