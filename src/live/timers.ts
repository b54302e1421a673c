/** A job that runs again and again while the server is up. */
export interface TimedJob {
  readonly name: string;
  readonly everyMs: number;
  readonly run: () => Promise<unknown>;
}

export interface Timers {
  /** No further runs; settles when those under way have ended. */
  stop(): Promise<void>;
}

/**
 * Runs each job every `everyMs` milliseconds, first after one period; a run that takes longer than its period is not
 * doubled. A failure is reported and the job goes on.
 */
export function startTimers(jobs: readonly TimedJob[], onFailure: (job: string, error: unknown) => void): Timers {
  const underWay = new Map<string, Promise<void>>();
  const start = (job: TimedJob): void => {
    if (underWay.has(job.name)) return;
    const run = Promise.resolve()
      .then(job.run)
      .catch((error: unknown) => onFailure(job.name, error))
      .then(() => {
        underWay.delete(job.name);
      });
    underWay.set(job.name, run);
  };
  const handles = jobs.map((job) => setInterval(() => start(job), job.everyMs).unref());
  return {
    async stop() {
      for (const handle of handles) clearInterval(handle);
      await Promise.all(underWay.values());
    },
  };
}
