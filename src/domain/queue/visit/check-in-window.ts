import { addMinutes, type Instant, MINUTE } from '../../../time/instant.ts';
import type { Settings } from '../../settings.ts';

type WindowSettings = Pick<Settings, 'checkInOpensMinutes' | 'punctualMinutes' | 'releaseMinutes'>;

/** When an appointment may be checked in, to be printed as clock times. */
export interface CheckInWindow {
  readonly opensAt: Instant;
  /** Checked in no later than this (inclusive), the appointment keeps its place. */
  readonly punctualUntil: Instant;
  /** From this instant on it is released: a no-show, its time free again. */
  readonly releasesAt: Instant;
}

export const checkInWindow = (bookedAt: Instant, settings: WindowSettings): CheckInWindow => ({
  opensAt: addMinutes(bookedAt, -settings.checkInOpensMinutes),
  punctualUntil: addMinutes(bookedAt, settings.punctualMinutes),
  releasesAt: addMinutes(bookedAt, settings.releaseMinutes),
});

/**
 * What checking in at this moment means. An early customer has two choices: come back when the window opens, or join at
 * once with a place that counts from now. `lateMinutes` is rounded down to whole minutes.
 */
export type CheckInMoment =
  | { readonly kind: 'early'; readonly opensAt: Instant; readonly choices: readonly ['come_back', 'join_now'] }
  | { readonly kind: 'punctual' }
  | { readonly kind: 'late'; readonly lateMinutes: number; readonly releasesAt: Instant }
  | { readonly kind: 'released'; readonly lateMinutes: number; readonly releasedAt: Instant };

export function checkInMoment(bookedAt: Instant, now: Instant, settings: WindowSettings): CheckInMoment {
  const window = checkInWindow(bookedAt, settings);
  const lateMinutes = Math.floor((now - bookedAt) / MINUTE);
  if (now < window.opensAt) return { kind: 'early', opensAt: window.opensAt, choices: ['come_back', 'join_now'] };
  if (now >= window.releasesAt) return { kind: 'released', lateMinutes, releasedAt: window.releasesAt };
  if (now <= window.punctualUntil) return { kind: 'punctual' };
  return { kind: 'late', lateMinutes, releasesAt: window.releasesAt };
}
