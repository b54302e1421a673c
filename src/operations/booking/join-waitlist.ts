import type { Tx } from '../../db/client.ts';
import { findWaiting, findWish, insertWish, type WishRow } from '../../db/records/booking/time-wishes.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Deps } from '../../deps.ts';
import type { Actor } from '../../domain/actor.ts';
import { earliestStart } from '../../domain/booking/booking-rules.ts';
import type { Instant } from '../../time/instant.ts';
import type { LocalDate } from '../../time/local.ts';
import { appendEvent } from '../steps/append-event.ts';
import { contactHash } from '../steps/contact-hash.ts';
import { enqueueMessage } from '../steps/enqueue-message.ts';
import { linkTag } from '../steps/link-tag.ts';
import { type RequestKey, rememberRequest, repeatOf } from '../steps/request-key.ts';
import { findSlots } from './find-slots.ts';
import type { WantedRefusal, WantedServices } from './wanted-steps.ts';

export interface JoinWaitlist extends WantedServices {
  /** Id, slug or ref. */
  readonly store: string;
  readonly date: LocalDate;
  readonly name: string;
  /** E.164. */
  readonly phone: string | null;
  readonly email: string | null;
  readonly language: string;
  /** 1 to 20. */
  readonly partySize: number;
  readonly actor: Actor;
  readonly request?: RequestKey | undefined;
}

export type JoinWaitlistOutcome =
  | { readonly kind: 'waiting'; readonly wish: WishRow; readonly token: string }
  /** This contact waits for that day and service already; its link is in the message that it got. */
  | { readonly kind: 'already' }
  /** The day has a free time: nobody needs to wait for it. */
  | { readonly kind: 'has_times' }
  /** Past, closed, or further ahead than one may book. */
  | { readonly kind: 'day_over' }
  | { readonly kind: 'contact_missing' }
  | { readonly kind: 'other_body' }
  | { readonly kind: 'no_such_store' }
  | { readonly kind: 'not_bookable' }
  | WantedRefusal;

/**
 * Puts somebody on the waitlist of a full day: one entry a contact, service and day. Freed time is offered in order of
 * joining, by message and on the entry's page, which `token` opens.
 */
export async function joinWaitlist(deps: Deps, input: JoinWaitlist): Promise<JoinWaitlistOutcome> {
  if (!input.phone && !input.email) return { kind: 'contact_missing' };
  const { store, services, advisor = null, date } = input;
  const found = await findSlots(deps, { store, services, advisor, from: date, days: 1, booker: 'customer' });
  if (found.kind !== 'found') return found;
  const { of, steps } = found;
  const earliest = earliestStart(of.now, of.settings, 'customer');
  const [day] = found.days;
  const isAhead = of.days[0]!.spans.some((span) => span.endsAt > earliest);
  const wish = { storeId: of.store.id, services: steps.map((step) => step.serviceId) };
  const outcome = await inTransaction(deps.db, async (tx) => {
    const repeat = await repeatOf(tx, input.request);
    if (repeat.kind === 'other_body') return repeat;
    if (repeat.kind === 'again') return again(tx, String(repeat.outcome.wishId));
    if (day?.state === 'open') return { kind: 'has_times' } as const;
    if (day?.state !== 'full' || !isAhead) return { kind: 'day_over' } as const;
    return join(deps, tx, input, { ...wish, advisorId: steps[0]!.namedAdvisorId });
  });
  if (outcome.kind !== 'waiting') return outcome;
  if (outcome.isNew) deps.signals.storeChanged(outcome.wish.storeId);
  return {
    kind: 'waiting',
    wish: outcome.wish,
    token: linkTag(deps.secretKey, 'wish', outcome.wish.id, outcome.wish.linkVersion),
  };
}

async function again(tx: Tx, id: string) {
  const wish = await findWish(tx, id);
  return wish ? ({ kind: 'waiting', wish, isNew: false } as const) : ({ kind: 'day_over' } as const);
}

async function join(
  deps: Deps,
  tx: Tx,
  input: JoinWaitlist,
  wanted: { readonly storeId: string; readonly services: string[]; readonly advisorId: string | null },
) {
  const now: Instant = deps.now();
  const { name, phone, email, language, partySize, date: localDate } = input;
  const contact = contactHash(deps.secretKey, input);
  const id = deps.newId('wsh');
  const row: WishRow = {
    ...wanted,
    id,
    kind: 'day',
    status: 'waiting',
    localDate,
    appointmentId: null,
    contactHash: contact,
    name,
    phone,
    email,
    language,
    partySize,
    linkVersion: 1,
    passed: [],
    offersHad: 0,
    createdAt: now,
    updatedAt: now,
  };
  if ((await findWaiting(tx, row)) || !(await insertWish(tx, row))) return { kind: 'already' } as const;
  const { storeId } = wanted;
  const data = { kind: 'day', date: localDate, services: wanted.services };
  await appendEvent(tx, { storeId, subjectId: id, kind: 'wish_made', at: now, actor: input.actor, data });
  await enqueueMessage(tx, deps, {
    storeId,
    subjectId: id,
    kind: 'wish_made',
    to: row,
    data: { wishId: id },
    occasion: 1,
  });
  await rememberRequest(tx, input.request, { kind: 'waiting', wishId: id }, now);
  return { kind: 'waiting', wish: row, isNew: true } as const;
}
