import { openState } from '../../domain/store/opening-hours.ts';
import { HOUR, type Instant, MINUTE } from '../../time/instant.ts';
import { localOf } from '../../time/store-zone.ts';
import { demoHours } from './opening-templates.ts';
import { DEMO_STORES, type DemoStore } from './store-list.ts';

/** Stores with room for somebody who tries the demo: one of these is the one that it shows. */
const MAIN_COUNTERS = 6;

/** How lively a store is at `now`: 0 in the middle of its day, 3 closed. */
function quietness(store: DemoStore, now: Instant): number {
  const { date } = localOf(store.zone, now);
  const hours = demoHours(store.hours, date, date);
  const state = openState(hours, store.zone, now);
  if (state.kind !== 'open') return 3;
  const left = state.closesAt === null ? Number.POSITIVE_INFINITY : state.closesAt - now;
  const before = openState(hours, store.zone, now - 45 * MINUTE);
  if (before.kind !== 'open') return 2;
  return left >= 3 * HOUR ? 0 : left >= 1.5 * HOUR ? 1 : 2;
}

const isAlways = (store: DemoStore): number => (store.hours === 'always' ? 1 : 0);

/**
 * The chain's stores in the order in which the demo fills them: first the one that it shows, which is open at `now` (one
 * store never closes), then the others that are open, then the rest.
 */
export function storesInOrder(now: Instant): { readonly main: DemoStore; readonly others: readonly DemoStore[] } {
  const ranked = DEMO_STORES.map((store, place) => ({ store, place, quiet: quietness(store, now) })).sort(
    (a, b) => a.quiet - b.quiet || isAlways(a.store) - isAlways(b.store) || a.place - b.place,
  );
  const main = ranked.find(({ store }) => store.counters >= MAIN_COUNTERS)!.store;
  return { main, others: ranked.map(({ store }) => store).filter((store) => store !== main) };
}
