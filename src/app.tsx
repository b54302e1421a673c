import { Hono } from 'hono';
import { lastEventId } from './db/records/queue/store-events.ts';
import { findChain } from './db/records/store/chain.ts';
import { looksTaken } from './operations/loading/store-forecast.ts';
import { accessRoutes } from './web/access/routes.tsx';
import { apiRoutes } from './web/api/routes.tsx';
import { assetRoutes } from './web/assets.ts';
import { customerRoutes } from './web/customer/routes.tsx';
import { type DemoScreens, demoRoutes } from './web/demo/routes.tsx';
import type { WebDeps } from './web/deps.ts';
import { displayRoutes } from './web/display/routes.tsx';
import type { AppContext, AppEnv } from './web/env.ts';
import { onError, onNotFound } from './web/errors.tsx';
import { kioskRoutes } from './web/kiosk/routes.tsx';
import { language } from './web/language.ts';
import { managerRoutes } from './web/manager/routes.tsx';
import { createMetrics } from './web/metrics.ts';
import { atMostBytes } from './web/middleware/body-size.ts';
import { clientAddress } from './web/middleware/client-address.ts';
import { cookiePosts } from './web/middleware/cookie-posts.ts';
import { requestId } from './web/middleware/request-id.ts';
import { requestLog } from './web/middleware/request-log.ts';
import { securityHeaders } from './web/middleware/security.ts';
import { trailingSlash } from './web/middleware/trailing-slash.ts';
import { siteRoutes } from './web/site-routes.ts';
import { staffRoutes } from './web/staff/routes.tsx';

const CHAIN_NAME_KEPT_MS = 5_000;
const FORM_BYTES = 64 * 1024;
const JSON_BYTES = 256 * 1024;

const site = (deps: WebDeps) =>
  siteRoutes({
    accent: async () => (await findChain(deps.db.read))?.accent ?? null,
    ready: async () => (await lastEventId(deps.db.read)) >= 0,
  });

/** The chain's name is on every page and changes once in years: looked up at most every few seconds. */
function chainNameOf(deps: WebDeps): () => Promise<string> {
  let known: { readonly name: string; readonly at: number } | null = null;
  return async () => {
    if (known && performance.now() - known.at < CHAIN_NAME_KEPT_MS) return known.name;
    const chain = await findChain(deps.db.read);
    if (!chain) return 'Walkup';
    known = { name: chain.name, at: performance.now() };
    return known.name;
  };
}

/** The whole site over `deps`. Opens nothing: tests and the server call it alike. `demoScreens`: in the demo alone. */
export function createApp(deps: WebDeps, demoScreens?: DemoScreens): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const chainName = chainNameOf(deps);
  const metrics = createMetrics(
    () => deps.live.clientCount(),
    () => looksTaken(deps.db),
  );

  // Of every answer.
  app.use(requestId);
  app.use(clientAddress(deps.trustedProxies));
  app.use(requestLog(deps.log));
  app.use(metrics.watch);
  app.use(securityHeaders(deps.https));
  app.use(language(deps.https));
  app.use(trailingSlash);
  app.use(async (c, next) => {
    c.set('assets', deps.assets);
    c.set('https', deps.https);
    c.set('chainName', await chainName());
    await next();
  });
  app.onError((error, c) => onError(deps.log)(error, c as AppContext));
  app.notFound((c) => onNotFound(c as AppContext));

  // Without cookies.
  app.route('/', assetRoutes(deps.assets));
  app.route('/', site(deps));
  app.route('/', metrics.routes);
  app.use('/api/*', atMostBytes(JSON_BYTES));
  app.route('/api/v1', apiRoutes(deps));
  app.all('/api/*', (c) => onNotFound(c));

  // With cookies: forms only, from our own origin.
  app.use(atMostBytes(FORM_BYTES));
  app.use(cookiePosts(deps.baseUrl));
  app.route('/', accessRoutes(deps));
  app.route('/kiosk', kioskRoutes(deps));
  app.route('/display', displayRoutes(deps));
  if (demoScreens) app.route('/demo', demoRoutes(deps, demoScreens));
  app.route('/staff', staffRoutes(deps));
  app.route('/manage', managerRoutes(deps));
  app.route('/', customerRoutes(deps));
  return app;
}
