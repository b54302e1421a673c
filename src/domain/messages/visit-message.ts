import type { Instant } from '../../time/instant.ts';
import type { VisitStatus } from '../queue/visit/statuses.ts';

/**
 * What a message about a visit says. `missed`: called and not there, the place is kept; `missed_over`: the visit is over.
 * `not_yet` takes back a `your_turn`, `still_here` a `missed` or `missed_over` that an undone act had sent.
 */
export const VISIT_MESSAGES = [
  'ticket',
  'companion_ticket',
  'near_turn',
  'your_turn',
  'missed',
  'missed_over',
  'not_yet',
  'still_here',
] as const;
export type VisitMessage = (typeof VISIT_MESSAGES)[number];
/** Those that follow the line: told by the quickest way, and of no use an hour later. */
export type LineMessage = Exclude<VisitMessage, 'ticket' | 'companion_ticket'>;

export const isVisitMessage = (kind: string): kind is VisitMessage =>
  (VISIT_MESSAGES as readonly string[]).includes(kind);

/** What such a message is made from, beside the visit as it is at sending. */
export interface VisitSnapshot {
  /** your_turn: the call that it tells of. */
  readonly calledAt?: Instant;
  /** missed: until when the place is kept. */
  readonly until?: Instant;
}

/** What a message tells of a visit, in the reader's language. Nobody's name: a companion reads it too. */
export interface VisitFacts {
  readonly chainName: string;
  readonly storeName: string;
  /** Street and town in one line. */
  readonly address: string;
  readonly storePhone: string | null;
  /** The store's zone. */
  readonly zone: string;
  readonly ticket: string;
  readonly service: string;
  readonly status: VisitStatus;
  readonly calledAt: Instant | null;
  /** Name of the counter that it is called to or served at. */
  readonly counter: string | null;
  /** Until when the place of somebody who was not there is kept. */
  readonly absentUntil: Instant | null;
  /** It is not over. */
  readonly isOpen: boolean;
  /** The visit's own page, absolute. */
  readonly link: string;
}

/** Whether a message of the outbox still says what is so: a later act on the visit has overtaken it otherwise. */
export function isStillSo(kind: VisitMessage, snapshot: VisitSnapshot, facts: VisitFacts): boolean {
  switch (kind) {
    case 'ticket':
    case 'companion_ticket':
    case 'still_here':
      return facts.isOpen;
    case 'near_turn':
      return facts.status === 'waiting';
    case 'your_turn':
      return facts.status === 'called' && facts.calledAt === snapshot.calledAt;
    case 'missed':
      return facts.status === 'waiting' && facts.absentUntil === snapshot.until;
    case 'missed_over':
      return facts.status === 'no_show';
    case 'not_yet':
      return facts.status === 'waiting';
  }
}

/** Kinds that an undone act may have sent, and what sets each right. */
export const CORRECTED_BY = {
  your_turn: 'not_yet',
  missed: 'still_here',
  missed_over: 'still_here',
} as const satisfies Partial<Record<VisitMessage, LineMessage>>;
