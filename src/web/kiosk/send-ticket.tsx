import { Hono } from 'hono';
import { keysOf } from '../../../views/kiosk/keypad.tsx';
import { SendTicketPage } from '../../../views/kiosk/send-ticket.tsx';
import { sendTicket } from '../../operations/arrival/send-ticket.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import { type FormValues, formValues } from '../forms.ts';
import { newRequestKey } from '../request-key.ts';
import { frameOf, respond, seeOther } from '../respond.tsx';
import { readEmail } from '../shapes/contact.ts';
import { keptTicket, kioskRequest, placeOf } from './place.ts';

/** Enough for a family; a kiosk must not become a way to write to strangers. */
const SENDS = { points: 10, seconds: 600 };
const MOST = 120;

const textOf = (values: FormValues, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value.trim() : '';
};

interface Asked {
  readonly value: string;
  readonly isCompanion: boolean;
}

function show(c: AppContext, deps: WebDeps, asked: Asked, hasError: boolean): Response {
  const props = { frame: frameOf(c), place: placeOf(c, deps), requestKey: newRequestKey(deps.newSecret) };
  return respond(c, { page: () => <SendTicketPage {...props} {...asked} hasError={hasError} /> }, hasError ? 422 : 200);
}

/** A key of the screen that was pressed without a script. */
function pressed(values: FormValues): string | null {
  const press = textOf(values, 'press');
  const value = textOf(values, 'value');
  if (press === 'delete') return value.slice(0, -1);
  return keysOf('email').includes(press) && press !== '' ? (value + press).slice(0, MOST) : null;
}

/** Sending the ticket that the screen shows. */
export const sendTicketRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>()
    .get('/ticket/send', (c) => {
      if (!keptTicket(c)) return seeOther(c, '/kiosk');
      return show(c, deps, { value: '', isCompanion: c.req.query('whose') === 'companion' }, false);
    })
    .post('/sent-tickets', async (c) => {
      const values = await formValues(c);
      const isCompanion = textOf(values, 'whose') === 'companion';
      const more = pressed(values);
      if (more !== null) return show(c, deps, { value: more, isCompanion }, false);
      const value = textOf(values, 'value');
      const email = readEmail(value);
      const kept = keptTicket(c);
      if (!kept) return seeOther(c, '/kiosk');
      if (email === null) return show(c, deps, { value, isCompanion }, true);
      await deps.rateLimits.take('kiosk-sends', SENDS, c.var.device.id);
      const outcome = await sendTicket(deps, {
        storeId: c.var.store.id,
        visitId: kept.visitId,
        email,
        isCompanion,
        language: c.var.language,
        actor: c.var.device.actor,
        ...kioskRequest(c, values),
      });
      if (outcome.kind === 'not_found') return seeOther(c, '/kiosk');
      return seeOther(c, outcome.kind === 'sent' ? '/kiosk/ticket?sent=yes' : '/kiosk/ticket');
    });
