import type { Tx } from '../../db/client.ts';
import { deleteClaims } from '../../db/records/booking/claims.ts';
import { setArrivalStatus } from '../../db/records/queue/arrivals.ts';
import type { AppointmentStatus } from '../../domain/booking/statuses.ts';
import type { VisitStatus } from '../../domain/queue/visit/statuses.ts';
import type { Instant } from '../../time/instant.ts';
import { reclaimTime } from './reclaim-time.ts';

const FOLLOWS: Partial<Record<VisitStatus, AppointmentStatus>> = {
  completed: 'fulfilled',
  no_show: 'no_show',
  left: 'cancelled',
};

/**
 * An appointment follows its visit: completed -> fulfilled, no-show -> no-show, left -> cancelled; what is left of its time
 * is free again. A visit that joined after its appointment had been released changes nothing there.
 */
export async function endAppointmentOf(
  tx: Tx,
  visit: { readonly appointmentId: string | null; readonly bookedAt: Instant | null; readonly status: VisitStatus },
  now: Instant,
): Promise<void> {
  const status = FOLLOWS[visit.status];
  if (!visit.appointmentId || visit.bookedAt === null || !status) return;
  await setArrivalStatus(tx, visit.appointmentId, ['checked_in'], { status, endedAt: now }, now);
  await deleteClaims(tx, [visit.appointmentId]);
}

/**
 * The visit is open again, so its appointment is checked in again, and takes its time back where there is room
 * (`reclaimTime`). False where others have it: staff serve it from the line.
 */
export async function reopenAppointmentOf(
  tx: Tx,
  visit: { readonly appointmentId: string | null; readonly bookedAt: Instant | null },
  now: Instant,
): Promise<boolean> {
  if (!visit.appointmentId || visit.bookedAt === null) return true;
  const over: AppointmentStatus[] = ['fulfilled', 'no_show', 'cancelled'];
  if (!(await setArrivalStatus(tx, visit.appointmentId, over, { status: 'checked_in', endedAt: null }, now)))
    return true;
  return reclaimTime(tx, visit.appointmentId, now);
}
