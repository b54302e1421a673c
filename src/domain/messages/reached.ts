import { type Contact, wayTo } from './channel.ts';
import type { MessageChannel } from './statuses.ts';

/** Of appointments and visits that were told of something: whether the last message was handed over, or given up. */
export type Told = ReadonlyMap<string, boolean>;

/**
 * Somebody who gave a contact and cannot count on messages: the last one was given up, or nothing is set up that reaches it.
 * `subjects`: the visit first, then the appointment it came from; what was told of the first decides.
 */
export function isUnreached(
  subjects: readonly (string | null)[],
  contact: Contact,
  told: Told,
  channels: ReadonlySet<MessageChannel>,
): boolean {
  const way = wayTo(contact, channels, true);
  if (way === null) return false;
  if (!way.isSetUp) return true;
  const known = subjects.find((id) => id !== null && told.has(id));
  return known ? told.get(known) === false : false;
}
