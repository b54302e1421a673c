import type { Tx } from '../../db/client.ts';
import { sentSince } from '../../db/records/messages.ts';
import type { VisitRow } from '../../db/records/queue/visits.ts';
import type { Deps } from '../../deps.ts';
import { wayTo } from '../../domain/messages/channel.ts';
import { isPlainlyHere } from '../../domain/messages/near-turn.ts';
import { CORRECTED_BY, type LineMessage, type VisitSnapshot } from '../../domain/messages/visit-message.ts';
import type { Instant } from '../../time/instant.ts';
import { enqueueMessage } from './enqueue-message.ts';

type TellDeps = Pick<Deps, 'newId' | 'now' | 'channels'>;

/**
 * Tells somebody in line by the quickest way that is set up, in the transaction of the act that it is about. Nobody is told
 * who gave no contact, and nothing is enqueued that could not be sent. One message for each occasion.
 */
export async function tellVisitor(
  tx: Tx,
  deps: TellDeps,
  visit: VisitRow,
  message: { readonly kind: LineMessage; readonly occasion: string | number; readonly data?: VisitSnapshot },
): Promise<undefined> {
  const { email, phone, language, storeId, id: subjectId } = visit;
  const to = { email, phone, language };
  if (!wayTo(to, deps.channels, true)?.isSetUp) return;
  const { kind, occasion, data } = message;
  await enqueueMessage(tx, deps, { storeId, subjectId, kind, to, data: { ...data }, occasion, isUrgent: true });
}

/** "Your turn", once a call; who plainly stands at the counter is not told. */
export async function tellCalled(tx: Tx, deps: TellDeps, called: VisitRow, now: Instant): Promise<undefined> {
  if (called.calledAt === null || isPlainlyHere(called, now)) return;
  const data = { calledAt: called.calledAt };
  return tellVisitor(tx, deps, called, { kind: 'your_turn', occasion: called.revision, data });
}

/** Sets right what an undone act had sent already: what had not been sent is withdrawn by itself. */
export async function tellUndone(tx: Tx, deps: TellDeps, restored: VisitRow, since: Instant): Promise<void> {
  const kinds = Object.keys(CORRECTED_BY) as (keyof typeof CORRECTED_BY)[];
  for (const sent of await sentSince(tx, restored.id, kinds, since)) {
    const kind = CORRECTED_BY[sent.kind as keyof typeof CORRECTED_BY];
    if (kind === 'not_yet' && restored.status !== 'waiting') continue;
    await tellVisitor(tx, deps, restored, { kind, occasion: restored.revision });
  }
}
