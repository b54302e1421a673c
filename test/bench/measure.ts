/** Times of one thing done again and again, in milliseconds. */
export interface Measured {
  readonly what: string;
  readonly runs: number;
  readonly median: number;
  readonly p95: number;
  readonly worst: number;
  /** Processor time of one run on average: what a busy machine does not distort. */
  readonly cpu: number;
}

/** Runs `work` so many times after some runs that do not count; `before` each is not measured. */
export async function measure(
  what: string,
  runs: number,
  work: (run: number) => unknown,
  before?: (run: number) => unknown,
): Promise<Measured> {
  const warmUp = Math.min(20, Math.ceil(runs / 5));
  const times: number[] = [];
  let cpu = 0;
  for (let run = 0; run < warmUp + runs; run++) {
    await before?.(run);
    const used = process.cpuUsage();
    const start = performance.now();
    await work(run);
    if (run >= warmUp) {
      times.push(performance.now() - start);
      const { user, system } = process.cpuUsage(used);
      cpu += (user + system) / 1_000;
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))]!;
  return { what, runs, median: at(0.5), p95: at(0.95), worst: times.at(-1)!, cpu: cpu / runs };
}

/** A table on standard output. */
export function printMeasured(title: string, rows: readonly Measured[]): void {
  const width = Math.max(...rows.map((row) => row.what.length));
  const cell = (ms: number): string => `${ms.toFixed(2).padStart(9)}`;
  console.log(`\n${title}`);
  console.log(`${''.padEnd(width)}  runs   median      p95    worst      cpu   (ms)`);
  for (const row of rows) {
    console.log(
      `${row.what.padEnd(width)} ${String(row.runs).padStart(5)}${cell(row.median)}${cell(row.p95)}${cell(row.worst)}${cell(row.cpu)}`,
    );
  }
}
