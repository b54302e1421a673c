import { createHash } from 'node:crypto';
import { keepSecret, secretCookie } from '../../cookies.ts';
import type { WebDeps } from '../../deps.ts';
import type { AppContext } from '../../env.ts';

const MAX_AGE_SECONDS = 3_600;

const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** The hash of this browser's visitor cookie, by which it has one hold; made where there is none yet. */
export function visitorHash(c: AppContext, deps: WebDeps): string;
/** The same, or null where this browser has none. */
export function visitorHash(c: AppContext, deps: WebDeps, only: 'known'): string | null;
export function visitorHash(c: AppContext, deps: WebDeps, only?: 'known'): string | null {
  const kept = secretCookie(c, 'visitor', deps.https);
  if (kept || only) return kept ? hashOf(kept) : null;
  const made = deps.newSecret();
  keepSecret(c, 'visitor', deps.https, { value: made, maxAgeSeconds: MAX_AGE_SECONDS });
  return hashOf(made);
}
