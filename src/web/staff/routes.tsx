import { Hono } from 'hono';
import type { WebDeps } from '../deps.ts';
import type { AppEnv } from '../env.ts';

/** Screens of the staff, mounted at /staff. */
export const staffRoutes = (_deps: WebDeps) => new Hono<AppEnv>();
