import { and, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { Settings } from '../../domain/settings.ts';
import type { Instant } from '../../time/instant.ts';
import type { Queries } from '../client.ts';
import { services } from '../schema/catalogue.ts';
import { visits } from '../schema/queue.ts';
import { advisorSkills, counterSessions, counters } from '../schema/staff.ts';
import { chain, stores } from '../schema/store.ts';
import type { CounterSessionRow } from './counter-sessions.ts';
import type { VisitRow } from './visits.ts';

/** The counter that calls: who is at it, whether it has a visit, and the settings of its store. */
export interface Caller {
  readonly storeId: string;
  readonly zone: string;
  readonly counterName: string;
  readonly isInUse: boolean;
  readonly session: CounterSessionRow | null;
  readonly atCounterId: string | null;
  readonly storeSettings: Partial<Settings>;
  readonly chainSettings: Partial<Settings> | null;
}

/** One query; undefined where there is no such counter. */
export async function callerAt(db: Queries, counterId: string): Promise<Caller | undefined> {
  const rows = await db
    .select({
      storeId: counters.storeId,
      zone: stores.zone,
      counterName: counters.name,
      isInUse: counters.active,
      session: counterSessions,
      atCounterId: visits.id,
      storeSettings: stores.settings,
      chainSettings: chain.settings,
    })
    .from(counters)
    .innerJoin(stores, eq(stores.id, counters.storeId))
    .leftJoin(chain, eq(chain.id, 1))
    .leftJoin(counterSessions, and(eq(counterSessions.counterId, counters.id), isNull(counterSessions.closedAt)))
    .leftJoin(
      visits,
      // Spelled as the partial index has it, so that it is found there.
      and(eq(visits.counterSessionId, counterSessions.id), sql`${visits.status} in ('called', 'in_service')`),
    )
    .where(eq(counters.id, counterId))
    .limit(1);
  return rows[0];
}

export interface CallableService {
  readonly id: string;
  readonly minutes: number;
  /** The advisor gives it. */
  readonly isMine: boolean;
}

/** The store's services with whether this advisor gives them. One query. */
export async function servicesFor(db: Queries, storeId: string, advisorId: string): Promise<CallableService[]> {
  const rows = await db
    .select({ id: services.id, minutes: services.serviceMinutes, mine: advisorSkills.advisorId })
    .from(services)
    .leftJoin(advisorSkills, and(eq(advisorSkills.advisorId, advisorId), eq(advisorSkills.serviceId, services.id)))
    .where(eq(services.storeId, storeId));
  return rows.map(({ mine, ...service }) => ({ ...service, isMine: mine !== null }));
}

export interface HeadsAsk {
  readonly storeId: string;
  readonly advisorId: string;
  readonly counterId: string;
  readonly now: Instant;
}

/**
 * The heads of the line for one advisor: of each service he gives the first walk-in whom he may call, and every
 * appointment in line. Whoever the calling rule chooses from the whole line is among them: walk-ins of one service go in
 * order of line time, and one behind a walk-in that is kept waiting for an appointment is kept waiting too.
 */
export function headsOfLine(db: Queries, ask: HeadsAsk): Promise<VisitRow[]> {
  const firstWalkIns = sql`(
    select (
      select w.id from visits w
      where w.store_id = ${ask.storeId} and w.status = 'waiting' and w.service_id = k.service_id and w.booked_at is null
        and w.absent_until is null and (w.away_until is null or w.away_until <= ${ask.now})
        and (w.advisor_wanted_id is null or w.advisor_wanted_id = ${ask.advisorId})
        and (w.counter_wanted_id is null or w.counter_wanted_id = ${ask.counterId})
      order by w.line_time, w.ticket_number limit 1
    ) from advisor_skills k where k.advisor_id = ${ask.advisorId}
  )`;
  const booked = and(eq(visits.storeId, ask.storeId), eq(visits.status, 'waiting'), isNotNull(visits.bookedAt));
  return db
    .select()
    .from(visits)
    .where(or(sql`${visits.id} in ${firstWalkIns}`, booked));
}

/** Whoever is at one of these counter sessions. */
export const visitsAtSessions = async (db: Queries, sessionIds: readonly string[]): Promise<VisitRow[]> =>
  sessionIds.length === 0
    ? []
    : db
        .select()
        .from(visits)
        .where(
          and(inArray(visits.counterSessionId, [...sessionIds]), sql`${visits.status} in ('called', 'in_service')`),
        );
