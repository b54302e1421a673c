import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { AppointmentPage } from '../../../../views/customer/booking/appointment.tsx';
import { CancelAppointmentPage } from '../../../../views/customer/booking/cancel-appointment.tsx';
import { calendarFile } from '../../../../views/messages/calendar-file.ts';
import { checkIn } from '../../../operations/arrival/check-in.ts';
import { cancelAppointment } from '../../../operations/booking/cancel-appointment.ts';
import { type AppointmentShown, showAppointment } from '../../../operations/booking/show-appointment.ts';
import { loadAppointmentFacts } from '../../../operations/loading/appointment-facts.ts';
import { isLinkGood, visitOfAppointment } from '../../../operations/loading/linked-visit.ts';
import type { RequestKey } from '../../../operations/steps/request-key.ts';
import { clockTime, dayAndTime } from '../../../time/wording.ts';
import { words } from '../../../words/words.ts';
import type { WebDeps } from '../../deps.ts';
import type { AppContext, AppEnv } from '../../env.ts';
import { formValues, textIn } from '../../forms.ts';
import { frameOf, respond, seeOther } from '../../respond.tsx';
import { keptLinks } from '../kept-links.ts';
import { appointmentNowProps, appointmentTopic, serviceNamesOf } from './appointment-now.tsx';

export const ACTS_LIMIT = { points: 30, seconds: 60 };

/** The appointment that this browser holds a link to; 404 for anybody else. */
export async function ownAppointment(c: AppContext, deps: WebDeps): Promise<AppointmentShown> {
  const id = c.req.param('appointment') ?? '';
  const link = keptLinks(c, deps).find((one) => one.id === id);
  const shown = link && (await isLinkGood(deps, link)) ? await showAppointment(deps, id, 'customer') : null;
  if (!shown) throw new HTTPException(404);
  return shown;
}

export const actorOf = (shown: AppointmentShown) => ({ kind: 'public', id: shown.appointment.id }) as const;

/**
 * One press, one act: the key of the form that was drawn, with what was chosen in it. Going back to the same form and
 * choosing something else is another act.
 */
export async function requestOf(c: AppContext, shown: AppointmentShown, act: string): Promise<RequestKey | undefined> {
  const values = await formValues(c);
  const key = textIn(values, 'requestKey').slice(0, 255);
  if (!key) return undefined;
  const bodyHash = textIn(values, 'startsAt') + textIn(values, 'service');
  return { caller: `appointment ${shown.appointment.id}`, route: act, key: `${key} ${bodyHash}`, bodyHash };
}

/** One's own appointment: the page, the calendar file, cancelling and checking in. */
export const appointmentRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>()
    .get('/appointments/:appointment', async (c) => {
      const shown = await ownAppointment(c, deps);
      const visit = await visitOfAppointment(deps, shown.appointment.id);
      if (visit) return seeOther(c, `/visits/${visit.id}`);
      return showPage(c, deps, shown, null);
    })
    .get('/appointments/:appointment/live', async (c) => {
      const { appointment } = await ownAppointment(c, deps);
      return deps.live.stream(c, appointmentTopic(deps, appointment, c.var.language, c.req.query('moved') ?? ''));
    })
    .get('/appointments/:appointment/calendar.ics', async (c) => {
      const { appointment } = await ownAppointment(c, deps);
      const facts = await loadAppointmentFacts(deps, deps.db.read, appointment.id, c.var.language);
      const from = `no-reply@${new URL(deps.baseUrl).hostname}`;
      c.header('content-type', 'text/calendar; charset=utf-8');
      c.header('content-disposition', 'attachment; filename="appointment.ics"');
      c.header('cache-control', 'no-store');
      return c.body(calendarFile(facts!, { from, to: null }, c.var.language));
    })
    .get('/appointments/:appointment/cancel', async (c) => {
      const shown = await ownAppointment(c, deps);
      if (!shown.allowed.includes('cancel')) return seeOther(c, `/appointments/${shown.appointment.id}`);
      return respond(c, { page: () => cancelPage(c, deps, shown) });
    })
    .post('/appointments/:appointment/cancellation', deps.rateLimits.per('appointments', ACTS_LIMIT), async (c) => {
      const shown = await ownAppointment(c, deps);
      const { id } = shown.appointment;
      const request = await requestOf(c, shown, 'cancel');
      const outcome = await cancelAppointment(deps, {
        appointmentId: id,
        booker: 'customer',
        actor: actorOf(shown),
        request,
      });
      if (outcome.kind === 'cancelled') return seeOther(c, `/appointments/${id}`);
      return showPage(c, deps, await ownAppointment(c, deps), words(c.var.language).booking.mine.notChangeable, 409);
    })
    .post('/appointments/:appointment/check-in', deps.rateLimits.per('appointments', ACTS_LIMIT), async (c) => {
      const shown = await ownAppointment(c, deps);
      const { id, storeId } = shown.appointment;
      const request = await requestOf(c, shown, 'check-in');
      const outcome = await checkIn(deps, {
        storeId,
        appointmentId: id,
        source: 'web',
        actor: actorOf(shown),
        ...(request ? { request } : {}),
      });
      if (outcome.kind === 'checked_in' || outcome.kind === 'already_checked_in') {
        return seeOther(c, `/visits/${outcome.visit.id}`);
      }
      const w = words(c.var.language).booking.mine;
      const time = clockTime(shown.window.opensAt, shown.store.zone, c.var.language);
      const text = outcome.kind === 'too_early' ? w.tooEarly(time) : w.notChangeable;
      return showPage(c, deps, await ownAppointment(c, deps), text, 409);
    });

function cancelPage(c: AppContext, deps: WebDeps, shown: AppointmentShown) {
  const { appointment, store } = shown;
  const { language } = c.var;
  return (
    <CancelAppointmentPage
      frame={frameOf(c)}
      id={appointment.id}
      when={dayAndTime(appointment.startsAt, store.zone, language)}
      what={words(language).booking.mine.at(serviceNamesOf(shown, language), store.name)}
      requestKey={deps.newId('req')}
    />
  );
}

export async function showPage(
  c: AppContext,
  deps: WebDeps,
  shown: AppointmentShown,
  notice: string | null,
  status: 200 | 409 = 200,
): Promise<Response> {
  const { id } = shown.appointment;
  const movedTo = c.req.query('moved') === undefined ? '' : String(shown.appointment.startsAt);
  const appointment = await appointmentNowProps(deps, shown, c.var.language, movedTo);
  if (!appointment) throw new HTTPException(404);
  const page = () => (
    <AppointmentPage
      frame={frameOf(c)}
      appointment={appointment}
      liveHref={`/appointments/${id}/live${movedTo && `?moved=${movedTo}`}`}
      notice={notice}
    />
  );
  return respond(c, { page }, status);
}
