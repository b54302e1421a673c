import { Hono } from 'hono';
import { z } from 'zod';
import { BookMore } from '../../../../views/customer/booking/book-more.tsx';
import { BookService } from '../../../../views/customer/booking/book-service.tsx';
import type { FieldError } from '../../../../views/parts/field.tsx';
import { holdSlot } from '../../../operations/booking/hold-slot.ts';
import { seeAdvisors } from '../../../operations/manage/see-configuration.ts';
import { showStore } from '../../../operations/stores/show-store.ts';
import { fromRfc3339, toRfc3339 } from '../../../time/instant.ts';
import { words } from '../../../words/words.ts';
import { isParty, readWish, restOf } from '../../booking-wish.ts';
import type { WebDeps } from '../../deps.ts';
import type { AppContext, AppEnv } from '../../env.ts';
import { type FormValues, formValues } from '../../forms.ts';
import { addressHash } from '../../middleware/client-address.ts';
import { storeScope } from '../../middleware/store-scope.ts';
import { frameOf, respond, seeOther } from '../../respond.tsx';
import { visitorHash } from '../visit/visitor.ts';
import { toCheck } from './book-finish.tsx';
import { typedIn } from './book-form.ts';
import { bookHref, refuseTime, showTimes } from './book-times.tsx';
import { serviceName } from './service-names.ts';

const HOLD_LIMIT = { points: 60, seconds: 600 };
const PUBLIC = { kind: 'public', id: 'web' } as const;

/** First two questions of booking: what for, which day and time; a chosen time is held. */
export const bookRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>()
    .get('/stores/:store/book', storeScope(deps), async (c) => {
      if (c.req.query('more') !== undefined) return showMore(c, deps);
      return c.req.query('asked') === undefined ? showServices(c, deps) : goToTimes(c, deps);
    })
    .get('/stores/:store/book/:service', storeScope(deps), async (c) => {
      const wish = readWish({ ...c.req.queries(), service: c.req.param('service') });
      return showTimes(c, deps, { wish, day: c.req.query('day'), at: c.req.query('at'), hidden: {} });
    })
    .post('/stores/:store/holds', storeScope(deps), deps.rateLimits.per('hold', HOLD_LIMIT), async (c) => {
      const values = await formValues(c);
      const chosen = timeForm.safeParse(values);
      const wish = readWish(values);
      const day = typeof values.day === 'string' ? values.day : undefined;
      const shown = { wish, day, hidden: typedFields(values) };
      if (!chosen.success) {
        const errors = [{ field: 'startsAt', message: words(c.var.language).booking.errors.startsAt }];
        return showTimes(c, deps, { ...shown, errors }, 422);
      }
      const startsAt = fromRfc3339(chosen.data.startsAt)!;
      const outcome = await holdSlot(deps, {
        store: c.var.store.id,
        services: wish.services,
        advisor: wish.advisor,
        startsAt,
        booker: 'customer',
        visitor: visitorHash(c, deps),
        address: addressHash(c, deps.secretKey),
        actor: PUBLIC,
      });
      if (outcome.kind !== 'held') return refuseTime(c, deps, outcome, shown);
      const start = toRfc3339(startsAt);
      // Who had typed everything when a time was lost goes straight on to the last question.
      if (values.name !== undefined) return toCheck(c, deps, { ...values, startsAt: start, hold: outcome.holdId });
      const query = new URLSearchParams({ ...restOf(wish), at: start, hold: outcome.holdId });
      return seeOther(c, `${bookHref(c)}/${wish.services.map(encodeURIComponent).join(',')}/details?${query}`);
    });

const timeForm = z.object({
  service: z.string().min(1).max(330),
  startsAt: z.string().refine((text) => fromRfc3339(text) !== null),
});

/** Several services, somebody by name, a party: asked on a page of their own, since most want none of it. */
async function showMore(c: AppContext, deps: WebDeps, errors: readonly FieldError[] = []): Promise<Response> {
  const { store, language } = c.var;
  const wish = readWish(c.req.queries());
  const services = ((await showStore(deps, store.id))?.services ?? []).filter((service) => service.bookable);
  const ids = new Set(services.map((service) => service.id));
  const advisors = (await seeAdvisors(deps, store.id)).filter((one) => one.skills.some((skill) => ids.has(skill)));
  const props = {
    frame: frameOf(c),
    back: { href: bookHref(c), text: words(language).common.back },
    action: bookHref(c),
    services: services.map((service) => ({
      key: service.key,
      name: serviceName(service, language),
      minutes: service.serviceMinutes,
      isTicked: wish.services.includes(service.key),
    })),
    advisors: advisors.map(({ id, name }) => ({ id, name })),
    advisor: wish.advisor ?? '',
    party: Number.isNaN(wish.partySize) ? '' : String(wish.partySize),
    errors,
  };
  return respond(c, { page: () => <BookMore {...props} /> }, errors.length > 0 ? 422 : 200);
}

/** From that page's form to the days and times. */
function goToTimes(c: AppContext, deps: WebDeps): Response | Promise<Response> {
  const wish = readWish(c.req.queries());
  const w = words(c.var.language).booking.more;
  const errors: FieldError[] = [];
  if (wish.services.length === 0) errors.push({ field: 'service', message: w.servicesMissing });
  if (!isParty(wish.partySize)) errors.push({ field: 'party', message: w.partyWrong });
  if (errors.length > 0) return showMore(c, deps, errors);
  const rest = String(new URLSearchParams(restOf(wish)));
  return seeOther(c, `${bookHref(c)}/${wish.services.map(encodeURIComponent).join(',')}${rest && `?${rest}`}`);
}

async function showServices(c: AppContext, deps: WebDeps): Promise<Response> {
  const { store, language } = c.var;
  const services = ((await showStore(deps, store.id))?.services ?? [])
    .filter((service) => service.bookable)
    .map((service) => ({
      key: service.key,
      name: serviceName(service, language),
      minutes: service.serviceMinutes,
    }));
  const page = () => (
    <BookService
      frame={frameOf(c)}
      back={{ href: `/stores/${store.slug}`, text: store.name }}
      services={services}
      step={words(language).booking.step(1)}
      href={(key) => `${bookHref(c)}/${encodeURIComponent(key)}`}
      joinHref={`/stores/${store.slug}/join`}
      moreHref={`${bookHref(c)}?more`}
    />
  );
  return respond(c, { page });
}

/** What was typed before the time was lost, carried on in the form. */
function typedFields(values: FormValues): Record<string, string> {
  return values.name === undefined ? {} : { ...typedIn(values) };
}
