import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { chainStylesheet } from '../../views/layouts/chain-accent.ts';
import type { AppEnv } from './env.ts';

export interface SiteParts {
  /** The chain's colour, `#rrggbb`. */
  readonly accent: () => Promise<string | null>;
  /** True when the database answers. */
  readonly ready: () => Promise<boolean>;
}

/** What every site has: health for its keepers, the chain's colour for its pages. */
export const siteRoutes = (parts: SiteParts) =>
  new Hono<AppEnv>()
    .get('/healthz', (c) => c.text('ok'))
    .get('/readyz', async (c) => {
      const ready = await parts.ready().catch(() => false);
      return ready ? c.text('ready') : c.text('not ready', 503);
    })
    .get('/chain.css', async (c) => {
      const css = chainStylesheet(await parts.accent());
      const etag = `"${createHash('sha256').update(css).digest('base64url').slice(0, 16)}"`;
      c.header('etag', etag);
      c.header('cache-control', 'public, max-age=60');
      if (c.req.header('if-none-match') === etag) return c.body(null, 304);
      return c.body(css, 200, { 'content-type': 'text/css; charset=utf-8' });
    })
    .get('/robots.txt', (c) =>
      c.text('User-agent: *\nDisallow: /staff\nDisallow: /manage\nDisallow: /v/\nDisallow: /visits/\n'),
    );
