import { Hono } from 'hono';
import type { Booker } from '../../domain/booking/booking-rules.ts';
import { keyReaches } from '../../operations/access/api-keys.ts';
import { cancelAppointment } from '../../operations/booking/cancel-appointment.ts';
import { moveAppointment } from '../../operations/booking/move-appointment.ts';
import { type AppointmentShown, openAppointment, showAppointment } from '../../operations/booking/show-appointment.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import { bearerOf } from '../middleware/api-key.ts';
import { problem } from '../problem.ts';
import { appointment, appointmentChange } from '../shapes/booking.ts';
import { instantOfText } from '../shapes/common.ts';
import { appointmentAnswer, notChangeable, refusedBooking } from './booking-answers.ts';
import { describe } from './describe.ts';
import { answer, ifMatchOf, jsonBody, notFound } from './json.ts';
import { actorOf, requestOf } from './request.ts';

type Right =
  | { readonly kind: 'allowed'; readonly shown: AppointmentShown; readonly booker: Booker }
  | { readonly kind: 'refused'; readonly answer: Response };

const refused = (response: Response): Right => ({ kind: 'refused', answer: response });

/** The appointment of the path, for a key that works its store, or for the token of its link. */
async function rightTo(deps: WebDeps, c: AppContext, id: string): Promise<Right> {
  const caller = c.var.apiCaller;
  const booker: Booker = caller ? 'staff' : 'customer';
  if (caller && !caller.scopes.includes('operate')) return refused(problem(c, 403, 'scope_missing'));
  const tag = bearerOf(c);
  if (tag === null) {
    c.header('www-authenticate', 'Bearer');
    return refused(problem(c, 401, 'unauthorized', { detail: 'Send the token of the appointment, or a key.' }));
  }
  if (!caller && !(await openAppointment(deps, id, tag))) return refused(notFound(c));
  const shown = await showAppointment(deps, id, booker);
  if (!shown || (caller && !keyReaches(caller, shown.appointment.storeId))) return refused(notFound(c));
  return { kind: 'allowed', shown, booker };
}

const PATH = '/appointments/:id';

/** One appointment: read, moved, cancelled. */
export const appointmentRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>()
    .get(
      PATH,
      describe(PATH, { summary: 'An appointment', tag: 'booking', needs: 'link', answers: { 200: appointment } }),
      async (c) => {
        const right = await rightTo(deps, c, c.req.param('id'));
        return right.kind === 'refused' ? right.answer : answer(c, appointmentAnswer(right.shown));
      },
    )
    .patch(
      PATH,
      describe(PATH, {
        summary: 'Move an appointment, or change its service',
        tag: 'booking',
        needs: 'link',
        body: appointmentChange,
        answers: { 200: appointment },
        problems: [409],
        isIdempotent: true,
        takesIfMatch: true,
      }),
      async (c) => {
        const id = c.req.param('id');
        const right = await rightTo(deps, c, id);
        if (right.kind === 'refused') return right.answer;
        const body = await jsonBody(c, appointmentChange);
        if (body.kind === 'refused') return body.answer;
        const { startsAt, service } = body.value;
        const outcome = await moveAppointment(deps, {
          appointmentId: id,
          startsAt: startsAt === undefined ? undefined : instantOfText(startsAt),
          services: service === undefined ? undefined : [service],
          booker: right.booker,
          ifMatch: ifMatchOf(c),
          actor: right.booker === 'customer' ? { kind: 'public', id } : actorOf(c),
          request: requestOf(c, id, body.hash),
        });
        if (outcome.kind === 'not_changeable') return notChangeable(c);
        if (outcome.kind !== 'moved') return refusedBooking(c, outcome);
        const shown = await showAppointment(deps, id, right.booker);
        return c.json(appointmentAnswer(shown!), 200);
      },
    )
    .delete(
      PATH,
      describe(PATH, {
        summary: 'Cancel an appointment',
        tag: 'booking',
        needs: 'link',
        answers: { 200: appointment },
        problems: [409, 422],
        isIdempotent: true,
        takesIfMatch: true,
      }),
      async (c) => {
        const id = c.req.param('id');
        const right = await rightTo(deps, c, id);
        if (right.kind === 'refused') return right.answer;
        const outcome = await cancelAppointment(deps, {
          appointmentId: id,
          booker: right.booker,
          ifMatch: ifMatchOf(c),
          actor: right.booker === 'customer' ? { kind: 'public', id } : actorOf(c),
          request: requestOf(c, id, ''),
        });
        if (outcome.kind === 'not_changeable') return notChangeable(c);
        if (outcome.kind !== 'cancelled') return refusedBooking(c, outcome);
        const shown = await showAppointment(deps, id, right.booker);
        return c.json(appointmentAnswer(shown!), 200);
      },
    );
