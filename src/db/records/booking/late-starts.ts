import { and, desc, eq, exists, gte, inArray, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import type { Instant } from '../../../time/instant.ts';
import type { Queries } from '../../client.ts';
import { appointments } from '../../schema/booking.ts';
import { messages } from '../../schema/messages.ts';
import { visits } from '../../schema/queue.ts';

/**
 * Booked appointments with a contact that start in `[from, to)`, of stores where somebody is in line or being served: of
 * these a late start can be told. By store.
 */
export async function startsToWatch(
  db: Queries,
  from: Instant,
  to: Instant,
): Promise<Map<string, { readonly id: string; readonly startsAt: Instant }[]>> {
  const inStore = db
    .select({ one: sql`1` })
    .from(visits)
    .where(and(eq(visits.storeId, appointments.storeId), inArray(visits.status, ['waiting', 'called', 'in_service'])));
  const rows = await db
    .select({ id: appointments.id, storeId: appointments.storeId, startsAt: appointments.startsAt })
    .from(appointments)
    .where(
      and(
        eq(appointments.status, 'booked'),
        gte(appointments.startsAt, from),
        lt(appointments.startsAt, to),
        isNull(appointments.needsAttention),
        or(isNotNull(appointments.email), isNotNull(appointments.phone)),
        exists(inStore),
      ),
    )
    .orderBy(appointments.startsAt, appointments.id);
  const byStore = new Map<string, { id: string; startsAt: Instant }[]>();
  for (const { storeId, ...row } of rows) byStore.set(storeId, [...(byStore.get(storeId) ?? []), row]);
  return byStore;
}

/** The data of the newest message of a kind about a thing, sent or not; undefined where there is none. */
export async function lastToldOf(
  db: Queries,
  subjectId: string,
  kind: string,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const rows = await db
    .select({ data: messages.data })
    .from(messages)
    .where(and(eq(messages.subjectId, subjectId), eq(messages.kind, kind)))
    .orderBy(desc(messages.createdAt), desc(messages.id))
    .limit(1);
  return rows[0]?.data;
}
