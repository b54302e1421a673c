import { and, asc, eq, gte, inArray } from 'drizzle-orm';
import { isLaneId } from '../../../domain/booking/overflow-lane.ts';
import type { AppointmentStatus } from '../../../domain/booking/statuses.ts';
import type { Instant } from '../../../time/instant.ts';
import type { Queries, Tx } from '../../client.ts';
import { appointmentSteps, appointments } from '../../schema/booking.ts';
import { wholeRows } from '../statements/whole-rows.ts';
import { written } from '../statements/written.ts';

export type AppointmentRow = typeof appointments.$inferSelect;
export type NewAppointment = typeof appointments.$inferInsert;
export type AppointmentStepRow = typeof appointmentSteps.$inferSelect;
/** `advisorId` may be an overflow lane's id, as in plans and claims; it is kept in its own column. */
export type NewAppointmentStep = Omit<typeof appointmentSteps.$inferInsert, 'laneId'>;
export interface AppointmentWithSteps extends AppointmentRow {
  /** In order. */
  readonly steps: readonly AppointmentStepRow[];
}

export async function findAppointment(db: Queries, id: string): Promise<AppointmentWithSteps | undefined> {
  const rows = await db
    .select({ appointment: appointments, step: appointmentSteps })
    .from(appointments)
    .innerJoin(appointmentSteps, eq(appointmentSteps.appointmentId, appointments.id))
    .where(eq(appointments.id, id))
    .orderBy(asc(appointmentSteps.ordinal));
  const [first] = rows;
  return first && { ...first.appointment, steps: rows.map((row) => row.step) };
}

/** Appointments of one contact that are still to come or under way. */
export async function countOpenOfContact(db: Queries, contactHash: string): Promise<number> {
  const rows = await db.all<{ n: number }>(
    written`select count(*) as n from appointments where contact_hash = ${contactHash} and status in ('booked', 'checked_in')`,
  );
  return rows[0]?.n ?? 0;
}

/** Start of a store's last booked appointment from `from` on; null where there is none. */
export async function lastBookedStart(db: Queries, storeId: string, from: Instant): Promise<Instant | null> {
  const rows = await db
    .select({ startsAt: appointments.startsAt })
    .from(appointments)
    .where(and(eq(appointments.storeId, storeId), eq(appointments.status, 'booked'), gte(appointments.startsAt, from)))
    .orderBy(asc(appointments.startsAt));
  return rows.at(-1)?.startsAt ?? null;
}

type Taker = { readonly advisorId: string | null; readonly laneId: string | null };

const takerOf = (id: string | null | undefined): Taker =>
  isLaneId(id) ? { advisorId: null, laneId: id } : { advisorId: id ?? null, laneId: null };

const stepRows = (steps: readonly NewAppointmentStep[]) =>
  steps.map((step) => ({ ...step, ...takerOf(step.advisorId) }));

const appointmentRows = wholeRows(appointments, 'on conflict (reference) do nothing');
const stepRowsOf = wholeRows(appointmentSteps, '');

/** Writes an appointment and returns it as it stands; null where another has its reference. */
export async function insertAppointment(
  tx: Tx,
  appointment: NewAppointment,
  steps: readonly NewAppointmentStep[],
): Promise<AppointmentWithSteps | null> {
  const row = appointmentRows.whole(appointment);
  const { rowsAffected } = await tx.run(appointmentRows.statement([row]));
  if (rowsAffected === 0) return null;
  const rows = stepRows(steps).map((step) => stepRowsOf.whole(step));
  await tx.run(stepRowsOf.statement(rows));
  return { ...row, steps: rows.sort((a, b) => a.ordinal - b.ordinal) };
}

/** Changes an appointment that is in one of these states and at this revision; false where it is not any more. */
export async function updateAppointment(
  tx: Tx,
  id: string,
  expected: { readonly statuses: readonly AppointmentStatus[]; readonly revision: number },
  fields: Partial<Omit<NewAppointment, 'id' | 'revision'>>,
): Promise<boolean> {
  const rows = await tx
    .update(appointments)
    .set({ ...fields, revision: expected.revision + 1 })
    .where(
      and(
        eq(appointments.id, id),
        inArray(appointments.status, [...expected.statuses]),
        eq(appointments.revision, expected.revision),
      ),
    )
    .returning({ id: appointments.id });
  return rows.length > 0;
}

/** Marks or unmarks that nobody can serve it. Not a change of the customer's appointment: its revision stays. */
export async function setNeedsAttention(tx: Tx, ids: readonly string[], code: string | null, now: Instant) {
  if (ids.length === 0) return;
  await tx
    .update(appointments)
    .set({ needsAttention: code, updatedAt: now })
    .where(inArray(appointments.id, [...ids]));
}

export async function replaceSteps(tx: Tx, appointmentId: string, steps: readonly NewAppointmentStep[]): Promise<void> {
  await tx.delete(appointmentSteps).where(eq(appointmentSteps.appointmentId, appointmentId));
  await tx.insert(appointmentSteps).values(stepRows(steps));
}

/** Who takes each step by the present plan, advisor or lane, in the order of the steps; null = nobody. */
export async function setStepAdvisors(
  tx: Tx,
  appointmentId: string,
  advisorIds: readonly (string | null)[],
): Promise<void> {
  for (const [ordinal, advisorId] of advisorIds.entries()) {
    await tx
      .update(appointmentSteps)
      .set(takerOf(advisorId))
      .where(and(eq(appointmentSteps.appointmentId, appointmentId), eq(appointmentSteps.ordinal, ordinal)));
  }
}

/** Nobody is asked for by name any more. */
export async function nameNobody(tx: Tx, appointmentId: string): Promise<void> {
  await tx
    .update(appointmentSteps)
    .set({ advisorNamed: false, advisorId: null })
    .where(eq(appointmentSteps.appointmentId, appointmentId));
}
