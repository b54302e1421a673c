import { Hono } from 'hono';
import type { WebDeps } from '../deps.ts';
import type { AppEnv } from '../env.ts';
import { ownersOnly, staffSignIn, staffStore } from '../middleware/staff-sign-in.ts';
import { accuracyRoutes } from './accuracy.tsx';
import { advisorsRoutes } from './advisors.tsx';
import { attentionRoutes } from './attention.tsx';
import { countersRoutes } from './counters.tsx';
import { devicesRoutes } from './devices.tsx';
import { hoursRoutes } from './hours.tsx';
import { overflowRoutes } from './overflow.tsx';
import { peopleRoutes } from './people.tsx';
import { servicesRoutes } from './services.tsx';
import { settingsRoutes } from './settings.tsx';
import { shiftsRoutes } from './shifts.tsx';
import { specialDaysRoutes } from './special-days.tsx';
import { storeDetailsRoutes, storesRoutes } from './stores.tsx';
import { todayRoutes } from './today.tsx';
import { whatIfRoutes } from './what-if.tsx';

/** Screens of the manager, mounted at /manage: the chain's for owners, a store's for its managers. */
export const managerRoutes = (deps: WebDeps) => {
  const store = new Hono<AppEnv>()
    .route('/', todayRoutes(deps))
    .route('/', storeDetailsRoutes(deps))
    .route('/attention', attentionRoutes(deps))
    .route('/hours', hoursRoutes(deps))
    .route('/special-days', specialDaysRoutes(deps))
    .route('/services', servicesRoutes(deps))
    .route('/advisors', advisorsRoutes(deps))
    .route('/shifts', shiftsRoutes(deps))
    .route('/overflow', overflowRoutes(deps))
    .route('/counters', countersRoutes(deps))
    .route('/devices', devicesRoutes(deps))
    .route('/people', peopleRoutes(deps, 'store'))
    .route('/settings', settingsRoutes(deps, 'store'))
    .route('/waits', accuracyRoutes(deps))
    .route('/what-if', whatIfRoutes(deps));

  return new Hono<AppEnv>()
    .use(staffSignIn(deps))
    .route('/', storesRoutes(deps))
    .use('/settings/*', ownersOnly)
    .route('/settings', settingsRoutes(deps, 'chain'))
    .use('/people/*', ownersOnly)
    .route('/people', peopleRoutes(deps, 'chain'))
    .use('/stores/:store/*', staffStore(deps, 'manager'))
    .route('/stores/:store', store);
};
