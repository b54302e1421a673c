import type { AdvisorState, FloorAdvisor, FloorPerson, FloorService, StoreFloor } from '../queue/line/floor.ts';
import { DEFAULT_SETTINGS, type Settings } from '../settings.ts';
import { forecastFloor } from './forecast-floor.ts';
import { learn } from './learning/learn.ts';
import { nothingLearned } from './learning/learned.ts';
import { learnedModel } from './learning/learned-model.ts';
import { atMinute as at, type LogEvent, OpenLog } from './learning/open-log.ts';
import type { ForecastModel } from './service-times.ts';
import { secondsAt } from './wait-forecast.ts';

/** The first line of a log in the open protocol: times are minutes, `t` since midnight of day 0, ids are texts. */
export interface LogConfig {
  readonly kind: 'config';
  readonly services: readonly { readonly id: string; readonly nominalMin: number }[];
  readonly advisors: readonly { readonly id: string; readonly skills: readonly string[] }[];
  readonly policy?: Readonly<Record<string, number | boolean>>;
}

export interface SnapshotAdvisor {
  readonly id: string;
  readonly state: AdvisorState;
  readonly since: number;
  readonly service?: string;
  readonly startedAt?: number;
  readonly backAt?: number;
  readonly shift?: readonly [number, number];
  readonly breaks?: readonly { readonly start: number; readonly dur: number }[];
}

/** A store at one moment, and whose wait is asked for. */
export interface LogSnapshot {
  readonly kind: 'snapshot';
  readonly id: string;
  /** `join` asks for somebody who has just joined. */
  readonly why?: string;
  readonly t: number;
  readonly close: number;
  readonly advisors: readonly SnapshotAdvisor[];
  readonly queue: readonly {
    readonly visitId: string;
    readonly kind: string;
    readonly service: string;
    readonly joinedAt: number;
    readonly apptAt?: number;
    readonly advisor?: string;
    readonly lineTime: number;
  }[];
  readonly appointments: readonly {
    readonly apptId: string;
    readonly service: string;
    readonly at: number;
    readonly advisor?: string;
  }[];
  readonly targets: readonly string[];
}

/** Remaining minutes at each level, for one target. */
export interface SnapshotForecast {
  readonly visitId: string;
  readonly q: Readonly<Record<string, number>>;
}

const LEVELS = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95] as const;
/** The protocol's names of the policy numbers. */
const POLICY = {
  headStart: 'headStartMinutes',
  grace: 'punctualMinutes',
  earlyCall: 'competeBeforeMinutes',
  noShowAfter: 'releaseMinutes',
  maxWait: 'maxWaitMinutes',
  reserve: 'keepFreeAheadMinutes',
  holdTol: 'promiseMinutes',
  holdPast: 'keepFreePastMinutes',
} as const satisfies Readonly<Record<string, keyof Settings>>;

/** The rule that the log was made by, in the names of our settings. */
export function settingsOf(config: LogConfig): Settings {
  const given = Object.entries(POLICY)
    .map(([theirs, ours]) => [ours, config.policy?.[theirs]] as const)
    .filter(([, value]) => typeof value === 'number');
  return { ...DEFAULT_SETTINGS, ...Object.fromEntries(given) };
}

function advisorOf(a: SnapshotAdvisor, config: LogConfig, t: number): FloorAdvisor {
  // Off at the end of the shift is gone, not late.
  const isGone = a.state === 'off' && a.shift !== undefined && t > a.shift[1] - 6;
  return {
    id: a.id,
    skills: config.advisors.find((x) => x.id === a.id)?.skills ?? [],
    state: a.state,
    since: at(a.state === 'serving' ? (a.startedAt ?? a.since) : a.since),
    counterId: a.id,
    serviceId: a.service ?? null,
    backAt: a.backAt === undefined ? null : at(a.backAt),
    shift: a.shift === undefined || isGone ? null : { startsAt: at(a.shift[0]), endsAt: at(a.shift[1]) },
    breaks: (a.breaks ?? []).map((b) => ({ startsAt: at(b.start), endsAt: at(b.start + b.dur) })),
  };
}

const personOf = (p: LogSnapshot['queue'][number], place: number): FloorPerson => ({
  id: p.visitId,
  ticketNumber: place + 1,
  serviceId: p.service,
  // Whoever is in a snapshot was not called at once.
  joinedAt: at(p.joinedAt) - 1,
  lineTime: at(p.lineTime),
  bookedAt: p.kind === 'appt' && p.apptAt !== undefined ? at(p.apptAt) : null,
  appointmentId: null,
  advisorWantedId: p.advisor ?? null,
  counterWantedId: null,
  awayUntil: null,
  absentUntil: null,
});

const floorOf = (snapshot: LogSnapshot, config: LogConfig): StoreFloor => ({
  storeId: 'log',
  now: at(snapshot.t),
  settings: settingsOf(config),
  services: config.services.map((s) => ({ id: s.id, minutes: s.nominalMin })),
  advisors: snapshot.advisors.map((a) => advisorOf(a, config, snapshot.t)),
  line: snapshot.queue.map(personOf),
  appointments: snapshot.appointments.map((b) => ({
    id: b.apptId,
    serviceId: b.service,
    startsAt: at(b.at),
    advisorNamedId: b.advisor ?? null,
  })),
  closesAt: at(snapshot.close),
});

const round = (minutes: number): number => Math.round(minutes * 1000) / 1000;

/** The forecaster over somebody else's log: learns from its events, and answers its snapshots. */
export class LogForecaster {
  private readonly services: readonly FloorService[];
  private readonly log: OpenLog;
  private readonly learned = nothingLearned();
  private model: ForecastModel | null = null;

  constructor(private readonly config: LogConfig) {
    this.services = config.services.map((s) => ({ id: s.id, minutes: s.nominalMin }));
    this.log = new OpenLog(new Map(config.services.map((s) => [s.id, s.nominalMin])));
  }

  learn(event: LogEvent): void {
    for (const observed of this.log.observed(event)) learn(this.learned, observed);
    this.model = null;
  }

  /**
   * Answers a snapshot with the forecaster that the product shows: remaining minutes at seven levels for every target.
   * Where nobody could serve, the rest of the day stands for all levels.
   */
  forecast(snapshot: LogSnapshot): SnapshotForecast[] {
    this.model ??= learnedModel(this.learned, this.services);
    const floor = floorOf(snapshot, this.config);
    const people = new Set(snapshot.targets);
    const run = forecastFloor(floor, this.model, Math.floor(snapshot.t / 1440), [], { people });
    // Past closing the day goes on until midnight.
    const endsAt = snapshot.t < snapshot.close ? snapshot.close : (Math.floor(snapshot.t / 1440) + 1) * 1440;
    const restOfDay = endsAt - snapshot.t;
    return snapshot.targets.map((visit) => {
      const wait = run.people.get(visit);
      // As in the product, the forecast made at joining is the one that is learned from.
      if (wait && snapshot.why === 'join')
        learn(this.learned, { kind: 'quoted', at: floor.now, visit, quote: wait.raw });
      const minutes = (level: number): number => (wait ? secondsAt(wait.quantiles, level) / 60 : restOfDay);
      return { visitId: visit, q: Object.fromEntries(LEVELS.map((level) => [String(level), round(minutes(level))])) };
    });
  }
}
