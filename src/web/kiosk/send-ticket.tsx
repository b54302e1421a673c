import { Hono } from 'hono';
import { keysOf } from '../../../views/kiosk/keypad.tsx';
import { SEND_KEYBOARDS, SEND_LENGTHS, type SendBy, SendTicketPage } from '../../../views/kiosk/send-ticket.tsx';
import { type SendTicket, sendTicket } from '../../operations/arrival/send-ticket.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import { type FormValues, formValues, trimmedIn } from '../forms.ts';
import { newRequestKey } from '../request-key.ts';
import { frameOf, respond, seeOther } from '../respond.tsx';
import { readEmail, readPhoneNumber } from '../shapes/contact.ts';
import { keptTicket, kioskRequest, placeOf } from './place.ts';

/** Enough for a family; a kiosk must not become a way to write to strangers. */
const SENDS = { points: 10, seconds: 600 };

/** The ways that are set up, the quicker one first. */
const waysOf = ({ channels }: WebDeps): SendBy[] =>
  (['phone', 'email'] as const).filter((by) => channels.has(by === 'phone' ? 'sms' : 'email'));

/** How a ticket is sent from this screen at first; null = no way is set up. */
export const sendsBy = (deps: WebDeps): SendBy | null => waysOf(deps)[0] ?? null;

interface Asked {
  readonly by: SendBy;
  readonly value: string;
  readonly isCompanion: boolean;
}

function show(c: AppContext, deps: WebDeps, asked: Asked, hasError: boolean): Response {
  const other = waysOf(deps).find((by) => by !== asked.by) ?? null;
  const props = { frame: frameOf(c), place: placeOf(c, deps), requestKey: newRequestKey(deps.newSecret), other };
  return respond(c, { page: () => <SendTicketPage {...props} {...asked} hasError={hasError} /> }, hasError ? 422 : 200);
}

/** A key of the screen that was pressed without a script. */
function pressed(values: FormValues, by: SendBy): string | null {
  const press = trimmedIn(values, 'press');
  const value = trimmedIn(values, 'value');
  if (press === 'delete') return value.slice(0, -1);
  const isKey = press !== '' && keysOf(SEND_KEYBOARDS[by]).includes(press);
  return isKey ? (value + press).slice(0, SEND_LENGTHS[by]) : null;
}

function contactIn(by: SendBy, value: string): SendTicket['to'] | null {
  if (by === 'phone') {
    const phone = readPhoneNumber(value);
    return phone === null ? null : { phone };
  }
  const email = readEmail(value);
  return email === null ? null : { email };
}

/** Sending the ticket that the screen shows. */
export const sendTicketRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>()
    .get('/ticket/send', (c) => {
      if (!keptTicket(c)) return seeOther(c, '/kiosk');
      const ways = waysOf(deps);
      const by = ways.find((way) => way === c.req.query('by')) ?? ways[0];
      if (!by) return seeOther(c, '/kiosk/ticket');
      return show(c, deps, { by, value: '', isCompanion: c.req.query('whose') === 'companion' }, false);
    })
    .post('/sent-tickets', async (c) => {
      const values = await formValues(c);
      const isCompanion = trimmedIn(values, 'whose') === 'companion';
      const by = waysOf(deps).find((way) => way === trimmedIn(values, 'by'));
      if (!by) return seeOther(c, '/kiosk/ticket');
      const more = pressed(values, by);
      if (more !== null) return show(c, deps, { by, value: more, isCompanion }, false);
      const value = trimmedIn(values, 'value');
      const to = contactIn(by, value);
      const kept = keptTicket(c);
      if (!kept) return seeOther(c, '/kiosk');
      if (to === null) return show(c, deps, { by, value, isCompanion }, true);
      await deps.rateLimits.take('kiosk-sends', SENDS, c.var.device.id);
      const outcome = await sendTicket(deps, {
        storeId: c.var.store.id,
        visitId: kept.visitId,
        to,
        isCompanion,
        language: c.var.language,
        actor: c.var.device.actor,
        ...kioskRequest(c, values),
      });
      if (outcome.kind === 'not_found') return seeOther(c, '/kiosk');
      return seeOther(c, outcome.kind === 'sent' ? '/kiosk/ticket?sent=yes' : '/kiosk/ticket');
    });
