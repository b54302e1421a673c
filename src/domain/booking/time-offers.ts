import { addMinutes, type Instant, MINUTE } from '../../time/instant.ts';
import type { OfferedSlot } from './slots.ts';

/** What somebody waits for: a time on a day that is full, or an earlier time than that of an appointment. */
export const WISH_KINDS = ['day', 'earlier'] as const;
export type WishKind = (typeof WISH_KINDS)[number];

/** `taken`: an offer was accepted; `left`: the customer gave it up; `over`: its day or appointment has passed. */
export const WISH_STATUSES = ['waiting', 'taken', 'left', 'over'] as const;
export type WishStatus = (typeof WISH_STATUSES)[number];

/** `move`: the store cannot keep an appointment and names other times; the others answer a wish. */
export const OFFER_KINDS = ['move', 'day', 'earlier'] as const;
export type OfferKind = (typeof OFFER_KINDS)[number];

/** `lapsed`: nobody answered in time; `withdrawn`: what it was about has changed. */
export const OFFER_STATUSES = ['open', 'accepted', 'declined', 'lapsed', 'withdrawn'] as const;
export type OfferStatus = (typeof OFFER_STATUSES)[number];

/** Appointments that a change of the store left without anybody are offered at most so many times. */
export const MOST_OFFERED = 6;
/** An earlier time that wins less than this is not worth a message; minutes. */
export const LEAST_GAIN_MINUTES = 15;

/** Who lets so many offers pass without a word is not asked again. */
export const MOST_UNANSWERED = 3;

const SOON_MINUTES = 240;
const ANSWER_SOON_MINUTES = 15;
const ANSWER_MINUTES = 60;
const NIGHT_FROM = 21 * 60;
const NIGHT_UNTIL = 8 * 60;
const AFTER_NIGHT = 30;

/**
 * Until when a freed time is held for whom it is offered: 15 minutes where it begins within four hours, else an hour; who
 * is told in the night (21:00 to 8:00 on the store's clock, `localMinutes` of the day) has until half past eight. Never
 * beyond the start itself.
 */
export function heldForAnswer(now: Instant, startsAt: Instant, localMinutes: number): Instant {
  const isSoon = startsAt - now < SOON_MINUTES * MINUTE;
  const plain = addMinutes(now, isSoon ? ANSWER_SOON_MINUTES : ANSWER_MINUTES);
  const isNight = localMinutes >= NIGHT_FROM || localMinutes < NIGHT_UNTIL;
  const untilMorning = (NIGHT_UNTIL + AFTER_NIGHT - localMinutes + 24 * 60) % (24 * 60);
  const until = isNight && !isSoon ? Math.max(plain, addMinutes(now, untilMorning)) : plain;
  return Math.min(until, startsAt);
}

/** The earliest free start that was not offered or free before; with `before`, one that wins at least a quarter of an hour. */
export function freedStart(
  slots: readonly OfferedSlot[],
  passed: readonly Instant[],
  before: Instant | null,
): Instant | null {
  const known = new Set(passed);
  const latest = before === null ? Number.POSITIVE_INFINITY : addMinutes(before, -LEAST_GAIN_MINUTES);
  return slots.find((slot) => slot.startsAt <= latest && !known.has(slot.startsAt))?.startsAt ?? null;
}

/** Who waits, in the order in which freed time is offered: fewest offers first, then who asked first; a day before a wish for earlier. */
export function byTurn<T extends { kind: WishKind; offersHad: number; createdAt: Instant; id: string }>(
  wishes: readonly T[],
): T[] {
  return [...wishes].sort(
    (a, b) =>
      WISH_KINDS.indexOf(a.kind) - WISH_KINDS.indexOf(b.kind) ||
      a.offersHad - b.offersHad ||
      a.createdAt - b.createdAt ||
      (a.id < b.id ? -1 : 1),
  );
}

/** The hold of an offer stands under this visitor, so that accepting it makes way for itself. */
export const visitorOfOffer = (offerId: string): string => `offer ${offerId}`;
