import { createHash } from 'node:crypto';
import { Hono } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { AlreadyHere } from '../../../../views/customer/visit/already-here.tsx';
import {
  AWAY_CHOICES,
  JoinChooseService,
  JoinPage,
  JoinRefused,
  type JoinService,
  type JoinValues,
  NOTHING_TYPED,
} from '../../../../views/customer/visit/join.tsx';
import type { FieldError } from '../../../../views/parts/field.tsx';
import { ticketOf } from '../../../domain/queue/visit/party.ts';
import { joinLine } from '../../../operations/arrival/walk-in.ts';
import type { ScreensLook } from '../../../operations/boards/screens-look.ts';
import { loadLinkedVisit, type VisitRow } from '../../../operations/loading/linked-visit.ts';
import { linkTag } from '../../../operations/steps/link-tag.ts';
import type { Language } from '../../../time/wording.ts';
import { joinStopText } from '../../../words/join-stop.ts';
import { words } from '../../../words/words.ts';
import type { WebDeps } from '../../deps.ts';
import type { AppContext, AppEnv } from '../../env.ts';
import { type FormErrors, type FormValues, formBody, textIn } from '../../forms.ts';
import { storeScope } from '../../middleware/store-scope.ts';
import { frameOf, respond, seeOther } from '../../respond.tsx';
import { readEmail, readPhoneNumber } from '../../shapes/contact.ts';
import { serviceName } from '../booking/service-names.ts';
import { contactBy } from '../contact-by.ts';
import { nextBestFor } from '../find/next-best.ts';
import { keepLink, keptLinks } from '../kept-links.ts';
import { lookAt } from '../look.ts';
import { helpOf, stopPlaceOf, whyNotJoin } from '../store/store-now.ts';

/** All phones of a store's own wireless network come from one address. */
const JOIN_LIMIT = { points: 60, seconds: 600 };

const phone = z
  .string()
  .trim()
  .max(30)
  .transform((text, context) => {
    if (text === '') return null;
    const number = readPhoneNumber(text);
    if (number !== null) return number;
    context.addIssue({ code: 'custom', message: 'phone' });
    return z.NEVER;
  });

const email = z
  .string()
  .trim()
  .max(254)
  .transform((text, context) => {
    if (text === '') return null;
    const address = readEmail(text);
    if (address !== null) return address;
    context.addIssue({ code: 'custom', message: 'email' });
    return z.NEVER;
  });

const joinForm = z.object({
  service: z.string().min(1).max(64),
  away: z
    .string()
    .transform(Number)
    .refine((n) => (AWAY_CHOICES as readonly number[]).includes(n)),
  name: z.string().trim().max(60),
  // The page asks for one of them, or for neither.
  phone: phone.default(null),
  email: email.default(null),
  requestKey: z.string().min(1).max(255),
});

/** Joining the line from anywhere: the service, its forecast, then the ticket. */
export const joinRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>()
    .get('/stores/:store/join', storeScope(deps), async (c) => {
      const look = await lookAt(deps, c.var.store.id);
      const services = joinServices(look, c.var.language);
      const wanted = c.req.query('service');
      const service = services.length === 1 && !wanted ? services[0] : services.find((s) => s.key === wanted);
      if (wanted && !service) throw new HTTPException(404);
      if (!service) return respond(c, { page: () => <JoinChooseService {...chooseProps(c, look, services)} /> });
      if (service.notAccepting) return refuse(c, deps, look, service, service.notAccepting);
      return respond(c, { page: () => <JoinPage {...formProps(c, deps, look, service)} /> });
    })
    .post('/stores/:store/visits', storeScope(deps), deps.rateLimits.per('join', JOIN_LIMIT), async (c) => {
      const form = await formBody(c, joinForm);
      const look = await lookAt(deps, c.var.store.id);
      const service = joinServices(look, c.var.language).find((s) => s.key === form.values.service);
      if (!service) throw new HTTPException(404);
      if (form.kind === 'invalid') {
        const props = formProps(c, deps, look, service, typed(form.values), errorsOf(form.errors, c.var.language));
        return respond(c, { page: () => <JoinPage {...props} /> }, 422);
      }
      const { away, name, requestKey, ...value } = form.value;
      const outcome = await joinLine(deps, {
        storeId: look.store.id,
        services: [value.service],
        name: name || null,
        phone: value.phone,
        email: value.email,
        language: c.var.language,
        awayMinutes: away,
        source: 'web',
        actor: { kind: 'public', id: 'web' },
        request: {
          caller: `store ${look.store.id}`,
          route: 'POST visits',
          key: requestKey,
          bodyHash: hashOf(form.values),
        },
      });
      switch (outcome.kind) {
        case 'joined':
          return openVisit(c, deps, outcome.visit);
        case 'already_here':
          return tellAlreadyHere(c, deps, look, service, outcome.visit);
        case 'not_accepting':
          return refuse(
            c,
            deps,
            look,
            service,
            joinStopText(outcome.why, outcome.stop, stopPlaceOf(look), c.var.language),
            409,
          );
        case 'other_body':
          throw new HTTPException(409);
        case 'unknown_service':
        case 'advisor_not_here':
        case 'no_such_store':
          throw new HTTPException(404);
      }
    });

const hashOf = (values: FormValues): string => createHash('sha256').update(JSON.stringify(values)).digest('base64url');

/** The visit is this browser's from now on. */
function openVisit(c: AppContext, deps: WebDeps, visit: VisitRow): Response {
  keepLink(c, deps, { id: visit.id, tag: linkTag(deps.secretKey, 'visit', visit.id, visit.linkVersion) });
  return seeOther(c, `/visits/${visit.id}`);
}

/** A number alone proves nobody: the link stays with the browser that has it, or whoever knows a number could leave for another. */
async function tellAlreadyHere(
  c: AppContext,
  deps: WebDeps,
  look: ScreensLook,
  service: JoinService,
  visit: VisitRow,
): Promise<Response> {
  if (await loadLinkedVisit(deps, visit.id, keptLinks(c, deps))) return seeOther(c, `/visits/${visit.id}`);
  const props = { ...storeProps(c, look), ticket: ticketOf(visit), joinHref: joinHref(look, service.key) };
  return respond(c, { page: () => <AlreadyHere {...props} /> }, 409);
}

const joinHref = (look: ScreensLook, key: string): string =>
  `/stores/${look.store.slug}/join?service=${encodeURIComponent(key)}`;

function joinServices(look: ScreensLook, lang: Language): JoinService[] {
  return look.services
    .filter((s) => s.active && s.walkIn)
    .map((s) => ({
      key: s.key,
      name: serviceName(s, lang),
      minutes: s.serviceMinutes,
      wait: look.forecast.joining.get(s.id) ?? null,
      notAccepting: whyNotJoin(look, s.id, lang),
      help: helpOf(look, s.id, lang),
    }));
}

const storeProps = (c: AppContext, { store }: ScreensLook) => ({
  frame: frameOf(c),
  storeName: store.name,
  storeHref: `/stores/${store.slug}`,
});

const chooseProps = (c: AppContext, look: ScreensLook, services: readonly JoinService[]) => ({
  ...storeProps(c, look),
  services,
  joinHref: (key: string) => joinHref(look, key),
});

function formProps(
  c: AppContext,
  deps: WebDeps,
  look: ScreensLook,
  service: JoinService,
  values: JoinValues = NOTHING_TYPED,
  errors: readonly FieldError[] = [],
) {
  return {
    ...storeProps(c, look),
    service,
    zone: look.store.zone,
    now: look.asOf,
    action: `/stores/${look.store.slug}/visits`,
    requestKey: deps.newId('req'),
    otherServiceHref: `/stores/${look.store.slug}/join`,
    bookHref: look.services.some((s) => s.key === service.key && s.bookable)
      ? `/stores/${look.store.slug}/book/${encodeURIComponent(service.key)}`
      : null,
    contactBy: contactBy(deps),
    values,
    errors,
  };
}

const typed = (values: FormValues): JoinValues => ({
  name: textIn(values, 'name'),
  phone: textIn(values, 'phone'),
  email: textIn(values, 'email'),
  away: textIn(values, 'away'),
});

function errorsOf(errors: FormErrors, lang: Language): FieldError[] {
  const sentences: Readonly<Record<string, string>> = words(lang).visit.errors;
  return Object.keys(errors)
    .filter((field) => field in sentences)
    .map((field) => ({ field, message: sentences[field]! }));
}

async function refuse(
  c: AppContext,
  deps: WebDeps,
  look: ScreensLook,
  service: JoinService,
  reason: string,
  status: 200 | 409 = 200,
): Promise<Response> {
  const nextBest = await nextBestFor(deps, look, service.key);
  const props = { ...storeProps(c, look), serviceName: service.name, reason, zone: look.store.zone, nextBest };
  return respond(c, { page: () => <JoinRefused {...props} /> }, status);
}
