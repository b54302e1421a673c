/** Versions of a store: the one that a look saw, and the one that followed from that look alone. */
export interface SeenVersions {
  readonly from: number;
  readonly to: number;
}

export type RunReason = 'change' | 'beat';

export interface StoreRuns {
  /** A change is there: the store's version since then, where it is known. */
  changed(version?: number): void;
  /** Runs for the sake of time alone; false where a change is being shown. */
  beat(): Promise<boolean>;
  /** True while a change waits for the run of a beat to end. */
  isWanted(): boolean;
  stop(): void;
}

/**
 * The runs of one store: never two at a time, the first change at once, later ones joined for `joinMs`, and what changed
 * meanwhile run afterwards. A change that a run has shown already, or has led to itself, is not run again. `run` never fails;
 * it tells the versions it has seen, or null where it has not looked.
 */
export function createStoreRuns(run: (why: RunReason) => Promise<SeenVersions | null>, joinMs: number): StoreRuns {
  let announced = 0;
  let shown = 0;
  let running = false;
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;
  let lastRunAt = 0;

  async function start(why: RunReason): Promise<void> {
    running = true;
    // A beat is in no change's way.
    if (why === 'change') lastRunAt = Date.now();
    const known = why === 'change' ? announced : shown;
    const seen = await run(why);
    // What was seen beyond what had been announced is still to be told to those who do not look.
    shown = seen && seen.from <= known ? Math.max(known, seen.to) : known;
    running = false;
    schedule();
  }

  function schedule(): void {
    if (announced <= shown || running || timer || stopped) return;
    const delay = Math.max(0, lastRunAt + joinMs - Date.now());
    if (delay === 0) return void start('change');
    timer = setTimeout(() => {
      timer = null;
      if (announced > shown && !running && !stopped) void start('change');
    }, delay);
  }

  return {
    changed(version) {
      announced = Math.max(announced, version ?? Math.max(announced, shown) + 1);
      schedule();
    },
    async beat() {
      if (running || stopped) return false;
      await start('beat');
      return true;
    },
    isWanted: () => announced > shown,
    stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
    },
  };
}
