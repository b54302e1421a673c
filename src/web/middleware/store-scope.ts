import type { MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { loadStoreRow } from '../../operations/loading/store.ts';
import type { WebDeps } from '../deps.ts';
import type { AppEnv } from '../env.ts';

/** The store that `:store` names, by id, slug or own reference, for anybody. Sets `store`; 404 where there is none. */
export function storeScope(deps: WebDeps): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const store = await loadStoreRow(deps, c.req.param('store') ?? '');
    if (!store) throw new HTTPException(404);
    c.set('store', store);
    await next();
  };
}
