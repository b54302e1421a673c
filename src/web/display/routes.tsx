import { Hono } from 'hono';
import type { WebDeps } from '../deps.ts';
import type { AppEnv } from '../env.ts';

/** The lobby display, mounted at /display. */
export const displayRoutes = (_deps: WebDeps) => new Hono<AppEnv>();
