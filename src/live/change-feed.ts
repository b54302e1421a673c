import type { StoreSignals } from './store-signals.ts';

/** A row of the log as the feed needs it. */
export interface LoggedChange {
  readonly id: number;
  readonly storeId: string;
}

export interface ChangeFeedParts {
  readonly signals: StoreSignals;
  /** Rows with an id greater than `after`, in order, at most `limit`. */
  readonly changesAfter: (after: number, limit: number) => Promise<readonly LoggedChange[]>;
  readonly lastId: () => Promise<number>;
  readonly onFailure: (error: unknown) => void;
  readonly everyMs?: number;
  /** Changes whenever another process has written. So cheap that it is asked many times a second; absent where it is not. */
  readonly stamp?: () => Promise<number>;
  readonly peekMs?: number;
}

export interface ChangeFeed {
  /** Looks now; what is found has been announced when the promise settles. */
  look(): Promise<void>;
  stop(): void;
}

const PAGE = 500;

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
      const rows = await parts.changesAfter(last, PAGE);
      if (rows.length === 0) return;
      last = rows.at(-1)!.id;
      for (const [storeId, id] of new Map(rows.map((row) => [row.storeId, row.id])))
        parts.signals.announce(storeId, id);
      if (rows.length < PAGE) return;
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

  let stamp: number | null = null;
  const peek = async (): Promise<void> => {
    const seen = await parts.stamp!();
    if (seen === stamp) return;
    stamp = seen;
    await look();
  };

  parts.signals.relayThrough(() => void look());
  const timers = [setInterval(() => void look(), parts.everyMs ?? 250)];
  if (parts.stamp) timers.push(setInterval(() => peek().catch(parts.onFailure), parts.peekMs ?? 40));
  for (const timer of timers) timer.unref();
  return {
    look,
    stop() {
      for (const timer of timers) clearInterval(timer);
      parts.signals.relayThrough(null);
    },
  };
}
