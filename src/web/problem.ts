import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { AppContext } from './env.ts';

/** Where a value of the body was wrong. */
export interface ProblemError {
  /** JSON pointer into the body, or the name of a query parameter. */
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

export interface ProblemExtras {
  readonly detail?: string;
  readonly errors?: readonly ProblemError[];
  /** Further members, such as `alternatives`. */
  readonly [member: string]: unknown;
}

const TITLES: Record<number, string> = {
  400: 'Malformed request',
  401: 'No or unknown key',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Conflict',
  412: 'Stale If-Match',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Validation failed',
  429: 'Too many requests',
  500: 'Internal error',
  503: 'Unavailable',
};

/** An error of the JSON API (RFC 9457). `code` is what a program reads; title and detail are for people. */
export function problem(
  c: AppContext,
  status: ContentfulStatusCode,
  code: string,
  extras: ProblemExtras = {},
): Response {
  const body = {
    type: `urn:walkup:problem:${code}`,
    title: TITLES[status] ?? 'Error',
    status,
    instance: `urn:walkup:request:${c.var.requestId}`,
    code,
    ...extras,
  };
  return c.body(JSON.stringify(body), status, { 'content-type': 'application/problem+json' });
}
