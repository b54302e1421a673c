import { Hono } from 'hono';
import type { WebDeps } from '../deps.ts';
import type { AppEnv } from '../env.ts';

/** The JSON API, mounted at /api/v1. Reads no cookies. */
export const apiRoutes = (_deps: WebDeps) => new Hono<AppEnv>();
