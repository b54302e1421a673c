import { timingSafeEqual } from 'node:crypto';
import { Hono } from 'hono';
import { DEVICE_KINDS } from '../../domain/access/role.ts';
import { keepSecret } from '../cookies.ts';
import type { WebDeps } from '../deps.ts';
import type { AppEnv } from '../env.ts';
import { seeOther } from '../respond.tsx';
import { demoMessageRoutes } from './messages.tsx';

/** Secrets of the screens that the demo has paired, by kind. */
export interface DemoScreens {
  readonly kiosk: string;
  readonly display: string;
}

const DAY_SECONDS = 86_400;

const isSame = (a: string, b: string): boolean =>
  Buffer.byteLength(a) === Buffer.byteLength(b) && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** Links that the demo prints: a browser that opens one is the kiosk, or the display. Mounted in the demo alone. */
export const demoRoutes = (deps: WebDeps, screens: DemoScreens) =>
  new Hono<AppEnv>().route('/', demoMessageRoutes(deps)).get('/pair/:kind/:secret', (c) => {
    const kind = DEVICE_KINDS.find((known) => known === c.req.param('kind'));
    if (!kind || !isSame(c.req.param('secret'), screens[kind])) return c.notFound();
    keepSecret(c, kind, deps.https, { value: screens[kind], maxAgeSeconds: DAY_SECONDS });
    return seeOther(c, `/${kind}`);
  });
