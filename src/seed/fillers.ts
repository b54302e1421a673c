import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Instant } from '../time/instant.ts';
import type { DemoClock } from './demo-clock.ts';

// Imported before the server is, so that the work that takes longest begins first: nothing large may be imported here.

/** What a process that fills stores is told. */
export interface FillerTask {
  readonly databaseUrl: string;
  readonly clock: DemoClock;
  /** Its share: every so many-eth of the first stores, from this place on. */
  readonly share: number;
  readonly shares: number;
}

/** A store is written, with its day until this moment. */
export interface Filled {
  readonly filled: string;
  readonly until: Instant;
}

/** Tells such a process that the database is there. */
export const OPENED = 'opened';

export interface Fillers {
  /** The database is open and migrated: stores are written from now on, and each is told. */
  write(onFilled: (filled: Filled) => void): void;
  /** Rejects when a process fails, resolves when all stores are written. */
  readonly done: Promise<unknown>;
  stop(): void;
}

/** With a core for the server the rest; two where there are only two, since the server has little to do at first. */
const processes = (): number => Math.max(2, Math.min(3, availableParallelism() - 1));

/** Its program lies beside this one in dist. */
const PROGRAM = fileURLToPath(new URL('./fill.js', import.meta.url));

function startFiller(task: FillerTask) {
  const child = fork(PROGRAM, [JSON.stringify(task)], {
    // Without the flags that keep the server's memory small: this process is short and makes much that is short-lived.
    execArgv: process.execArgv.filter((flag) => !flag.startsWith('--max-semi-space-size')),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const done = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`filling the stores ended with ${code}`))));
  });
  return { child, done };
}

/**
 * Starts processes that fill stores, so that the server's own memory and event loop stay free of it. They play at once and
 * write when they may.
 */
export function startFillers(task: Omit<FillerTask, 'share' | 'shares'>): Fillers {
  const shares = processes();
  const fillers = Array.from({ length: shares }, (_, share) => startFiller({ ...task, share, shares }));
  const done = Promise.all(fillers.map((filler) => filler.done));
  // Who waits for it hears of it; without a listener of its own it would end the process first.
  done.catch(() => {});
  return {
    done,
    write(onFilled) {
      for (const { child } of fillers) {
        child.on('message', (filled: Filled) => onFilled(filled));
        child.send(OPENED);
      }
    },
    stop() {
      for (const { child } of fillers) child.kill();
    },
  };
}
