import { Hono } from 'hono';
import { ChooseStorePage } from '../../../views/staff/choose-store.tsx';
import { myStores } from '../../operations/access/my-stores.ts';
import type { WebDeps } from '../deps.ts';
import type { AppEnv } from '../env.ts';
import { staffSignIn, staffStore } from '../middleware/staff-sign-in.ts';
import { frameOf, respond, seeOther } from '../respond.tsx';
import { appointmentRoutes } from './appointments.tsx';
import { staffBookingRoutes } from './booking.tsx';
import { counterActRoutes } from './counter-acts.tsx';
import { detailsRoutes } from './details.tsx';
import { doorRoutes } from './door.tsx';
import { partyActRoutes } from './party-acts.tsx';
import { queueRoutes } from './queue.tsx';
import { visitActRoutes } from './visit-acts.tsx';
import { walkInStopRoutes } from './walk-in-stops.tsx';

/** Screens of the staff, mounted at /staff. Looking needs a role in the store; acting the role of an advisor. */
export const staffRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>()
    .use(staffSignIn(deps))
    .get('/', async (c) => {
      const stores = await myStores(deps, c.var.signedIn);
      const [only, ...others] = stores;
      if (only && others.length === 0) return seeOther(c, `/staff/${only.slug}/queue`);
      const { name } = c.var.signedIn;
      return respond(c, { page: () => <ChooseStorePage frame={frameOf(c)} accountName={name} stores={stores} /> });
    })
    .get('/:store/*', staffStore(deps, 'viewer'))
    .get('/:store', staffStore(deps, 'viewer'))
    .post('/:store/*', staffStore(deps, 'advisor'))
    .route('/:store', queueRoutes(deps))
    .route('/:store', counterActRoutes(deps))
    .route('/:store', doorRoutes(deps))
    .route('/:store/appointments', staffBookingRoutes(deps))
    .route('/:store/appointments', appointmentRoutes(deps))
    .route('/:store', walkInStopRoutes(deps))
    .route('/:store/visits', visitActRoutes(deps))
    .route('/:store/visits', partyActRoutes(deps))
    .route('/:store/visits', detailsRoutes(deps));
