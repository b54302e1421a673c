import { gzipSync } from 'node:zlib';
import type { JSX } from 'hono/jsx/jsx-runtime';
import type { AppContext } from './env.ts';
import { drawn } from './respond.tsx';

export interface CachedDrawing {
  /** What it shows: screen, subject and part. Language and release are added here, roles are the caller's to name. */
  readonly key: string;
  /** Changes whenever the content may: the store's version, and the half minute where waits are shown. */
  readonly version: string | number;
  readonly draw: () => JSX.Element | Promise<JSX.Element>;
}

export interface PageCache {
  /** 304 where the browser has this version, before anything is drawn; else the one drawing kept for all who ask. */
  answer(c: AppContext, drawing: CachedDrawing): Promise<Response>;
}

interface Kept {
  readonly version: string;
  readonly plain: Uint8Array<ArrayBuffer>;
  gzip: Uint8Array<ArrayBuffer> | null;
}

const asBytes = (buffer: Buffer): Uint8Array<ArrayBuffer> => buffer as Buffer<ArrayBuffer>;

/**
 * Hot pages and fragments as bytes, one version of each, with their gzip bytes once somebody took them. Only for what is
 * the same for everybody with the key: no names of a visitor, no request keys.
 */
export function createPageCache(mostKept = 2_000): PageCache {
  const kept = new Map<string, Kept>();
  const drawing = new Map<string, Promise<Kept>>();

  async function draw(key: string, version: string, make: CachedDrawing['draw']): Promise<Kept> {
    const html = drawn(await make());
    const made: Kept = { version, plain: asBytes(Buffer.from(html)), gzip: null };
    kept.delete(key);
    kept.set(key, made);
    // The one asked for least recently goes; a map keeps the order of its insertions.
    if (kept.size > mostKept) kept.delete(kept.keys().next().value!);
    return made;
  }

  /** Many who ask at once after a change wait for one drawing. */
  function current(key: string, version: string, make: CachedDrawing['draw']): Promise<Kept> | Kept {
    const there = kept.get(key);
    if (there?.version === version) return there;
    const id = `${version} ${key}`;
    const running = drawing.get(id);
    if (running) return running;
    const started = draw(key, version, make).finally(() => drawing.delete(id));
    drawing.set(id, started);
    return started;
  }

  return {
    async answer(c, page) {
      const key = `${page.key} ${c.var.language} ${c.var.chainName}`;
      const version = `${page.version}`;
      // Weak: the same page with and without gzip.
      const etag = `W/"${c.var.assets.release}.${c.var.language}.${version}"`;
      c.header('etag', etag);
      c.header('cache-control', 'private, no-cache');
      c.header('vary', 'HX-Request-Type, Accept-Language, Cookie, Accept-Encoding');
      if (c.req.header('if-none-match') === etag) return c.body(null, 304);
      const found = await current(key, version, page.draw);
      const headers: Record<string, string> = { 'content-type': 'text/html; charset=UTF-8' };
      if (!/\bgzip\b/.test(c.req.header('accept-encoding') ?? '')) return c.body(found.plain, 200, headers);
      found.gzip ??= asBytes(gzipSync(found.plain, { level: 6 }));
      return c.body(found.gzip, 200, { ...headers, 'content-encoding': 'gzip' });
    },
  };
}
