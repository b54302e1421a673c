import type { MiddlewareHandler } from 'hono';
import type { AppEnv } from '../env.ts';

/** An address that is typed with a slash at its end leads to the page without it, where the one with it is none. */
export const trailingSlash: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next();
  const { pathname, search } = new URL(c.req.url);
  if (c.res.status !== 404 || c.req.method !== 'GET' || pathname === '/' || !pathname.endsWith('/')) return;
  // One slash in front: `//host/` would lead to another site.
  c.res = c.redirect(`/${pathname.replace(/^\/+|\/+$/g, '')}${search}`, 301);
};
