import { gunzipSync } from 'node:zlib';
import { Hono } from 'hono';
import { html } from 'hono/html';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Assets } from '../../src/web/assets.ts';
import type { AppContext, AppEnv } from '../../src/web/env.ts';
import { createPageCache, type PageCache } from '../../src/web/page-cache.ts';

describe('cached pages', () => {
  let draws: number;
  let version: number;
  let cache: PageCache;
  let app: Hono<AppEnv>;

  beforeEach(() => {
    draws = 0;
    version = 1;
    cache = createPageCache(2);
    app = new Hono<AppEnv>()
      .use(async (c, next) => {
        c.set('language', c.req.query('lang') === 'es' ? 'es' : 'en');
        c.set('chainName', 'Northline');
        c.set('assets', { release: 'r1' } as Assets);
        await next();
      })
      .get('/:key', (c) =>
        cache.answer(c as AppContext, {
          key: c.req.param('key'),
          version,
          draw: async () => {
            draws++;
            await Promise.resolve();
            return html`<p>${c.req.param('key')} ${c.get('language')} ${version}</p>` as never;
          },
        }),
      );
  });

  const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });

  test('draws a version once for all who ask, also at the same moment', async () => {
    const answers = await Promise.all([get('/a'), get('/a'), get('/a')]);
    expect(await Promise.all(answers.map((a) => a.text()))).toEqual(Array(3).fill('<p>a en 1</p>'));
    expect(draws).toBe(1);
    version = 2;
    expect(await (await get('/a')).text()).toBe('<p>a en 2</p>');
    expect(draws).toBe(2);
  });

  test('answers 304 without drawing where the browser has the version', async () => {
    const etag = (await get('/a')).headers.get('etag')!;
    draws = 0;
    version = 1;
    expect((await get('/a', { 'if-none-match': etag })).status).toBe(304);
    version = 2;
    expect((await get('/a', { 'if-none-match': etag })).status).toBe(200);
    expect(draws).toBe(1);
  });

  test('keeps languages apart, and gzip beside plain', async () => {
    expect(await (await get('/a?lang=es')).text()).toBe('<p>a es 1</p>');
    const packed = await get('/a', { 'accept-encoding': 'gzip, br' });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(gunzipSync(Buffer.from(await packed.arrayBuffer())).toString()).toBe('<p>a en 1</p>');
  });

  test('keeps no more than it may', async () => {
    for (const key of ['/a', '/b', '/c', '/a']) await get(key);
    expect(draws).toBe(4);
  });
});
