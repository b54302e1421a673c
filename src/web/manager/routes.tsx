import { Hono } from 'hono';
import type { WebDeps } from '../deps.ts';
import type { AppEnv } from '../env.ts';
import { staffSignIn } from '../middleware/staff-sign-in.ts';

/** Screens of the manager, mounted at /manage. */
export const managerRoutes = (deps: WebDeps) => new Hono<AppEnv>().use(staffSignIn(deps));
