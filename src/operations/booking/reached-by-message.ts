import { lastTold } from '../../db/records/messages.ts';
import type { Deps } from '../../deps.ts';
import type { Contact } from '../../domain/messages/channel.ts';
import { isUnreached } from '../../domain/messages/reached.ts';

/** The last message about this appointment was given up, or nothing that is set up reaches its contact. */
export async function isAppointmentUnreached(deps: Deps, appointmentId: string, contact: Contact): Promise<boolean> {
  const told = await lastTold(deps.db.read, [appointmentId]);
  return isUnreached([appointmentId], contact, told, deps.channels);
}
