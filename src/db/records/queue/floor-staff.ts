import { and, asc, eq, getTableColumns, gt, isNull, lt, sql } from 'drizzle-orm';
import type { Instant } from '../../../time/instant.ts';
import type { Span } from '../../../time/span.ts';
import { advisorSkills, advisors, breaks, counterSessions, shifts } from '../../schema/staff.ts';
import { inStores, packed } from '../statements/packed-rows.ts';
import type { CounterSessionRow } from './counter-sessions.ts';

/** An advisor of the floor: skills, the counter he has, and his shifts near the present. */
export interface FloorStaffRow {
  readonly id: string;
  readonly storeId: string;
  readonly name: string;
  readonly skills: readonly string[];
  readonly session: CounterSessionRow | null;
  /** By start, each with its breaks in order. */
  readonly shifts: readonly { readonly span: Span; readonly breaks: readonly Span[] }[];
}

/** Counters that are open or paused; placeholder `storeIds`. */
const sessions = packed(getTableColumns(counterSessions), (query, fields) =>
  query
    .select(fields)
    .from(counterSessions)
    .where(and(inStores(counterSessions.storeId), isNull(counterSessions.closedAt))),
);

/** A line for each skill; placeholder `storeIds`. */
const skilled = packed(
  { id: advisors.id, storeId: advisors.storeId, name: advisors.name, serviceId: advisorSkills.serviceId },
  (query, fields) =>
    query
      .select(fields)
      .from(advisors)
      .leftJoin(advisorSkills, eq(advisorSkills.advisorId, advisors.id))
      .where(and(inStores(advisors.storeId), eq(advisors.active, true)))
      .orderBy(asc(advisors.name), asc(advisors.id)),
);

/** A line for each break; placeholders `storeIds`, and `shiftsAfter` and `shiftsBefore` that a shift begins between. */
const planned = packed(
  {
    id: shifts.id,
    advisorId: shifts.advisorId,
    startsAt: shifts.startsAt,
    endsAt: shifts.endsAt,
    breakFrom: breaks.startsAt,
    breakTo: breaks.endsAt,
  },
  (query, fields) =>
    query
      .select(fields)
      .from(shifts)
      .leftJoin(breaks, eq(breaks.shiftId, shifts.id))
      .where(
        and(
          inStores(shifts.storeId),
          gt(shifts.startsAt, sql.placeholder('shiftsAfter')),
          lt(shifts.startsAt, sql.placeholder('shiftsBefore')),
        ),
      )
      .orderBy(asc(shifts.startsAt), asc(shifts.id), asc(breaks.startsAt)),
);

/** What `floorStaff` is made from. */
export const FLOOR_STAFF = { sessions, skilled, planned } as const;

interface StaffRows {
  readonly sessions: readonly CounterSessionRow[];
  readonly skilled: readonly (Pick<FloorStaffRow, 'id' | 'storeId' | 'name'> & { readonly serviceId: string })[];
  readonly planned: readonly PlannedRow[];
}

interface PlannedRow {
  readonly id: string;
  readonly advisorId: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly breakFrom: Instant;
  readonly breakTo: Instant;
}

interface Shift {
  readonly advisorId: string;
  readonly span: Span;
  readonly breaks: Span[];
}

function shiftsOf(rows: readonly PlannedRow[]): Shift[] {
  const found = new Map<string, Shift>();
  for (const row of rows) {
    const { advisorId, startsAt, endsAt } = row;
    const known = found.get(row.id) ?? { advisorId, span: { startsAt, endsAt }, breaks: [] };
    // A shift without breaks has a line of its own, with none.
    const [breakFrom, breakTo] = [row.breakFrom as Instant | null, row.breakTo as Instant | null];
    if (breakFrom !== null && breakTo !== null) known.breaks.push({ startsAt: breakFrom, endsAt: breakTo });
    found.set(row.id, known);
  }
  return [...found.values()];
}

/** Advisors of some stores who are not gone, by name, with their skills, the counter they have, and their shifts. */
export function floorStaff(rows: StaffRows): FloorStaffRow[] {
  const atCounter = new Map(rows.sessions.map((session) => [session.advisorId, session]));
  const byAdvisor = new Map<string, Omit<Shift, 'advisorId'>[]>();
  for (const { advisorId, ...shift } of shiftsOf(rows.planned)) {
    const its = byAdvisor.get(advisorId) ?? [];
    its.push(shift);
    byAdvisor.set(advisorId, its);
  }
  const found = new Map<string, FloorStaffRow & { readonly skills: string[] }>();
  for (const { serviceId, ...row } of rows.skilled) {
    const { id } = row;
    const known = found.get(id) ?? {
      skills: [],
      session: atCounter.get(id) ?? null,
      shifts: byAdvisor.get(id) ?? [],
      ...row,
    };
    // An advisor without skills has a line of his own, with none.
    if (serviceId as string | null) known.skills.push(serviceId);
    found.set(id, known);
  }
  return [...found.values()];
}
