import { Hono } from 'hono';
import { startText } from '../../../views/customer/booking/start-text.ts';
import { JoinPage, type KioskService, ServicesPage } from '../../../views/kiosk/services.tsx';
import { type KioskTicket, ReturnedPage, TicketPage } from '../../../views/kiosk/ticket.tsx';
import { TicketOverPage } from '../../../views/kiosk/ticket-over.tsx';
import { isAtCounter } from '../../domain/queue/visit/visit.ts';
import { joinLine } from '../../operations/arrival/walk-in.ts';
import type { ScreensLook } from '../../operations/boards/screens-look.ts';
import { serviceWaits } from '../../operations/boards/store-waits.ts';
import { type VisitPage, visitPage } from '../../operations/boards/visit-page.ts';
import { linkPath } from '../../operations/steps/link-tag.ts';
import { leaveLine } from '../../operations/visit/leave.ts';
import { addMinutes, minutesBetween } from '../../time/instant.ts';
import { clockTime, type Language, shortDayAt } from '../../time/wording.ts';
import { counterText } from '../../words/formatting.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import { formValues, textIn } from '../forms.ts';
import { newRequestKey } from '../request-key.ts';
import { frameOf, respond, seeOther } from '../respond.tsx';
import { forgetTicket, keepTicket, keptTicket, kioskRequest, placeOf } from './place.ts';
import { sendsBy } from './send-ticket.tsx';
import { lookHere, walkInStopHere } from './start.tsx';

function servicesOf(look: ScreensLook, lang: Language): KioskService[] {
  const said = walkInStopHere(look, lang);
  return serviceWaits(look).map(({ key, name, names, wait, stop }) => {
    return { key, name: names[lang] ?? name, wait, stop, stopSaid: stop === 'stopped' ? said : null };
  });
}

async function showService(c: AppContext, deps: WebDeps, key: string, status: 200 | 409 = 200): Promise<Response> {
  const look = await lookHere(c, deps);
  const service = servicesOf(look, c.var.language).find((s) => s.key === key);
  if (!service) return seeOther(c, '/kiosk/services');
  const latestAt = service.wait && addMinutes(look.asOf, service.wait.highMinutes);
  const props = {
    frame: frameOf(c),
    place: placeOf(c, deps),
    service,
    asOf: clockTime(look.asOf, look.store.zone, c.var.language),
    latest: latestAt === null ? null : clockTime(latestAt, look.store.zone, c.var.language),
    requestKey: newRequestKey(deps.newSecret),
  };
  return respond(c, { page: () => <JoinPage {...props} /> }, status);
}

function ticketOf(
  deps: WebDeps,
  page: VisitPage,
  { shown, isSent }: Pick<KioskTicket, 'shown' | 'isSent'>,
  lang: Language,
): KioskTicket {
  const { visit, store, wait, place } = page;
  const at = (instant: number): string => clockTime(instant, store.zone, lang);
  const isLate = page.arrival === 'late' && visit.bookedAt !== null;
  return {
    ticket: page.ticket,
    serviceName: page.service?.name ?? '',
    initial: visit.name ? `${visit.name.trim()[0]!.toUpperCase()}.` : null,
    bookedTime: visit.bookedAt === null ? null : at(visit.bookedAt),
    lateMinutes: isLate ? Math.floor(minutesBetween(visit.bookedAt!, visit.joinedAt)) : null,
    shown,
    isSent,
    sendBy: sendsBy(deps),
    counterName: isAtCounter(visit) && page.counterName ? counterText(page.counterName, lang) : null,
    position: place?.position ?? null,
    wait,
    start: page.start && {
      text: startText(page.start, visit.bookedAt!, store.zone, lang),
      isLate: page.start.isLate,
    },
    likelyTime: wait && at(addMinutes(page.asOf, wait.likelyMinutes)),
    visitUrl: deps.baseUrl + linkPath(deps.secretKey, 'visit', visit.id, visit.linkVersion),
    day: shortDayAt(visit.joinedAt, store.zone, lang),
    time: at(visit.joinedAt),
    mayGiveBack: visit.appointmentId === null && visit.status === 'waiting',
    returnKey: newRequestKey(deps.newSecret),
  };
}

/** Joining the line, forecast first, and the ticket. */
export const joinRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>()
    .get('/services', async (c) => {
      const services = servicesOf(await lookHere(c, deps), c.var.language);
      const props = { frame: frameOf(c), place: placeOf(c, deps), services };
      return respond(c, { page: () => <ServicesPage {...props} /> });
    })
    .get('/services/:service', (c) => showService(c, deps, c.req.param('service')))
    .post('/visits', async (c) => {
      const values = await formValues(c);
      const service = textIn(values, 'service');
      const outcome = await joinLine(deps, {
        storeId: c.var.store.id,
        services: [service],
        language: c.var.language,
        source: 'kiosk',
        actor: c.var.device.actor,
        ...kioskRequest(c, values),
      });
      switch (outcome.kind) {
        case 'joined':
        case 'already_here':
          keepTicket(c, deps, outcome.visit.id, outcome.kind === 'joined' ? 'new' : 'again');
          return seeOther(c, '/kiosk/ticket');
        case 'not_accepting':
          return showService(c, deps, service, 409);
        case 'unknown_service':
        case 'advisor_not_here':
        case 'no_such_store':
        case 'other_body':
          return seeOther(c, '/kiosk/services');
      }
    })
    .post('/returned-tickets', async (c) => {
      const values = await formValues(c);
      const kept = keptTicket(c);
      const found = kept && (await visitPage(deps, kept.visitId));
      if (!kept || found?.store.id !== c.var.store.id) return seeOther(c, '/kiosk');
      if (found.visit.appointmentId !== null) return seeOther(c, '/kiosk/ticket');
      const as = { kind: 'visitor' } as const;
      const command = { visitId: kept.visitId, actor: c.var.device.actor, as, ...kioskRequest(c, values) };
      const outcome = await leaveLine(deps, command);
      // Called or served meanwhile: the ticket says where to go.
      if (outcome.kind !== 'done') return seeOther(c, '/kiosk/ticket');
      forgetTicket(c, deps);
      return seeOther(c, '/kiosk/returned');
    })
    .get('/returned', (c) => respond(c, { page: () => <ReturnedPage frame={frameOf(c)} place={placeOf(c, deps)} /> }))
    .get('/ticket', async (c) => {
      const kept = keptTicket(c);
      const page = kept && (await visitPage(deps, kept.visitId, c.var.language));
      if (!kept || page?.store.id !== c.var.store.id) return seeOther(c, '/kiosk');
      const { status } = page.visit;
      if (status === 'completed' || status === 'no_show' || status === 'left') {
        const isToday = page.visit.storeDay === page.storeDay;
        const over = { frame: frameOf(c), place: placeOf(c, deps), ticket: page.ticket, status, isToday };
        return respond(c, { page: () => <TicketOverPage {...over} /> });
      }
      const isSent = c.req.query('sent') === 'yes';
      const ticket = ticketOf(deps, page, { shown: kept.shown, isSent }, c.var.language);
      return respond(c, { page: () => <TicketPage frame={frameOf(c)} place={placeOf(c, deps)} ticket={ticket} /> });
    });
