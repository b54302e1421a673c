import type { Tx } from '../../db/client.ts';
import {
  type AffectedAppointment,
  comingAppointments,
  markForAttention,
} from '../../db/records/booking/affected-appointments.ts';
import { insertEvents } from '../../db/records/queue/store-events.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import { isSetAside } from '../../domain/booking/attention.ts';
import { type OpeningHours, openSpansBetween } from '../../domain/store/opening-hours.ts';
import type { Instant } from '../../time/instant.ts';
import { covers } from '../../time/span.ts';
import { replanStore } from './replan-day.ts';

export type { AffectedAppointment };

const OUTSIDE = 'outside_hours';

/**
 * After a file changed a store's hours, in that transaction: marks the coming appointments that lie outside them, and
 * returns those. They are kept: a person moves or cancels them. The others are planned anew, so that who was marked before
 * and fits again has an advisor. What was set aside for a person to decide is left alone.
 */
export async function markOutsideHours(
  deps: Deps,
  tx: Tx,
  store: { readonly id: string; readonly zone: string; readonly hours: OpeningHours },
  actor: Actor,
  now: Instant,
): Promise<AffectedAppointment[]> {
  const coming = (await comingAppointments(tx, store.id, now)).filter((one) => !isSetAside(one.needsAttention));
  const lastEnd = Math.max(...coming.map((appointment) => appointment.endsAt));
  const open = coming.length === 0 ? [] : openSpansBetween(store.hours, store.zone, coming[0]!.startsAt, lastEnd);
  const outside = coming.filter((appointment) => !open.some((span) => covers(span, appointment)));
  const ids = outside.filter((one) => one.needsAttention !== OUTSIDE).map((one) => one.id);
  await markForAttention(tx, ids, OUTSIDE, now);
  await insertEvents(
    tx,
    ids.map((subjectId) => ({
      storeId: store.id,
      subjectId,
      kind: 'needs_attention' as const,
      at: now,
      actor,
      data: { code: OUTSIDE },
    })),
  );
  await replanStore(deps, tx, store.id, actor, new Set(outside.map((one) => one.id)));
  return outside;
}
