import { sql } from 'drizzle-orm';
import type { Commitment } from '../../../domain/booking/booking-floor.ts';
import type { OverflowLane } from '../../../domain/booking/overflow-lane.ts';
import type { FloorAppointment, FloorPerson } from '../../../domain/queue/line/floor.ts';
import type { VisitStatus } from '../../../domain/queue/visit/statuses.ts';
import type { Settings } from '../../../domain/settings.ts';
import type { Instant } from '../../../time/instant.ts';
import type { Span } from '../../../time/span.ts';
import type { Queries } from '../../client.ts';
import { prepared } from '../statements/packed-rows.ts';
import type { CounterSessionRow } from './counter-sessions.ts';
import { glanceOf, type StoreParts } from './glance-lines.ts';

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

/** The text of many stores' glances, which is made once. */
const glances = prepared(
  () => sql`
    select (select settings from chain limit 1) as chain, json_group_array(json_array(
    (select json_group_array(json_array(a.id,
      (select json_group_array(k.service_id) from advisor_skills k where k.advisor_id = a.id)))
      from (select id from advisors where store_id = s.value and active order by name, id) a),
    (select json_group_array(json_array(x.advisor_id, x.id, x.counter_id, x.state, x.state_since, x.paused_until,
      x.last_ended_at)) from counter_sessions x where x.store_id = s.value and x.closed_at is null),
    (select json_group_array(json_array(h.advisor_id, h.starts_at, h.ends_at,
      (select json_group_array(json_array(b.starts_at, b.ends_at)) from breaks b where b.shift_id = h.id)))
      from shifts h where h.store_id = s.value
        and h.starts_at >= ${sql.placeholder('shiftsFrom')} and h.starts_at < ${sql.placeholder('shiftsTo')}),
    (select json_group_array(json_array(v.id, v.ticket_number, v.service_id, v.joined_at, v.line_time, v.booked_at,
      v.appointment_id, v.advisor_wanted_id, v.counter_wanted_id, v.away_until, v.absent_until, v.status,
      v.counter_session_id, v.called_at, v.started_at)) from visits v
      where v.store_id = s.value and v.status in ('waiting', 'called', 'in_service', 'parked')),
    (select json_group_array(json_array(a.id, a.starts_at, a.service_id,
      (a.status = 'booked') + 2 * (a.needs_attention is null) + 4 * p.advisor_named,
      p.service_id, p.minutes, p.buffer_before_minutes, p.buffer_after_minutes, coalesce(p.advisor_id, p.lane_id), p.ordinal))
      from appointments a join appointment_steps p on p.appointment_id = a.id
      where a.store_id = s.value and a.status in ('booked', 'checked_in')
        and a.starts_at >= ${sql.placeholder('from')} and a.starts_at < ${sql.placeholder('to')}),
    (select json_group_array(json_array(h.id, h.starts_at, json(h.steps))) from holds h
      where h.store_id = s.value and h.starts_at >= ${sql.placeholder('from')} and h.starts_at < ${sql.placeholder('to')}
        and h.expires_at > ${sql.placeholder('now')}),
    (select json_group_array(json_array(l.id, l.starts_at, l.ends_at, json(l.skills))) from overflow_lanes l
      where l.store_id = s.value and l.ends_at > ${sql.placeholder('now')}))) as stores
    from json_each(${sql.placeholder('ids')}) s`,
);

/**
 * Many stores at a glance, in one statement and as one text: the driver takes tens of microseconds over each row, and a
 * list has thousands.
 */
export async function floorGlances(db: Queries, storeIds: readonly string[], range: GlanceRange): Promise<Glances> {
  if (storeIds.length === 0) return { chainSettings: null, stores: new Map() };
  const { shifts, starts, now } = range;
  const asked = glances({
    ids: JSON.stringify(storeIds),
    now,
    ...{ shiftsFrom: shifts.startsAt, shiftsTo: shifts.endsAt, from: starts.startsAt, to: starts.endsAt },
  });
  const [found] = await db.all<{ chain: string | null; stores: string }>(asked);
  const parts = JSON.parse(found!.stores) as StoreParts[];
  return {
    chainSettings: found!.chain === null ? null : (JSON.parse(found!.chain) as Partial<Settings>),
    stores: new Map(storeIds.map((id, i) => [id, glanceOf(parts[i]!)])),
  };
}
