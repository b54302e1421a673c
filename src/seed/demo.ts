import type { Deps } from '../deps.ts';
import { hashOfSecret, hashPassword } from '../operations/access/secrets.ts';
import { writeDemoRows } from '../operations/demo/write-demo-rows.ts';
import type { Instant } from '../time/instant.ts';
import { FIRST_STORES, storesInOrder } from './chain/choose-stores.ts';
import { chainRow, DEMO_PASSWORD, peopleRows } from './chain/people.ts';
import { DEMO_STORES, type DemoStore } from './chain/store-list.ts';
import type { DemoClock } from './demo-clock.ts';
import { planOf } from './fill-stores.ts';
import type { Filled, Fillers } from './fillers.ts';
import { DayInMotion } from './live/day-in-motion.ts';

/** The demo prints its password, so that a slow hash would protect nothing, and take half a second of its start. */
const PUBLISHED_COST = 10;

/** Secrets of the screens that the demo has paired with its main store, by their kind. */
export interface DemoScreens {
  readonly kiosk: string;
  readonly display: string;
}

export interface DemoParts {
  readonly deps: Deps;
  readonly clock: DemoClock;
  readonly screens: DemoScreens;
  readonly fillers: Fillers;
}

export interface Demo {
  readonly main: DemoStore;
  /** True when the first stores are filled and in motion; false when the demo was stopped before. */
  readonly ready: Promise<boolean>;
  /** True when all are; false when the demo was stopped before. */
  readonly complete: Promise<boolean>;
  storeChanged(storeId: string): void;
  stop(): Promise<void>;
}

async function writePeople(parts: DemoParts, main: DemoStore, passwordHash: string): Promise<void> {
  const { deps, clock, screens } = parts;
  const plan = planOf(main, { startedAt: clock.startedAt, main: main.slug, historyDays: 0 });
  const createdAt = clock.startedAt;
  const devices = (['kiosk', 'display'] as const).map((kind) => ({
    id: deps.newId('dev'),
    storeId: plan.id,
    kind,
    status: 'paired' as const,
    name: kind === 'kiosk' ? 'By the door' : 'Over the counters',
    secretHash: hashOfSecret(screens[kind]),
    createdAt,
  }));
  await writeDemoRows(deps, { ...peopleRows(plan, passwordHash, createdAt), devices });
}

/** A promise that is kept after so many calls of `one`. */
function countdown(count: number): { readonly over: Promise<void>; one(): void } {
  let left = count;
  let tell = () => {};
  const over = new Promise<void>((resolve) => {
    tell = resolve;
  });
  return {
    over,
    one() {
      if (--left === 0) tell();
    },
  };
}

/** Fills the database of a demo and sets its day in motion. The database is open, migrated and empty. */
export async function startDemo(parts: DemoParts): Promise<Demo> {
  const { deps, clock, fillers } = parts;
  const { main } = storesInOrder(clock.startedAt);
  const motion = new DayInMotion({ deps, startedAt: clock.startedAt, main: main.slug });
  const passwordHash = hashPassword(DEMO_PASSWORD, PUBLISHED_COST);
  await writeDemoRows(deps, { chain: [chainRow(clock.startedAt)] });
  const first = countdown(FIRST_STORES);
  const takeOver = async (demo: DemoStore, until: Instant): Promise<void> => {
    if (demo === main) await writePeople(parts, main, await passwordHash);
    await motion.add(demo, until);
    first.one();
  };
  // One after the other, since each look at a store's floor is work for the one event loop.
  let taking = Promise.resolve();
  fillers.write(({ filled, until }: Filled): void => {
    const demo = DEMO_STORES.find(({ slug }) => slug === filled)!;
    taking = taking.then(() => takeOver(demo, until));
    // Told by `complete`; without a listener of its own it would end the process first.
    taking.catch(() => {});
  });
  let isStopped = false;
  const complete = fillers.done
    .then(() => taking)
    .then(
      () => true,
      (error: unknown) => {
        if (isStopped) return false;
        throw error;
      },
    );
  motion.agenda.start();
  return {
    main,
    ready: Promise.race([first.over.then(() => true), complete]),
    complete,
    storeChanged: (storeId) => motion.storeChanged(storeId),
    async stop() {
      isStopped = true;
      fillers.stop();
      await motion.agenda.stop();
    },
  };
}
