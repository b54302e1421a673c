import type { Instant } from '../../time/instant.ts';

/** A row of the log as reports read it. */
export interface LoggedEvent {
  readonly id: number;
  readonly subjectId: string;
  readonly kind: string;
  readonly at: Instant;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What was told at joining. */
export interface LoggedQuote {
  readonly lowMinutes: number;
  readonly likelyMinutes: number;
  readonly highMinutes: number;
  /** Seconds at the levels 0.05, 0.10, ... 0.95. */
  readonly quantiles: readonly number[];
}

/** One visit from its joining to its end, as the log tells it. Null = that did not happen (yet). */
export interface LoggedVisit {
  readonly id: string;
  readonly serviceId: string;
  readonly joinedAt: Instant;
  readonly lineTime: Instant;
  readonly bookedAt: Instant | null;
  readonly appointmentId: string | null;
  readonly quote: LoggedQuote | null;
  /** The first call that was not undone: the wait that was forecast ends there. */
  readonly calledAt: Instant | null;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly end: 'completed' | 'left' | 'no_show' | null;
  /** Who called it last. */
  readonly advisorId: string | null;
  /** Called and not there at least once. */
  readonly wasAbsent: boolean;
}

/** An advisor at a counter. Null = not over when the log ends. */
export interface LoggedSession {
  readonly advisorId: string;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
  readonly pauses: readonly {
    readonly startsAt: Instant;
    readonly endsAt: Instant | null;
    /** Planned end, where one was given. */
    readonly until: Instant | null;
  }[];
}

export interface StoreLog {
  /** By joining. */
  readonly visits: readonly LoggedVisit[];
  readonly sessions: readonly LoggedSession[];
}

interface Act {
  readonly event: number;
  readonly kind: string;
  readonly at: Instant;
  readonly advisorId: string | null;
}
type Joined = Pick<
  LoggedVisit,
  'id' | 'serviceId' | 'joinedAt' | 'lineTime' | 'bookedAt' | 'appointmentId' | 'quote'
> & { readonly acts: Act[] };

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const number = (value: unknown): number | null => (typeof value === 'number' ? value : null);

function quoteOf(value: unknown): LoggedQuote | null {
  if (typeof value !== 'object' || value === null) return null;
  const { lowMinutes, likelyMinutes, highMinutes, quantiles } = value as Record<string, unknown>;
  if (!Array.isArray(quantiles) || quantiles.length !== 19) return null;
  if (typeof lowMinutes !== 'number' || typeof likelyMinutes !== 'number' || typeof highMinutes !== 'number')
    return null;
  return { lowMinutes, likelyMinutes, highMinutes, quantiles: quantiles as number[] };
}

const ACTS = new Set(['called', 'started', 'step_completed', 'completed', 'not_here', 'no_show', 'left', 'reopened']);
const ENDS: Readonly<Record<string, LoggedVisit['end']>> = { completed: 'completed', left: 'left', no_show: 'no_show' };

function visitOf({ acts, ...joined }: Joined, undone: ReadonlySet<number>): LoggedVisit {
  const done = acts.filter((act) => !undone.has(act.event));
  const first = (...kinds: string[]): Act | undefined => done.find((act) => kinds.includes(act.kind));
  const ended = done.findLast((act) => act.kind in ENDS);
  const isOpenAgain = ended !== undefined && done.some((act) => act.kind === 'reopened' && act.event > ended.event);
  const end = ended && !isOpenAgain ? ended : undefined;
  return {
    ...joined,
    calledAt: first('called')?.at ?? null,
    startedAt: first('started')?.at ?? null,
    endedAt: end?.at ?? first('step_completed')?.at ?? null,
    end: end ? ENDS[end.kind]! : null,
    advisorId: done.findLast((act) => act.kind === 'called')?.advisorId ?? null,
    wasAbsent: first('not_here') !== undefined,
  };
}

/** Reads events of one store, in order, into its visits and counter sessions; what began before the first is left out. */
export class StoreLogReader {
  private readonly visits = new Map<string, Joined>();
  private readonly undone = new Set<number>();
  private readonly open = new Map<string, { session: LoggedSession; pauses: LoggedSession['pauses'][number][] }>();
  private readonly sessions: LoggedSession[] = [];

  add({ id, subjectId, kind, at, data }: LoggedEvent): void {
    if (kind === 'joined') this.join(subjectId, at, data);
    else if (kind === 'undone') this.undone.add(Number(data.undid));
    else if (ACTS.has(kind))
      this.visits.get(subjectId)?.acts.push({ event: id, kind, at, advisorId: text(data.advisor) });
    else if (kind.startsWith('counter_')) this.counter(subjectId, kind, at, data);
  }

  private join(id: string, joinedAt: Instant, data: LoggedEvent['data']): void {
    const serviceId = text(data.service);
    if (serviceId === null) return;
    this.visits.set(id, {
      id,
      serviceId,
      joinedAt,
      lineTime: number(data.lineTime) ?? joinedAt,
      bookedAt: number(data.bookedAt),
      appointmentId: text(data.appointment),
      quote: quoteOf(data.quote),
      acts: [],
    });
  }

  private counter(counterId: string, kind: string, at: Instant, data: LoggedEvent['data']): void {
    const there = this.open.get(counterId);
    if (kind === 'counter_opened') {
      const advisorId = text(data.advisor);
      if (advisorId === null) return;
      const pauses: LoggedSession['pauses'][number][] = [];
      this.open.set(counterId, { session: { advisorId, openedAt: at, closedAt: null, pauses }, pauses });
    } else if (!there) return;
    else if (kind === 'counter_paused') there.pauses.push({ startsAt: at, endsAt: null, until: number(data.until) });
    else if (kind === 'counter_resumed' || kind === 'counter_closed') {
      const last = there.pauses.at(-1);
      if (last && last.endsAt === null) there.pauses[there.pauses.length - 1] = { ...last, endsAt: at };
      if (kind === 'counter_resumed') return;
      this.sessions.push({ ...there.session, closedAt: at });
      this.open.delete(counterId);
    }
  }

  read(): StoreLog {
    const visits = [...this.visits.values()].map((joined) => visitOf(joined, this.undone));
    const sessions = [...this.sessions, ...[...this.open.values()].map(({ session }) => session)];
    return { visits: visits.sort((a, b) => a.joinedAt - b.joinedAt), sessions };
  }
}
