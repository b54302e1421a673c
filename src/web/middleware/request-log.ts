import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Logger } from '../../deps.ts';
import type { AppEnv } from '../env.ts';

/** One line a request, with the pattern of its route: an address may carry a link's tag, a log must not. */
export const requestLog =
  (log: Logger): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    const startedAt = performance.now();
    await next();
    const fields = {
      requestId: c.var.requestId,
      method: c.req.method,
      route: routePath(c, -1),
      status: c.res.status,
      ms: Math.round((performance.now() - startedAt) * 10) / 10,
    };
    if (c.res.status >= 500) log.error(fields, 'request');
    else log.debug(fields, 'request');
  };
