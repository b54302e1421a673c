import { Hono } from 'hono';
import type { WebDeps } from '../deps.ts';
import type { AppEnv } from '../env.ts';
import { pairedDevice, pairingRoutes } from '../middleware/paired-device.tsx';

/** The lobby display, mounted at /display. */
export const displayRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>().route('/', pairingRoutes(deps, 'display')).use(pairedDevice(deps, 'display'));
