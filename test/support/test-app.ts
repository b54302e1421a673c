import { copyFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { inject } from 'vitest';
import { createApp } from '../../src/app.tsx';
import { openDatabase } from '../../src/db/client.ts';
import { EVERY_CHANNEL, type MessageChannel } from '../../src/domain/messages/statuses.ts';
import { newId, newSecret } from '../../src/identity.ts';
import { createStoreSignals, type StoreSignals } from '../../src/live/store-signals.ts';
import { openLive } from '../../src/start.ts';
import type { Instant } from '../../src/time/instant.ts';
import { loadAssets } from '../../src/web/assets.ts';
import type { WebDeps } from '../../src/web/deps.ts';
import { createRateLimits } from '../../src/web/middleware/rate-limit.ts';
import { createPageCache } from '../../src/web/page-cache.ts';
import { tempFolder } from './temp-db.ts';
import { createVisitor, type Visitor } from './visitor.ts';

export interface TestAppOptions {
  /** Where the clock stands at first: RFC 3339. */
  readonly now?: string;
  readonly rateLimits?: boolean;
  readonly baseUrl?: string;
  /** Ways of sending messages that are set up; left out: all. */
  readonly channels?: ReadonlySet<MessageChannel>;
}

export interface LogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly fields: object;
  readonly message: string | undefined;
}

export interface TestApp {
  readonly deps: WebDeps & { readonly signals: StoreSignals };
  readonly log: readonly LogLine[];
  now(): Instant;
  /** Moves the clock by whole or part minutes. */
  advance(minutes: number): void;
  setNow(at: string | Instant): void;
  /** A browser of its own cookies; `fetch` goes straight into the app. */
  visitor(): Visitor;
  /** Serves on loopback, on a free port where none is named, for what needs a socket (live events, browsers). */
  listen(port?: number): Promise<string>;
  /** As a server that is gone: nothing listens, and every connection is cut. */
  hangUp(): void;
  close(): Promise<void>;
}

function recordingLog(lines: LogLine[]) {
  const at = (level: LogLine['level']) => (fields: object, message?: string) => {
    lines.push({ level, fields, message });
  };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}

const assets = (() => {
  let loaded: ReturnType<typeof loadAssets> | null = null;
  return () => {
    loaded ??= loadAssets();
    return loaded;
  };
})();

/** The whole site over a database file of its own, with a clock that stands until it is moved. */
export async function testApp(options: TestAppOptions = {}): Promise<TestApp> {
  const folder = tempFolder();
  const path = join(folder.path, 'walkup.db');
  copyFileSync(inject('databaseTemplate'), path);
  const db = await openDatabase({ url: `file:${path}`, isThrownAway: true });
  let now: Instant = Date.parse(options.now ?? '2026-11-24T15:00:00Z');
  const lines: LogLine[] = [];
  const baseUrl = options.baseUrl ?? 'http://localhost:3000';
  const base = {
    db,
    now: () => now,
    newId,
    newSecret,
    channels: options.channels ?? EVERY_CHANNEL,
    signals: createStoreSignals(),
    log: recordingLog(lines),
    baseUrl,
    secretKey: new TextEncoder().encode('a key of tests, thirty-two bytes at the least'),
  };
  const stopping = new AbortController();
  const live = openLive(base, assets().release);
  const deps = {
    ...base,
    live,
    assets: assets(),
    https: baseUrl.startsWith('https:'),
    trustedProxies: [],
    rateLimits: createRateLimits(options.rateLimits ?? false),
    pages: createPageCache(),
    stopping: stopping.signal,
  };
  const app = createApp(deps);
  const servers: Server[] = [];
  const hangUp = (): void => {
    for (const server of servers.splice(0)) {
      server.close();
      server.closeAllConnections();
    }
  };
  return {
    deps,
    log: lines,
    now: () => now,
    advance(minutes) {
      now += Math.round(minutes * 60_000);
    },
    setNow(at) {
      now = typeof at === 'number' ? at : Date.parse(at);
    },
    visitor: () => createVisitor(async (request) => app.fetch(request, { incoming: {}, outgoing: {} }), baseUrl),
    listen(port = 0) {
      const server = createAdaptorServer({ fetch: app.fetch }) as Server;
      servers.push(server);
      return new Promise((resolve) => {
        server.listen(port, '127.0.0.1', () => resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
      });
    },
    hangUp,
    async close() {
      stopping.abort();
      live.stop();
      hangUp();
      await db.close();
      folder.remove();
    },
  };
}
