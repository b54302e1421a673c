import type { Tx } from '../../db/client.ts';
import { insertMessage, type NewMessage } from '../../db/records/messages.ts';
import type { Deps } from '../../deps.ts';
import type { Instant } from '../../time/instant.ts';

export interface MessageToSend {
  readonly storeId: string;
  /** Appointment or visit it is about. */
  readonly subjectId: string;
  readonly kind: string;
  readonly to: { readonly email: string | null; readonly phone: string | null; readonly language: string };
  /** Codes and numbers that the text is made from at sending. */
  readonly data: Record<string, unknown>;
  /** Tells this message from others of its kind about the same thing, e.g. the revision. */
  readonly occasion: string | number;
  /** Not before this instant; left out: at once. */
  readonly notBefore?: Instant;
}

/**
 * Puts a message into the outbox in the transaction of the act that it tells of: by e-mail where there is an address, else
 * by text message. Enqueued once for its occasion; without either contact there is nobody to tell.
 */
export async function enqueueMessage(tx: Tx, deps: Pick<Deps, 'newId' | 'now'>, message: MessageToSend): Promise<void> {
  const { storeId, subjectId, kind, to, data, occasion } = message;
  const recipient = to.email ?? to.phone;
  if (recipient === null) return;
  const now = deps.now();
  const row: NewMessage = {
    id: deps.newId('msg'),
    storeId,
    subjectId,
    kind,
    channel: to.email === null ? 'sms' : 'email',
    recipient,
    language: to.language,
    data,
    dedupeKey: `${subjectId}|${kind}|${occasion}`,
    nextAttemptAt: message.notBefore ?? now,
    createdAt: now,
  };
  await insertMessage(tx, row);
}
