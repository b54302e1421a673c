import { Hono } from 'hono';
import type { WebDeps } from '../deps.ts';
import type { AppEnv } from '../env.ts';
import { appointmentRoutes } from './booking/appointment.tsx';
import { bookRoutes } from './booking/book.tsx';
import { bookFinishRoutes } from './booking/book-finish.tsx';
import { moveRoutes } from './booking/move.tsx';
import { offerRoutes } from './booking/offer.tsx';
import { waitlistRoutes } from './booking/waitlist.tsx';
import { finderRoutes } from './find/finder.tsx';
import { linkRoutes } from './links.tsx';
import { storeRoutes } from './store/store.tsx';
import { joinRoutes } from './visit/join.tsx';
import { visitRoutes } from './visit/visit.tsx';

/** Screens of the customer: find a store, book, join, one's own visit. */
export const customerRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>()
    .route('/', finderRoutes(deps))
    .route('/', storeRoutes(deps))
    .route('/', joinRoutes(deps))
    .route('/', bookRoutes(deps))
    .route('/', bookFinishRoutes(deps))
    .route('/', appointmentRoutes(deps))
    .route('/', moveRoutes(deps))
    .route('/', offerRoutes(deps))
    .route('/', waitlistRoutes(deps))
    .route('/', visitRoutes(deps))
    .route('/', linkRoutes(deps));
