import { Hono } from 'hono';
import type { WebDeps } from '../deps.ts';
import type { AppEnv } from '../env.ts';
import { apiKey } from '../middleware/api-key.ts';
import { actRoutes } from './acts.ts';
import { appointmentRoutes } from './appointments.ts';
import { bookingRoutes } from './bookings.ts';
import { configureRoutes } from './configure.ts';
import { counterRoutes } from './counters.ts';
import { eventRoutes } from './events.ts';
import { openApiRoutes } from './openapi.tsx';
import { queueRoutes } from './queue.ts';
import { reportRoutes } from './reports.ts';
import { storeRoutes } from './stores.ts';
import { visitRoutes } from './visits.ts';
import { walkInStopRoutes } from './walk-in-stops.ts';

/** The JSON API, mounted at /api/v1. Reads no cookies. */
export function apiRoutes(deps: WebDeps) {
  const api = new Hono<AppEnv>()
    .use(apiKey(deps))
    .route('/', storeRoutes(deps))
    .route('/', bookingRoutes(deps))
    .route('/', appointmentRoutes(deps))
    .route('/', visitRoutes(deps))
    .route('/', queueRoutes(deps))
    .route('/', counterRoutes(deps))
    .route('/', walkInStopRoutes(deps))
    .route('/', actRoutes(deps))
    .route('/', configureRoutes(deps))
    .route('/', eventRoutes(deps))
    .route('/', reportRoutes(deps));
  return api.route('/', openApiRoutes(api, deps.baseUrl));
}
