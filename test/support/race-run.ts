import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { openDatabase } from '../../src/db/client.ts';
import { migrate } from '../../src/db/migrate.ts';
import type { Deps } from '../../src/deps.ts';
import { EVERY_CHANNEL } from '../../src/domain/messages/statuses.ts';
import { newId, newSecret } from '../../src/identity.ts';
import { MINUTE } from '../../src/time/instant.ts';
import { addDays } from '../../src/time/local.ts';
import { instantOf } from '../../src/time/store-zone.ts';
import { addShifts, smallStore, ZONE } from './booking-store.ts';
import { raceViolations } from './race-check.ts';
import {
  drawRound,
  RACE_ADVISORS,
  RACE_DAYS,
  RACE_FROM,
  RACE_SETTINGS,
  type Round,
  type RoundResult,
  randomOf,
} from './race-store.ts';

export interface Race {
  /** Of a file, or of a libSQL server. */
  readonly url: string;
  readonly processes: number;
  /** Attempts of all processes together, at least. */
  readonly attempts: number;
  readonly seed: number;
  /** Prove the alternatives of every so many refusals; 1 = all. */
  readonly proveEach: number;
}

export interface RaceOutcome {
  readonly attempts: number;
  readonly rounds: number;
  readonly refusals: number;
  readonly proved: number;
  /** By `attempt outcome`. */
  readonly counts: Readonly<Record<string, number>>;
  readonly violations: readonly string[];
}

const EACH = 10;
/** No round takes this long, however busy the machine: something waits for ever. */
const STUCK_MS = 180_000;
const STOP_MS = 10_000;
/** Days beyond those that are raced for, so that there always are three other times. */
const SPARE_DAYS = 5;

async function makeStore(url: string): Promise<void> {
  const db = await openDatabase({ url });
  await migrate(db);
  const silent = () => {};
  const deps: Deps = {
    db,
    now: () => instantOf(ZONE, RACE_FROM, 480, 'start'),
    newId,
    newSecret,
    channels: EVERY_CHANNEL,
    signals: { storeChanged: silent },
    log: { debug: silent, info: silent, warn: silent, error: silent },
    baseUrl: 'http://localhost:3000',
    secretKey: new TextEncoder().encode('a key of tests, thirty-two bytes at the least'),
  };
  await smallStore(deps, {
    advisors: RACE_ADVISORS,
    settings: RACE_SETTINGS,
    bufferAfterMinutes: 5,
    from: RACE_FROM,
    days: 0,
  });
  await addShifts(deps, RACE_ADVISORS.length, RACE_FROM, RACE_DAYS + SPARE_DAYS);
  await db.close();
}

/** One process of the race, that answers a line for each line. */
class Racer {
  private readonly child: ChildProcess;
  private readonly lines: AsyncIterator<string>;
  private said = '';

  constructor(url: string) {
    const program = resolve('test/support/race-worker.ts');
    this.child = spawn(process.execPath, ['--import', 'tsx', program, url], { stdio: ['pipe', 'pipe', 'pipe'] });
    this.child.stderr!.on('data', (chunk) => {
      this.said += String(chunk);
    });
    this.lines = createInterface({ input: this.child.stdout! })[Symbol.asyncIterator]();
  }

  async run(round: Round): Promise<RoundResult> {
    this.child.stdin!.write(`${JSON.stringify(round)}\n`);
    let tooLong: NodeJS.Timeout | undefined;
    const stuck = new Promise<never>((_, reject) => {
      tooLong = setTimeout(() => reject(new Error(`a process of the race is stuck: ${this.said}`)), STUCK_MS);
    });
    const line = await Promise.race([this.lines.next(), stuck]).finally(() => clearTimeout(tooLong));
    if (line.done) throw new Error(`a process of the race ended: ${this.said}`);
    return JSON.parse(line.value) as RoundResult;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const gone = new Promise((done) => this.child.once('exit', done));
    this.child.stdin!.end();
    const atLast = setTimeout(() => this.child.kill('SIGKILL'), STOP_MS);
    await gone;
    clearTimeout(atLast);
  }
}

/** Runs a race over processes of the operating system and looks at the tables after every round. */
export async function runRace(race: Race): Promise<RaceOutcome> {
  await makeStore(race.url);
  const racers = Array.from({ length: race.processes }, () => new Racer(race.url));
  const random = randomOf(race.seed);
  const counts: Record<string, number> = {};
  const violations: string[] = [];
  const sum = { attempts: 0, rounds: 0, refusals: 0, proved: 0 };
  const date = (day: number): string => addDays(RACE_FROM, day);
  const at = (day: number, minute: number): number => instantOf(ZONE, date(day), minute, 'start');
  let now = instantOf(ZONE, RACE_FROM, 480, 'start');
  try {
    while (sum.attempts < race.attempts && violations.length === 0) {
      const drawn = drawRound(random, sum.rounds, race.processes, EACH, at, date);
      const results = await Promise.all(
        racers.map((racer, i) => racer.run({ now, proveEach: race.proveEach, attempts: drawn[i]! })),
      );
      for (const result of results) {
        for (const [name, n] of Object.entries(result.counts)) counts[name] = (counts[name] ?? 0) + n;
        violations.push(...result.violations);
        sum.refusals += result.refusals;
        sum.proved += result.proved;
      }
      sum.attempts += race.processes * EACH;
      sum.rounds++;
      const wrong = await raceViolations(race.url, { perContact: RACE_SETTINGS.openAppointmentsPerContact });
      violations.push(...wrong.map((one) => `after round ${sum.rounds}: ${one}`));
      // Holds last two minutes: some lapse between two rounds, some after three.
      now += Math.floor(random() * 3) * (MINUTE / 2);
    }
  } finally {
    await Promise.all(racers.map((racer) => racer.stop()));
  }
  return { ...sum, counts, violations };
}
