import type { Tx } from '../../db/client.ts';
import {
  type AffectedAppointment,
  comingAppointments,
  markForAttention,
} from '../../db/records/booking/affected-appointments.ts';
import { insertEvents } from '../../db/records/queue/store-events.ts';
import type { Actor } from '../../domain/actor.ts';
import { type OpeningHours, openSpansBetween } from '../../domain/store/opening-hours.ts';
import type { Instant } from '../../time/instant.ts';
import { covers } from '../../time/span.ts';

export type { AffectedAppointment };

/**
 * Marks the coming appointments of a store that lie outside these opening hours as needing attention, in the transaction
 * that changes the hours, and returns them. They are kept: a person moves or cancels them.
 */
export async function markOutsideHours(
  tx: Tx,
  store: { readonly id: string; readonly zone: string; readonly hours: OpeningHours },
  actor: Actor,
  now: Instant,
): Promise<AffectedAppointment[]> {
  const coming = await comingAppointments(tx, store.id, now);
  if (coming.length === 0) return [];
  const lastEnd = Math.max(...coming.map((appointment) => appointment.endsAt));
  const open = openSpansBetween(store.hours, store.zone, coming[0]!.startsAt, lastEnd);
  const outside = coming.filter((appointment) => !open.some((span) => covers(span, appointment)));
  const ids = outside.map((appointment) => appointment.id);
  await markForAttention(tx, ids, 'outside_hours', now);
  await insertEvents(
    tx,
    ids.map((subjectId) => ({
      storeId: store.id,
      subjectId,
      kind: 'needs_attention' as const,
      at: now,
      actor,
      data: { reason: 'outside_hours' },
    })),
  );
  return outside;
}
