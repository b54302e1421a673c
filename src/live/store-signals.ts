/** Told which store changed and its version since, where that is known; never what, since a listener loads the present state itself. */
export type StoreListener = (storeId: string, version?: number) => void;

/** What operations see: called once after each commit. */
export interface Signals {
  storeChanged(storeId: string): void;
}

export interface StoreSignals extends Signals {
  /** Listens to changes of all stores, made here or by another process; gives back the way to stop. */
  onStoreChanged(listener: StoreListener): () => void;
  /** Tells the listeners. The change feed does this for what it finds in the log. */
  announce(storeId: string, version?: number): void;
  /** With a relay, `storeChanged` asks it (the change feed looks at once) in place of telling listeners itself. */
  relayThrough(relay: ((storeId: string) => void) | null): void;
}

/** Changes of stores within this process. One path of news: through the relay where there is one, else straight on. */
export function createStoreSignals(): StoreSignals {
  const listeners = new Set<StoreListener>();
  let relay: ((storeId: string) => void) | null = null;
  const announce = (storeId: string, version?: number): void => {
    for (const listener of listeners) listener(storeId, version);
  };
  return {
    announce,
    storeChanged: (storeId) => (relay ? relay(storeId) : announce(storeId)),
    onStoreChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    relayThrough(next) {
      relay = next;
    },
  };
}
