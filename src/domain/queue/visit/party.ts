import type { Instant } from '../../../time/instant.ts';
import type { WaitShown } from '../../forecast/wait-forecast.ts';
import { formatTicket } from '../tickets/ticket-number.ts';
import type { Visit } from './visit.ts';

/** A visit with what screens of staff name beside its state. */
export interface BoardVisit extends Visit {
  readonly name: string | null;
  readonly partySize: number;
  readonly language: string;
  readonly needs: readonly string[];
  readonly note: string | null;
  readonly quotedLowMinutes: number | null;
  readonly quotedLikelyMinutes: number | null;
  readonly quotedHighMinutes: number | null;
  readonly promisedLatestAt: Instant | null;
}

/** Somebody at a counter, in line or expected, as the rows of a staff screen name them. */
export interface Party {
  readonly visitId: string;
  readonly revision: number;
  readonly ticket: string;
  readonly name: string | null;
  readonly serviceName: string;
  readonly bookedAt: Instant | null;
  readonly joinedAt: Instant;
  readonly partySize: number;
  readonly language: string;
  readonly needs: readonly string[];
  readonly note: string | null;
  /** No message reaches them: they are called by voice, or told in person. */
  readonly isUnreached: boolean;
}

export const ticketOf = (visit: Pick<Visit, 'ticketLetter' | 'ticketNumber'>): string =>
  formatTicket({ letter: visit.ticketLetter, number: visit.ticketNumber });

export const partyOf = (visit: BoardVisit, serviceName: string, isUnreached: boolean): Party => ({
  visitId: visit.id,
  revision: visit.revision,
  ticket: ticketOf(visit),
  name: visit.name,
  serviceName,
  bookedAt: visit.bookedAt,
  joinedAt: visit.joinedAt,
  partySize: visit.partySize,
  language: visit.language,
  needs: visit.needs,
  note: visit.note,
  isUnreached,
});

/** The range that was shown when the visit joined, where one was. */
export function quotedWait(
  visit: Pick<BoardVisit, 'quotedLowMinutes' | 'quotedLikelyMinutes' | 'quotedHighMinutes'>,
): WaitShown | null {
  const { quotedLowMinutes, quotedLikelyMinutes, quotedHighMinutes } = visit;
  if (quotedLowMinutes === null || quotedHighMinutes === null) return null;
  const likelyMinutes = quotedLikelyMinutes ?? quotedHighMinutes;
  return { lowMinutes: quotedLowMinutes, likelyMinutes, highMinutes: quotedHighMinutes };
}
