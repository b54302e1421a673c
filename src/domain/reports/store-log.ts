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
  /** Ended by the close of the day, since nobody else did: when it was really over is not known. */
  readonly isSweptUp: boolean;
  /** Who called it last. */
  readonly advisorId: string | null;
  /** Called and not there at least once. */
  readonly wasAbsent: boolean;
}

/** An advisor at a counter. Null = not over when the log ends. */
export interface LoggedSession {
  readonly advisorId: string;
  readonly openedAt: Instant;
  /** Where the close of the day closed a counter that was forgotten: the last that its advisor did there. */
  readonly closedAt: Instant | null;
  /** The last that its advisor did there, as far as the log goes. */
  readonly lastActAt: Instant;
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
  readonly isSweep: boolean;
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
    isSweptUp: end?.isSweep ?? false,
    advisorId: done.findLast((act) => act.kind === 'called')?.advisorId ?? null,
    wasAbsent: first('not_here') !== undefined,
  };
}

interface OpenSession extends LoggedSession {
  readonly pauses: LoggedSession['pauses'][number][];
  lastActAt: Instant;
}

/** By the close of the day, in place of who forgot to. */
const isSweep = (data: LoggedEvent['data']): boolean => data.closeOfDay === true;

/** Reads events of one store, in order, into its visits and counter sessions; what began before the first is left out. */
export class StoreLogReader {
  private readonly visits = new Map<string, Joined>();
  private readonly undone = new Set<number>();
  private readonly open = new Map<string, OpenSession>();
  private readonly sessions: LoggedSession[] = [];

  add({ id, subjectId, kind, at, data }: LoggedEvent): void {
    if (kind === 'joined') this.join(subjectId, at, data);
    else if (kind === 'undone') this.undone.add(Number(data.undid));
    else if (ACTS.has(kind))
      this.act({ event: id, kind, at, advisorId: text(data.advisor), isSweep: isSweep(data) }, subjectId);
    else if (kind.startsWith('counter_')) this.counter(subjectId, kind, at, data);
  }

  private act(act: Act, visitId: string): void {
    this.visits.get(visitId)?.acts.push(act);
    if (act.advisorId === null || act.isSweep) return;
    for (const there of this.open.values()) if (there.advisorId === act.advisorId) there.lastActAt = act.at;
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
      this.open.set(counterId, { advisorId, openedAt: at, closedAt: null, pauses: [], lastActAt: at });
      return;
    }
    if (!there) return;
    if (!isSweep(data)) there.lastActAt = at;
    if (kind === 'counter_paused') there.pauses.push({ startsAt: at, endsAt: null, until: number(data.until) });
    else if (kind === 'counter_resumed' || kind === 'counter_closed') {
      const last = there.pauses.at(-1);
      if (last && last.endsAt === null) there.pauses[there.pauses.length - 1] = { ...last, endsAt: at };
      if (kind === 'counter_resumed') return;
      this.sessions.push({ ...there, closedAt: there.lastActAt });
      this.open.delete(counterId);
    }
  }

  read(): StoreLog {
    const visits = [...this.visits.values()].map((joined) => visitOf(joined, this.undone));
    const sessions = [...this.sessions, ...this.open.values()];
    return { visits: visits.sort((a, b) => a.joinedAt - b.joinedAt), sessions };
  }
}
