/** What a message about a visit says: here is your ticket, or that of somebody you are with. */
export const VISIT_MESSAGES = ['ticket', 'companion_ticket'] as const;
export type VisitMessage = (typeof VISIT_MESSAGES)[number];

export const isVisitMessage = (kind: string): kind is VisitMessage =>
  (VISIT_MESSAGES as readonly string[]).includes(kind);

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
  /** It is not over. */
  readonly isOpen: boolean;
  /** The visit's own page, absolute. */
  readonly link: string;
}
