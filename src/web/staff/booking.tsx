import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Refused } from '../../../views/parts/choose-time.tsx';
import type { FieldError } from '../../../views/parts/field.tsx';
import { StaffTimesPage } from '../../../views/staff/appointment-pages.tsx';
import { BookForCustomerPage, CustomerFields, type CustomerTyped } from '../../../views/staff/book-for-customer.tsx';
import { bookAppointment } from '../../operations/booking/book-appointment.ts';
import { findSlots } from '../../operations/booking/find-slots.ts';
import { moveAppointment } from '../../operations/booking/move-appointment.ts';
import { MOST_DAYS } from '../../operations/loading/booking-day.ts';
import { seeAdvisors, seeServices } from '../../operations/manage/see-configuration.ts';
import { fromRfc3339 } from '../../time/instant.ts';
import { dayAndTime } from '../../time/wording.ts';
import { words } from '../../words/words.ts';
import { type BookingWish, isParty, readWish, wishFields } from '../booking-wish.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import { type FormValues, formValues, trimmedIn } from '../forms.ts';
import { isLanguage } from '../language.ts';
import { newRequestKey } from '../request-key.ts';
import { frameOf, respond } from '../respond.tsx';
import { readEmail, readPhoneNumber } from '../shapes/contact.ts';
import { choiceProps, type Found, refusedFor, takenBy } from '../time-choice.ts';
import { appointmentHere, placeOf, servicesText, toAppointment, toldOf } from './appointments.tsx';
import { baseOf, staffRequest } from './caller.ts';
import { needsOf } from './needs.ts';

type Status = 200 | 409 | 422;

interface Shown {
  readonly errors?: readonly FieldError[];
  readonly refused?: Refused;
  readonly day?: string | undefined;
}

const queryValues = (c: AppContext): FormValues => c.req.queries();

async function showForm(c: AppContext, deps: WebDeps, errors: readonly FieldError[] = []): Promise<Response> {
  const wish = readWish(queryValues(c));
  const { language: lang, store } = c.var;
  const services = (await seeServices(deps, store.id)).map((service) => ({
    key: service.key,
    text: service.names[lang] ?? service.name,
    isTicked: wish.services.includes(service.key),
  }));
  const advisors = await seeAdvisors(deps, store.id);
  const party = Number.isNaN(wish.partySize) ? '' : String(wish.partySize);
  const props = { ...placeOf(c), services, advisors, advisor: wish.advisor ?? '', party, errors };
  return respond(c, { page: () => <BookForCustomerPage {...props} /> }, errors.length > 0 ? 422 : 200);
}

function wrongWith(c: AppContext, wish: BookingWish): FieldError[] {
  const w = words(c.var.language).staffAppointments;
  const errors: FieldError[] = [];
  if (wish.services.length === 0) errors.push({ field: 'service', message: w.servicesMissing });
  if (!isParty(wish.partySize)) errors.push({ field: 'party', message: w.partyWrong });
  return errors;
}

/** Days and times of a wish, as the staff's form shows them. */
function timesOf(c: AppContext, found: Found, own: (query: string) => string, shown: Shown) {
  const { language: lang } = c.var;
  const day = shown.day ?? c.req.query('day');
  const view = c.req.query('view');
  const href = (to: string, as: string | null) => own(`day=${to}${as ? `&view=${as}` : ''}`);
  const choice = { lang, day, at: undefined, view, booker: 'staff', href } as const;
  const { isFull: _, ...props } = choiceProps(found, choice);
  return { ...props, frame: frameOf(c), errors: shown.errors ?? [], refused: shown.refused ?? null };
}

const NOBODY = { name: '', phone: '', email: '', needs: [] } as const;

async function showTimes(
  c: AppContext,
  deps: WebDeps,
  values: FormValues,
  shown: Shown = {},
  status: Status = 200,
): Promise<Response> {
  const wish = readWish(values);
  const wrong = wrongWith(c, wish);
  if (wrong.length > 0) return showForm(c, deps, wrong);
  const { language: lang, store } = c.var;
  const asked = { store: store.id, services: wish.services, advisor: wish.advisor, days: MOST_DAYS };
  const found = await findSlots(deps, { ...asked, booker: 'staff' });
  if (found.kind !== 'found') throw new HTTPException(404);
  const w = words(lang).staffAppointments;
  const query = new URLSearchParams(wishFields(wish));
  const base = `${baseOf(c)}/appointments`;
  const typed = values.name === undefined ? { ...NOBODY, language: lang } : customerOf(c, values);
  const refused = shown.refused && { ...shown.refused, typed: typedFields(typed) };
  const own = (rest: string) => `${base}/new/times?${query}&${rest}`;
  const { soFar, date, ...times } = timesOf(c, found, own, { ...shown, ...(refused && { refused }) });
  const hidden = { ...wishFields(wish), day: date, key: newRequestKey(deps.newSecret) };
  const page = () => (
    <StaffTimesPage
      {...placeOf(c)}
      title={w.bookTitle}
      back={{ href: `${base}/new?${query}`, text: w.bookTitle }}
      soFar={soFar}
      times={{ ...times, action: base, hidden, submit: w.bookSubmit, submitNote: '' }}
      fields={<CustomerFields lang={lang} typed={typed} errors={shown.errors ?? []} />}
    />
  );
  return respond(c, { page }, status);
}

const customerOf = (c: AppContext, values: FormValues): CustomerTyped => ({
  name: trimmedIn(values, 'name'),
  phone: trimmedIn(values, 'phone'),
  email: trimmedIn(values, 'email'),
  language: isLanguage(trimmedIn(values, 'language')) ? trimmedIn(values, 'language') : c.var.language,
  needs: needsOf(values),
});

/** What was typed, for the buttons of the nearest times: pressed, they book for the same customer. */
const typedFields = ({ needs, ...fields }: CustomerTyped): (readonly [string, string])[] => [
  ...Object.entries(fields),
  ...needs.map((need) => ['needs[]', need] as const),
];

async function book(c: AppContext, deps: WebDeps): Promise<Response> {
  const values = await formValues(c);
  const wish = readWish(values);
  const { language: lang, store } = c.var;
  const w = words(lang).booking;
  const typed = customerOf(c, values);
  const startsAt = fromRfc3339(trimmedIn(values, 'startsAt'));
  const phone = typed.phone === '' ? null : readPhoneNumber(typed.phone);
  const email = typed.email === '' ? null : readEmail(typed.email);
  const errors: FieldError[] = wrongWith(c, wish);
  if (startsAt === null) errors.push({ field: 'startsAt', message: w.errors.startsAt });
  if (typed.phone !== '' && phone === null) errors.push({ field: 'phone', message: w.errors.phone });
  if (typed.email !== '' && email === null) errors.push({ field: 'email', message: w.errors.email });
  const day = trimmedIn(values, 'day');
  if (errors.length > 0 || startsAt === null) return showTimes(c, deps, values, { errors, day }, 422);
  const outcome = await bookAppointment(deps, {
    store: store.id,
    services: wish.services,
    advisor: wish.advisor,
    partySize: wish.partySize,
    startsAt,
    booker: 'staff',
    name: typed.name.slice(0, 80) || null,
    phone,
    email,
    language: typed.language,
    needs: typed.needs,
    source: 'staff',
    actor: c.var.signedIn.actor,
    ...staffRequest(c, values),
  });
  switch (outcome.kind) {
    case 'booked':
      return toAppointment(c, outcome.appointment.id, 'booked');
    case 'slot_taken':
      return showTimes(c, deps, values, { refused: takenBy(outcome.alternatives, store.zone, lang), day }, 409);
    case 'outside_rules':
      return showTimes(c, deps, values, { refused: refusedFor(w.rules[outcome.rule]), day }, 409);
    default:
      throw new HTTPException(outcome.kind === 'other_body' ? 409 : 404);
  }
}

async function showMove(c: AppContext, deps: WebDeps, shown: Shown = {}, status: Status = 200): Promise<Response> {
  const here = await appointmentHere(c, deps);
  const { appointment, allowed, store } = here;
  if (!allowed.includes('move')) return toAppointment(c, appointment.id, 'not_changeable');
  const { language: lang } = c.var;
  const found = await findSlots(deps, {
    store: store.id,
    services: appointment.steps.map((step) => step.serviceId),
    advisor: appointment.steps.find((step) => step.advisorNamed)?.advisorId ?? null,
    days: MOST_DAYS,
    booker: 'staff',
    moving: appointment.id,
    isKept: true,
  });
  if (found.kind !== 'found') throw new HTTPException(404);
  const w = words(lang).staffAppointments;
  const own = `${baseOf(c)}/appointments/${appointment.id}`;
  const day = shown.day ?? c.req.query('day') ?? appointment.localDate;
  const { soFar: _, date, ...times } = timesOf(c, found, (rest) => `${own}/move?${rest}`, { ...shown, day });
  const who = appointment.name ?? w.noName;
  const hidden = { day: date, key: newRequestKey(deps.newSecret) };
  const page = () => (
    <StaffTimesPage
      {...placeOf(c)}
      title={w.moveTitle}
      back={{ href: own, text: who }}
      soFar={`${who}, ${servicesText(here, lang)}, ${dayAndTime(appointment.startsAt, store.zone, lang)}`}
      times={{
        ...times,
        action: `${own}/move`,
        hidden,
        submit: words(lang).booking.moveHere,
        submitNote: w.moveNote,
      }}
    />
  );
  return respond(c, { page }, status);
}

async function move(c: AppContext, deps: WebDeps): Promise<Response> {
  const { appointment, store } = await appointmentHere(c, deps);
  const values = await formValues(c);
  const { language: lang } = c.var;
  const w = words(lang).booking;
  const day = trimmedIn(values, 'day');
  const startsAt = fromRfc3339(trimmedIn(values, 'startsAt'));
  if (startsAt === null) {
    return showMove(c, deps, { errors: [{ field: 'startsAt', message: w.errors.startsAt }], day }, 422);
  }
  const outcome = await moveAppointment(deps, {
    appointmentId: appointment.id,
    startsAt,
    booker: 'staff',
    actor: c.var.signedIn.actor,
    ...staffRequest(c, values),
  });
  switch (outcome.kind) {
    case 'moved':
      return toAppointment(c, appointment.id, ...toldOf('moved', appointment));
    case 'slot_taken':
      return showMove(c, deps, { refused: takenBy(outcome.alternatives, store.zone, lang), day }, 409);
    case 'outside_rules':
      return showMove(c, deps, { refused: refusedFor(w.rules[outcome.rule]), day }, 409);
    case 'not_changeable':
      return toAppointment(c, appointment.id, 'not_changeable');
    default:
      throw new HTTPException(outcome.kind === 'other_body' ? 409 : 404);
  }
}

/** Booking for a customer and moving an appointment, on the staff's side. */
export const staffBookingRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>()
    .get('/new', (c) => showForm(c, deps))
    .get('/new/times', (c) => showTimes(c, deps, queryValues(c)))
    .post('/', (c) => book(c, deps))
    .get('/:appointment/move', (c) => showMove(c, deps))
    .post('/:appointment/move', (c) => move(c, deps));
