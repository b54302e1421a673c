import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { JoinWaitlistPage, WishPage } from '../../../../views/customer/booking/waitlist.tsx';
import type { FieldError } from '../../../../views/parts/field.tsx';
import { bookAppointment } from '../../../operations/booking/book-appointment.ts';
import { declineOffer } from '../../../operations/booking/decline-offer.ts';
import { findSlots } from '../../../operations/booking/find-slots.ts';
import { type JoinWaitlistOutcome, joinWaitlist } from '../../../operations/booking/join-waitlist.ts';
import { leaveWaitlist } from '../../../operations/booking/leave-waitlist.ts';
import { showWish, type WishShown } from '../../../operations/booking/show-wish.ts';
import { isLinkGood } from '../../../operations/loading/linked-visit.ts';
import { isLocalDate } from '../../../time/local.ts';
import { longDay } from '../../../time/wording.ts';
import { words } from '../../../words/words.ts';
import { type BookingWish, isParty, readWish, restOf, wishFields } from '../../booking-wish.ts';
import type { WebDeps } from '../../deps.ts';
import type { AppContext, AppEnv } from '../../env.ts';
import { type FormValues, formValues, textIn } from '../../forms.ts';
import { storeScope } from '../../middleware/store-scope.ts';
import { frameOf, respond, seeOther } from '../../respond.tsx';
import { choiceSoFar } from '../../time-choice.ts';
import { keepLink, keptLinks } from '../kept-links.ts';
import { visitorHash } from '../visit/visitor.ts';
import { readDetails, typedIn } from './book-form.ts';
import { advisorNamed, bookHref, withRest } from './book-times.tsx';
import { wishNowProps, wishTopic } from './wish-now.tsx';

const JOIN_LIMIT = { points: 20, seconds: 600 };
const ANSWER_LIMIT = { points: 30, seconds: 60 };

/** The waitlist of a full day: joined from its page, answered from its own. */
export const waitlistRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>()
    .get('/stores/:store/book/:service/waitlist', storeScope(deps), async (c) =>
      showJoin(c, deps, { ...c.req.queries(), service: c.req.param('service') }),
    )
    .post('/stores/:store/waitlist', storeScope(deps), deps.rateLimits.per('waitlist', JOIN_LIMIT), async (c) => {
      const values = await formValues(c);
      const read = readDetails(typedIn(values), c.var.language);
      if (read.kind === 'invalid') return showJoin(c, deps, values, { errors: read.errors }, 422);
      const wish = readWish(values);
      const { store, language } = c.var;
      const { name, phone, email } = read.details;
      const outcome = await joinWaitlist(deps, {
        store: store.id,
        services: wish.services,
        advisor: wish.advisor,
        date: dayOf(values),
        name,
        phone,
        email,
        language,
        partySize: wish.partySize,
        actor: { kind: 'public', id: 'web' },
        ...requestOf(c, deps, values),
      });
      return answerJoin(c, deps, values, outcome);
    })
    .get('/waitlist/:wish', async (c) => showMine(c, deps, await ownWish(c, deps)))
    .get('/waitlist/:wish/live', async (c) => {
      const { wish } = await ownWish(c, deps);
      return deps.live.stream(c, wishTopic(deps, wish, c.var.language));
    })
    .post('/waitlist/:wish/offers/:offer/acceptance', deps.rateLimits.per('waitlist', ANSWER_LIMIT), async (c) =>
      accept(c, deps, await ownWish(c, deps)),
    )
    .post('/waitlist/:wish/offers/:offer/refusal', deps.rateLimits.per('waitlist', ANSWER_LIMIT), async (c) => {
      const { wish } = await ownWish(c, deps);
      await declineOffer(deps, { offerId: c.req.param('offer'), wishId: wish.id, actor: actorOf(wish) });
      return seeOther(c, `/waitlist/${wish.id}`);
    })
    .post('/waitlist/:wish/leaving', deps.rateLimits.per('waitlist', ANSWER_LIMIT), async (c) => {
      const { wish } = await ownWish(c, deps);
      await leaveWaitlist(deps, wish.id, actorOf(wish));
      return seeOther(c, `/waitlist/${wish.id}`);
    });

const actorOf = (wish: { readonly id: string }) => ({ kind: 'public', id: wish.id }) as const;

const dayOf = (values: FormValues): string => {
  const day = Array.isArray(values.day) ? values.day[0] : values.day;
  if (typeof day !== 'string' || !isLocalDate(day)) throw new HTTPException(400);
  return day;
};

function requestOf(c: AppContext, deps: WebDeps, values: FormValues) {
  const key = textIn(values, 'requestKey').slice(0, 255);
  const caller = visitorHash(c, deps, 'known') ?? `store ${c.var.store.id}`;
  const bodyHash = createHash('sha256').update(JSON.stringify(values)).digest('base64url');
  return key ? { request: { caller, route: 'POST waitlist', key, bodyHash } } : {};
}

interface Refused {
  readonly errors?: readonly FieldError[];
  readonly refused?: string;
}

async function showJoin(
  c: AppContext,
  deps: WebDeps,
  values: FormValues,
  { errors = [], refused }: Refused = {},
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const wish = readWish(values);
  const day = dayOf(values);
  const { store, language: lang } = c.var;
  if (wish.services.length === 0 || !isParty(wish.partySize)) throw new HTTPException(404);
  const { services, advisor } = wish;
  const found = await findSlots(deps, { store: store.id, services, advisor, from: day, days: 1, booker: 'customer' });
  if (found.kind !== 'found') throw new HTTPException(404);
  if (found.slots.length > 0 && !refused) return seeOther(c, timesHref(c, wish, day));
  const name = await advisorNamed(deps, store.id, advisor);
  const typed = typedIn(values);
  const props = {
    frame: frameOf(c),
    back: { href: timesHref(c, wish, day), text: words(lang).common.back },
    action: `/stores/${store.slug}/waitlist`,
    hidden: { ...wishFields(wish), day, requestKey: textIn(values, 'requestKey') || deps.newId('req') },
    day: longDay(day, lang),
    soFar: withRest(choiceSoFar(found, lang), wish, name, lang),
    typed: { name: typed.name, email: typed.email, phone: typed.phone },
    errors,
    refused: refused ?? null,
  };
  return respond(c, { page: () => <JoinWaitlistPage {...props} /> }, status);
}

function timesHref(c: AppContext, wish: BookingWish, day: string): string {
  const query = new URLSearchParams({ ...restOf(wish), day });
  return `${bookHref(c)}/${wish.services.map(encodeURIComponent).join(',')}?${query}`;
}

async function answerJoin(c: AppContext, deps: WebDeps, values: FormValues, outcome: JoinWaitlistOutcome) {
  const w = words(c.var.language);
  switch (outcome.kind) {
    case 'waiting':
      keepLink(c, deps, { id: outcome.wish.id, tag: outcome.token });
      return seeOther(c, `/waitlist/${outcome.wish.id}`);
    case 'already':
      return showJoin(c, deps, values, { refused: w.offers.waitlist.already }, 409);
    case 'has_times':
      return seeOther(c, timesHref(c, readWish(values), dayOf(values)));
    case 'day_over':
      return showJoin(c, deps, values, { refused: w.offers.waitlist.dayOver }, 409);
    case 'contact_missing':
      return showJoin(c, deps, values, { errors: [{ field: 'email', message: w.booking.errors.contact }] }, 422);
    case 'other_body':
      throw new HTTPException(409);
    default:
      throw new HTTPException(404);
  }
}

/** The entry that this browser holds a link to; 404 for anybody else. */
async function ownWish(c: AppContext, deps: WebDeps): Promise<WishShown> {
  const id = c.req.param('wish') ?? '';
  const link = keptLinks(c, deps).find((one) => one.id === id);
  const shown = link && (await isLinkGood(deps, link)) ? await showWish(deps, id) : null;
  if (shown?.wish.kind !== 'day') throw new HTTPException(404);
  return shown;
}

async function showMine(
  c: AppContext,
  deps: WebDeps,
  shown: WishShown,
  notice: string | null = null,
  status: 200 | 409 = 200,
): Promise<Response> {
  const wish = await wishNowProps(deps, shown, c.var.language);
  const page = () => <WishPage frame={frameOf(c)} wish={wish} zone={shown.store.zone} notice={notice} />;
  return respond(c, { page }, status);
}

/** Books the time that was offered; sent twice, it is the appointment that it made. */
async function accept(c: AppContext, deps: WebDeps, shown: WishShown): Promise<Response> {
  const { wish, offer } = shown;
  const w = words(c.var.language);
  const offerId = c.req.param('offer') ?? '';
  if (wish.status !== 'waiting') return showMine(c, deps, shown);
  if (offer?.id !== offerId) return showMine(c, deps, shown, w.offers.waitlist.gone, 409);
  const outcome = await bookAppointment(deps, {
    store: wish.storeId,
    services: wish.services,
    advisor: wish.advisorId,
    startsAt: offer.starts[0]!,
    offerId,
    booker: 'customer',
    name: wish.name,
    phone: wish.phone,
    email: wish.email,
    partySize: wish.partySize,
    language: wish.language,
    source: 'web',
    actor: actorOf(wish),
  });
  if (outcome.kind === 'booked') {
    keepLink(c, deps, { id: outcome.appointment.id, tag: outcome.token });
    return seeOther(c, `/appointments/${outcome.appointment.id}`);
  }
  const again = (await showWish(deps, wish.id)) ?? shown;
  if (again.wish.status !== 'waiting') return showMine(c, deps, again);
  const why = outcome.kind === 'too_many_open' ? w.booking.tooManyOpen(outcome.limit) : w.offers.waitlist.gone;
  return showMine(c, deps, again, why, 409);
}
