import type { MiddlewareHandler } from 'hono';
import { csrf } from 'hono/csrf';
import type { AppEnv } from '../env.ts';

const FORM_TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data'];

/**
 * Guards what a browser's cookies can do. The origin check covers form types only, so any other body is refused here;
 * the JSON API reads no cookies and is mounted elsewhere.
 */
export function cookiePosts(baseUrl: string): MiddlewareHandler<AppEnv> {
  const originCheck = csrf({ origin: baseUrl });
  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next();
    const type = (c.req.header('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
    if (type && !FORM_TYPES.includes(type)) return c.text('only forms are taken here', 415);
    return originCheck(c, next);
  };
}
