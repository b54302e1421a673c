import type { Instant } from '../../time/instant.ts';

/**
 * What a message about times on offer says. `wish_made`: one waits for a day; the others name times; `..._withdrawn`: the
 * store cannot give the time that it held.
 */
export const OFFER_MESSAGES = [
  'times_offered',
  'earlier_offered',
  'day_offered',
  'earlier_withdrawn',
  'day_withdrawn',
  'wish_made',
] as const;
export type OfferMessage = (typeof OFFER_MESSAGES)[number];

export const isOfferMessage = (kind: string): kind is OfferMessage =>
  (OFFER_MESSAGES as readonly string[]).includes(kind);

/** What such a message is made from: ids alone. */
export interface OfferSnapshot {
  readonly offerId?: string;
  readonly wishId?: string;
}

/** What the message tells, in the reader's language. */
export interface OfferFacts {
  readonly chainName: string;
  readonly storeName: string;
  /** Street and town in one line. */
  readonly address: string;
  readonly storePhone: string | null;
  readonly zone: string;
  /** Names in the reader's language. */
  readonly services: readonly string[];
  /** An instant of the day that is waited for. */
  readonly dayAt: Instant;
  /** The appointment as it stands; null where there is none yet. */
  readonly presentAt: Instant | null;
  /** The times, earliest first. */
  readonly starts: readonly Instant[];
  /** Until when one time is held. */
  readonly until: Instant;
  /** Of several times the one that is held, and until when; null where none is. */
  readonly held: { readonly startsAt: Instant; readonly until: Instant } | null;
  /** False once it was answered, lapsed or withdrawn. */
  readonly isOpen: boolean;
  /** True where the store took the offer back, and who it was made to waits on. */
  readonly isTakenBack: boolean;
  /** The customer's own link, absolute. */
  readonly link: string;
}

/** True while what such a message says still holds. */
export const isOfferStillSo = (kind: OfferMessage, facts: OfferFacts): boolean =>
  kind === 'earlier_withdrawn' || kind === 'day_withdrawn' ? facts.isTakenBack : facts.isOpen;
