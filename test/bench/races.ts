import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RaceOutcome, runRace } from '../support/race-run.ts';
import { hasSqld, startSqld } from '../support/sqld.ts';

const ATTEMPTS = Number(process.env.RACE_ATTEMPTS ?? 10_000);
/** The same seed draws the same attempts; who is first is never the same. */
const SEED = Number(process.env.RACE_SEED ?? 1);
const PROCESSES = 4;
/** The whole of a race: three of four attempts on a file, the others on a server, where each takes longer. */
const FILE_SHARE = 0.75;
const A_RACE = 1_000;

function tell(what: string, seconds: number, races: readonly RaceOutcome[]): number {
  const sum = (of: (race: RaceOutcome) => number): number => races.reduce((total, race) => total + of(race), 0);
  const counts: Record<string, number> = {};
  for (const race of races) for (const [name, n] of Object.entries(race.counts)) counts[name] = (counts[name] ?? 0) + n;
  const violations = races.flatMap((race) => race.violations);
  console.log(
    `\n${what}: ${sum((race) => race.attempts)} contested attempts by ${PROCESSES} processes, ${seconds.toFixed(0)} s`,
  );
  const refusals = sum((race) => race.refusals);
  console.log(
    `refusals ${refusals}, each with three other times; proved with the lock held: ${sum((race) => race.proved)}`,
  );
  for (const [name, n] of Object.entries(counts).sort()) console.log(`  ${name.padEnd(40)} ${String(n).padStart(6)}`);
  console.log(`violations: ${violations.length}`);
  for (const violation of violations.slice(0, 20)) console.log(`  ${violation}`);
  return violations.length;
}

/** Races of a thousand attempts each, every one over a store of its own. */
async function races(
  attempts: number,
  seed: number,
  open: (folder: string) => Promise<Opened>,
): Promise<RaceOutcome[]> {
  const outcomes: RaceOutcome[] = [];
  for (let begun = 0; begun < attempts; begun += A_RACE) {
    const folder = mkdtempSync(join(tmpdir(), 'walkup-race-'));
    const opened = await open(folder);
    const wanted = Math.min(A_RACE, attempts - begun);
    try {
      outcomes.push(
        await runRace({ url: opened.url, processes: PROCESSES, attempts: wanted, seed: seed + begun, proveEach: 10 }),
      );
    } finally {
      await opened.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return outcomes;
}

interface Opened {
  readonly url: string;
  stop(): Promise<void>;
}

const openFile = async (folder: string): Promise<Opened> => ({
  url: `file:${join(folder, 'race.db')}`,
  stop: async () => {},
});

/** Processes that book, hold, move, cancel, change shifts, close days and add lanes at once; the tables are the judges. */
export async function benchRaces(): Promise<void> {
  const onFile = hasSqld() ? Math.round(ATTEMPTS * FILE_SHARE) : ATTEMPTS;
  let startedAt = performance.now();
  const seconds = (): number => (performance.now() - startedAt) / 1_000;
  const file = await races(onFile, SEED, openFile);
  let violations = tell('one file', seconds(), file);
  if (hasSqld()) {
    startedAt = performance.now();
    const server = await races(ATTEMPTS - onFile, SEED + 1, startSqld);
    violations += tell('a libSQL server', seconds(), server);
  } else console.log('a libSQL server: left out, its program is not installed');
  if (violations > 0) process.exitCode = 1;
}
