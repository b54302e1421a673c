import type { Deps } from '../deps.ts';
import { judgeStore } from '../operations/daily/judge-waits.ts';
import { learnWritten } from '../operations/daily/learn-waits.ts';
import { writeDemoRows } from '../operations/demo/write-demo-rows.ts';
import type { Instant } from '../time/instant.ts';
import { GUEST_ADVISORS } from './chain/people.ts';
import { DEMO_STORES, type DemoStore } from './chain/store-list.ts';
import { planStore, type StorePlan } from './chain/store-plan.ts';
import { storeRows } from './chain/store-rows.ts';
import { bookingsOf } from './history/bookings.ts';
import { playStore } from './history/play-store.ts';
import { quoterOf } from './history/quote.ts';

export interface Filling {
  /** The moment at which the demo began: the plans of all stores are made for it. */
  readonly startedAt: Instant;
  /** Slug of the store that people try; one of its counters stays free for them. */
  readonly main: string;
  /** Fewer than the usual four weeks, in tests. */
  readonly historyDays?: number;
  /** Rows a transaction; few while others write. */
  readonly rowsAtOnce?: number;
  /** The demo's clock: a store's past is played until then. */
  readonly now: () => Instant;
}

const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export const planOf = (demo: DemoStore, { startedAt, main, historyDays }: Omit<Filling, 'now'>): StorePlan =>
  planStore(demo, startedAt, demo.slug === main ? GUEST_ADVISORS : [], historyDays);

/** The counters that the demo's own advisors use. */
export const countersUsed = (demo: DemoStore, main: string): number => demo.counters - (demo.slug === main ? 1 : 0);

/**
 * Sets a store up and writes its four weeks, what the forecast learns of them, and its day so far; the database may still
 * be on its way. Resolves with the moment until which it was played.
 */
export async function fillStore(
  parts: { readonly db: Deps['db'] | Promise<Deps['db']> },
  demo: DemoStore,
  filling: Filling,
): Promise<Instant> {
  const plan = planOf(demo, filling);
  const bookings = bookingsOf(plan, DEMO_STORES.indexOf(demo), filling.startedAt);
  await breathe();
  const until = filling.now();
  const options = { countersUsed: countersUsed(demo, filling.main), quoter: quoterOf(plan), breathe };
  const rows = await playStore(plan, bookings, until, options);
  const db = await parts.db;
  await writeDemoRows({ db }, storeRows(plan, filling.startedAt), filling);
  await writeDemoRows({ db }, rows, filling);
  await learnWritten({ db, now: filling.now }, plan.id, rows.storeEvents ?? []);
  return until;
}

/** Judges what was told in the past of a store that is filled. */
export async function judgeFilled(deps: Pick<Deps, 'db'>, demo: DemoStore, filling: Filling): Promise<void> {
  await judgeStore({ db: deps.db, now: filling.now }, planOf(demo, filling).id);
}
