import { sql } from 'drizzle-orm';
import type { Commitment } from '../../domain/booking/floor-grains.ts';
import type { OverflowLane } from '../../domain/booking/overflow-lane.ts';
import type { FloorAppointment, FloorPerson } from '../../domain/queue/floor.ts';
import type { VisitStatus } from '../../domain/queue/statuses.ts';
import type { Settings } from '../../domain/settings.ts';
import type { Instant } from '../../time/instant.ts';
import type { Span } from '../../time/span.ts';
import type { Queries } from '../client.ts';
import type { CounterSessionRow } from './counter-sessions.ts';

export type GlanceSession = Pick<
  CounterSessionRow,
  'id' | 'counterId' | 'advisorId' | 'state' | 'stateSince' | 'pausedUntil' | 'lastEndedAt'
>;

export interface GlanceAdvisor {
  readonly id: string;
  readonly skills: readonly string[];
  readonly session: GlanceSession | null;
  /** By start, each with its breaks in order. */
  readonly shifts: readonly { readonly span: Span; readonly breaks: readonly Span[] }[];
}

export interface GlanceVisit extends FloorPerson {
  readonly status: VisitStatus;
  readonly counterSessionId: string | null;
  readonly calledAt: Instant | null;
  readonly startedAt: Instant | null;
}

/** A store's floor and bookings with no more than the calling rule, the forecast and the search of free times read. */
export interface FloorGlance {
  /** By name. */
  readonly advisors: readonly GlanceAdvisor[];
  /** Everybody whose visit is not over, by joining. */
  readonly visits: readonly GlanceVisit[];
  /** Booked, not checked in, by start. */
  readonly expected: readonly FloorAppointment[];
  /** Live appointments and holds, by start; what needs attention is planned for nobody. */
  readonly commitments: readonly Commitment[];
  /** Overflow lanes that are not over. */
  readonly lanes: readonly OverflowLane[];
}

/** Of one look at many stores; every range is half-open. */
export interface GlanceRange {
  readonly now: Instant;
  /** Shifts that begin in it. */
  readonly shifts: Span;
  /** Appointments and holds that begin in it. */
  readonly starts: Span;
}

export interface Glances {
  /** The chain's own settings; null before it is set up. */
  readonly chainSettings: Partial<Settings> | null;
  readonly stores: ReadonlyMap<string, FloorGlance>;
}

/**
 * Many stores at a glance, in one statement and as one text: the driver takes tens of microseconds over each row, and a
 * list has thousands.
 */
export async function floorGlances(db: Queries, storeIds: readonly string[], range: GlanceRange): Promise<Glances> {
  if (storeIds.length === 0) return { chainSettings: null, stores: new Map() };
  const { shifts, starts, now } = range;
  const [found] = await db.all<{ chain: string | null; stores: string }>(sql`
    select (select settings from chain limit 1) as chain, json_group_array(json_array(
    (select json_group_array(json_array(id, skills)) from (
      select a.id, (select group_concat(k.service_id, ' ') from advisor_skills k where k.advisor_id = a.id) as skills
      from advisors a where a.store_id = s.value and a.active order by a.name, a.id)),
    (select json_group_array(json_array(x.advisor_id, x.id, x.counter_id, x.state, x.state_since, x.paused_until,
      x.last_ended_at)) from counter_sessions x where x.store_id = s.value and x.closed_at is null),
    (select json_group_array(json_array(h.advisor_id, h.starts_at, h.ends_at,
      (select group_concat(b.starts_at || ' ' || b.ends_at, ' ') from breaks b where b.shift_id = h.id)))
      from shifts h where h.store_id = s.value and h.starts_at >= ${shifts.startsAt} and h.starts_at < ${shifts.endsAt}),
    (select json_group_array(json_array(v.id, v.ticket_number, v.service_id, v.joined_at, v.line_time, v.booked_at,
      v.appointment_id, v.advisor_wanted_id, v.counter_wanted_id, v.away_until, v.absent_until, v.status,
      v.counter_session_id, v.called_at, v.started_at)) from visits v
      where v.store_id = s.value and v.status in ('waiting', 'called', 'in_service', 'parked')),
    (select json_group_array(json_array(a.id, a.starts_at, a.service_id, a.status = 'booked', a.needs_attention is null,
      p.service_id, p.minutes, p.buffer_before_minutes, p.buffer_after_minutes,
      coalesce(p.advisor_id, p.lane_id), p.advisor_named, p.ordinal))
      from appointments a join appointment_steps p on p.appointment_id = a.id
      where a.store_id = s.value and a.status in ('booked', 'checked_in')
        and a.starts_at >= ${starts.startsAt} and a.starts_at < ${starts.endsAt}),
    (select json_group_array(json_array(h.id, h.starts_at, h.steps)) from holds h
      where h.store_id = s.value and h.starts_at >= ${starts.startsAt} and h.starts_at < ${starts.endsAt}
        and h.expires_at > ${now}),
    (select json_group_array(json_array(l.id, l.starts_at, l.ends_at, json(l.skills))) from overflow_lanes l
      where l.store_id = s.value and l.ends_at > ${now}))) as stores
    from json_each(${JSON.stringify(storeIds)}) s`);
  const parts = JSON.parse(found!.stores) as StoreParts[];
  return {
    chainSettings: found!.chain === null ? null : (JSON.parse(found!.chain) as Partial<Settings>),
    stores: new Map(storeIds.map((id, i) => [id, glanceOf(parts[i]!)])),
  };
}

type Id = string;
type SkillLine = [Id, string | null];
type SessionLine = [Id, Id, Id, CounterSessionRow['state'], Instant, Instant | null, Instant | null];
type ShiftLine = [Id, Instant, Instant, string | null];
type VisitLine = [
  ...[Id, number, Id, Instant, Instant, Instant | null],
  ...[Id | null, Id | null, Id | null, Instant | null, Instant | null, VisitStatus],
  ...[Id | null, Instant | null, Instant | null],
];
type StepLine = [Id, Instant, Id, 0 | 1, 0 | 1, Id, number, number, number, Id | null, 0 | 1, number];
type HoldLine = [Id, Instant, string];

type LaneLine = [Id, Instant, Instant, Id[]];

type StoreParts = [SkillLine[], SessionLine[], ShiftLine[], VisitLine[], StepLine[], HoldLine[], LaneLine[]];

function glanceOf([skills, sessions, shifts, visits, steps, holds, lanes]: StoreParts): FloorGlance {
  const booked = steps.sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[11] - b[11]));
  const commitments = commitmentsOf(booked);
  const held = holds.map(holdOf);
  return {
    advisors: advisorsOf(skills, sessions, shifts),
    visits: visits.map(visitOf).sort(byJoining),
    expected: booked.filter((step) => step[3] === 1 && step[11] === 0).map(expectedOf),
    commitments: held.length === 0 ? commitments : [...commitments, ...held].sort((a, b) => a.startsAt - b.startsAt),
    lanes: lanes.map(([id, startsAt, endsAt, its]) => ({ id, startsAt, endsAt, skills: its })),
  };
}

const byJoining = (a: FloorPerson, b: FloorPerson): number =>
  a.joinedAt - b.joinedAt || a.ticketNumber - b.ticketNumber;

function advisorsOf(
  skills: readonly SkillLine[],
  sessions: readonly SessionLine[],
  shifts: readonly ShiftLine[],
): GlanceAdvisor[] {
  const atCounter = new Map(sessions.map((line) => [line[0], sessionOf(line)]));
  const planned = new Map<string, { span: Span; breaks: Span[] }[]>();
  for (const [advisorId, startsAt, endsAt, breaks] of shifts) {
    const its = planned.get(advisorId) ?? [];
    its.push({ span: { startsAt, endsAt }, breaks: breaksOf(breaks) });
    planned.set(advisorId, its);
  }
  return skills.map(([id, its]) => ({
    id,
    skills: its === null ? [] : its.split(' '),
    session: atCounter.get(id) ?? null,
    shifts: (planned.get(id) ?? []).sort((a, b) => a.span.startsAt - b.span.startsAt),
  }));
}

const sessionOf = ([advisorId, id, counterId, state, stateSince, pausedUntil, lastEndedAt]: SessionLine) => ({
  ...{ advisorId, id, counterId, state, stateSince, pausedUntil, lastEndedAt },
});

function breaksOf(text: string | null): Span[] {
  const found: Span[] = [];
  const edges = text?.split(' ') ?? [];
  for (let i = 0; i < edges.length; i += 2) found.push({ startsAt: Number(edges[i]), endsAt: Number(edges[i + 1]) });
  return found.sort((a, b) => a.startsAt - b.startsAt);
}

const visitOf = (line: VisitLine): GlanceVisit => ({
  id: line[0],
  ticketNumber: line[1],
  serviceId: line[2],
  joinedAt: line[3],
  lineTime: line[4],
  bookedAt: line[5],
  appointmentId: line[6],
  advisorWantedId: line[7],
  counterWantedId: line[8],
  awayUntil: line[9],
  absentUntil: line[10],
  status: line[11],
  counterSessionId: line[12],
  calledAt: line[13],
  startedAt: line[14],
});

const expectedOf = (line: StepLine): FloorAppointment => ({
  id: line[0],
  startsAt: line[1],
  serviceId: line[2],
  advisorNamedId: line[10] === 1 ? line[9] : null,
});

function commitmentsOf(steps: readonly StepLine[]): Commitment[] {
  const found: (Commitment & { steps: Commitment['steps'][number][] })[] = [];
  for (const [
    id,
    startsAt,
    ,
    ,
    isPlanned,
    serviceId,
    minutes,
    bufferBefore,
    bufferAfter,
    advisorId,
    isNamed,
  ] of steps) {
    if (found.at(-1)?.id !== id) found.push({ id, startsAt, steps: [] });
    found.at(-1)!.steps.push({
      ...{ serviceId, minutes, bufferBefore, bufferAfter },
      namedAdvisorId: isNamed === 1 ? advisorId : null,
      advisorId: isPlanned === 1 ? advisorId : null,
    });
  }
  return found;
}

interface HeldStep {
  readonly serviceId: string;
  readonly minutes: number;
  readonly bufferBeforeMinutes: number;
  readonly bufferAfterMinutes: number;
  readonly advisorId: string | null;
  readonly advisorNamed: boolean;
}

const holdOf = ([id, startsAt, steps]: HoldLine): Commitment => ({
  id,
  startsAt,
  steps: (JSON.parse(steps) as HeldStep[]).map((step) => ({
    serviceId: step.serviceId,
    minutes: step.minutes,
    bufferBefore: step.bufferBeforeMinutes,
    bufferAfter: step.bufferAfterMinutes,
    namedAdvisorId: step.advisorNamed ? step.advisorId : null,
    advisorId: step.advisorId,
  })),
});
