import type { StoreSignals } from './store-signals.ts';

/** A row of the log as the feed needs it. */
export interface LoggedChange {
  readonly id: number;
  readonly storeId: string;
}

export interface ChangeFeedParts {
  readonly signals: StoreSignals;
  /** Rows with an id greater than `after`, in order, at most some hundred. */
  readonly changesAfter: (after: number) => Promise<readonly LoggedChange[]>;
  readonly lastId: () => Promise<number>;
  readonly onFailure: (error: unknown) => void;
  readonly everyMs?: number;
}

export interface ChangeFeed {
  /** Looks now; what is found has been announced when the promise settles. */
  look(): Promise<void>;
  stop(): void;
}

/**
 * Follows the log, so that a change made by any process reaches the listeners of this one. Ids are gapless in the order
 * of commits, so `id > last` misses nothing. A change made here is looked for at once instead of at the next tick.
 */
export async function startChangeFeed(parts: ChangeFeedParts): Promise<ChangeFeed> {
  let last = await parts.lastId();
  let running: Promise<void> | null = null;
  let again = false;

  const readOn = async (): Promise<void> => {
    for (;;) {
      const rows = await parts.changesAfter(last);
      if (rows.length === 0) return;
      last = rows.at(-1)!.id;
      for (const storeId of new Set(rows.map((row) => row.storeId))) parts.signals.announce(storeId);
    }
  };
  const run = async (): Promise<void> => {
    do {
      again = false;
      await readOn().catch(parts.onFailure);
    } while (again);
  };
  const look = (): Promise<void> => {
    again = true;
    running ??= run().finally(() => {
      running = null;
    });
    return running;
  };

  parts.signals.relayThrough(() => void look());
  const timer = setInterval(() => void look(), parts.everyMs ?? 250);
  timer.unref();
  return {
    look,
    stop() {
      clearInterval(timer);
      parts.signals.relayThrough(null);
    },
  };
}
