import { fork } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { openDatabase } from '../db/client.ts';
import type { Instant } from '../time/instant.ts';
import { DEMO_STORES, type DemoStore } from './chain/store-list.ts';
import { type DemoClock, demoNow } from './demo-clock.ts';
import { type Filling, fillStore, judgeFilled } from './fill-stores.ts';

/** Nobody waits for the lock before the demo is ready. */
const FIRST_ROWS_AT_ONCE = 1_500;

/** What a process that fills stores is told. */
export interface FillerTask {
  readonly databaseUrl: string;
  readonly clock: DemoClock;
  /** Slug of the store that people try. */
  readonly main: string;
  /** Slugs in the order in which they are to be filled. */
  readonly stores: readonly string[];
  /** From the store at this place on, others go first. */
  readonly patientFrom: number;
}

interface Filled {
  readonly filled: string;
  readonly until: Instant;
}

/** The work of such a process: fills its stores, tells each when its rows are written, and ends. */
export async function runFiller(task: FillerTask, tell: (message: Filled) => void): Promise<void> {
  const db = await openDatabase({ url: task.databaseUrl });
  const filling = { startedAt: task.clock.startedAt, main: task.main, now: () => demoNow(task.clock) };
  const stores = task.stores.map((slug) => DEMO_STORES.find((store) => store.slug === slug)!);
  const inHaste = { ...filling, rowsAtOnce: FIRST_ROWS_AT_ONCE, isJudgedLater: true };
  const fill = async (demo: DemoStore, how: Filling): Promise<void> => {
    tell({ filled: demo.slug, until: await fillStore({ db }, demo, how) });
  };
  const first = stores.slice(0, task.patientFrom);
  for (const demo of first) await fill(demo, inHaste);
  setPriority(constants.priority.PRIORITY_LOW);
  for (const demo of first) await judgeFilled({ db }, demo, filling);
  for (const demo of stores.slice(task.patientFrom)) await fill(demo, filling);
  await db.close();
}

export interface Filler {
  /** Rejects when the process fails, resolves when all its stores are written. */
  readonly done: Promise<void>;
  stop(): void;
}

/**
 * Starts a process of the same program that fills stores, so that the server's own memory and event loop stay free of
 * it. `args`: how that program is told (the task follows as JSON).
 */
export function startFiller(
  args: readonly string[],
  task: FillerTask,
  onFilled: (demo: DemoStore, until: Instant) => void,
): Filler {
  const child = fork(process.argv[1]!, [...args, JSON.stringify(task)], {
    // Without the flags that keep the server's memory small: this process is short and makes much that is short-lived.
    execArgv: process.execArgv.filter((flag) => !flag.startsWith('--max-semi-space-size')),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  child.on('message', ({ filled, until }: Filled) => {
    onFilled(DEMO_STORES.find((store) => store.slug === filled)!, until);
  });
  const done = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`filling the stores ended with ${code}`))));
  });
  return { done, stop: () => void child.kill() };
}
