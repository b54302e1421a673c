import type { Tx } from '../../db/client.ts';
import { insertMessage, type NewMessage } from '../../db/records/messages.ts';
import type { Deps } from '../../deps.ts';
import { wayTo } from '../../domain/messages/channel.ts';
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
  /** To be read within a minute: by text message rather than by e-mail. */
  readonly isUrgent?: boolean;
  /** Not before this instant; left out: at once. */
  readonly notBefore?: Instant;
}

/**
 * Puts a message into the outbox in the transaction of the act that it tells of, for the way that `wayTo` chooses. Enqueued once for its occasion; without either contact there is nobody to tell.
 */
export async function enqueueMessage(
  tx: Tx,
  deps: Pick<Deps, 'newId' | 'now' | 'channels'>,
  message: MessageToSend,
): Promise<void> {
  const { storeId, subjectId, kind, to, data, occasion } = message;
  const way = wayTo(to, deps.channels, message.isUrgent ?? false);
  if (way === null) return;
  const { channel, recipient } = way;
  const now = deps.now();
  const row: NewMessage = {
    id: deps.newId('msg'),
    storeId,
    subjectId,
    kind,
    channel,
    recipient,
    language: to.language,
    data,
    dedupeKey: `${subjectId}|${kind}|${occasion}`,
    nextAttemptAt: message.notBefore ?? now,
    createdAt: now,
  };
  await insertMessage(tx, row);
}
