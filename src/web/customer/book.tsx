import { Hono } from 'hono';
import { z } from 'zod';
import { BookService } from '../../../views/customer/book-service.tsx';
import { holdSlot } from '../../operations/booking/hold-slot.ts';
import { showStore } from '../../operations/stores/show-store.ts';
import { fromRfc3339, toRfc3339 } from '../../time/instant.ts';
import { words } from '../../words/words.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import { type FormValues, formValues } from '../forms.ts';
import { addressHash } from '../middleware/client-address.ts';
import { storeScope } from '../middleware/store-scope.ts';
import { frameOf, respond, seeOther } from '../respond.tsx';
import { showCheck } from './book-finish.tsx';
import { typedIn } from './book-form.ts';
import { bookHref, refuseTime, showTimes } from './book-times.tsx';
import { serviceName } from './service-names.ts';
import { visitorHash } from './visitor.ts';

const HOLD_LIMIT = { points: 60, seconds: 600 };
const PUBLIC = { kind: 'public', id: 'web' } as const;

/** First two questions of booking: what for, which day and time; a chosen time is held. */
export const bookRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>()
    .get('/stores/:store/book', storeScope(deps), async (c) => showServices(c, deps))
    .get('/stores/:store/book/:service', storeScope(deps), async (c) => {
      const service = c.req.param('service');
      return showTimes(c, deps, { service, day: c.req.query('day'), at: c.req.query('at'), hidden: {} });
    })
    .post('/stores/:store/holds', storeScope(deps), deps.rateLimits.per('hold', HOLD_LIMIT), async (c) => {
      const values = await formValues(c);
      const chosen = timeForm.safeParse(values);
      const service = String(values.service ?? '');
      const day = typeof values.day === 'string' ? values.day : undefined;
      const shown = { service, day, hidden: typedFields(values) };
      if (!chosen.success) {
        const errors = [{ field: 'startsAt', message: words(c.var.language).booking.errors.startsAt }];
        return showTimes(c, deps, { ...shown, errors }, 422);
      }
      const startsAt = fromRfc3339(chosen.data.startsAt)!;
      const outcome = await holdSlot(deps, {
        store: c.var.store.id,
        services: [service],
        startsAt,
        booker: 'customer',
        visitor: visitorHash(c, deps),
        address: addressHash(c, deps.secretKey),
        actor: PUBLIC,
      });
      if (outcome.kind !== 'held') return refuseTime(c, deps, outcome, shown);
      const start = toRfc3339(startsAt);
      // Who had typed everything when a time was lost goes straight on to the last question.
      if (values.name !== undefined) return showCheck(c, deps, { ...values, startsAt: start, hold: outcome.holdId });
      const query = new URLSearchParams({ at: start, hold: outcome.holdId });
      return seeOther(c, `${bookHref(c)}/${encodeURIComponent(service)}/details?${query}`);
    });

const timeForm = z.object({
  service: z.string().min(1).max(64),
  startsAt: z.string().refine((text) => fromRfc3339(text) !== null),
});

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
    />
  );
  return respond(c, { page });
}

/** What was typed before the time was lost, carried on in the form. */
function typedFields(values: FormValues): Record<string, string> {
  return values.name === undefined ? {} : { ...typedIn(values) };
}
