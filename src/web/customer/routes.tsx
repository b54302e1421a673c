import { Hono } from 'hono';
import type { WebDeps } from '../deps.ts';
import type { AppEnv } from '../env.ts';

/** Screens of the customer: find a store, book, join, one's own visit. */
export const customerRoutes = (_deps: WebDeps) => new Hono<AppEnv>().get('/', (c) => c.redirect('/stores', 302));
