import { Hono } from 'hono';
import { type ArrivalAnswer, ArrivalAnswerPage } from '../../../views/kiosk/arrival-answers.tsx';
import { CodePage, PhonePage, type ProofKind, ProofPage } from '../../../views/kiosk/find-appointment.tsx';
import { readReference } from '../../domain/booking/reference.ts';
import { readScannedCode } from '../../domain/booking/scanned-code.ts';
import { isAbsent, isAway } from '../../domain/queue/visit/visit.ts';
import { type CheckInOutcome, checkIn } from '../../operations/arrival/check-in.ts';
import { type ProofOutcome, type ProvedArrival, proveArrival } from '../../operations/arrival/prove-arrival.ts';
import { serviceWaits } from '../../operations/boards/store-waits.ts';
import { loadLinkedVisit, type VisitRow } from '../../operations/loading/linked-visit.ts';
import { bringBack } from '../../operations/visit/back.ts';
import { clockTime, shortDayAt } from '../../time/wording.ts';
import { aboutWait } from '../../words/formatting.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import { type FormValues, formValues, trimmedIn } from '../forms.ts';
import { TooManyRequests } from '../middleware/rate-limit.ts';
import { newRequestKey } from '../request-key.ts';
import { frameOf, respond, seeOther } from '../respond.tsx';
import { keepTicket, kioskRequest, placeOf } from './place.ts';
import { lookHere } from './start.tsx';
import { isProof, pressed, pressedIn, readProof } from './typed-proof.ts';

/** Guessing a code's second half at a kiosk is slow work; people mistype a few times. */
const TRIES = { points: 20, seconds: 300 };

const propsOf = (c: AppContext, deps: WebDeps) => ({
  frame: frameOf(c),
  place: placeOf(c, deps),
  requestKey: newRequestKey(deps.newSecret),
});

function showCode(c: AppContext, deps: WebDeps, value: string, hasError: boolean): Response {
  const props = { ...propsOf(c, deps), value, hasError, camera: c.var.assets.url('js/kiosk-camera.js') };
  return respond(c, { page: () => <CodePage {...props} /> }, hasError ? 422 : 200);
}

function showPhone(c: AppContext, deps: WebDeps, value: string, hasError: boolean): Response {
  const props = { ...propsOf(c, deps), value, hasError };
  return respond(c, { page: () => <PhonePage {...props} /> }, hasError ? 422 : 200);
}

function showProof(
  c: AppContext,
  deps: WebDeps,
  asked: { reference: string; by: ProofKind; value: string },
  hasError: boolean,
): Response {
  const props = { ...propsOf(c, deps), ...asked, hasError };
  return respond(c, { page: () => <ProofPage {...props} /> }, hasError ? 422 : 200);
}

function answer(c: AppContext, deps: WebDeps, said: ArrivalAnswer, values: FormValues): Response {
  const sent = Object.fromEntries(
    ['by', 'value', 'reference', 'appointment'].flatMap((name) => {
      const text = trimmedIn(values, name);
      return text ? [[name, text] as const] : [];
    }),
  );
  const props = { ...propsOf(c, deps), answer: said, sent };
  return respond(c, { page: () => <ArrivalAnswerPage {...props} /> }, said.kind === 'too_many' ? 429 : 409);
}

/** The screen that the form stood on, again: with a sign added, or with what is wrong. */
function redraw(c: AppContext, deps: WebDeps, values: FormValues, value: string, hasError: boolean): Response {
  const by = trimmedIn(values, 'by');
  if (!isProof(by)) return showPhone(c, deps, value, hasError);
  return showProof(c, deps, { reference: trimmedIn(values, 'reference'), by, value }, hasError);
}

async function answerProof(c: AppContext, deps: WebDeps, values: FormValues, outcome: ProofOutcome): Promise<Response> {
  const { zone } = c.var.store;
  const lang = c.var.language;
  switch (outcome.kind) {
    case 'not_found':
    case 'cancelled':
      return answer(c, deps, outcome, values);
    case 'other_day': {
      const day = shortDayAt(outcome.startsAt, zone, lang);
      return answer(c, deps, { kind: 'other_day', day, time: clockTime(outcome.startsAt, zone, lang) }, values);
    }
    case 'found': {
      const chosen = outcome.appointments.find((a) => a.id === trimmedIn(values, 'appointment'));
      const [only, ...others] = outcome.appointments;
      if (chosen) return checkInHere(c, deps, values, chosen);
      if (only && others.length === 0) return checkInHere(c, deps, values, only);
      const look = await lookHere(c, deps);
      const name = (id: string): string => {
        const service = look.services.find((s) => s.id === id);
        return service ? (service.names[lang] ?? service.name) : '';
      };
      const appointments = outcome.appointments.map((a) => ({
        id: a.id,
        time: clockTime(a.startsAt, zone, lang),
        service: name(a.serviceId),
      }));
      return answer(c, deps, { kind: 'choose', appointments }, values);
    }
  }
}

async function checkInHere(c: AppContext, deps: WebDeps, values: FormValues, found: ProvedArrival): Promise<Response> {
  const outcome = await checkIn(deps, {
    storeId: c.var.store.id,
    appointmentId: found.id,
    joinNow: trimmedIn(values, 'now') === 'join',
    source: 'kiosk',
    actor: c.var.device.actor,
    ...kioskRequest(c, values),
  });
  return answerCheckIn(c, deps, values, found, outcome);
}

/** Their ticket once more; who was away or not here when called stands before us now, and is back in line. */
async function showAgain(c: AppContext, deps: WebDeps, values: FormValues, visit: VisitRow): Promise<Response> {
  const isOut = visit.status === 'waiting' && (isAbsent(visit) || isAway(visit, deps.now()));
  const as = { kind: 'visitor' } as const;
  const command = { visitId: visit.id, actor: c.var.device.actor, as, ...kioskRequest(c, values) };
  const isBack = isOut && (await bringBack(deps, command)).kind === 'done';
  // Who goes on with another party is called by its ticket.
  keepTicket(c, deps, visit.mergedIntoId ?? visit.id, isBack ? 'back' : 'again');
  return seeOther(c, '/kiosk/ticket');
}

async function answerCheckIn(
  c: AppContext,
  deps: WebDeps,
  values: FormValues,
  found: ProvedArrival,
  outcome: CheckInOutcome,
): Promise<Response> {
  const time = (at: number): string => clockTime(at, c.var.store.zone, c.var.language);
  switch (outcome.kind) {
    case 'checked_in':
      keepTicket(c, deps, outcome.visit.id, 'new');
      return seeOther(c, '/kiosk/ticket');
    case 'already_checked_in':
      return showAgain(c, deps, values, outcome.visit);
    case 'too_early': {
      const booked = time(outcome.bookedAt);
      return answer(c, deps, { kind: 'early', booked, opens: time(outcome.window.opensAt) }, values);
    }
    case 'released': {
      const waits = serviceWaits(await lookHere(c, deps));
      const wait = waits.find((s) => s.serviceId === found.serviceId)?.wait ?? null;
      const said = {
        kind: 'released',
        booked: time(outcome.bookedAt),
        released: time(outcome.window.releasesAt),
        wait: wait && aboutWait(wait, c.var.language),
      } as const;
      return answer(c, deps, said, values);
    }
    case 'not_accepting': {
      // The service's own page says why, and what else there is.
      const stopped = serviceWaits(await lookHere(c, deps)).find((s) => s.serviceId === outcome.serviceId);
      return seeOther(c, stopped ? `/kiosk/services/${encodeURIComponent(stopped.key)}` : '/kiosk/services');
    }
    case 'cancelled':
    case 'not_found':
      return answer(c, deps, outcome, values);
    case 'other_store':
    case 'other_body':
      return answer(c, deps, { kind: 'not_found' }, values);
  }
}

/** False where this screen has tried too often. */
async function mayTry(c: AppContext, deps: WebDeps): Promise<boolean> {
  try {
    await deps.rateLimits.take('kiosk-check-in', TRIES, c.var.device.id);
    return true;
  } catch (refusal) {
    if (refusal instanceof TooManyRequests) return false;
    throw refusal;
  }
}

/** A code held to the scanner or the camera: an appointment checks in, a ticket is shown again, a reference is asked for more. */
async function answerScan(c: AppContext, deps: WebDeps, values: FormValues): Promise<Response> {
  if (!(await mayTry(c, deps))) return answer(c, deps, { kind: 'too_many' }, values);
  const code = readScannedCode(trimmedIn(values, 'value'));
  if (code === null) return answer(c, deps, { kind: 'unreadable' }, values);
  if (code.kind === 'reference') return seeOther(c, `/kiosk/appointment?reference=${code.reference}`);
  if (code.id.startsWith('apt_')) {
    return answerProof(c, deps, values, await proveArrival(deps, c.var.store.id, { by: 'link', ...code }));
  }
  const visit = await loadLinkedVisit(deps, code.id, [code]);
  if (visit?.storeId !== c.var.store.id) return answer(c, deps, { kind: 'not_found' }, values);
  return showAgain(c, deps, values, visit);
}

/** Finding one's appointment, a question a screen, and checking in. What is typed as a proof is never in an address. */
export const checkInRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>()
    .get('/appointment', (c) => {
      const typed = c.req.query('reference') ?? '';
      const more = pressed(c.req.query('press'), typed, 'code', 12);
      if (more !== null) return showCode(c, deps, more, false);
      const reference = readReference(typed);
      if (!reference) return showCode(c, deps, typed, typed !== '');
      const by = c.req.query('by');
      return showProof(c, deps, { reference, by: isProof(by) ? by : 'phone', value: '' }, false);
    })
    .get('/appointment/phone', (c) => showPhone(c, deps, '', false))
    .post('/check-ins', async (c) => {
      const values = await formValues(c);
      if (trimmedIn(values, 'by') === 'link') return answerScan(c, deps, values);
      const more = pressedIn(values);
      if (more !== null) return redraw(c, deps, values, more, false);
      const proof = readProof(values);
      if (!proof) return redraw(c, deps, values, trimmedIn(values, 'value'), true);
      if (!(await mayTry(c, deps))) return answer(c, deps, { kind: 'too_many' }, values);
      return answerProof(c, deps, values, await proveArrival(deps, c.var.store.id, proof));
    });
