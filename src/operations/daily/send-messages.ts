import { findAppointment } from '../../db/records/booking/appointments.ts';
import { finishMessage, leaseDueMessages, type MessageRow } from '../../db/records/messages.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import { nextAttemptAt, type ReadyMessage } from '../../domain/messages/message.ts';
import { isOfferStillSo } from '../../domain/messages/offer-message.ts';
import type { MessageChannel, MessageStatus } from '../../domain/messages/statuses.ts';
import { isStillSo, type VisitSnapshot } from '../../domain/messages/visit-message.ts';
import { addMinutes } from '../../time/instant.ts';
import { readyMessage } from '../loading/ready-message.ts';

/**
 * How an attempt ended. `refused` is for good (no such address); after `failed` it is tried again, later and later.
 * `error` is a short code of the other side, without the recipient.
 */
export type Delivery =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'refused'; readonly error: string }
  | { readonly kind: 'failed'; readonly error: string };

/** Hands one message over to a mail server or gateway. */
export interface Sender {
  /** Channels that are set up. */
  readonly channels: ReadonlySet<MessageChannel>;
  deliver(message: ReadyMessage): Promise<Delivery>;
}

const AT_ONCE = 20;
/** Longer than any attempt may take, so that a lease ends only where its process died. */
const LEASE_MINUTES = 3;

/**
 * Sends what is due in the outbox, oldest first; returns how many were delivered. A message is leased in its own short
 * transaction before it is sent, so that several processes never send it twice; only a process that dies between the
 * hand-over and its note leaves one that is sent again. One that a later change has overtaken is taken back.
 */
export async function sendMessages(deps: Deps, sender: Sender): Promise<number> {
  const now = deps.now();
  const leasedUntil = addMinutes(now, LEASE_MINUTES);
  const due = await inTransaction(deps.db, (tx) => leaseDueMessages(tx, now, leasedUntil, AT_ONCE));
  let delivered = 0;
  for (const row of due) if (await sendOne(deps, sender, row)) delivered++;
  return delivered;
}

async function sendOne(deps: Deps, sender: Sender, row: MessageRow): Promise<boolean> {
  const finish = (
    status: MessageStatus,
    lastError: string | null,
    more: { attempts?: number; retryAt?: number } = {},
  ) =>
    inTransaction(deps.db, (tx) =>
      finishMessage(tx, row, {
        status,
        lastError,
        attempts: more.attempts ?? row.attempts,
        ...(more.retryAt === undefined ? {} : { nextAttemptAt: more.retryAt }),
        ...(status === 'sent' ? { sentAt: deps.now() } : {}),
      }),
    );
  if (!sender.channels.has(row.channel)) {
    await finish('withdrawn', 'channel_not_set_up');
    return false;
  }
  const message = await readyMessage(deps, deps.db.read, row);
  const why = message ? await whyNotAnyMore(deps, row, message) : 'subject_gone';
  if (!message || why) {
    await finish('withdrawn', why);
    return false;
  }
  const attempts = row.attempts + 1;
  const delivery = await sender.deliver(message).catch((error): Delivery => ({ kind: 'failed', error: codeOf(error) }));
  if (delivery.kind === 'delivered') return finish('sent', null, { attempts });
  const retryAt = delivery.kind === 'failed' ? nextAttemptAt(deps.now(), attempts) : null;
  deps.log.warn({ messageId: row.id, kind: row.kind, attempts, error: delivery.error }, 'a message was not delivered');
  if (retryAt === null) await finish('failed', delivery.error, { attempts });
  else await finish('pending', delivery.error, { attempts, retryAt });
  return false;
}

const codeOf = (error: unknown): string => String((error as { code?: unknown }).code ?? 'unknown');

/** `overtaken`: a later message tells what holds now. `too_late`: its time has passed, as where mail was set up late. */
async function whyNotAnyMore(deps: Deps, row: MessageRow, message: ReadyMessage): Promise<string | null> {
  if (message.about === 'visit')
    return isStillSo(message.kind, row.data as VisitSnapshot, message.facts) ? null : 'overtaken';
  if (message.about === 'offer') return isOfferStillSo(message.kind, message.facts) ? null : 'overtaken';
  if (message.facts.startsAt < deps.now()) return 'too_late';
  const { sequence } = row.data as { sequence?: number };
  const appointment = await findAppointment(deps.db.read, row.subjectId);
  const isOld = appointment !== undefined && sequence !== undefined && sequence < appointment.calendarSequence;
  // Who is in the line by now sees it there.
  const isIn = message.kind === 'running_late' && appointment?.status !== 'booked';
  return isOld || isIn ? 'overtaken' : null;
}
