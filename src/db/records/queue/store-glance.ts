import { and, asc, count, countDistinct, eq, gt, gte, inArray, isNotNull, isNull, lt } from 'drizzle-orm';
import type { Instant } from '../../../time/instant.ts';
import type { Queries } from '../../client.ts';
import { accountStores, devices } from '../../schema/access.ts';
import { appointments } from '../../schema/booking.ts';
import { services } from '../../schema/catalogue.ts';
import { visits } from '../../schema/queue.ts';
import { advisorSkills, advisors, counterSessions, counters, shifts } from '../../schema/staff.ts';

type Counted = readonly { readonly storeId: string | null; readonly n: number }[];
const byStore = (rows: Counted): Map<string, number> => new Map(rows.map((row) => [row.storeId ?? '', row.n]));

/** People waiting, by store; a store where nobody waits is missing. */
export async function waitingByStore(db: Queries, storeIds: readonly string[]): Promise<Map<string, number>> {
  if (storeIds.length === 0) return new Map();
  const rows = await db
    .select({ storeId: visits.storeId, n: count() })
    .from(visits)
    .where(and(inArray(visits.storeId, [...storeIds]), eq(visits.status, 'waiting')))
    .groupBy(visits.storeId);
  return byStore(rows);
}

/** Counters in use of the stores: those that are open now, and all. */
export async function countersByStore(
  db: Queries,
  storeIds: readonly string[],
): Promise<{ open: Map<string, number>; all: Map<string, number> }> {
  if (storeIds.length === 0) return { open: new Map(), all: new Map() };
  const open = await db
    .select({ storeId: counterSessions.storeId, n: count() })
    .from(counterSessions)
    .where(and(inArray(counterSessions.storeId, [...storeIds]), isNull(counterSessions.closedAt)))
    .groupBy(counterSessions.storeId);
  const all = await db
    .select({ storeId: counters.storeId, n: count() })
    .from(counters)
    .where(and(inArray(counters.storeId, [...storeIds]), eq(counters.active, true)))
    .groupBy(counters.storeId);
  return { open: byStore(open), all: byStore(all) };
}

/** Booked appointments that nobody can serve since a change of the store, by store. */
export async function attentionByStore(db: Queries, storeIds: readonly string[]): Promise<Map<string, number>> {
  if (storeIds.length === 0) return new Map();
  const rows = await db
    .select({ storeId: appointments.storeId, n: count() })
    .from(appointments)
    .where(
      and(
        inArray(appointments.storeId, [...storeIds]),
        eq(appointments.status, 'booked'),
        isNotNull(appointments.needsAttention),
      ),
    )
    .groupBy(appointments.storeId);
  return byStore(rows);
}

/** Booked appointments of a store that begin in `[from, to)`. */
export async function countBooked(db: Queries, storeId: string, from: Instant, to: Instant): Promise<number> {
  const rows = await db
    .select({ n: count() })
    .from(appointments)
    .where(
      and(
        eq(appointments.storeId, storeId),
        eq(appointments.status, 'booked'),
        gte(appointments.startsAt, from),
        lt(appointments.startsAt, to),
      ),
    );
  return rows[0]?.n ?? 0;
}

export interface AppointmentLine {
  readonly id: string;
  readonly reference: string;
  readonly startsAt: Instant;
  readonly service: string;
  readonly name: string | null;
}

const line = {
  id: appointments.id,
  reference: appointments.reference,
  startsAt: appointments.startsAt,
  service: services.name,
  name: appointments.name,
};

/** Appointments as a manager reads them, by start. */
export async function appointmentLines(db: Queries, ids: readonly string[]): Promise<AppointmentLine[]> {
  if (ids.length === 0) return [];
  return db
    .select(line)
    .from(appointments)
    .innerJoin(services, eq(services.id, appointments.serviceId))
    .where(inArray(appointments.id, [...ids]))
    .orderBy(asc(appointments.startsAt), asc(appointments.id));
}

/** The booked appointments of a store that need attention, by start. */
export const attentionLines = (db: Queries, storeId: string, limit: number): Promise<AppointmentLine[]> =>
  db
    .select(line)
    .from(appointments)
    .innerJoin(services, eq(services.id, appointments.serviceId))
    .where(
      and(eq(appointments.storeId, storeId), eq(appointments.status, 'booked'), isNotNull(appointments.needsAttention)),
    )
    .orderBy(asc(appointments.startsAt), asc(appointments.id))
    .limit(limit);

/** Ids of the booked appointments of a store that need attention. */
export async function attentionIds(db: Queries, storeId: string): Promise<string[]> {
  const rows = await db
    .select({ id: appointments.id })
    .from(appointments)
    .where(
      and(eq(appointments.storeId, storeId), eq(appointments.status, 'booked'), isNotNull(appointments.needsAttention)),
    );
  return rows.map((row) => row.id);
}

/** What a store has of the things that it needs to take customers; counts. */
export async function storeInventory(db: Queries, storeId: string, now: Instant) {
  const n = async (rows: PromiseLike<{ n: number }[]>): Promise<number> => (await rows)[0]?.n ?? 0;
  return {
    services: await n(
      db
        .select({ n: count() })
        .from(services)
        .where(and(eq(services.storeId, storeId), eq(services.active, true))),
    ),
    skilledAdvisors: await n(
      db
        .select({ n: countDistinct(advisors.id) })
        .from(advisors)
        .innerJoin(advisorSkills, eq(advisorSkills.advisorId, advisors.id))
        .where(and(eq(advisors.storeId, storeId), eq(advisors.active, true))),
    ),
    comingShifts: await n(
      db
        .select({ n: count() })
        .from(shifts)
        .where(and(eq(shifts.storeId, storeId), gt(shifts.endsAt, now))),
    ),
    counters: await n(
      db
        .select({ n: count() })
        .from(counters)
        .where(and(eq(counters.storeId, storeId), eq(counters.active, true))),
    ),
    servingAccounts: await n(
      db
        .select({ n: count() })
        .from(accountStores)
        .where(and(eq(accountStores.storeId, storeId), isNotNull(accountStores.advisorId))),
    ),
    devices: await n(
      db
        .select({ n: count() })
        .from(devices)
        .where(and(eq(devices.storeId, storeId), eq(devices.status, 'paired'))),
    ),
  };
}
