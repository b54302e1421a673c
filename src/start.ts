import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import pino from 'pino';
import { createApp } from './app.tsx';
import type { Config } from './config.ts';
import { openDatabase } from './db/client.ts';
import { migrate } from './db/migrate.ts';
import { changesAfter, lastEventId, writtenByOthers } from './db/records/queue/store-events.ts';
import type { Deps } from './deps.ts';
import type { MessageChannel } from './domain/messages/statuses.ts';
import { newId, newSecret } from './identity.ts';
import { runAfterChange } from './live/after-change.ts';
import { type ChangeFeed, startChangeFeed } from './live/change-feed.ts';
import { loggedFields } from './live/logged-fields.ts';
import { channelsOf, sendersFor } from './live/senders.ts';
import { createStoreSignals, type StoreSignals } from './live/store-signals.ts';
import { startTimers, type TimedJob, type Timers } from './live/timers.ts';
import { markSilentDevices } from './operations/access/device-presence.ts';
import { lookForScreens, withPromises } from './operations/boards/screens-look.ts';
import { offerFreedTimes } from './operations/booking/offer-freed-times.ts';
import { closeDays } from './operations/daily/close-day.ts';
import { expireAbsences } from './operations/daily/expire-absences.ts';
import { forgetSpent } from './operations/daily/forget-spent.ts';
import { judgeWaits } from './operations/daily/judge-waits.ts';
import { learningJob } from './operations/daily/learn-waits.ts';
import { type Sender, sendMessages } from './operations/daily/send-messages.ts';
import { tellLateStarts } from './operations/daily/tell-late-starts.ts';
import { tellNearTurns } from './operations/daily/tell-near-turns.ts';
import { fillStoreSearch } from './operations/stores/fill-search-texts.ts';
import { loadPlaces } from './operations/stores/load-places.ts';
import { movePromises } from './operations/visit/move-promises.ts';
import { HOUR, type Instant } from './time/instant.ts';
import { loadAssets } from './web/assets.ts';
import type { DemoScreens } from './web/demo/routes.tsx';
import type { StoreLoad, WebDeps } from './web/deps.ts';
import { createLiveEvents, type LiveEvents } from './web/live-events.ts';
import { createRateLimits } from './web/middleware/rate-limit.ts';
import { createPageCache } from './web/page-cache.ts';

export interface RunningServer {
  readonly deps: WebDeps & { readonly signals: StoreSignals };
  /** Where it listens, as an address for a browser on this machine. */
  readonly url: string;
  /** No new requests; open streams end, requests under way finish, the database is closed. */
  stop(): Promise<void>;
}

/** What the demo asks for besides. */
export interface ServerOptions {
  /** Its clock, where it does not run as ours. */
  readonly now?: () => Instant;
  /** Messages are enqueued as if these ways were set up: they are shown, not sent. */
  readonly channels?: ReadonlySet<MessageChannel>;
  /** Secrets of screens that a link pairs. */
  readonly demoScreens?: DemoScreens;
  /** False where another process brings the gazetteer in. */
  readonly loadsPlaces?: boolean;
  /** The database goes when the server does. */
  readonly isThrownAway?: boolean;
}

const STOP_MS = 5_000;

/** The database open and migrated, and everything an operation needs. For the server, the command line and the demo. */
export async function openDeps(
  config: Config,
  { isThrownAway = false }: Pick<ServerOptions, 'isThrownAway'> = {},
): Promise<Deps & { readonly signals: StoreSignals }> {
  const db = await openDatabase({
    url: config.databaseUrl,
    isThrownAway,
    ...(config.databaseAuthToken ? { authToken: config.databaseAuthToken } : {}),
  });
  await migrate(db);
  return {
    db,
    now: Date.now,
    newId,
    newSecret,
    signals: createStoreSignals(),
    log: pino({ level: config.logLevel, formatters: { log: loggedFields } }),
    baseUrl: config.baseUrl,
    channels: channelsOf(config),
    secretKey: new TextEncoder().encode(config.secretKey),
  };
}

async function loadStore(deps: Deps, storeId: string): Promise<StoreLoad> {
  const look = await lookForScreens(deps, storeId);
  if (!look) throw new Error('no such store');
  // What was told moves while somebody looks; a screen is drawn whether or not that could be written.
  const moved = await movePromises(deps, look).catch((error: unknown) => {
    deps.log.error({ error: String(error), storeId }, 'promises could not be moved');
    return null;
  });
  return moved ? withPromises(deps, look, moved) : look;
}

/** Live events over the signals of `deps`. Without `isCapped` one address may have any number of streams. */
export function openLive(
  deps: Deps & { readonly signals: StoreSignals },
  release: string,
  isCapped = true,
): LiveEvents<StoreLoad> {
  const live = createLiveEvents<StoreLoad>({
    load: (storeId) => loadStore(deps, storeId),
    versions: (look) => ({ from: look.seenVersion, to: look.version }),
    now: deps.now,
    onFailure: (error, storeId) => deps.log.error({ error: String(error), storeId }, 'a store could not be drawn'),
    release,
    ...(isCapped ? {} : { maxClientsAnAddress: Number.POSITIVE_INFINITY }),
  });
  deps.signals.onStoreChanged((storeId, version) => live.storeChanged(storeId, version));
  return live;
}

export const openFeed = (deps: Deps & { readonly signals: StoreSignals }): Promise<ChangeFeed> =>
  startChangeFeed({
    signals: deps.signals,
    changesAfter: (after, limit) => changesAfter(deps.db.read, after, limit),
    lastId: () => lastEventId(deps.db.read),
    // A server over the network cannot be asked that cheaply.
    ...(deps.db.kind === 'file' ? { stamp: () => writtenByOthers(deps.db.read) } : {}),
    onFailure: (error) => deps.log.error({ error: String(error) }, 'the change feed could not be read'),
  });

/** The jobs of the day, by name. */
export const timedJobs = (deps: Deps, sender: Sender | null): readonly TimedJob[] => [
  { name: 'expire-absences', everyMs: 15_000, run: () => expireAbsences(deps) },
  { name: 'silent-devices', everyMs: 30_000, run: () => markSilentDevices(deps) },
  { name: 'offer-freed-times', everyMs: 15_000, run: () => offerFreedTimes(deps) },
  { name: 'tell-near-turns', everyMs: 15_000, run: () => tellNearTurns(deps) },
  { name: 'tell-late-starts', everyMs: 120_000, run: () => tellLateStarts(deps) },
  { name: 'close-day', everyMs: 300_000, run: () => closeDays(deps) },
  { name: 'learn-waits', everyMs: 30_000, run: learningJob(deps) },
  { name: 'judge-waits', everyMs: 120_000, run: () => judgeWaits(deps) },
  { name: 'forget-spent', everyMs: HOUR, run: () => forgetSpent(deps) },
  ...(sender ? [{ name: 'send-messages', everyMs: 5_000, run: () => sendMessages(deps, sender) }] : []),
];

const answering = new WeakMap<Server, number>();

function countAnswers(server: Server): void {
  const add = (n: number): void => void answering.set(server, (answering.get(server) ?? 0) + n);
  add(0);
  server.on('request', (_request, response) => {
    add(1);
    response.once('close', () => add(-1));
  });
}

/** `serve()` cannot set the backlog, and 511 drops connections when a thousand pages fetch again at once. */
function listen(app: ReturnType<typeof createApp>, config: Config): Promise<Server> {
  const server = createAdaptorServer({
    fetch: app.fetch,
    serverOptions: {
      headersTimeout: 10_000,
      requestTimeout: 20_000,
      connectionsCheckingInterval: 5_000,
      maxHeaderSize: 16 * 1024,
    },
  }) as Server;
  countAnswers(server);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port: config.port, host: config.host, backlog: 4096 }, () => resolve(server));
  });
}

function closeServer(server: Server): Promise<void> {
  // A stream that ends leaves its connection idle a moment later, and browsers hold spare ones that never asked: both
  // would be waited for. Once nothing is being answered, all may go.
  const sweep = setInterval(() => {
    server.closeIdleConnections();
    if (answering.get(server) === 0) server.closeAllConnections();
  }, 20);
  const force = setTimeout(() => server.closeAllConnections(), STOP_MS);
  return new Promise((resolve) => {
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(force);
      resolve();
    });
  });
}

function urlOf(server: Server, config: Config): string {
  const { port } = server.address() as AddressInfo;
  const host = config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Opens everything, serves, and gives back how to stop it. */
export async function startServer(config: Config, options: ServerOptions = {}): Promise<RunningServer> {
  const opened = await openDeps(config, options);
  const base = { ...opened, now: options.now ?? opened.now, channels: options.channels ?? opened.channels };
  const assets = loadAssets();
  const live = openLive(base, assets.release, config.rateLimits);
  const stopping = new AbortController();
  const deps: RunningServer['deps'] = {
    ...base,
    live,
    assets,
    https: config.https,
    trustedProxies: config.trustedProxies,
    rateLimits: createRateLimits(config.rateLimits),
    pages: createPageCache(),
    stopping: stopping.signal,
  };
  const feed = await openFeed(base);
  const server = await listen(createApp(deps, options.demoScreens), config);
  const sending = await sendersFor(config);
  const timers: Timers = startTimers(timedJobs(deps, sending?.sender ?? null), (job, error) =>
    deps.log.error({ job, error: String(error) }, 'a timed job failed'),
  );
  const stopOffers = runAfterChange(
    base.signals,
    (storeId) => offerFreedTimes(deps, storeId),
    (error) => deps.log.error({ error: String(error) }, 'freed time could not be offered'),
  );
  const loading = options.loadsPlaces === false ? Promise.resolve() : loadPlaces(base, stopping.signal);
  const places = loading.catch((error: unknown) =>
    deps.log.error({ error: String(error) }, 'the gazetteer could not be loaded'),
  );
  const searches = fillStoreSearch(base, stopping.signal).catch((error: unknown) =>
    deps.log.error({ error: String(error) }, 'the search of stores could not be prepared'),
  );
  return {
    deps,
    url: urlOf(server, config),
    async stop() {
      const closed = closeServer(server);
      stopping.abort();
      await places;
      await searches;
      live.stop();
      feed.stop();
      await stopOffers();
      await timers.stop();
      sending?.close();
      await closed;
      await deps.db.close();
    },
  };
}
