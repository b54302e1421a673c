import { createHash } from 'node:crypto';
import { HTTPException } from 'hono/http-exception';
import type { z } from 'zod';
import type { AppContext } from '../env.ts';
import { type ProblemError, problem } from '../problem.ts';

export type JsonBody<T> =
  | { readonly kind: 'valid'; readonly value: T; readonly hash: string }
  | { readonly kind: 'refused'; readonly answer: Response };

/** RFC 6901: the whole body is the empty pointer; `/` would be its member without a name. */
const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** Each issue of a schema as RFC 9457 errors: where, a code, and a sentence. */
const errorsOf = (issues: readonly z.core.$ZodIssue[]): ProblemError[] =>
  issues.map((issue) => ({ pointer: pointerOf(issue.path), code: issue.code, detail: issue.message }));

/** The body, checked. 415 unless it is JSON, 400 when it cannot be read, 422 with each mistake when it is not right. */
export async function jsonBody<S extends z.ZodType>(c: AppContext, schema: S): Promise<JsonBody<z.output<S>>> {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type !== 'application/json' && !type.endsWith('+json'))
    return { kind: 'refused', answer: problem(c, 415, 'unsupported_media_type', { detail: 'Send application/json.' }) };
  const text = await c.req.text();
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return { kind: 'refused', answer: problem(c, 400, 'malformed', { detail: 'The body is not JSON.' }) };
  }
  const read = schema.safeParse(parsed);
  if (!read.success) {
    const errors = errorsOf(read.error.issues);
    return { kind: 'refused', answer: problem(c, 422, 'validation_failed', { errors }) };
  }
  return { kind: 'valid', value: read.data, hash: createHash('sha256').update(text).digest('base64url') };
}

export type QueryOutcome<T> =
  | { readonly kind: 'valid'; readonly value: T }
  | { readonly kind: 'refused'; readonly answer: Response };

/** The query, checked; an unknown name is ignored, a wrong value is a 422. */
export function query<S extends z.ZodType>(c: AppContext, schema: S): QueryOutcome<z.output<S>> {
  const read = schema.safeParse(c.req.query());
  if (read.success) return { kind: 'valid', value: read.data };
  const errors = errorsOf(read.error.issues);
  return { kind: 'refused', answer: problem(c, 422, 'validation_failed', { errors }) };
}

/** A read: with an ETag of its content, after its revision where it has one; 304 when the caller has it. */
export function answer(c: AppContext, body: object): Response {
  const text = JSON.stringify(body);
  const hash = createHash('sha256').update(text).digest('base64url').slice(0, 27);
  const etag = 'revision' in body ? `"${body.revision}-${hash}"` : `"${hash}"`;
  c.header('etag', etag);
  c.header('cache-control', 'no-cache');
  const known = c.req.header('if-none-match');
  if (known === '*' || known?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag))
    return c.body(null, 304);
  return c.body(text, 200, { 'content-type': 'application/json' });
}

/**
 * The revisions that the If-Match names, by the ETags of `answer` or bare; undefined where none is sent or any will do. The
 * rest of an ETag does not count: a wait that is another by the minute is no change of the visit.
 */
export function ifMatchOf(c: AppContext): readonly number[] | undefined {
  const sent = c.req.header('if-match')?.trim();
  if (sent === undefined || sent === '*') return undefined;
  // A proxy that compresses makes the tag a weak one; the revision in it is as good.
  const tags = sent.split(',').map((tag) => /^(?:W\/)?"(\d{1,15})(?:-[\w-]*)?"$/.exec(tag.trim()));
  return tags.flatMap((tag) => (tag ? [Number(tag[1])] : []));
}

/** The JSON API's 404: unknown, or not the caller's. */
export const notFound = (c: AppContext): Response => problem(c, 404, 'not_found');

const KEY_LENGTH = 255;

/** The Idempotency-Key, if any. 400 when it is too long or not printable. */
export function idempotencyKey(c: AppContext): string | undefined {
  const key = c.req.header('idempotency-key');
  if (key === undefined) return undefined;
  if (key.length === 0 || key.length > KEY_LENGTH || !/^[\x20-\x7e]+$/.test(key)) throw new HTTPException(400);
  return key;
}
