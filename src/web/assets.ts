import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';
import type { AppEnv } from './env.ts';

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.wav': 'audio/wav',
  '.txt': 'text/plain; charset=utf-8',
};

interface AssetFile {
  readonly type: string;
  readonly plain: Buffer;
  readonly gzip: Buffer | null;
  readonly brotli: Buffer | null;
}

export interface Assets {
  /** Address of an asset by its plain name (`app.css`, `images/map.svg`), with its content's hash. */
  url(name: string): string;
  file(hashedName: string): AssetFile | null;
  /** Changes whenever any asset does. */
  readonly release: string;
}

const readIfThere = (path: string): Buffer | null => (existsSync(path) ? readFileSync(path) : null);

/** The folder of the built assets: beside the bundle, or in dist when the sources run as they are. */
function assetsFolder(): string {
  const beside = fileURLToPath(new URL('./assets.json', import.meta.url));
  const fromSource = fileURLToPath(new URL('../../dist/assets.json', import.meta.url));
  const found = [beside, fromSource].find((path) => existsSync(path));
  if (!found) throw new Error('no built assets: run `node src/build.mjs --assets` first');
  return found.slice(0, -'assets.json'.length);
}

/** Reads the manifest and every asset into memory; a missing name is a bug and throws when it is asked for. */
export function loadAssets(): Assets {
  const folder = assetsFolder();
  const manifest: Record<string, string> = JSON.parse(readFileSync(`${folder}assets.json`, 'utf8'));
  const files = new Map<string, AssetFile>();
  for (const name of Object.values(manifest)) {
    const path = `${folder}static/${name}`;
    files.set(name, {
      type: TYPES[extname(name)] ?? 'application/octet-stream',
      plain: readFileSync(path),
      gzip: readIfThere(`${path}.gz`),
      brotli: readIfThere(`${path}.br`),
    });
  }
  return {
    url(name) {
      const hashed = manifest[name];
      if (!hashed) throw new Error(`no such asset: ${name}`);
      return `/static/${hashed}`;
    },
    file: (name) => files.get(name) ?? null,
    release: createHash('sha256').update(JSON.stringify(manifest)).digest('base64url').slice(0, 10),
  };
}

/** The representation a browser takes, smallest first. */
function encoded(file: AssetFile, accepts: string): { body: Buffer; encoding: string | null } {
  if (file.brotli && /\bbr\b/.test(accepts)) return { body: file.brotli, encoding: 'br' };
  if (file.gzip && /\bgzip\b/.test(accepts)) return { body: file.gzip, encoding: 'gzip' };
  return { body: file.plain, encoding: null };
}

/** Serves `/static/<hashed name>`; a name changes with its content, so browsers may keep it for good. */
export function assetRoutes(assets: Assets): Hono<AppEnv> {
  return new Hono<AppEnv>().get('/static/*', (c) => {
    const file = assets.file(c.req.path.slice('/static/'.length));
    if (!file) return c.notFound();
    const { body, encoding } = encoded(file, c.req.header('accept-encoding') ?? '');
    c.header('content-type', file.type);
    c.header('cache-control', 'public, max-age=31536000, immutable');
    c.header('vary', 'Accept-Encoding');
    if (encoding) c.header('content-encoding', encoding);
    return c.body(new Uint8Array(body));
  });
}
