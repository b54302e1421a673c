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

/** A sentence for people where the place that refuses has none of its own: by code, else by status. */
const DETAILS: Readonly<Record<string, string>> = {
  validation_failed: 'Some values are not right: errors names each with its place.',
  scope_missing: 'The key lacks the scope that this call needs.',
  slot_taken: 'This time is taken: alternatives names the nearest free ones.',
  stale_revision: 'The visit has changed since this revision; it is in visit as it stands now.',
  too_many_streams: 'Too many streams are open. Try again later.',
  400: 'The request could not be read.',
  401: 'Send a key or token that works.',
  403: 'This caller may not do this.',
  412: 'It has changed since the If-Match: read it again.',
  404: 'There is no such thing, or this caller may not see it.',
  409: 'What is there now does not allow it.',
  413: 'The body is larger than this server takes.',
  422: 'The request was read, and cannot be done as it is.',
  429: 'Try again after the seconds that Retry-After names.',
  500: 'Something broke here. Tell the people who run this server the instance.',
  503: 'Not now. Try again later.',
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
    detail: DETAILS[code] ?? DETAILS[status] ?? TITLES[status] ?? code,
    ...extras,
  };
  return c.body(JSON.stringify(body), status, { 'content-type': 'application/problem+json' });
}
