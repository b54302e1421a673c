import { Hono } from 'hono';
import type { WebDeps } from '../deps.ts';
import type { AppEnv } from '../env.ts';
import { apiKey } from '../middleware/api-key.ts';
import { configureRoutes } from './configure.ts';
import { eventRoutes } from './events.ts';
import { openApiRoutes } from './openapi.ts';
import { storeRoutes } from './stores.ts';

/** The JSON API, mounted at /api/v1. Reads no cookies. */
export function apiRoutes(deps: WebDeps) {
  const api = new Hono<AppEnv>()
    .use(apiKey(deps))
    .route('/', storeRoutes(deps))
    .route('/', configureRoutes(deps))
    .route('/', eventRoutes(deps));
  return api.route('/', openApiRoutes(api, deps.baseUrl));
}
