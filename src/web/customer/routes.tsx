import { Hono } from 'hono';
import type { WebDeps } from '../deps.ts';
import type { AppEnv } from '../env.ts';
import { appointmentRoutes } from './appointment.tsx';
import { bookRoutes } from './book.tsx';
import { bookFinishRoutes } from './book-finish.tsx';
import { finderRoutes } from './finder.tsx';
import { joinRoutes } from './join.tsx';
import { linkRoutes } from './links.tsx';
import { moveRoutes } from './move.tsx';
import { offerRoutes } from './offer.tsx';
import { storeRoutes } from './store.tsx';
import { visitRoutes } from './visit.tsx';
import { waitlistRoutes } from './waitlist.tsx';

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
