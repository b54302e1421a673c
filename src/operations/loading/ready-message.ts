import type { Queries } from '../../db/client.ts';
import { latestMessages, type MessageRow } from '../../db/records/messages.ts';
import type { Deps } from '../../deps.ts';
import { type AppointmentSnapshot, isAppointmentMessage, type ReadyMessage } from '../../domain/messages/message.ts';
import { isOfferMessage, type OfferSnapshot } from '../../domain/messages/offer-message.ts';
import { isVisitMessage } from '../../domain/messages/visit-message.ts';
import { loadAppointmentFacts } from './appointment-facts.ts';
import { loadOfferFacts } from './offer-facts.ts';
import { loadVisitFacts } from './visit-facts.ts';

export type { MessageRow };

/** A message of the outbox with everything its text is made from; null where what it is about is gone. */
export async function readyMessage(deps: Deps, db: Queries, row: MessageRow): Promise<ReadyMessage | null> {
  const language = row.language === 'es' ? 'es' : 'en';
  const { id, channel, recipient } = row;
  const to = { id, channel, recipient, language } as const;
  if (isOfferMessage(row.kind)) {
    const facts = await loadOfferFacts(deps, db, row.data as OfferSnapshot, language);
    return facts && { ...to, about: 'offer', kind: row.kind, facts };
  }
  if (isVisitMessage(row.kind)) {
    const facts = await loadVisitFacts(deps, db, row.subjectId, language);
    return facts && { ...to, about: 'visit', kind: row.kind, facts };
  }
  if (!isAppointmentMessage(row.kind)) return null;
  const snapshot = row.data as Partial<AppointmentSnapshot>;
  const facts = await loadAppointmentFacts(deps, db, row.subjectId, language, snapshot);
  const isCancelled = row.kind === 'cancelled';
  return facts && { ...to, about: 'appointment', kind: row.kind, facts: { ...facts, isCancelled } };
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
