import type { Queries } from '../../db/client.ts';
import { latestMessages, type MessageRow } from '../../db/records/messages.ts';
import type { Deps } from '../../deps.ts';
import { type AppointmentSnapshot, isAppointmentMessage, type ReadyMessage } from '../../domain/messages/message.ts';
import { loadAppointmentFacts } from './appointment-facts.ts';

export type { MessageRow };

/** A message of the outbox with everything its text is made from; null where what it is about is gone. */
export async function readyMessage(deps: Deps, db: Queries, row: MessageRow): Promise<ReadyMessage | null> {
  if (!isAppointmentMessage(row.kind)) return null;
  const language = row.language === 'es' ? 'es' : 'en';
  const snapshot = row.data as Partial<AppointmentSnapshot>;
  const facts = await loadAppointmentFacts(deps, db, row.subjectId, language, snapshot);
  if (!facts) return null;
  const { id, kind, channel, recipient } = row;
  return { id, kind, channel, recipient, language, facts: { ...facts, isCancelled: kind === 'cancelled' } };
}

/** The newest messages with their texts' facts, for the page that shows what would be sent. */
export async function newestMessages(
  deps: Deps,
  limit: number,
): Promise<{ readonly row: MessageRow; readonly message: ReadyMessage }[]> {
  const found = [];
  for (const row of await latestMessages(deps.db.read, limit)) {
    const message = await readyMessage(deps, deps.db.read, row);
    if (message) found.push({ row, message });
  }
  return found;
}
