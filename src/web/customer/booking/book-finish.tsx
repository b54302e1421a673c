import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { BookCheck } from '../../../../views/customer/booking/book-check.tsx';
import { BookDetails, NOTHING_TYPED } from '../../../../views/customer/booking/book-details.tsx';
import type { FieldError } from '../../../../views/parts/field.tsx';
import { askEarlier } from '../../../operations/booking/ask-earlier.ts';
import { type BookOutcome, bookAppointment } from '../../../operations/booking/book-appointment.ts';
import { renewHold } from '../../../operations/booking/hold-slot.ts';
import { localOf } from '../../../time/store-zone.ts';
import { clockTime } from '../../../time/wording.ts';
import { words } from '../../../words/words.ts';
import { readWish } from '../../booking-wish.ts';
import type { WebDeps } from '../../deps.ts';
import type { AppContext, AppEnv } from '../../env.ts';
import { type FormValues, formValues, textIn } from '../../forms.ts';
import { storeScope } from '../../middleware/store-scope.ts';
import { frameOf, respond, seeOther } from '../../respond.tsx';
import { keepLink } from '../kept-links.ts';
import { visitorHash } from '../visit/visitor.ts';
import { chosenOf, moreAnswers, startOf } from './book-chosen.ts';
import { type Draft, fitsDraft, keepDraft, keptDraft } from './book-draft.ts';
import { type Details, readDetails, typedIn } from './book-form.ts';
import { checkHref, detailsHref, timesHref, wishHref } from './book-paths.ts';
import { bookHref, refuseTime } from './book-times.tsx';

const BOOK_LIMIT = { points: 20, seconds: 600 };
const PUBLIC = { kind: 'public', id: 'web' } as const;

/** The last two questions of booking: who comes, and everything once more; then the appointment. */
export const bookFinishRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>()
    .get('/stores/:store/book/:service/details', storeScope(deps), async (c) => {
      const { at = '', hold = '', advisor = '', party = '' } = c.req.query();
      const values = { service: c.req.param('service'), startsAt: at, hold, advisor, party };
      return (await settledBefore(c, deps, values)) ?? showDetails(c, deps, values);
    })
    .post('/stores/:store/book/:service/details', storeScope(deps), async (c) =>
      showDetails(c, deps, await formValues(c)),
    )
    .post('/stores/:store/book/:service/check', storeScope(deps), async (c) => {
      const values = await formValues(c);
      const settled = await settledBefore(c, deps, values);
      if (settled) return settled;
      const read = readDetails(typedIn(values), c.var.language);
      if (read.kind === 'invalid') return refuseDetails(c, deps, values, read.errors);
      await renew(c, deps, values);
      return toCheck(c, deps, values);
    })
    .get('/stores/:store/book/:service/check', storeScope(deps), async (c) => {
      const { at = '', hold = '', advisor = '', party = '' } = c.req.query();
      const draft = keptDraft(c, deps);
      const values = { service: c.req.param('service'), startsAt: at, hold, advisor, party, ...draft?.typed };
      const { chosen } = await chosenOf(c, deps, values);
      const isSame = draft?.choice === checkHref(c, chosen);
      if (draft?.bookedAt && isSame) return seeOther(c, draft.bookedAt);
      const read = readDetails(typedIn(values), c.var.language);
      if (read.kind === 'invalid') return seeOther(c, detailsHref(c, chosen));
      c.header('cache-control', 'no-store');
      return showCheck(c, deps, values, { draft: isSame ? draft : null });
    })
    .post('/stores/:store/appointments', storeScope(deps), deps.rateLimits.per('book', BOOK_LIMIT), async (c) => {
      const values = await formValues(c);
      const read = readDetails(typedIn(values), c.var.language);
      if (read.kind === 'invalid') return showDetails(c, deps, values, read.errors);
      const outcome = await book(c, deps, values, read.details);
      if (outcome.kind !== 'booked') return refuse(c, deps, values, outcome);
      const { appointment, token } = outcome;
      keepLink(c, deps, { id: appointment.id, tag: token });
      const { chosen } = await chosenOf(c, deps, values);
      const own = `/appointments/${appointment.id}`;
      // Back from the appointment: the answers lead to it, and nothing that was typed is kept any longer.
      keepDraft(c, deps, { typed: NOTHING_TYPED, choice: checkHref(c, chosen), requestKey: '', bookedAt: own });
      if (textIn(values, 'earlier') === 'yes') {
        const actor = { kind: 'public', id: appointment.id } as const;
        await askEarlier(deps, { appointmentId: appointment.id, wanted: true, actor });
      }
      return seeOther(c, own);
    });

/**
 * Back at the questions after they were answered: the same choice leads to the appointment that it has become, rather than
 * to a second one; where its time has passed meanwhile, to the times. Null where there is something to answer.
 */
async function settledBefore(c: AppContext, deps: WebDeps, values: FormValues): Promise<Response | null> {
  const { chosen, startsAt } = await chosenOf(c, deps, values);
  const draft = keptDraft(c, deps);
  if (draft?.bookedAt && draft.choice === checkHref(c, chosen)) return seeOther(c, draft.bookedAt);
  if (startsAt > deps.now()) return null;
  const day = localOf(c.var.store.zone, startsAt).date;
  const gone = { kind: 'outside_rules', rule: 'in_the_past', alternatives: [] } as const;
  return refuseTime(c, deps, gone, { wish: readWish(values), day, hidden: {} });
}

/**
 * Back to the details with what is to be mended, as a page of its own: the answer to a form could not be shown again by
 * "back" without sending it again. Without cookies, or with more than they hold, it is that answer all the same.
 */
async function refuseDetails(
  c: AppContext,
  deps: WebDeps,
  values: FormValues,
  errors: readonly FieldError[],
): Promise<Response> {
  const typed = typedIn(values);
  if (visitorHash(c, deps, 'known') === null || !fitsDraft(typed)) return showDetails(c, deps, values, errors);
  const { chosen } = await chosenOf(c, deps, values);
  keepDraft(c, deps, { typed, choice: checkHref(c, chosen), requestKey: '', isRefused: true });
  return seeOther(c, detailsHref(c, chosen));
}

/** What is to be mended in a draft that was refused for this same choice. */
function keptErrors(c: AppContext, draft: Draft | null, choice: string): readonly FieldError[] {
  if (!draft?.isRefused || draft.choice !== choice) return [];
  const read = readDetails(draft.typed, c.var.language);
  return read.kind === 'invalid' ? read.errors : [];
}

async function showDetails(
  c: AppContext,
  deps: WebDeps,
  values: FormValues,
  refused: readonly FieldError[] = [],
): Promise<Response> {
  const { chosen } = await chosenOf(c, deps, values);
  const own = wishHref(c, chosen);
  const draft = c.req.method === 'GET' ? keptDraft(c, deps) : null;
  const typed = c.req.method === 'GET' ? (draft?.typed ?? NOTHING_TYPED) : typedIn(values);
  const errors = refused.length > 0 ? refused : keptErrors(c, draft, checkHref(c, chosen));
  c.header('cache-control', 'no-store');
  const page = () => (
    <BookDetails
      frame={frameOf(c)}
      back={{
        href: timesHref(c, chosen),
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

/** Each step of booking renews the hold. */
async function renew(c: AppContext, deps: WebDeps, values: FormValues): Promise<void> {
  const visitor = visitorHash(c, deps, 'known');
  const { settings } = await chosenOf(c, deps, values);
  const holdId = textIn(values, 'hold');
  if (visitor && holdId) await renewHold(deps, { holdId, visitor, holdMinutes: settings.holdMinutes, actor: PUBLIC });
}

/** On to everything once more: a page of its own, what was typed kept in the browser; without cookies it is the answer. */
export async function toCheck(c: AppContext, deps: WebDeps, values: FormValues): Promise<Response> {
  if (visitorHash(c, deps, 'known') === null) return showCheck(c, deps, values);
  const { chosen } = await chosenOf(c, deps, values);
  const href = checkHref(c, chosen);
  keepDraft(c, deps, { typed: typedIn(values), choice: href, requestKey: deps.newId('req') });
  return seeOther(c, href);
}

interface Checked {
  /** What this page was made from, where it is a page of its own. */
  readonly draft?: Draft | null;
  readonly refused?: string | null;
}

/** Everything once more. */
async function showCheck(
  c: AppContext,
  deps: WebDeps,
  values: FormValues,
  { draft = null, refused = null }: Checked = {},
): Promise<Response> {
  const { chosen, name, wish, advisor, startsAt } = await chosenOf(c, deps, values);
  const own = wishHref(c, chosen);
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
      more={moreAnswers(c, wish, advisor, textIn(values, 'earlier') === 'yes')}
      timeHref={timesHref(c, chosen)}
      detailsAction={`${own}/details`}
      detailsHref={c.req.method === 'GET' ? detailsHref(c, chosen) : null}
      action={`/stores/${store.slug}/appointments`}
      requestKey={draft?.requestKey ?? deps.newId('req')}
      refused={refused}
    />
  );
  return respond(c, { page }, refused ? 409 : 200);
}

function book(c: AppContext, deps: WebDeps, values: FormValues, details: Details): Promise<BookOutcome> {
  const { store, language } = c.var;
  const wish = readWish(values);
  const key = textIn(values, 'requestKey').slice(0, 255);
  const visitor = visitorHash(c, deps, 'known');
  const bodyHash = createHash('sha256').update(JSON.stringify(values)).digest('base64url');
  return bookAppointment(deps, {
    store: store.id,
    services: wish.services,
    advisor: wish.advisor,
    partySize: wish.partySize,
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
      await renew(c, deps, values);
      return showCheck(c, deps, values, { refused: w.tooManyOpen(outcome.limit) });
    case 'contact_missing':
      return showDetails(c, deps, values, [{ field: 'email', message: w.errors.contact }]);
    case 'offer_over':
      throw new HTTPException(409);
    default:
      return refuseTime(c, deps, outcome, {
        wish: readWish(values),
        day: localOf(c.var.store.zone, startOf(values)).date,
        at: textIn(values, 'startsAt'),
        hidden: { ...typedIn(values) },
      });
  }
}
