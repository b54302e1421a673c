import { Hono } from 'hono';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import { baseOf } from './caller.ts';
import { panelOf } from './panels.ts';
import { noticeOf } from './said.ts';
import { drawQueue } from './screen.tsx';

/** The address of the same screen, without what was only meant for this answer. */
function selfOf(c: AppContext): string {
  const kept = new URLSearchParams();
  for (const name of ['call', 'show', 'visit', 'do', 'said']) {
    const value = c.req.query(name);
    if (value) kept.set(name, value);
  }
  const query = kept.toString();
  return `${baseOf(c)}/queue${query && `?${query}`}`;
}

/** The queue screen of a store and the stream that tells it of changes. */
export const queueRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>()
    .get('/', (c) => c.redirect(`${baseOf(c)}/queue`, 302))
    .get('/queue', async (c) =>
      drawQueue(c, deps, { panel: await panelOf(c, deps), notice: noticeOf(c, deps.now()), self: selfOf(c) }),
    )
    .get('/live', (c) => deps.live.stream(c, { key: `staff ${c.var.store.id}`, storeId: c.var.store.id }));
