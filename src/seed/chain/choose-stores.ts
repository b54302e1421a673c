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
 * store never closes), then the others that are open, then the rest; of equals the smaller ones, which take less time.
 */
export function storesInOrder(now: Instant): { readonly main: DemoStore; readonly others: readonly DemoStore[] } {
  const quiet = new Map(DEMO_STORES.map((store) => [store, quietness(store, now)]));
  const byLife = [...DEMO_STORES].sort((a, b) => quiet.get(a)! - quiet.get(b)! || isAlways(a) - isAlways(b));
  const main = byLife.find(({ counters }) => counters >= MAIN_COUNTERS)!;
  const others = byLife.filter((store) => store !== main);
  return { main, others: others.sort((a, b) => quiet.get(a)! - quiet.get(b)! || a.advisors - b.advisors) };
}
