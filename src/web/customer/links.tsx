import { Hono } from 'hono';
import { isLinkGood, visitOfAppointment } from '../../operations/loading/linked-visit.ts';
import type { WebDeps } from '../deps.ts';
import type { AppEnv } from '../env.ts';
import { seeOther } from '../respond.tsx';
import { keepLink, readLink } from './kept-links.ts';

/** `/v/<id>.<tag>`: the link of a message, a slip or a QR code. Moves its tag into a cookie, so that no address shows it. */
export const linkRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>().get('/v/:link', deps.rateLimits.per('links', { points: 60, seconds: 60 }), async (c) => {
    const link = readLink(c.req.param('link'));
    if (!link || !(await isLinkGood(deps, link))) return c.notFound();
    keepLink(c, deps, link);
    if (link.id.startsWith('wsh_')) return seeOther(c, `/waitlist/${link.id}`);
    if (link.id.startsWith('vis_')) return seeOther(c, `/visits/${link.id}`);
    const visit = await visitOfAppointment(deps, link.id);
    const to = c.req.query('to') === 'offer' ? '/offer' : '';
    return seeOther(c, visit ? `/visits/${visit.id}` : `/appointments/${link.id}${to}`);
  });
