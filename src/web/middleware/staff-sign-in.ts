import type { MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { type Role, roleReaches } from '../../domain/access/role.ts';
import { resumeSession, roleIn } from '../../operations/access/session.ts';
import { loadAnyStoreRow, loadStoreRow } from '../../operations/loading/store.ts';
import { secretCookie } from '../cookies.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';

/** The page to come back to after signing in: this one where GET shows it, else the one the form stood on. */
function pageToReturnTo(c: AppContext): string {
  const current = c.req.header('hx-current-url');
  if (current && URL.canParse(current)) return new URL(current).pathname;
  if (c.req.method !== 'GET') return '/staff';
  const url = new URL(c.req.url);
  return url.pathname + url.search;
}

function askToSignIn(c: AppContext): Response {
  const target = `/sign-in?next=${encodeURIComponent(pageToReturnTo(c))}`;
  if (c.req.header('accept')?.includes('text/event-stream')) return c.body(null, 401);
  if (c.req.header('hx-request')) return c.body(null, 204, { 'hx-redirect': target });
  return c.redirect(target, 303);
}

/** Lets signed-in people on; the others are asked to sign in and come back. Sets `signedIn`. */
export function staffSignIn(deps: WebDeps): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const secret = secretCookie(c, 'session', deps.https);
    const signedIn = secret ? await resumeSession(deps, secret) : null;
    if (!signedIn) return askToSignIn(c);
    c.set('signedIn', signedIn);
    // A shared desk: nothing of a staff page stays in the browser's memory after signing out.
    c.header('cache-control', 'no-store');
    await next();
  };
}

/** A page that is there for stores that closed for good too: their appointments to come still want a decision. */
const isForClosedToo = (c: AppContext): boolean => /\/stores\/[^/]+\/attention(\/|$)/.test(c.req.path);

/** The store that `:store` names, for people who are at least `needed` there. After `staffSignIn`; sets `store` and `role`. */
export function staffStore(deps: WebDeps, needed: Role): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const load = isForClosedToo(c) ? loadAnyStoreRow : loadStoreRow;
    const store = await load(deps, c.req.param('store') ?? '');
    if (!store) throw new HTTPException(404);
    const role = roleIn(c.var.signedIn, store.id);
    if (role === null || !roleReaches(role, needed)) throw new HTTPException(403);
    c.set('store', store);
    c.set('role', role);
    await next();
  };
}

/** For owners of the chain only. After `staffSignIn`. */
export const ownersOnly: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (!c.var.signedIn.isOwner) throw new HTTPException(403);
  await next();
};
