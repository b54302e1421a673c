import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { chainAccent, chainStylesheet } from '../../views/layouts/chain-accent.ts';
import type { AppEnv } from './env.ts';

export interface SiteParts {
  /** The chain's colour, `#rrggbb`. */
  readonly accent: () => Promise<string | null>;
  /** True when the database answers. */
  readonly ready: () => Promise<boolean>;
}

/** The mark of the family: a range on a rule, with a notch at the likeliest. */
function icon(chosen: string | null): string {
  const { accent, onAccent } = chainAccent(chosen);
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">' +
    `<rect width="32" height="32" fill="${accent}"/>` +
    `<path d="M4 24h24v2H4zM10 10h15v8H10zM16 6h3v16h-3z" fill="${onAccent}"/></svg>`
  );
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
    .get('/icon.svg', async (c) => {
      c.header('cache-control', 'public, max-age=3600');
      return c.body(icon(await parts.accent()), 200, { 'content-type': 'image/svg+xml' });
    })
    .get('/favicon.ico', (c) => c.redirect('/icon.svg', 302))
    .get('/robots.txt', (c) =>
      c.text('User-agent: *\nDisallow: /staff\nDisallow: /manage\nDisallow: /v/\nDisallow: /visits/\n'),
    );
