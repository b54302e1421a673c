import { Hono } from 'hono';
import { z } from 'zod';
import type { ActOutcome } from '../../operations/steps/act-on-visit.ts';
import { correctDetails, type VisitDetails } from '../../operations/visit/correct-details.ts';
import { LANGUAGES } from '../../time/wording.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import { type FormValues, formBody, trimmedIn } from '../forms.ts';
import { readEmail, readPhoneNumber } from '../shapes/contact.ts';
import { answerAct, namesFor } from './answers.tsx';
import { baseOf } from './caller.ts';
import { needsOf } from './needs.ts';
import { visitPanel } from './panels.ts';
import { whyRefused } from './said.ts';
import { drawQueue } from './screen.tsx';
import { commandOf } from './visit-command.ts';

const isEmptyOr = (reads: (text: string) => unknown) => (text: string) => text === '' || reads(text) !== null;
const line = (max: number) => z.string().trim().max(max, 'too_long').default('');

const detailsForm = z.object({
  name: line(80),
  phone: line(40).refine(isEmptyOr(readPhoneNumber), 'phone_invalid'),
  email: line(254).refine(isEmptyOr(readEmail), 'email_invalid'),
  size: z
    .string()
    .trim()
    .regex(/^([1-9]|1\d|20)$/, 'size_invalid'),
  language: z.enum(LANGUAGES).default('en'),
  note: line(500),
});

const typedOf = (values: FormValues) => ({
  name: trimmedIn(values, 'name'),
  phone: trimmedIn(values, 'phone'),
  email: trimmedIn(values, 'email'),
  size: trimmedIn(values, 'size'),
  language: trimmedIn(values, 'language') || 'en',
  note: trimmedIn(values, 'note'),
  needs: needsOf(values),
});

function detailsOf(form: z.output<typeof detailsForm>, needs: readonly string[]): VisitDetails {
  const { name, phone, email, size, language, note } = form;
  return {
    name: name || null,
    phone: phone ? readPhoneNumber(phone) : null,
    email: email ? readEmail(email) : null,
    partySize: Number(size),
    language,
    needs,
    note: note || null,
  };
}

/** Somebody in line has that contact: the form stays open with what was typed. */
async function contactTaken(
  c: AppContext,
  deps: WebDeps,
  outcome: ActOutcome & { kind: 'refused' },
  values: FormValues,
): Promise<Response> {
  const { visit, why } = outcome;
  const panel = await visitPanel(c, deps, visit.id, 'details', { details: typedOf(values) });
  return drawQueue(c, deps, { notice: whyRefused(c, visit, why, await namesFor(c, deps), outcome), panel }, 409);
}

/** Putting right who a party is. */
export const detailsRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>().post('/:visit/details', async (c) => {
    const form = await formBody(c, detailsForm);
    if (form.kind === 'invalid') {
      const typed = { details: typedOf(form.values), errors: form.errors };
      const visitId = c.req.param('visit');
      const panel = await visitPanel(c, deps, visitId, 'details', typed);
      return drawQueue(c, deps, { panel, self: `${baseOf(c)}/queue?visit=${visitId}&do=details` }, 422);
    }
    const details = detailsOf(form.value, needsOf(form.values));
    const outcome = await correctDetails(deps, { ...(await commandOf(c, deps, form.values)), details });
    if (outcome.kind === 'refused' && outcome.why === 'contact_taken')
      return contactTaken(c, deps, outcome, form.values);
    return answerAct(c, deps, outcome, 'corrected');
  });
