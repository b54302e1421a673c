import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { EarlierOfferPage, MoveOfferPage } from '../../../../views/customer/booking/offer.tsx';
import type { FieldError } from '../../../../views/parts/field.tsx';
import { askEarlier } from '../../../operations/booking/ask-earlier.ts';
import { declineOffer } from '../../../operations/booking/decline-offer.ts';
import { moveAppointment } from '../../../operations/booking/move-appointment.ts';
import type { AppointmentShown } from '../../../operations/booking/show-appointment.ts';
import { offerTo } from '../../../operations/booking/show-offer.ts';
import { fromRfc3339, type Instant, toRfc3339 } from '../../../time/instant.ts';
import { clockTime, dayAndTime } from '../../../time/wording.ts';
import { words } from '../../../words/words.ts';
import type { WebDeps } from '../../deps.ts';
import type { AppContext, AppEnv } from '../../env.ts';
import { formValues, textIn } from '../../forms.ts';
import { frameOf, respond, seeOther } from '../../respond.tsx';
import { heldText } from '../../time-choice.ts';
import { ACTS_LIMIT, actorOf, ownAppointment, requestOf, showPage } from './appointment.tsx';
import { serviceNamesOf } from './appointment-now.tsx';

const own = ({ appointment }: AppointmentShown): string => `/appointments/${appointment.id}`;

/** Times that are offered to an appointment: a GET shows them, a POST accepts one or says no. */
export const offerRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>()
    .get('/appointments/:appointment/offer', async (c) => showOffer(c, deps, await ownAppointment(c, deps)))
    .post(
      '/appointments/:appointment/offers/:offer/acceptance',
      deps.rateLimits.per('appointments', ACTS_LIMIT),
      async (c) => {
        const shown = await ownAppointment(c, deps);
        const w = words(c.var.language);
        const startsAt = fromRfc3339(textIn(await formValues(c), 'startsAt'));
        if (startsAt === null) {
          return showOffer(c, deps, shown, { errors: [{ field: 'startsAt', message: w.offers.page.choose }] }, 422);
        }
        const offered = await offerTo(deps, shown.appointment.id);
        // A fresh time was never part of the offer: it is a move like any other, and withdraws the offer.
        const isFresh = offered?.fresh.includes(startsAt) ?? false;
        const outcome = await moveAppointment(deps, {
          appointmentId: shown.appointment.id,
          startsAt,
          booker: 'customer',
          offerId: isFresh ? undefined : c.req.param('offer'),
          actor: actorOf(shown),
          request: await requestOf(c, shown, 'accept'),
        });
        switch (outcome.kind) {
          case 'moved':
            return seeOther(c, `${own(shown)}?moved`);
          case 'slot_taken':
          case 'outside_rules':
            return showGone(c, deps, shown);
          case 'offer_over':
          case 'not_changeable':
            return showPage(c, deps, await ownAppointment(c, deps), w.offers.page.over, 409);
          default:
            throw new HTTPException(outcome.kind === 'other_body' ? 409 : 404);
        }
      },
    )
    .post(
      '/appointments/:appointment/offers/:offer/refusal',
      deps.rateLimits.per('appointments', ACTS_LIMIT),
      async (c) => {
        const shown = await ownAppointment(c, deps);
        const { id } = shown.appointment;
        await declineOffer(deps, { offerId: c.req.param('offer'), appointmentId: id, actor: actorOf(shown) });
        return seeOther(c, own(shown));
      },
    )
    .post('/appointments/:appointment/earlier', deps.rateLimits.per('appointments', ACTS_LIMIT), async (c) => {
      const shown = await ownAppointment(c, deps);
      const wanted = textIn(await formValues(c), 'wanted') === 'yes';
      await askEarlier(deps, { appointmentId: shown.appointment.id, wanted, actor: actorOf(shown) });
      return seeOther(c, own(shown));
    });

/** The time went to somebody else: what is free now, or the appointment as it stands. */
async function showGone(c: AppContext, deps: WebDeps, shown: AppointmentShown): Promise<Response> {
  const w = words(c.var.language).offers.page;
  const offered = await offerTo(deps, shown.appointment.id);
  if (offered?.offer.kind !== 'move') return showPage(c, deps, shown, w.over, 409);
  const isAny = offered.free.length + offered.fresh.length > 0;
  return showOffer(c, deps, shown, { refused: isAny ? w.gone : w.goneNone }, 409);
}

interface Answer {
  readonly errors?: readonly FieldError[];
  readonly refused?: string;
}

async function showOffer(
  c: AppContext,
  deps: WebDeps,
  shown: AppointmentShown,
  answer: Answer = {},
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const offered = await offerTo(deps, shown.appointment.id);
  if (!offered) return showPage(c, deps, shown, words(c.var.language).offers.page.over);
  const { zone } = shown.store;
  const { language: lang } = c.var;
  const timeOf = (at: Instant) => ({ value: toRfc3339(at), text: dayAndTime(at, zone, lang) });
  const common = {
    frame: frameOf(c),
    zone,
    appointmentHref: own(shown),
    offerId: offered.offer.id,
    now: dayAndTime(shown.appointment.startsAt, zone, lang),
    what: words(lang).booking.mine.at(serviceNamesOf(shown, lang), shown.store.name),
    requestKey: deps.newId('req'),
    mayMove: shown.allowed.includes('move'),
    refused: answer.refused ?? null,
  };
  if (offered.offer.kind === 'move') {
    const { held } = offered;
    const until = held && words(lang).offers.page.heldUntil(heldText(held.until, deps.now(), zone, lang));
    const times = [...offered.free, ...offered.fresh]
      .sort((a, b) => a - b)
      .map((at) => ({ ...timeOf(at), ...(until && at === held.startsAt && { note: until }) }));
    return respond(c, { page: () => <MoveOfferPage {...common} times={times} errors={answer.errors ?? []} /> }, status);
  }
  const startsAt = offered.free[0]!;
  const page = () => (
    <EarlierOfferPage
      {...common}
      time={timeOf(startsAt)}
      clock={clockTime(startsAt, zone, lang)}
      heldUntil={offered.held && heldText(offered.held.until, deps.now(), zone, lang)}
    />
  );
  return respond(c, { page }, status);
}
