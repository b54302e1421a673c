import { and, asc, eq, getTableColumns, gt, inArray, isNull, lt } from 'drizzle-orm';
import type { Instant } from '../../time/instant.ts';
import type { Span } from '../../time/span.ts';
import type { Queries } from '../client.ts';
import { advisorSkills, advisors, breaks, counterSessions, shifts } from '../schema/staff.ts';
import type { CounterSessionRow } from './counter-sessions.ts';
import { packedRows } from './packed-rows.ts';

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

interface Staff {
  readonly id: string;
  readonly storeId: string;
  readonly name: string;
  readonly skills: string[];
  readonly session: CounterSessionRow | null;
}

/** Advisors of these stores who are not gone, with their skills and the counter they have. */
async function staffOf(db: Queries, storeIds: string[]): Promise<Staff[]> {
  const sessions = await packedRows(db, getTableColumns(counterSessions), (fields) =>
    db
      .select(fields)
      .from(counterSessions)
      .where(and(inArray(counterSessions.storeId, storeIds), isNull(counterSessions.closedAt))),
  );
  const bySession = new Map(sessions.map((session) => [session.advisorId, session]));
  const rows = await packedRows(
    db,
    { id: advisors.id, storeId: advisors.storeId, name: advisors.name, serviceId: advisorSkills.serviceId },
    (fields) =>
      db
        .select(fields)
        .from(advisors)
        .leftJoin(advisorSkills, eq(advisorSkills.advisorId, advisors.id))
        .where(and(inArray(advisors.storeId, storeIds), eq(advisors.active, true)))
        .orderBy(asc(advisors.name), asc(advisors.id)),
  );
  const found = new Map<string, Staff>();
  for (const { serviceId, ...row } of rows) {
    const known = found.get(row.id) ?? { ...row, skills: [], session: bySession.get(row.id) ?? null };
    // An advisor without skills has a line of his own, with none.
    if (serviceId as string | null) known.skills.push(serviceId);
    found.set(row.id, known);
  }
  return [...found.values()];
}

async function shiftsOf(db: Queries, storeIds: string[], from: Instant, to: Instant) {
  const rows = await packedRows(
    db,
    {
      id: shifts.id,
      advisorId: shifts.advisorId,
      startsAt: shifts.startsAt,
      endsAt: shifts.endsAt,
      breakFrom: breaks.startsAt,
      breakTo: breaks.endsAt,
    },
    (fields) =>
      db
        .select(fields)
        .from(shifts)
        .leftJoin(breaks, eq(breaks.shiftId, shifts.id))
        .where(and(inArray(shifts.storeId, storeIds), gt(shifts.startsAt, from), lt(shifts.startsAt, to)))
        .orderBy(asc(shifts.startsAt), asc(shifts.id), asc(breaks.startsAt)),
  );
  const found = new Map<string, { advisorId: string; span: Span; breaks: Span[] }>();
  for (const row of rows) {
    const { advisorId, startsAt, endsAt } = row;
    const known = found.get(row.id) ?? { advisorId, span: { startsAt, endsAt }, breaks: [] };
    const [breakFrom, breakTo] = [row.breakFrom as Instant | null, row.breakTo as Instant | null];
    if (breakFrom !== null && breakTo !== null) known.breaks.push({ startsAt: breakFrom, endsAt: breakTo });
    found.set(row.id, known);
  }
  return [...found.values()];
}

/** The staff of many stores in three queries; shifts are those that begin in `(from, to)`. */
export async function floorStaffOf(
  db: Queries,
  storeIds: readonly string[],
  from: Instant,
  to: Instant,
): Promise<FloorStaffRow[]> {
  if (storeIds.length === 0) return [];
  const ids = [...storeIds];
  const staff = await staffOf(db, ids);
  const byAdvisor = new Map<string, { span: Span; breaks: Span[] }[]>();
  for (const { advisorId, ...shift } of await shiftsOf(db, ids, from, to)) {
    const its = byAdvisor.get(advisorId) ?? [];
    its.push(shift);
    byAdvisor.set(advisorId, its);
  }
  return staff.map((advisor) => ({ ...advisor, shifts: byAdvisor.get(advisor.id) ?? [] }));
}
