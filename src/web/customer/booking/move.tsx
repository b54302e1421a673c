import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { BookService } from '../../../../views/customer/booking/book-service.tsx';
import { ChooseTime } from '../../../../views/customer/booking/choose-time.tsx';
import type { Refused } from '../../../../views/parts/choose-time.tsx';
import type { FieldError } from '../../../../views/parts/field.tsx';
import { findSlots } from '../../../operations/booking/find-slots.ts';
import { moveAppointment } from '../../../operations/booking/move-appointment.ts';
import type { AppointmentShown } from '../../../operations/booking/show-appointment.ts';
import { MOST_DAYS } from '../../../operations/loading/booking-day.ts';
import { fromRfc3339 } from '../../../time/instant.ts';
import { clockTime, dayAndTime } from '../../../time/wording.ts';
import { words } from '../../../words/words.ts';
import { serviceKeys } from '../../booking-wish.ts';
import type { WebDeps } from '../../deps.ts';
import type { AppContext, AppEnv } from '../../env.ts';
import { formValues, textIn } from '../../forms.ts';
import { frameOf, respond, seeOther } from '../../respond.tsx';
import { choiceProps, refusedFor, takenBy } from '../../time-choice.ts';
import { ACTS_LIMIT, actorOf, ownAppointment, requestOf, showPage } from './appointment.tsx';
import { moveEnded } from './appointment-now.tsx';

import { serviceName } from './service-names.ts';

/** Moving one's appointment to another time, or another service. */
export const moveRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>()
    .get('/appointments/:appointment/service', async (c) => {
      const shown = await ownAppointment(c, deps);
      if (!shown.allowed.includes('move')) return cannotMove(c, deps, shown);
      return respond(c, { page: () => servicePage(c, shown) });
    })
    .get('/appointments/:appointment/move', async (c) => {
      const shown = await ownAppointment(c, deps);
      if (!shown.allowed.includes('move')) return cannotMove(c, deps, shown);
      return showTimes(c, deps, shown, { service: c.req.query('service'), day: c.req.query('day') });
    })
    .post('/appointments/:appointment/move', deps.rateLimits.per('appointments', ACTS_LIMIT), async (c) => {
      const shown = await ownAppointment(c, deps);
      const values = await formValues(c);
      const startsAt = fromRfc3339(textIn(values, 'startsAt'));
      const service = textIn(values, 'service') || undefined;
      const times = { service, day: textIn(values, 'day') || undefined };
      const w = words(c.var.language).booking;
      if (startsAt === null) {
        const errors = [{ field: 'startsAt', message: w.errors.startsAt }];
        return showTimes(c, deps, shown, { ...times, errors }, 422);
      }
      const outcome = await moveAppointment(deps, {
        appointmentId: shown.appointment.id,
        startsAt,
        services: service ? serviceKeys(service) : undefined,
        booker: 'customer',
        actor: actorOf(shown),
        request: await requestOf(c, shown, 'move'),
      });
      switch (outcome.kind) {
        case 'moved':
          return seeOther(c, `${own(shown)}?moved`);
        case 'slot_taken': {
          const refused = takenBy(outcome.alternatives, shown.store.zone, c.var.language);
          return showTimes(c, deps, shown, { ...times, refused }, 409);
        }
        case 'outside_rules':
          if (!shown.allowed.includes('move')) return cannotMove(c, deps, shown);
          return showTimes(c, deps, shown, { ...times, refused: refusedFor(w.rules[outcome.rule]) }, 409);
        case 'not_changeable':
          return cannotMove(c, deps, await ownAppointment(c, deps));
        case 'other_body':
          throw new HTTPException(409);
        default:
          throw new HTTPException(404);
      }
    });

/** The appointment as it stands, with why it cannot be moved. */
function cannotMove(c: AppContext, deps: WebDeps, shown: AppointmentShown): Promise<Response> {
  const w = words(c.var.language).booking.mine;
  const until = moveEnded(deps, shown);
  const why = until === null ? w.notChangeable : w.movedUntil(clockTime(until, shown.store.zone, c.var.language));
  return showPage(c, deps, shown, why, 409);
}

const own = ({ appointment }: AppointmentShown): string => `/appointments/${appointment.id}`;

function servicePage(c: AppContext, shown: AppointmentShown) {
  const { language: lang } = c.var;
  const services = shown.store.services
    .filter((service) => service.active && service.bookable)
    .map((service) => ({ key: service.key, name: serviceName(service, lang), minutes: service.serviceMinutes }));
  return (
    <BookService
      frame={frameOf(c)}
      back={{ href: own(shown), text: words(lang).booking.mine.title }}
      services={services}
      step={null}
      href={(key) => `${own(shown)}/move?service=${encodeURIComponent(key)}`}
      joinHref={`/stores/${shown.store.slug}/join`}
      moreHref={null}
    />
  );
}

interface Times {
  /** Key of another service; left out: the present one. */
  readonly service: string | undefined;
  readonly day: string | undefined;
  readonly errors?: readonly FieldError[];
  readonly refused?: Refused;
}

async function showTimes(
  c: AppContext,
  deps: WebDeps,
  shown: AppointmentShown,
  times: Times,
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const { appointment, store } = shown;
  const { language: lang } = c.var;
  const named = appointment.steps.find((step) => step.advisorNamed);
  const found = await findSlots(deps, {
    store: store.id,
    services: times.service ? serviceKeys(times.service) : appointment.steps.map((step) => step.serviceId),
    advisor: named?.advisorId ?? null,
    days: MOST_DAYS,
    booker: 'customer',
    moving: appointment.id,
    isKept: !times.service,
  });
  if (found.kind !== 'found') throw new HTTPException(404);
  const w = words(lang).booking;
  const query = times.service ? `service=${encodeURIComponent(times.service)}&` : '';
  const day = times.day ?? appointment.localDate;
  const href = (to: string, view: string | null) =>
    `${own(shown)}/move?${query}day=${to}${view ? `&view=${view}` : ''}`;
  const choice = { lang, day, at: undefined, view: c.req.query('view'), href };
  const { date, isFull: _, ...props } = choiceProps(found, choice);
  const page = () => (
    <ChooseTime
      {...props}
      soFar={`${props.soFar}. ${w.mine.now(dayAndTime(appointment.startsAt, store.zone, lang))}`}
      frame={frameOf(c)}
      title={w.moveTitle}
      step={null}
      back={{ href: own(shown), text: w.mine.title }}
      action={`${own(shown)}/move`}
      hidden={{ day: date, requestKey: deps.newId('req'), ...(times.service ? { service: times.service } : {}) }}
      submit={w.moveHere}
      submitNote={w.stays}
      errors={times.errors ?? []}
      refused={times.refused ?? null}
      joinHref={null}
    />
  );
  return respond(c, { page }, status);
}
