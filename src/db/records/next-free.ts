import { and, asc, eq, gt, inArray, lt } from 'drizzle-orm';
import type { Instant } from '../../time/instant.ts';
import type { Queries } from '../client.ts';
import { advisorSkills, advisors, breaks, shifts } from '../schema/staff.ts';
import { packedRows } from './packed-rows.ts';

/** An advisor of one of many stores. */
export interface StaffLine {
  readonly storeId: string;
  readonly advisorId: string;
  readonly serviceId: string;
}

/** Skills of the active advisors of these stores. One query. */
export const skillsOfStores = (db: Queries, storeIds: readonly string[]): Promise<StaffLine[]> =>
  packedRows(db, { storeId: advisors.storeId, advisorId: advisors.id, serviceId: advisorSkills.serviceId }, (fields) =>
    db
      .select(fields)
      .from(advisors)
      .innerJoin(advisorSkills, eq(advisorSkills.advisorId, advisors.id))
      .where(and(inArray(advisors.storeId, [...storeIds]), eq(advisors.active, true)))
      .orderBy(asc(advisors.name), asc(advisors.id)),
  );

export interface ShiftLine {
  readonly id: string;
  readonly storeId: string;
  readonly advisorId: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly breakStartsAt: Instant | null;
  readonly breakEndsAt: Instant | null;
}

const LONGEST_MS = 24 * 3_600_000;

/** Shifts of these stores that have time in `[from, to)`, a line a break. One query. */
export const shiftLinesBetween = (
  db: Queries,
  storeIds: readonly string[],
  from: Instant,
  to: Instant,
): Promise<ShiftLine[]> =>
  packedRows(
    db,
    {
      id: shifts.id,
      storeId: shifts.storeId,
      advisorId: shifts.advisorId,
      startsAt: shifts.startsAt,
      endsAt: shifts.endsAt,
      breakStartsAt: breaks.startsAt,
      breakEndsAt: breaks.endsAt,
    },
    (fields) =>
      db
        .select(fields)
        .from(shifts)
        .leftJoin(breaks, eq(breaks.shiftId, shifts.id))
        .where(
          and(
            inArray(shifts.storeId, [...storeIds]),
            gt(shifts.startsAt, from - LONGEST_MS),
            lt(shifts.startsAt, to),
            gt(shifts.endsAt, from),
          ),
        ),
  );
