import type { Tx } from '../../db/client.ts';
import { findOpenByContact, findVisit, updateVisit, type VisitRow } from '../../db/records/queue/visits.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import { isOpen } from '../../domain/queue/visit/visit.ts';
import { appendEvent } from '../steps/append-event.ts';
import { contactHash } from '../steps/contact-hash.ts';
import { enqueueMessage } from '../steps/enqueue-message.ts';
import { type RequestKey, rememberRequest, repeatOf } from '../steps/request-key.ts';

export interface SendTicket {
  readonly storeId: string;
  readonly visitId: string;
  /** One of the two: an e-mail address, or a number in E.164. */
  readonly to: { readonly email: string } | { readonly phone: string };
  /** A companion's address is used for this one message and not kept with the visit. */
  readonly isCompanion: boolean;
  readonly language: string;
  readonly actor: Actor;
  readonly request?: RequestKey;
}

export type SendTicketOutcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'not_found' }
  /** The visit is over. */
  | { readonly kind: 'over' }
  | { readonly kind: 'other_body' };

/** The owner's contact belongs to the visit, where it has none yet and nobody else in line has it. */
async function keepContact(tx: Tx, deps: Deps, visit: VisitRow, ask: SendTicket): Promise<void> {
  if (ask.isCompanion || visit.contactHash !== null) return;
  const hash = contactHash(deps.secretKey, ask.to);
  if (hash === null || (await findOpenByContact(tx, visit.storeId, hash))) return;
  const revision = visit.revision + 1;
  const fields = { ...ask.to, contactHash: hash, revision, updatedAt: deps.now() };
  await updateVisit(tx, visit.id, visit.revision, fields);
}

/** Sends the link of an open visit by e-mail or text message, to its owner or to a companion; one message for each address. */
export async function sendTicket(deps: Deps, ask: SendTicket): Promise<SendTicketOutcome> {
  const now = deps.now();
  const { storeId, visitId, isCompanion, language, actor } = ask;
  const outcome = await inTransaction(deps.db, async (tx): Promise<SendTicketOutcome> => {
    const repeat = await repeatOf(tx, ask.request);
    if (repeat.kind === 'other_body') return { kind: 'other_body' };
    if (repeat.kind === 'again') return { kind: 'sent' };
    const visit = await findVisit(tx, visitId);
    if (visit?.storeId !== storeId) return { kind: 'not_found' };
    if (!isOpen(visit)) return { kind: 'over' };
    await keepContact(tx, deps, visit, ask);
    const kind = isCompanion ? 'companion_ticket' : 'ticket';
    const occasion = contactHash(deps.secretKey, ask.to) ?? '';
    const to = { email: null, phone: null, ...ask.to, language };
    await enqueueMessage(tx, deps, { storeId, subjectId: visitId, kind, to, data: {}, occasion });
    const data = { channel: 'email' in ask.to ? 'email' : 'sms', isCompanion };
    await appendEvent(tx, { storeId, subjectId: visitId, kind: 'ticket_sent', at: now, actor, data });
    await rememberRequest(tx, ask.request, { kind: 'sent', visitId }, now);
    return { kind: 'sent' };
  });
  if (outcome.kind === 'sent') deps.signals.storeChanged(storeId);
  return outcome;
}
