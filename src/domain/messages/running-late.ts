import { addMinutes, type Instant, MINUTE } from '../../time/instant.ts';
import type { ExpectedStart } from '../forecast/expected-start.ts';

/** When an appointment was told to start. */
export interface StartTold {
  readonly from: Instant;
  readonly to: Instant;
}

/** Who has less than this until the time has left: a message would reach them on the way, and the page tells it there. */
export const LEFT_BY_MINUTES = 20;
/** Told again only where it moved by this much, either way. */
const MOVED_BY_MINUTES = 15;

interface Question {
  readonly startsAt: Instant;
  readonly now: Instant;
  readonly expected: ExpectedStart;
  /** What the customer was told last; null where nothing. */
  readonly told: StartTold | null;
  /** Late by less is not worth a message; 0 = nobody is ever told. */
  readonly runningLateMinutes: number;
}

/**
 * What a booked customer who has not come yet is to be told of a likely late start; null = nothing. First where the
 * earliest likely start is `runningLateMinutes` or more past the time; then only where that moved by a quarter of an hour,
 * also back to the time itself. Never once they must have left home.
 */
export function startToTell({ startsAt, now, expected, told, runningLateMinutes }: Question): StartTold | null {
  if (runningLateMinutes === 0 || now > addMinutes(startsAt, -LEFT_BY_MINUTES)) return null;
  const isLate = expected.isLate && expected.from >= addMinutes(startsAt, runningLateMinutes);
  const { from, to } = expected.isLate ? expected : { from: startsAt, to: expected.to };
  if (told === null) return isLate ? { from, to } : null;
  return Math.abs(from - told.from) >= MOVED_BY_MINUTES * MINUTE ? { from, to } : null;
}
