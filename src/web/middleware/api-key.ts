import type { MiddlewareHandler } from 'hono';
import type { ApiScope } from '../../domain/access/role.ts';
import { apiCallerOf, keyReaches } from '../../operations/access/api-keys.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import { problem } from '../problem.ts';

/** The bearer of the Authorization header: an API key, or the token of one appointment or visit. */
export function bearerOf(c: AppContext): string | null {
  return /^Bearer +([A-Za-z0-9_.-]{1,200})$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? null;
}

const refuse = (c: AppContext): Response => {
  c.header('www-authenticate', 'Bearer');
  return problem(c, 401, 'unauthorized', { detail: 'Send a key: Authorization: Bearer wk_live_...' });
};

/** Reads the key where one is sent; an unknown or revoked one is refused everywhere. Sets `apiCaller`. */
export function apiKey(deps: WebDeps): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const bearer = bearerOf(c);
    const isKey = bearer?.startsWith('wk_') ?? false;
    const caller = isKey ? await apiCallerOf(deps, bearer!) : null;
    if (isKey && !caller) return refuse(c);
    c.set('apiCaller', caller);
    await next();
  };
}

/** For keys with a scope; where a store is in scope already, for keys that reach it. After `apiKey`. */
export function keyScope(scope: ApiScope): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const caller = c.var.apiCaller;
    if (!caller) return refuse(c);
    if (!caller.scopes.includes(scope)) {
      return problem(c, 403, 'scope_missing', { detail: `This call needs a key with the scope ${scope}.` });
    }
    const store = c.get('store') as { id: string } | undefined;
    if (store && !keyReaches(caller, store.id)) return problem(c, 404, 'not_found');
    await next();
  };
}
