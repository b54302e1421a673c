import { Hono } from 'hono';
import { z } from 'zod';
import { OfflinePage } from '../../../views/kiosk/offline.tsx';
import type { JoinStop } from '../../domain/queue/visit/joining.ts';
import { leaseTickets } from '../../operations/arrival/lease-tickets.ts';
import { mergeTicket } from '../../operations/arrival/merge-ticket.ts';
import { serviceWaits } from '../../operations/boards/store-waits.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import { formBody } from '../forms.ts';
import { isLanguage } from '../language.ts';
import { frameOf, respond } from '../respond.tsx';
import { placeOf, USUAL_EASE } from './place.ts';
import { lookHere } from './start.tsx';

const WORKER = 'js/kiosk-worker.js';

/** The script that keeps the offline screens; anybody may read it, and it may keep no other pages than the kiosk's. */
export const workerRoute = (deps: WebDeps) =>
  new Hono<AppEnv>().get('/worker.js', (c) => {
    const file = deps.assets.file(deps.assets.url(WORKER).slice('/static/'.length));
    if (!file) return c.notFound();
    c.header('cache-control', 'no-cache');
    c.header('service-worker-allowed', '/kiosk');
    return c.body(new Uint8Array(file.plain), 200, { 'content-type': file.type });
  });

const beatShape = z.object({ left: z.coerce.number().int().min(0).max(10_000) });

const MOST_TICKETS = 300;
const ticketShape = z.object({
  id: z.string().max(60),
  number: z.int().min(1),
  serviceId: z.string().max(60),
  takenAt: z.number().int().min(0),
  language: z.enum(['en', 'es']),
  formKey: z.string().max(64).nullable(),
});
const ticketsShape = z.object({
  tickets: z
    .string()
    .transform((text, ctx) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        ctx.addIssue('invalid');
        return z.NEVER;
      }
    })
    .pipe(z.array(ticketShape).max(MOST_TICKETS)),
});

/** The page of a language whatever was chosen before: it is fetched to be kept, and must not choose for anybody. */
function showOffline(c: AppContext, deps: WebDeps, asked: string) {
  if (!isLanguage(asked)) return c.notFound();
  c.set('language', asked);
  const other = asked === 'en' ? 'es' : 'en';
  const frame = { ...frameOf(c), otherLanguageHref: `/kiosk/offline/${other}` };
  // Kept for whoever comes: what made it easier for the one who stands there now is not in it.
  const place = { ...placeOf(c, deps), easeHref: null, ease: USUAL_EASE };
  const script = c.var.assets.url('js/kiosk-offline.js');
  return respond(c, { page: () => <OfflinePage frame={frame} place={place} script={script} /> });
}

/** Out of a forecast that passes closing, or by the word of staff: what cannot be joined now stays so without the line. */
const STAYS_SHUT: readonly (JoinStop | null)[] = ['stopped', 'closing'];

/** What the kiosk needs to go on alone: its store's services and hours as they are now. */
async function knownOfStore(c: AppContext, deps: WebDeps, dayEndsAt: number) {
  const look = await lookHere(c, deps);
  const { open } = look;
  const services = serviceWaits(look)
    .filter((service) => !STAYS_SHUT.includes(service.stop))
    .map(({ serviceId: id, key, name, names }) => {
      const letter = look.services.find((s) => s.id === id)!.ticketLetter;
      return { id, key, name, names, letter };
    });
  if (open.kind === 'closed') return { services, opensAt: open.opensAt, closesAt: look.closesAt };
  return { services, opensAt: 0, closesAt: (open.kind === 'open' ? open.closesAt : null) ?? dayEndsAt };
}

/** The kiosk's line beside its screens: its beat, and the tickets it gave out while there was none. */
export const offlineRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>()
    .get('/offline/:language', (c) => showOffline(c, deps, c.req.param('language')))
    .post('/heartbeats', async (c) => {
      const body = await formBody(c, beatShape);
      if (body.kind === 'invalid') return c.json({ errors: body.errors }, 422);
      const { id: deviceId, storeId, actor } = c.var.device;
      const lease = await leaseTickets(deps, { deviceId, storeId, actor, left: body.value.left });
      if (!lease) return c.notFound();
      return c.json({ now: deps.now(), ...(await knownOfStore(c, deps, lease.endsAt)), ...lease });
    })
    .post('/offline-tickets', async (c) => {
      const body = await formBody(c, ticketsShape);
      if (body.kind === 'invalid') return c.json({ errors: body.errors }, 422);
      const { id: deviceId, storeId, actor } = c.var.device;
      const known: string[] = [];
      for (const ticket of body.value.tickets.sort((a, b) => a.takenAt - b.takenAt)) {
        const outcome = await mergeTicket(deps, { storeId, deviceId, actor, ticket });
        if (outcome.kind === 'unknown')
          deps.log.warn({ storeId, number: ticket.number }, 'a ticket of no block came in');
        known.push(ticket.id);
      }
      return c.json({ known });
    });
