import { HTTPException } from 'hono/http-exception';
import { type ErrorKind, ErrorNotice, ErrorPage, KioskErrorPage } from '../../views/errors/error-page.tsx';
import type { Logger } from '../deps.ts';
import { StaleMatch } from '../operations/steps/if-match.ts';
import { toRfc3339 } from '../time/instant.ts';
import type { AppContext } from './env.ts';
import { TooManyRequests } from './middleware/rate-limit.ts';
import { problem } from './problem.ts';
import { frameOf, respond, wantsFragment } from './respond.tsx';

export type ErrorStatus = 400 | 403 | 404 | 409 | 413 | 415 | 429 | 500 | 503;

const ERRORS: Readonly<Record<ErrorStatus, { readonly code: string; readonly kind: ErrorKind }>> = {
  400: { code: 'malformed', kind: 'unprocessable' },
  403: { code: 'not_allowed', kind: 'forbidden' },
  404: { code: 'not_found', kind: 'notFound' },
  409: { code: 'conflict', kind: 'unprocessable' },
  413: { code: 'too_large', kind: 'unprocessable' },
  415: { code: 'unsupported_media_type', kind: 'unprocessable' },
  429: { code: 'too_many_requests', kind: 'tooMany' },
  500: { code: 'internal', kind: 'broken' },
  503: { code: 'unavailable', kind: 'broken' },
};

const knownStatus = (status: number): ErrorStatus =>
  status in ERRORS ? (status as ErrorStatus) : status < 500 ? 400 : 500;

/** An error in the form of the place it happened in, each with the request's id. */
export function errorAnswer(c: AppContext, status: ErrorStatus, retryAfterSeconds = 1): Response {
  const { requestId } = c.var;
  const { code, kind } = ERRORS[status];
  if (c.req.path.startsWith('/api/')) return problem(c, status, code);
  const props = { frame: frameOf(c), kind, requestId, at: toRfc3339(Date.now()), retryAfterSeconds };
  const isKiosk = c.req.path === '/kiosk' || c.req.path.startsWith('/kiosk/');
  if (isKiosk && !wantsFragment(c)) return respond(c, { page: () => <KioskErrorPage {...props} /> }, status);
  return respond(c, { page: () => <ErrorPage {...props} />, fragment: () => <ErrorNotice {...props} /> }, status);
}

/** Outcomes are values; what is thrown is a refusal of the middleware, or a bug or lost infrastructure. */
export const onError =
  (log: Logger) =>
  (error: Error, c: AppContext): Response => {
    if (error instanceof TooManyRequests) {
      c.header('retry-after', String(error.retryAfterSeconds));
      return errorAnswer(c, 429, error.retryAfterSeconds);
    }
    if (error instanceof StaleMatch) return problem(c, 412, 'stale_if_match');
    // What is still being sent is not read, so the connection ends: say it, or the caller's next request fails on it.
    if (error instanceof HTTPException && error.status === 413) c.header('connection', 'close');
    if (error instanceof HTTPException) return errorAnswer(c, knownStatus(error.status));
    log.error({ requestId: c.var.requestId, error: error.stack ?? String(error) }, 'request failed');
    return errorAnswer(c, 500);
  };

export const onNotFound = (c: AppContext): Response => errorAnswer(c, 404);
