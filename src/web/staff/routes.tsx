import { Hono } from 'hono';
import type { WebDeps } from '../deps.ts';
import type { AppEnv } from '../env.ts';
import { staffSignIn } from '../middleware/staff-sign-in.ts';

/** Screens of the staff, mounted at /staff. */
export const staffRoutes = (deps: WebDeps) => new Hono<AppEnv>().use(staffSignIn(deps));
