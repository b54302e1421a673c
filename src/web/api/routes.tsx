import { Hono } from 'hono';
import type { WebDeps } from '../deps.ts';
import type { AppEnv } from '../env.ts';
import { openApiRoutes } from './openapi.ts';
import { storeRoutes } from './stores.ts';

/** The JSON API, mounted at /api/v1. Reads no cookies. */
export function apiRoutes(deps: WebDeps) {
  const api = new Hono<AppEnv>().route('/', storeRoutes(deps));
  return api.route('/', openApiRoutes(api, deps.baseUrl));
}
