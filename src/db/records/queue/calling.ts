import { getTableColumns, sql } from 'drizzle-orm';
import type { FloorAppointment } from '../../../domain/queue/line/floor.ts';
import type { Settings } from '../../../domain/settings.ts';
import type { Instant } from '../../../time/instant.ts';
import type { Span } from '../../../time/span.ts';
import type { Queries } from '../../client.ts';
import { visits } from '../../schema/queue.ts';
import type { RequestKey } from '../access/request-keys.ts';
import { cellsOf, prepared, rowReader } from '../statements/packed-rows.ts';
import type { GlanceAdvisor, GlanceSession } from './floor-glances.ts';
import type { VisitRow } from './visits.ts';

export interface CallableService {
  readonly id: string;
  readonly minutes: number;
  /** The advisor at the counter gives it. */
  readonly isMine: boolean;
}

/** Everything on which a counter's next call depends, as it stands in one statement. */
export interface CallLook {
  /** What was remembered under the request's key. */
  readonly seen: { readonly bodyHash: string; readonly outcome: Record<string, unknown> } | null;
  /** Null where there is no such counter. */
  readonly storeId: string | null;
  readonly storeSettings: Partial<Settings> | null;
  readonly chainSettings: Partial<Settings> | null;
  readonly session: GlanceSession | null;
  /** The visit that is at the counter. */
  readonly atCounterId: string | null;
  readonly services: readonly CallableService[];
  readonly heads: readonly VisitRow[];
  /** Booked, not checked in, with a start in the range asked for, by start. */
  readonly expected: readonly FloorAppointment[];
}

export interface CallAsk {
  readonly counterId: string;
  readonly request: RequestKey | undefined;
  readonly now: Instant;
  readonly expected: Span;
}

const columns = getTableColumns(visits);
const p = sql.placeholder;

/**
 * The heads of the line for one advisor: of each service he gives the first walk-in whom he may call, and every
 * appointment in line. Whoever the calling rule chooses from the whole line is among them: walk-ins of one service go in
 * order of line time, and one behind a walk-in that is kept waiting for an appointment is kept waiting too.
 */
const heads = sql`select json_group_array(json_array(${cellsOf(columns)})) from visits where visits.id in (
  select (
    select w.id from visits w
    where w.store_id = c.store_id and w.status = 'waiting' and w.service_id = k.service_id and w.booked_at is null
      and w.absent_until is null and (w.away_until is null or w.away_until <= ${p('now')})
      and (w.advisor_wanted_id is null or w.advisor_wanted_id = x.advisor_id)
      and (w.counter_wanted_id is null or w.counter_wanted_id = c.id)
    order by w.line_time, w.ticket_number limit 1
  ) from advisor_skills k where k.advisor_id = x.advisor_id
) or (visits.store_id = c.store_id and visits.status = 'waiting' and visits.booked_at is not null)`;

const look = prepared(
  () => sql`select
  (select json_array(r.body_hash, r.outcome) from request_keys r
    where r.caller = ${p('caller')} and r.route = ${p('route')} and r.key = ${p('key')}) as seen,
  c.store_id as storeId, s.settings as storeSettings, (select settings from chain where id = 1) as chainSettings,
  case when x.id is not null then json_array(x.id, x.counter_id, x.advisor_id, x.state, x.state_since, x.paused_until,
    x.last_ended_at) end as session,
  (select v.id from visits v where v.counter_session_id = x.id and v.status in ('called', 'in_service')) as atCounterId,
  (select json_group_array(json_array(v.id, v.service_minutes,
    exists (select 1 from advisor_skills k where k.advisor_id = x.advisor_id and k.service_id = v.id)))
    from services v where v.store_id = c.store_id) as services,
  (${heads}) as heads,
  (select json_group_array(json_array(a.id, a.service_id, a.starts_at, (select t.advisor_id from appointment_steps t
    where t.appointment_id = a.id and t.ordinal = 0 and t.advisor_named)))
    from (select id, service_id, starts_at from appointments where store_id = c.store_id and status = 'booked'
      and starts_at >= ${p('from')} and starts_at < ${p('to')} order by starts_at, id) a) as expected
  from (select ${p('counterId')} as id) asked left join counters c on c.id = asked.id
  left join stores s on s.id = c.store_id
  left join counter_sessions x on x.counter_id = c.id and x.closed_at is null limit 1`,
);

interface LookLine {
  readonly seen: string | null;
  readonly storeId: string | null;
  readonly storeSettings: string | null;
  readonly chainSettings: string | null;
  readonly session: string | null;
  readonly atCounterId: string | null;
  readonly services: string;
  readonly heads: string;
  readonly expected: string;
}

type SessionCells = [string, string, string, GlanceSession['state'], Instant, Instant | null, Instant | null];

const readVisit = rowReader(columns);

const readSession = ([id, counterId, advisorId, state, stateSince, pausedUntil, lastEndedAt]: SessionCells) => ({
  ...{ id, counterId, advisorId, state, stateSince, pausedUntil, lastEndedAt },
});

const parsed = <T>(text: string | null): T | null => (text === null ? null : (JSON.parse(text) as T));

/** Looks at a counter that calls: one query whatever its store's line. */
export async function lookForCall(db: Queries, { counterId, request, now, expected }: CallAsk): Promise<CallLook> {
  const { caller = null, route = null, key = null } = request ?? {};
  const range = { from: expected.startsAt, to: expected.endsAt };
  const [line] = await db.all<LookLine>(look({ counterId, caller, route, key, now, ...range }));
  const { storeId, atCounterId } = line!;
  const seen = parsed<[string, string]>(line!.seen);
  const session = parsed<SessionCells>(line!.session);
  return {
    ...{ storeId, atCounterId },
    seen: seen && { bodyHash: seen[0], outcome: JSON.parse(seen[1]) },
    storeSettings: parsed(line!.storeSettings),
    chainSettings: parsed(line!.chainSettings),
    session: session && readSession(session),
    services: parsed<[string, number, 0 | 1][]>(line!.services)!.map(([id, minutes, mine]) => ({
      ...{ id, minutes, isMine: mine === 1 },
    })),
    heads: parsed<unknown[][]>(line!.heads)!.map(readVisit),
    expected: parsed<[string, string, Instant, string | null][]>(line!.expected)!.map(
      ([id, serviceId, startsAt, advisorNamedId]) => ({ id, serviceId, startsAt, advisorNamedId }),
    ),
  };
}

/** An advisor at a counter, and the visit in his hands. */
export interface AtCounter {
  readonly advisor: GlanceAdvisor;
  readonly visit: Pick<VisitRow, 'status' | 'calledAt' | 'startedAt' | 'serviceId'> | undefined;
}

type AtCounterCells = [
  ...SessionCells,
  ...[string | null, VisitRow['status'] | null, Instant | null, Instant | null, string | null],
];

/** Who is at a counter of a store, by name; shifts are not looked at. One query. */
export async function advisorsAtCounters(db: Queries, storeId: string): Promise<AtCounter[]> {
  const [found] = await db.all<{ rows: string }>(sql`
    select json_group_array(json_array(id, counter_id, advisor_id, state, state_since, paused_until, last_ended_at, skills,
      status, called_at, started_at, service_id)) as rows from (
    select x.*, (select group_concat(k.service_id, ' ') from advisor_skills k where k.advisor_id = x.advisor_id) as skills,
      v.status as status, v.called_at as called_at, v.started_at as started_at, v.service_id as service_id
    from counter_sessions x join advisors a on a.id = x.advisor_id and a.active
    left join visits v on v.counter_session_id = x.id and v.status in ('called', 'in_service')
    where x.store_id = ${storeId} and x.closed_at is null order by a.name, a.id)`);
  return (JSON.parse(found!.rows) as AtCounterCells[]).map((cells) => {
    const [skills, status, calledAt, startedAt, serviceId] = cells.slice(7) as [
      string | null,
      VisitRow['status'] | null,
      Instant | null,
      Instant | null,
      string | null,
    ];
    const session = readSession(cells.slice(0, 7) as SessionCells);
    const advisor = { id: session.advisorId, skills: skills?.split(' ') ?? [], session, shifts: [] };
    return { advisor, visit: status === null ? undefined : { status, calledAt, startedAt, serviceId: serviceId! } };
  });
}
