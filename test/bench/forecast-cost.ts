import { forecastFloor } from '../../src/domain/forecast/forecast-floor.ts';
import { configuredModel } from '../../src/domain/forecast/service-times.ts';
import type { FloorAdvisor, FloorPerson, StoreFloor } from '../../src/domain/queue/line/floor.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts';
import { HOUR, MINUTE } from '../../src/time/instant.ts';
import { benchReferee } from './forecast-referee.ts';

const NOW = Date.UTC(2026, 10, 24, 18, 0);
const SERVICES = [
  { id: 'billing', minutes: 10 },
  { id: 'device', minutes: 20 },
  { id: 'plan', minutes: 15 },
  { id: 'business', minutes: 30 },
];
const RUNS = 500;
/** Runs before those that count: a server that has been up for an hour has long compiled what its forecasts need. */
const WARMING = 3_000;
/** What is told of a process that has just begun: the mean of its first runs. */
const FIRST = 100;

const advisor = (i: number): FloorAdvisor => ({
  id: `adv_${i}`,
  skills: SERVICES.slice(0, i % 3 === 0 ? 4 : 3).map((s) => s.id),
  state: 'serving',
  since: NOW - (3 + 2 * i) * MINUTE,
  counterId: `ctr_${i}`,
  serviceId: SERVICES[i % 3]!.id,
  backAt: null,
  shift: { startsAt: NOW - 3 * HOUR, endsAt: NOW + 6 * HOUR },
  breaks: [],
});

const person = (i: number, length: number): FloorPerson => ({
  id: `vis_${i}`,
  ticketNumber: i + 1,
  serviceId: SERVICES[i % 4]!.id,
  joinedAt: NOW - (length - i) * 0.5 * MINUTE,
  lineTime: NOW - (length - i) * 0.5 * MINUTE,
  bookedAt: null,
  appointmentId: null,
  advisorWantedId: null,
  counterWantedId: null,
  awayUntil: null,
  absentUntil: null,
});

const floorOf = (advisors: number, line: number): StoreFloor => ({
  storeId: 'sto_1',
  now: NOW,
  settings: DEFAULT_SETTINGS,
  services: SERVICES,
  advisors: Array.from({ length: advisors }, (_, i) => advisor(i)),
  line: Array.from({ length: line }, (_, i) => person(i, line)),
  appointments: Array.from({ length: Math.ceil(advisors / 2) }, (_, i) => ({
    id: `apt_${i}`,
    serviceId: 'plan',
    startsAt: NOW + (10 + 30 * i) * MINUTE,
    advisorNamedId: null,
  })),
  closesAt: NOW + 6 * HOUR,
});

const FLOORS: readonly (readonly [advisors: number, line: number])[] = [
  [2, 3],
  [2, 8],
  [8, 5],
  [8, 15],
  [8, 30],
  [8, 40],
  [8, 300],
];

const meanOf = (times: readonly number[]): number => times.reduce((sum, ms) => sum + ms, 0) / times.length;

interface Cost {
  /** Milliseconds of each run that counts, in their order. */
  readonly times: readonly number[];
  readonly firstMean: number;
  readonly processorMean: number;
  readonly plays: number;
}

/** Forecasts of one floor, each with another seed: the first ones, those that warm the process up, those that count. */
async function costOf([advisors, line]: (typeof FLOORS)[number]): Promise<Cost> {
  const floor = floorOf(advisors, line);
  const model = configuredModel(floor.services);
  const joining = SERVICES.map((s) => s.id);
  const times: number[] = [];
  let plays = 0;
  let used = process.cpuUsage();
  for (let run = 0; run < WARMING + RUNS; run++) {
    if (run === WARMING) used = process.cpuUsage();
    const start = performance.now();
    plays = forecastFloor(floor, model, run, joining).replications;
    times.push(performance.now() - start);
    if (run < WARMING && run % 10 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  const { user, system } = process.cpuUsage(used);
  return {
    times: times.slice(WARMING),
    firstMean: meanOf(times.slice(0, FIRST)),
    processorMean: (user + system) / 1000 / RUNS,
    plays,
  };
}

/** The cost of one forecast of a whole store: everybody in line, and who would join for each service. */
async function benchCost(): Promise<void> {
  console.log('\nForecast of a store, one run for the line and the board (ms; cpu = processor time, mean;');
  console.log(
    `first = mean of the first ${FIRST} runs of this floor; the rest after ${WARMING} runs, as in a running server)`,
  );
  console.log('advisors  in line  plays     mean      cpu      p50      p95    first');
  for (const floor of FLOORS) {
    const { times, firstMean, processorMean, plays } = await costOf(floor);
    const sorted = [...times].sort((a, b) => a - b);
    const cells = [meanOf(times), processorMean, sorted[RUNS >> 1]!, sorted[Math.floor(RUNS * 0.95)]!, firstMean];
    const figures = cells.map((ms) => ms.toFixed(2).padStart(9)).join('');
    console.log(
      `${String(floor[0]).padStart(8)} ${String(floor[1]).padStart(8)} ${String(plays).padStart(6)}${figures}`,
    );
  }
}

/** What a forecast costs, and how good it is where the referee is at hand. */
export async function benchForecast(): Promise<void> {
  await benchCost();
  await benchReferee();
}
