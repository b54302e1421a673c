import { and, asc, eq, gt, inArray, lt } from 'drizzle-orm';
import type { Instant } from '../../../time/instant.ts';
import type { Queries, Tx } from '../../client.ts';
import { appointmentSteps, appointments } from '../../schema/booking.ts';
import { overflowLanes } from '../../schema/staff.ts';

export type OverflowLaneRow = typeof overflowLanes.$inferSelect;
export type NewOverflowLane = typeof overflowLanes.$inferInsert;

/** Lanes of a store that have not ended at `from`, by start. */
export const lanesFrom = (db: Queries, storeId: string, from: Instant): Promise<OverflowLaneRow[]> =>
  db
    .select()
    .from(overflowLanes)
    .where(and(eq(overflowLanes.storeId, storeId), gt(overflowLanes.endsAt, from)))
    .orderBy(asc(overflowLanes.startsAt), asc(overflowLanes.name), asc(overflowLanes.id));

export async function findLane(db: Queries, storeId: string, id: string): Promise<OverflowLaneRow | undefined> {
  const rows = await db
    .select()
    .from(overflowLanes)
    .where(and(eq(overflowLanes.storeId, storeId), eq(overflowLanes.id, id)));
  return rows[0];
}

export async function insertLane(tx: Tx, lane: NewOverflowLane): Promise<void> {
  await tx.insert(overflowLanes).values(lane);
}

/** Takes a lane away; what was planned on it is then planned for nobody. */
export async function deleteLane(tx: Tx, id: string): Promise<void> {
  await tx.delete(overflowLanes).where(eq(overflowLanes.id, id));
}

export interface PlannedRow {
  readonly appointmentId: string;
  readonly ordinal: number;
  readonly advisorId: string | null;
  readonly laneName: string | null;
}

/** Whom the present plan gives these appointments: an advisor or a lane, a row a step, in order. */
export async function plannedFor(db: Queries, appointmentIds: readonly string[]): Promise<PlannedRow[]> {
  if (appointmentIds.length === 0) return [];
  return db
    .select({
      appointmentId: appointmentSteps.appointmentId,
      ordinal: appointmentSteps.ordinal,
      advisorId: appointmentSteps.advisorId,
      laneName: overflowLanes.name,
    })
    .from(appointmentSteps)
    .leftJoin(overflowLanes, eq(overflowLanes.id, appointmentSteps.laneId))
    .where(inArray(appointmentSteps.appointmentId, [...appointmentIds]))
    .orderBy(asc(appointmentSteps.appointmentId), asc(appointmentSteps.ordinal));
}

/** Booked appointments that the plan gives to each of these lanes. */
export async function bookedOnLanes(db: Queries, laneIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  if (laneIds.length === 0) return found;
  const rows = await db
    .selectDistinct({ laneId: appointmentSteps.laneId, id: appointments.id })
    .from(appointmentSteps)
    .innerJoin(appointments, eq(appointments.id, appointmentSteps.appointmentId))
    .where(and(inArray(appointmentSteps.laneId, [...laneIds]), inArray(appointments.status, ['booked', 'checked_in'])));
  for (const { laneId } of rows) found.set(laneId!, (found.get(laneId!) ?? 0) + 1);
  return found;
}

/** Appointments of a store in `[from, to)` that are on an overflow lane, with its name. */
export const overflowBetween = (db: Queries, storeId: string, from: Instant, to: Instant) =>
  db
    .select({ id: appointments.id, startsAt: appointments.startsAt, name: appointments.name, lane: overflowLanes.name })
    .from(appointmentSteps)
    .innerJoin(overflowLanes, eq(overflowLanes.id, appointmentSteps.laneId))
    .innerJoin(appointments, eq(appointments.id, appointmentSteps.appointmentId))
    .where(
      and(
        eq(appointmentSteps.storeId, storeId),
        inArray(appointments.status, ['booked', 'checked_in']),
        gt(appointmentSteps.startsAt, from - 1),
        lt(appointmentSteps.startsAt, to),
      ),
    )
    .orderBy(asc(appointments.startsAt), asc(appointments.id));
