import { and, asc, eq, gt, gte, inArray, lt, sql } from 'drizzle-orm';
import type { AppointmentStatus } from '../../../domain/booking/statuses.ts';
import type { Instant } from '../../../time/instant.ts';
import type { LocalDate } from '../../../time/local.ts';
import type { Span } from '../../../time/span.ts';
import type { Queries, Tx } from '../../client.ts';
import { appointmentSteps, appointments } from '../../schema/booking.ts';
import { inStores, packed } from '../statements/packed-rows.ts';

/** Appointments as the door and the line see them; booking has its own records of them. */
export type ArrivalRow = typeof appointments.$inferSelect;
export type ArrivalStep = typeof appointmentSteps.$inferSelect;

/** An appointment that is expected, with whom it asked for. */
export interface ExpectedRow {
  readonly id: string;
  readonly storeId: string;
  readonly serviceId: string;
  readonly startsAt: Instant;
  readonly advisorNamedId: string | null;
  readonly name: string | null;
  readonly needsAttention: string | null;
}

/** Booked, not checked in, by start; placeholders `storeIds`, and `startsFrom` and `startsBefore` that it begins between. */
export const EXPECTED = packed(
  {
    id: appointments.id,
    storeId: appointments.storeId,
    serviceId: appointments.serviceId,
    startsAt: appointments.startsAt,
    name: appointments.name,
    needsAttention: appointments.needsAttention,
    advisorId: appointmentSteps.advisorId,
    advisorNamed: appointmentSteps.advisorNamed,
  },
  (query, fields) =>
    query
      .select(fields)
      .from(appointments)
      .leftJoin(
        appointmentSteps,
        and(eq(appointmentSteps.appointmentId, appointments.id), eq(appointmentSteps.ordinal, 0)),
      )
      .where(
        and(
          inStores(appointments.storeId),
          eq(appointments.status, 'booked'),
          gte(appointments.startsAt, sql.placeholder('startsFrom')),
          lt(appointments.startsAt, sql.placeholder('startsBefore')),
        ),
      )
      .orderBy(asc(appointments.startsAt), asc(appointments.id)),
);

type PackedExpected = Omit<ExpectedRow, 'advisorNamedId'> & {
  readonly advisorId: string | null;
  readonly advisorNamed: boolean;
};

export const expectedRow = ({ advisorId, advisorNamed, ...row }: PackedExpected): ExpectedRow => ({
  advisorNamedId: advisorNamed ? advisorId : null,
  ...row,
});

const ARRIVING: AppointmentStatus[] = ['booked', 'checked_in', 'fulfilled', 'no_show'];

/** A store's appointments of a local date in any state but cancelled, by start. */
export const arrivalsOn = (db: Queries, storeId: string, date: LocalDate): Promise<ArrivalRow[]> =>
  db
    .select()
    .from(appointments)
    .where(
      and(eq(appointments.storeId, storeId), eq(appointments.localDate, date), inArray(appointments.status, ARRIVING)),
    )
    .orderBy(asc(appointments.startsAt), asc(appointments.id));

/** Those that begin within a span, such as a store day, which runs past midnight: its arrivals. */
export const arrivalsIn = (db: Queries, storeId: string, { startsAt, endsAt }: Span): Promise<ArrivalRow[]> =>
  db
    .select()
    .from(appointments)
    .where(
      and(
        eq(appointments.storeId, storeId),
        gte(appointments.startsAt, startsAt),
        lt(appointments.startsAt, endsAt),
        inArray(appointments.status, ARRIVING),
      ),
    )
    .orderBy(asc(appointments.startsAt), asc(appointments.id));

export async function findArrival(db: Queries, id: string): Promise<ArrivalRow | undefined> {
  const rows = await db.select().from(appointments).where(eq(appointments.id, id)).limit(1);
  return rows[0];
}

export async function findArrivalByReference(db: Queries, reference: string): Promise<ArrivalRow | undefined> {
  const rows = await db.select().from(appointments).where(eq(appointments.reference, reference)).limit(1);
  return rows[0];
}

export const arrivalSteps = (db: Queries, appointmentId: string): Promise<ArrivalStep[]> =>
  db
    .select()
    .from(appointmentSteps)
    .where(eq(appointmentSteps.appointmentId, appointmentId))
    .orderBy(asc(appointmentSteps.ordinal));

/** Booked appointments, of any store, that began before an instant, oldest first. */
export const overdueBefore = (db: Queries, before: Instant, limit: number): Promise<ArrivalRow[]> =>
  db
    .select()
    .from(appointments)
    .where(and(eq(appointments.status, 'booked'), lt(appointments.startsAt, before), gt(appointments.startsAt, 0)))
    .orderBy(asc(appointments.startsAt))
    .limit(limit);

/** Moves an appointment on if it is in one of the states `from`; false where it is not any more. */
export async function setArrivalStatus(
  tx: Tx,
  id: string,
  from: readonly AppointmentStatus[],
  fields: {
    readonly status: AppointmentStatus;
    readonly checkedInAt?: Instant | null;
    readonly endedAt?: Instant | null;
  },
  now: Instant,
): Promise<boolean> {
  const rows = await tx
    .update(appointments)
    .set({ ...fields, updatedAt: now })
    .where(and(eq(appointments.id, id), inArray(appointments.status, [...from])))
    .returning({ id: appointments.id });
  return rows.length > 0;
}
