import { Hono } from 'hono';
import { z } from 'zod';
import type { StaffNotice } from '../../../views/staff/staff-props.ts';
import { answerHelp } from '../../operations/arrival/ask-for-help.ts';
import { type CheckInOutcome, checkIn } from '../../operations/arrival/check-in.ts';
import { joinLine, type WalkInOutcome } from '../../operations/arrival/walk-in.ts';
import { clockTime, LANGUAGES } from '../../time/wording.ts';
import { words } from '../../words/words.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import { type FormErrors, type FormValues, formBody, formValues, trimmedIn } from '../forms.ts';
import { readPhoneNumber } from '../shapes/contact.ts';
import { doneAct, refuse } from './answers.tsx';
import { baseOf, staffRequest } from './caller.ts';
import { needsOf } from './needs.ts';
import { refusal, ticketOf } from './said.ts';
import { boardFor, drawQueue } from './screen.tsx';

const walkInForm = z.object({
  service: z.string().min(1).max(80),
  name: z.string().trim().max(80, 'too_long').default(''),
  phone: z
    .string()
    .trim()
    .default('')
    .refine((text) => text === '' || readPhoneNumber(text) !== null, 'phone_invalid'),
  language: z.enum(LANGUAGES).default('en'),
  advisor: z.string().max(64).default(''),
  size: z
    .string()
    .trim()
    .regex(/^([1-9]|1\d|20)?$/, 'size_invalid')
    .default('1'),
});

function redraw(c: AppContext, deps: WebDeps, values: FormValues, errors: FormErrors, notice?: StaffNotice) {
  const panel = {
    kind: 'walk_in',
    values: {
      service: trimmedIn(values, 'service'),
      name: trimmedIn(values, 'name'),
      phone: trimmedIn(values, 'phone'),
      language: trimmedIn(values, 'language') || 'en',
      needs: needsOf(values),
      advisor: trimmedIn(values, 'advisor'),
      size: trimmedIn(values, 'size'),
    },
    errors,
    mayInsist: notice !== undefined,
  } as const;
  const self = `${baseOf(c)}/queue?show=walk-in`;
  return drawQueue(c, deps, { panel, self, notice: notice ?? null }, notice ? 409 : 422);
}

function answerWalkIn(c: AppContext, deps: WebDeps, values: FormValues, outcome: WalkInOutcome) {
  const w = words(c.var.language).staff.acts.refused;
  switch (outcome.kind) {
    case 'joined':
      return doneAct(c, deps, 'joined', ticketOf(outcome.visit));
    case 'already_here':
      return doneAct(c, deps, 'already', ticketOf(outcome.visit));
    case 'not_accepting':
      return redraw(c, deps, values, {}, refusal(w.notAccepting));
    case 'unknown_service':
      return redraw(c, deps, values, { service: 'required' });
    case 'advisor_not_here':
      return redraw(c, deps, values, { advisor: 'advisor' });
    case 'no_such_store':
    case 'other_body':
      return refuse(c, deps, w.unknown);
  }
}

/** Early and released: what is so, with the next best thing as a button. */
async function offerJoining(
  c: AppContext,
  deps: WebDeps,
  appointmentId: string,
  outcome: CheckInOutcome & { kind: 'too_early' | 'released' },
): Promise<Response> {
  const w = words(c.var.language).staff;
  const board = await boardFor(c, deps);
  const name = board.arrivals.find((row) => row.appointmentId === appointmentId)?.name ?? w.mine.someone;
  const time = (at: number): string => clockTime(at, c.var.store.zone, c.var.language);
  const isEarly = outcome.kind === 'too_early';
  const text = isEarly
    ? `${w.acts.early.text(name, time(outcome.bookedAt), time(outcome.window.opensAt))} ${w.acts.early.note}`
    : w.acts.released.text(name, time(outcome.bookedAt));
  const offer = {
    action: `${baseOf(c)}/check-ins`,
    fields: { appointment: appointmentId, now: 'join' },
    text: isEarly ? w.acts.early.join : w.acts.released.join,
  };
  const mayJoin = !isEarly || outcome.mayJoinNow;
  return drawQueue(c, deps, { notice: { ...refusal(text), offer: mayJoin ? offer : null } }, 409);
}

async function answerCheckIn(c: AppContext, deps: WebDeps, appointmentId: string, outcome: CheckInOutcome) {
  const w = words(c.var.language).staff.acts.refused;
  switch (outcome.kind) {
    case 'checked_in': {
      const isLate = outcome.arrival === 'late';
      return doneAct(c, deps, isLate ? 'late' : 'checked_in', ticketOf(outcome.visit), outcome.lateMinutes);
    }
    case 'already_checked_in':
      return doneAct(c, deps, 'already', ticketOf(outcome.visit));
    case 'too_early':
    case 'released':
      return offerJoining(c, deps, appointmentId, outcome);
    case 'not_accepting': {
      const fields = { appointment: appointmentId, now: 'join', insist: 'yes' };
      const offer = { action: `${baseOf(c)}/check-ins`, fields, text: words(c.var.language).staff.desk.walkIn.insist };
      return drawQueue(c, deps, { notice: { ...refusal(w.notAccepting), offer } }, 409);
    }
    case 'cancelled':
    case 'other_store':
    case 'not_found':
    case 'other_body':
      return refuse(c, deps, w.unknown);
  }
}

/** What staff do for the person in front of them: add a walk-in, check in an arrival, go to a kiosk. */
export const doorRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>()
    .post('/visits', async (c) => {
      const form = await formBody(c, walkInForm);
      if (form.kind === 'invalid') return redraw(c, deps, form.values, form.errors);
      const { service, name, phone, language, advisor, size } = form.value;
      const outcome = await joinLine(deps, {
        storeId: c.var.store.id,
        services: [service],
        name: name || null,
        phone: phone ? readPhoneNumber(phone) : null,
        language,
        needs: needsOf(form.values),
        ...(advisor ? { advisorId: advisor } : {}),
        partySize: Number(size) || 1,
        evenIfStopped: trimmedIn(form.values, 'insist') === 'yes',
        source: 'staff',
        actor: c.var.signedIn.actor,
        ...staffRequest(c, form.values),
      });
      return answerWalkIn(c, deps, form.values, outcome);
    })
    .post('/check-ins', async (c) => {
      const values = await formValues(c);
      const appointmentId = trimmedIn(values, 'appointment');
      const outcome = await checkIn(deps, {
        storeId: c.var.store.id,
        appointmentId,
        joinNow: trimmedIn(values, 'now') === 'join',
        evenIfStopped: trimmedIn(values, 'insist') === 'yes',
        source: 'staff',
        actor: c.var.signedIn.actor,
        ...staffRequest(c, values),
      });
      return answerCheckIn(c, deps, appointmentId, outcome);
    })
    .post('/help-answers', async (c) => {
      const deviceId = trimmedIn(await formValues(c), 'device');
      const { actor } = c.var.signedIn;
      const answered = await answerHelp(deps, { storeId: c.var.store.id, deviceId, actor });
      const w = words(c.var.language).staff.acts.refused;
      return answered ? doneAct(c, deps, 'help', '') : refuse(c, deps, w.unknown);
    });
