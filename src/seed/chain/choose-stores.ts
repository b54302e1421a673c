import { openState } from '../../domain/store/opening-hours.ts';
import { HOUR, type Instant, MINUTE } from '../../time/instant.ts';
import { localOf } from '../../time/store-zone.ts';
import { demoHours } from './opening-templates.ts';
import { DEMO_STORES, type DemoStore } from './store-list.ts';

/** Stores that are there when the demo says that it is ready. */
export const FIRST_STORES = 6;
/** Stores with room for somebody who tries the demo: one of these is the one that it shows. */
const MAIN_COUNTERS = 6;
/** What is played of a store before the demo is ready hangs on its staff: beside the one that it shows, those with fewer. */
const FEW_ADVISORS = 6;

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

const isSoonPlayed = (store: DemoStore): boolean => store.advisors <= FEW_ADVISORS && isAlways(store) === 0;

/**
 * The chain's stores in the order in which the demo fills them: first the one that it shows, which is open at `now` (one
 * store never closes), then of those that are soon played as many as are wanted first, then the rest; of each the livelier
 * before the quieter, and of equals the smaller ones.
 */
export function storesInOrder(now: Instant): { readonly main: DemoStore; readonly others: readonly DemoStore[] } {
  const quiet = new Map(DEMO_STORES.map((store) => [store, quietness(store, now)]));
  const byLife = [...DEMO_STORES].sort((a, b) => quiet.get(a)! - quiet.get(b)! || isAlways(a) - isAlways(b));
  const main = byLife.find(({ counters }) => counters >= MAIN_COUNTERS)!;
  const others = byLife.filter((store) => store !== main);
  others.sort((a, b) => quiet.get(a)! - quiet.get(b)! || a.advisors - b.advisors);
  const first = others.filter(isSoonPlayed).slice(0, FIRST_STORES - 1);
  return { main, others: [...first, ...others.filter((store) => !first.includes(store))] };
}

/** Nearly half of what a process does for its first store is getting under way. */
const WORK_OF_BEGINNING = 5;

/** How much it is to play a store, beside others. */
const workOf = ({ advisors, hours }: DemoStore): number => advisors + (hours === 'always' ? 3 : 0);

/** Which of so many processes plays each of the first stores: each is given to the one with the least to do until then. */
export function sharesOf(first: readonly DemoStore[], shares: number): number[] {
  const work = Array.from({ length: shares }, () => 0);
  return first.map((store) => {
    const share = work.indexOf(Math.min(...work));
    work[share]! += (work[share] === 0 ? WORK_OF_BEGINNING : 0) + workOf(store);
    return share;
  });
}
