/** What a beat waits at the most for changes to pass: so many pauses of so many milliseconds. */
const PAUSES = 50;
const PAUSE_MS = 10;

export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, PAUSE_MS));

export interface ChangesFirst {
  during<T>(work: () => Promise<T>): Promise<T>;
  /** A rest; while changes are shown a longer one, unless `isWanted`: what waits then is itself in a change's way. */
  letPass(isWanted: () => boolean): Promise<void>;
}

/** What time alone moves waits while somebody's act is on its way to the screens. */
export function createChangesFirst(): ChangesFirst {
  let shown = 0;
  return {
    async during(work) {
      shown++;
      try {
        return await work();
      } finally {
        shown--;
      }
    },
    async letPass(isWanted) {
      await breathe();
      for (let n = 0; shown > 0 && !isWanted() && n < PAUSES; n++) await pause();
    },
  };
}
