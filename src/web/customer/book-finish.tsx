import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { BookCheck } from '../../../views/customer/book-check.tsx';
import { BookDetails, type Chosen, NOTHING_TYPED } from '../../../views/customer/book-details.tsx';
import type { FieldError } from '../../../views/parts/field.tsx';
import { type BookOutcome, bookAppointment } from '../../operations/booking/book-appointment.ts';
import { liveHold, renewHold } from '../../operations/booking/hold-slot.ts';
import { showStore } from '../../operations/stores/show-store.ts';
import { fromRfc3339 } from '../../time/instant.ts';
import { localOf } from '../../time/store-zone.ts';
import { clockTime, dayAndTime } from '../../time/wording.ts';
import { words } from '../../words/words.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import { type FormValues, formValues } from '../forms.ts';
import { storeScope } from '../middleware/store-scope.ts';
import { frameOf, respond, seeOther } from '../respond.tsx';
import { type Details, readDetails, textIn, typedIn } from './book-form.ts';
import { bookHref, refuseTime } from './book-times.tsx';
import { keepLink } from './kept-links.ts';
import { serviceName } from './service-names.ts';
import { visitorHash } from './visitor.ts';

const BOOK_LIMIT = { points: 20, seconds: 600 };
const PUBLIC = { kind: 'public', id: 'web' } as const;

/** The last two questions of booking: who comes, and everything once more; then the appointment. */
export const bookFinishRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>()
    .get('/stores/:store/book/:service/details', storeScope(deps), async (c) => {
      const { at = '', hold = '' } = c.req.query();
      return showDetails(c, deps, { service: c.req.param('service'), startsAt: at, hold });
    })
    .post('/stores/:store/book/:service/details', storeScope(deps), async (c) =>
      showDetails(c, deps, await formValues(c)),
    )
    .post('/stores/:store/book/:service/check', storeScope(deps), async (c) => {
      const values = await formValues(c);
      const read = readDetails(typedIn(values), c.var.language);
      if (read.kind === 'invalid') return showDetails(c, deps, values, read.errors);
      return showCheck(c, deps, values);
    })
    .post('/stores/:store/appointments', storeScope(deps), deps.rateLimits.per('book', BOOK_LIMIT), async (c) => {
      const values = await formValues(c);
      const read = readDetails(typedIn(values), c.var.language);
      if (read.kind === 'invalid') return showDetails(c, deps, values, read.errors);
      const outcome = await book(c, deps, values, read.details);
      if (outcome.kind !== 'booked') return refuse(c, deps, values, outcome);
      const { appointment, token } = outcome;
      keepLink(c, deps, { id: appointment.id, tag: token });
      return seeOther(c, `/appointments/${appointment.id}`);
    });

function startOf(values: FormValues): number {
  const startsAt = fromRfc3339(textIn(values, 'startsAt'));
  if (startsAt === null) throw new HTTPException(400);
  return startsAt;
}

/** The choice as it travels in the form, in words. */
async function chosenOf(c: AppContext, deps: WebDeps, values: FormValues) {
  const { store, language: lang } = c.var;
  const startsAt = startOf(values);
  const shown = await showStore(deps, store.id);
  const service = shown?.services.find((one) => one.key === textIn(values, 'service') && one.bookable);
  if (!shown || !service) throw new HTTPException(404);
  const holdId = textIn(values, 'hold');
  const visitor = visitorHash(c, deps, 'known');
  const hold = visitor ? await liveHold(deps, holdId, visitor) : null;
  const isHeld = hold !== null && hold.startsAt === startsAt;
  const name = serviceName(service, lang);
  const chosen: Chosen = {
    serviceKey: service.key,
    startsAt: textIn(values, 'startsAt'),
    holdId,
    when: dayAndTime(startsAt, store.zone, lang),
    soFar: words(lang).booking.serviceAt(name, service.serviceMinutes, store.name),
    heldUntil: isHeld ? clockTime(hold.expiresAt, store.zone, lang) : null,
  };
  return { chosen, name, settings: shown.settings, service, startsAt };
}

async function showDetails(
  c: AppContext,
  deps: WebDeps,
  values: FormValues,
  errors: readonly FieldError[] = [],
): Promise<Response> {
  const { chosen, service } = await chosenOf(c, deps, values);
  const own = `${bookHref(c)}/${encodeURIComponent(service.key)}`;
  const typed = c.req.method === 'GET' ? NOTHING_TYPED : typedIn(values);
  const page = () => (
    <BookDetails
      frame={frameOf(c)}
      back={{
        href: `${own}?at=${encodeURIComponent(chosen.startsAt)}`,
        text: words(c.var.language).common.back,
      }}
      action={`${own}/check`}
      chosen={chosen}
      typed={typed}
      errors={errors}
    />
  );
  return respond(c, { page }, errors.length > 0 ? 422 : 200);
}

/** Everything once more. Getting here renews the hold. */
export async function showCheck(
  c: AppContext,
  deps: WebDeps,
  values: FormValues,
  refused: string | null = null,
): Promise<Response> {
  const visitor = visitorHash(c, deps, 'known');
  const { settings } = await chosenOf(c, deps, values);
  const holdId = textIn(values, 'hold');
  if (visitor && holdId) await renewHold(deps, { holdId, visitor, holdMinutes: settings.holdMinutes, actor: PUBLIC });
  const { chosen, name, startsAt } = await chosenOf(c, deps, values);
  const own = `${bookHref(c)}/${encodeURIComponent(chosen.serviceKey)}`;
  const { store, language: lang } = c.var;
  const page = () => (
    <BookCheck
      frame={frameOf(c)}
      chosen={chosen}
      typed={typedIn(values)}
      serviceName={name}
      storeName={store.name}
      time={clockTime(startsAt, store.zone, lang)}
      serviceHref={bookHref(c)}
      timeHref={`${own}?at=${encodeURIComponent(chosen.startsAt)}`}
      detailsAction={`${own}/details`}
      action={`/stores/${store.slug}/appointments`}
      requestKey={deps.newId('req')}
      refused={refused}
    />
  );
  return respond(c, { page }, refused ? 409 : 200);
}

function book(c: AppContext, deps: WebDeps, values: FormValues, details: Details): Promise<BookOutcome> {
  const { store, language } = c.var;
  const key = textIn(values, 'requestKey').slice(0, 255);
  const visitor = visitorHash(c, deps, 'known');
  const bodyHash = createHash('sha256').update(JSON.stringify(values)).digest('base64url');
  return bookAppointment(deps, {
    store: store.id,
    services: [textIn(values, 'service')],
    startsAt: startOf(values),
    booker: 'customer',
    holdId: textIn(values, 'hold') || undefined,
    ...(visitor ? { visitor } : {}),
    ...details,
    language,
    source: 'web',
    actor: PUBLIC,
    ...(key ? { request: { caller: `store ${store.id}`, route: 'POST appointments', key, bodyHash } } : {}),
  });
}

type NotBooked = Exclude<BookOutcome, { kind: 'booked' }>;

/** The nearest thing that is possible, with everything that was typed still there. */
async function refuse(c: AppContext, deps: WebDeps, values: FormValues, outcome: NotBooked): Promise<Response> {
  const w = words(c.var.language).booking;
  switch (outcome.kind) {
    case 'too_many_open':
      return showCheck(c, deps, values, w.tooManyOpen(outcome.limit));
    case 'contact_missing':
      return showDetails(c, deps, values, [{ field: 'email', message: w.errors.contact }]);
    default:
      return refuseTime(c, deps, outcome, {
        service: textIn(values, 'service'),
        day: localOf(c.var.store.zone, startOf(values)).date,
        at: textIn(values, 'startsAt'),
        hidden: { ...typedIn(values) },
      });
  }
}
