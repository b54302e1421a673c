import { once } from 'node:events';
import { constants, setPriority } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { type Database, openDatabase } from '../db/client.ts';
import { loadPlaces } from '../operations/stores/load-places.ts';
import { FIRST_STORES, sharesOf, storesInOrder } from './chain/choose-stores.ts';
import type { DemoStore } from './chain/store-list.ts';
import { demoNow } from './demo-clock.ts';
import { type Filling, fillStore, judgeFilled } from './fill-stores.ts';
import type { Filled, FillerTask } from './fillers.ts';

/** Nobody waits for the lock before the demo is ready. */
const FIRST_ROWS_AT_ONCE = 1_500;

/**
 * In so short a life as much time would go into compiling as into running, most of it for calls written out within each
 * other; with less of that it compiles in half the time and runs as fast (the engine's usual limit is 920). And twice as
 * much must have run before a function is worth it (usually 132 KiB of its bytecode), which spares another eighth.
 */
const LESS_COMPILED = ['--max-inlined-bytecode-size-cumulative=80', '--interrupt-budget=264000'];

/** The first stores of a share, and the rest where it is the last: one process goes on behind the running server. */
function storesOf({ clock, share, shares }: FillerTask) {
  const { main, others } = storesInOrder(clock.startedAt);
  const all = [main, ...others];
  const soon = all.slice(0, FIRST_STORES);
  const shareOf = sharesOf(soon, shares);
  const first = soon.filter((_, i) => shareOf[i] === share);
  return { main, first, rest: share === shares - 1 ? all.slice(FIRST_STORES) : [] };
}

/**
 * The work of a process that fills stores: plays them, writes each once the database is there (the parent's first
 * message), tells it, and ends. What nobody waits for comes after the first stores, and yields to others.
 */
export async function runFiller(task: FillerTask, tell: (message: Filled) => void): Promise<void> {
  for (const flag of LESS_COMPILED) setFlagsFromString(flag);
  const opened: Promise<Database> = once(process, 'message').then(() =>
    openDatabase({ url: task.databaseUrl, isThrownAway: true }),
  );
  const { main, first, rest } = storesOf(task);
  const now = () => demoNow(task.clock);
  const filling: Filling = { startedAt: task.clock.startedAt, main: main.slug, now };
  const fill = async (demo: DemoStore, how: Filling): Promise<void> => {
    tell({ filled: demo.slug, until: await fillStore({ db: opened }, demo, how) });
  };
  for (const demo of first) await fill(demo, { ...filling, rowsAtOnce: FIRST_ROWS_AT_ONCE });
  setPriority(constants.priority.PRIORITY_LOW);
  const db = await opened;
  if (rest.length > 0) await loadPlaces({ db, now });
  for (const demo of first) await judgeFilled({ db }, demo, filling);
  for (const demo of rest) {
    await fill(demo, filling);
    await judgeFilled({ db }, demo, filling);
  }
  await db.close();
}
