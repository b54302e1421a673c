import type { StoreSignals } from './store-signals.ts';

/** Changes that come in a burst are answered once. */
const JOIN_MS = 150;

/**
 * Runs a job for a store soon after each change of it, whichever process made it. One run a store at a time; what changed
 * meanwhile runs it once more. Gives back how to stop, which waits for what is under way.
 */
export function runAfterChange(
  signals: StoreSignals,
  run: (storeId: string) => Promise<unknown>,
  onFailure: (error: unknown) => void,
): () => Promise<void> {
  const underWay = new Map<string, Promise<void>>();
  const changedMeanwhile = new Set<string>();
  let stopped = false;
  async function work(storeId: string): Promise<void> {
    do {
      changedMeanwhile.delete(storeId);
      await new Promise((resolve) => setTimeout(resolve, JOIN_MS).unref());
      if (!stopped) await run(storeId).catch(onFailure);
    } while (changedMeanwhile.has(storeId) && !stopped);
    underWay.delete(storeId);
  }
  const forget = signals.onStoreChanged((storeId) => {
    if (stopped) return;
    if (underWay.has(storeId)) changedMeanwhile.add(storeId);
    else underWay.set(storeId, work(storeId));
  });
  return async () => {
    stopped = true;
    forget();
    await Promise.all(underWay.values());
  };
}
