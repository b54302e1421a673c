import type { Tx } from '../../db/client.ts';
import { findOpenByContact, type VisitRow } from '../../db/records/queue/visits.ts';

/**
 * The visit that the contact of an ended one has in this line by now: opened again beside it, one person would stand there
 * twice. Two appointments of one contact are two visits all the same.
 */
export async function otherOfContact(tx: Tx, ended: VisitRow): Promise<VisitRow | undefined> {
  if (ended.contactHash === null) return undefined;
  const other = await findOpenByContact(tx, ended.storeId, ended.contactHash);
  const areBooked = other && other.appointmentId !== null && ended.appointmentId !== null;
  return areBooked && other.appointmentId !== ended.appointmentId ? undefined : other;
}
