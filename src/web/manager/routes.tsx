import { Hono } from 'hono';
import type { WebDeps } from '../deps.ts';
import type { AppEnv } from '../env.ts';

/** Screens of the manager, mounted at /manage. */
export const managerRoutes = (_deps: WebDeps) => new Hono<AppEnv>();
