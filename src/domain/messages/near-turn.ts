import type { Instant } from '../../time/instant.ts';
import { MINUTE } from '../../time/instant.ts';
import type { WaitShown } from '../forecast/wait-forecast.ts';
import type { VisitSource } from '../queue/visit/statuses.ts';

/** Somebody in line, as far as "nearly your turn" asks. */
export interface InLine {
  readonly status: string;
  readonly awayUntil: Instant | null;
  readonly absentUntil: Instant | null;
  /** The wait shown when they joined; null = none was known. */
  readonly quotedLikelyMinutes: number | null;
}

/** So few ahead are near where no range is told. */
const FEW_AHEAD = 1;

/**
 * Whether somebody in line is told now that it is nearly their turn: likely called within `nearTurnMinutes` (0 = never
 * told), not away or missed, and told of a longer wait when they joined, or on the way then: who joined with five minutes
 * to go knows.
 */
export function isNearTurn(visit: InLine, wait: WaitShown | null, now: Instant, nearTurnMinutes: number): boolean {
  if (nearTurnMinutes === 0 || visit.status !== 'waiting' || wait === null || wait.isLong) return false;
  const isElsewhere = [visit.awayUntil, visit.absentUntil].some((until) => until !== null && until > now);
  if (isElsewhere) return false;
  const { quotedLikelyMinutes } = visit;
  const knows = quotedLikelyMinutes !== null && quotedLikelyMinutes <= nearTurnMinutes && visit.awayUntil === null;
  if (knows) return false;
  return wait.aheadOnly === undefined ? wait.likelyMinutes <= nearTurnMinutes : wait.aheadOnly <= FEW_AHEAD;
}

/** Staff who add somebody and call them in the next moment have them before them. */
const AT_ONCE_MINUTES = 2;

/** Whether somebody who is called stands at the counter plainly, so that a message would only ring in their pocket. */
export const isPlainlyHere = (
  visit: { readonly source: VisitSource; readonly joinedAt: Instant },
  now: Instant,
): boolean => visit.source === 'staff' && now - visit.joinedAt < AT_ONCE_MINUTES * MINUTE;
