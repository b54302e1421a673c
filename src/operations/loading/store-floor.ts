import type { Queries } from '../../db/client.ts';
import type { ExpectedRow } from '../../db/records/queue/arrivals.ts';
import type { GlanceAdvisor, GlanceVisit } from '../../db/records/queue/floor-glances.ts';
import { floorTables } from '../../db/records/queue/floor-rows.ts';
import type { FloorStaffRow } from '../../db/records/queue/floor-staff.ts';
import type { VisitRow } from '../../db/records/queue/visits.ts';
import type { ServiceRow } from '../../db/records/store/services.ts';
import type { AdvisorState, FloorAdvisor, FloorAppointment, StoreFloor } from '../../domain/queue/line/floor.ts';
import type { Settings } from '../../domain/settings.ts';
import { HOUR, type Instant, MINUTE } from '../../time/instant.ts';
import { contains, type Span } from '../../time/span.ts';

/** A store's floor for the rule and the forecast, with the rows it was made from. */
export interface LoadedFloor {
  readonly floor: StoreFloor;
  readonly services: readonly ServiceRow[];
  readonly staff: readonly FloorStaffRow[];
  /** Everybody whose visit is not over. */
  readonly visits: readonly VisitRow[];
  readonly expected: readonly ExpectedRow[];
}

/** What the caller knows of each store. */
export interface FloorAsk {
  readonly storeId: string;
  readonly settings: Settings;
  /** See `StoreFloor`; undefined = the end of the last shift stands for it. */
  readonly closesAt?: Instant | null;
  /** End of the store day: shifts from then on are tomorrow's. */
  readonly dayEndsAt?: Instant;
}

/** So long after a visit an advisor counts as tidying up, if he has not called. */
const WRAP_UP = 2 * MINUTE;
/** Appointments further ahead change no wait that is told. */
const LOOK_AHEAD = 5 * HOUR;

/** Appointments that begin in it are on the floor: still to come, or not yet released. */
export const expectedSpan = (now: Instant, releaseMinutes: number): Span => ({
  startsAt: now - releaseMinutes * MINUTE,
  endsAt: now + LOOK_AHEAD,
});
const LONGEST_SHIFT = 16 * HOUR;

interface Doing {
  readonly state: AdvisorState;
  readonly since: Instant;
  readonly serviceId: string | null;
  readonly backAt: Instant | null;
}

type VisitInHand = Pick<VisitRow, 'status' | 'calledAt' | 'startedAt' | 'serviceId'>;

function doing(row: GlanceAdvisor, visit: VisitInHand | undefined, now: Instant): Doing {
  const { session } = row;
  const nothing = { serviceId: null, backAt: null };
  if (!session) return { state: 'off', since: now, ...nothing };
  if (visit?.status === 'called')
    return { state: 'calling', since: visit.calledAt ?? now, serviceId: visit.serviceId, backAt: null };
  if (visit) return { state: 'serving', since: visit.startedAt ?? now, serviceId: visit.serviceId, backAt: null };
  if (session.state === 'paused') {
    const planned = row.shifts.flatMap((s) => s.breaks).find((b) => contains(b, now));
    return {
      state: 'break',
      since: session.stateSince,
      serviceId: null,
      backAt: session.pausedUntil ?? planned?.endsAt ?? null,
    };
  }
  const since = Math.max(session.stateSince, session.lastEndedAt ?? 0);
  const isWrapping = since === session.lastEndedAt && now - since < WRAP_UP;
  return { state: isWrapping ? 'wrap' : 'idle', since, ...nothing };
}

/** An advisor as the rule and the forecast see him; `visit` is the one at his counter. */
export function advisorOnFloor(
  row: GlanceAdvisor,
  visit: VisitInHand | undefined,
  now: Instant,
  dayEndsAt: Instant = now + LONGEST_SHIFT,
): FloorAdvisor {
  const today = row.shifts.filter((s) => s.span.startsAt < dayEndsAt);
  const shift = today.find((s) => s.span.endsAt > now) ?? today.at(-1);
  // A break that began without a pause is being worked through.
  const breaks = shift?.breaks.filter((b) => b.startsAt > now) ?? [];
  const { id, skills, session } = row;
  return {
    id,
    skills,
    counterId: session?.counterId ?? null,
    ...doing(row, visit, now),
    shift: shift?.span ?? null,
    breaks,
  };
}

/** What a floor is made from; the rows of a board know more of everything. */
export interface FloorRows {
  readonly services: readonly Pick<ServiceRow, 'id' | 'serviceMinutes'>[];
  readonly staff: readonly GlanceAdvisor[];
  /** Everybody whose visit is not over. */
  readonly visits: readonly GlanceVisit[];
  readonly expected: readonly FloorAppointment[];
}

/** The floor at one moment from rows that were loaded for it. */
export function floorOf(ask: FloorAsk, now: Instant, rows: FloorRows): StoreFloor {
  const atSession = new Map(
    rows.visits.filter((v) => v.status === 'called' || v.status === 'in_service').map((v) => [v.counterSessionId, v]),
  );
  const advisors = rows.staff.map((row) =>
    advisorOnFloor(row, row.session ? atSession.get(row.session.id) : undefined, now, ask.dayEndsAt),
  );
  const lastShift = Math.max(...advisors.map((a) => a.shift?.endsAt ?? 0), 0);
  return {
    storeId: ask.storeId,
    now,
    settings: ask.settings,
    services: rows.services.map((s) => ({ id: s.id, minutes: s.serviceMinutes })),
    advisors,
    line: rows.visits.filter((v) => v.status === 'waiting'),
    appointments: rows.expected.map(({ id, serviceId, startsAt, advisorNamedId }) => ({
      id,
      serviceId,
      startsAt,
      advisorNamedId,
    })),
    closesAt: ask.closesAt === undefined ? lastShift || null : ask.closesAt,
  };
}

function byStore<T extends { readonly storeId: string }>(rows: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const its = found.get(row.storeId);
    if (its) its.push(row);
    else found.set(row.storeId, [row]);
  }
  return found;
}

/** The floors of many stores at one moment, in one statement whatever their number. */
export async function loadFloors(
  db: Queries,
  asks: readonly FloorAsk[],
  now: Instant,
): Promise<Map<string, LoadedFloor>> {
  const ids = asks.map((ask) => ask.storeId);
  const due = expectedSpan(now, Math.max(0, ...asks.map((ask) => ask.settings.releaseMinutes)));
  const shifts = { startsAt: now - LONGEST_SHIFT, endsAt: now + LONGEST_SHIFT };
  const tables = await floorTables(db, ids, { shifts, starts: due });
  const services = byStore(tables.services);
  const staff = byStore(tables.staff);
  const visits = byStore(tables.visits);
  const expected = byStore(tables.expected);
  const loaded = new Map<string, LoadedFloor>();
  for (const ask of asks) {
    const rows = {
      services: services.get(ask.storeId) ?? [],
      staff: staff.get(ask.storeId) ?? [],
      visits: visits.get(ask.storeId) ?? [],
      expected: expected.get(ask.storeId) ?? [],
    };
    loaded.set(ask.storeId, { floor: floorOf(ask, now, rows), ...rows });
  }
  return loaded;
}
