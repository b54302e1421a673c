import { Hono } from 'hono';
import type { WebDeps } from '../deps.ts';
import type { AppEnv } from '../env.ts';

/** Screens of the kiosk, mounted at /kiosk. */
export const kioskRoutes = (_deps: WebDeps) => new Hono<AppEnv>();
