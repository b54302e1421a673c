import { Hono } from 'hono';
import type { WebDeps } from '../deps.ts';
import type { AppEnv } from '../env.ts';
import { pairedDevice, pairingRoutes } from '../middleware/paired-device.tsx';
import { checkInRoutes } from './check-in.tsx';
import { easeRoutes } from './ease.tsx';
import { joinRoutes } from './join.tsx';
import { offlineRoutes, workerRoute } from './offline.tsx';
import { sendTicketRoutes } from './send-ticket.tsx';
import { startRoutes } from './start.tsx';

/** Screens of the kiosk, mounted at /kiosk. */
export const kioskRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>()
    .route('/', workerRoute(deps))
    .route('/', pairingRoutes(deps, 'kiosk'))
    .use(pairedDevice(deps, 'kiosk'))
    .route('/', startRoutes(deps))
    .route('/', joinRoutes(deps))
    .route('/', checkInRoutes(deps))
    .route('/', sendTicketRoutes(deps))
    .route('/', easeRoutes(deps))
    .route('/', offlineRoutes(deps));
