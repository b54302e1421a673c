import { DAY, HOUR } from '../../time/instant.ts';

/** A session ends this long after it began, and when nothing was asked for this long; in milliseconds. */
export const SESSION_LIMITS = { lastsMs: 14 * DAY, idleMs: 12 * HOUR } as const;
