import { Hono } from 'hono';
import type { z } from 'zod';
import { visitPage } from '../../operations/boards/visit-page.ts';
import type { ActOutcome, ActsAs, VisitCommand } from '../../operations/steps/act-on-visit.ts';
import { addService } from '../../operations/visit/add-service.ts';
import { stayAway } from '../../operations/visit/away.ts';
import { bringBack } from '../../operations/visit/back.ts';
import { completeVisit } from '../../operations/visit/complete.ts';
import { correctDetails, type VisitDetails } from '../../operations/visit/correct-details.ts';
import { handOverVisit } from '../../operations/visit/hand-over.ts';
import { leaveLine } from '../../operations/visit/leave.ts';
import { mergeParties } from '../../operations/visit/merge-parties.ts';
import { endAsNoShow } from '../../operations/visit/no-show.ts';
import { notHere } from '../../operations/visit/not-here.ts';
import { parkVisit } from '../../operations/visit/park.ts';
import { recallVisit } from '../../operations/visit/recall.ts';
import { reopenVisit } from '../../operations/visit/reopen.ts';
import { resumeVisit } from '../../operations/visit/resume.ts';
import { splitParty } from '../../operations/visit/split-party.ts';
import { startVisit } from '../../operations/visit/start.ts';
import { transferVisit } from '../../operations/visit/transfer.ts';
import { type UndoOutcome, undoLastAct } from '../../operations/visit/undo.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import { problem } from '../problem.ts';
import { readEmail, readPhoneNumber } from '../shapes/contact.ts';
import { act, actAnswer as actAnswerShape } from '../shapes/visit.ts';
import { describe } from './describe.ts';
import { ifMatchOf, jsonBody, notFound } from './json.ts';
import { visitRefused } from './refusals.ts';
import { actorOf, invalid, keyReused, requestOf } from './request.ts';
import { visitAnswer } from './visit-answers.ts';
import { visitRight } from './visit-rights.ts';

type Body = z.output<typeof act>;
type Do = (deps: WebDeps, command: VisitCommand, body: Body) => Promise<ActOutcome | UndoOutcome>;

const DEFAULT_AWAY_MINUTES = 10;

function detailsOf({ customer, language, needs, partySize, note }: Body): VisitDetails {
  const { name, phone, email } = customer ?? {};
  return {
    ...(name === undefined ? {} : { name: name.trim() || null }),
    ...(phone === undefined ? {} : { phone: phone === '' ? null : readPhoneNumber(phone) }),
    ...(email === undefined ? {} : { email: email.trim() || null }),
    ...(language ? { language } : {}),
    ...(needs ? { needs } : {}),
    ...(partySize ? { partySize } : {}),
    ...(note === undefined ? {} : { note: note || null }),
  };
}

/** Acts of the path, each one operation. */
const ACTS: Readonly<Record<string, Do>> = {
  recall: recallVisit,
  'not-here': notHere,
  back: bringBack,
  here: bringBack,
  away: (deps, command, body) => stayAway(deps, { ...command, minutes: body.awayMinutes || DEFAULT_AWAY_MINUTES }),
  start: startVisit,
  park: parkVisit,
  resume: (deps, command, body) => {
    const { advisor, counter } = body.to ?? {};
    return resumeVisit(deps, { ...command, at: { ...(advisor ? { advisor } : {}), ...(counter ? { counter } : {}) } });
  },
  transfer: (deps, command, body) => {
    const { service, advisor, counter } = body.to ?? {};
    const to = { ...(service ? { service } : {}), ...(advisor ? { advisor } : {}), ...(counter ? { counter } : {}) };
    return transferVisit(deps, { ...command, to });
  },
  complete: (deps, command, body) =>
    completeVisit(deps, {
      ...command,
      outcome: body.outcome ?? null,
      summary: body.summary ?? null,
      caseNumber: body.caseNumber ?? null,
    }),
  'no-show': endAsNoShow,
  leave: leaveLine,
  reopen: reopenVisit,
  undo: undoLastAct,
  'hand-over': (deps, command, body) => {
    const { advisor, counter } = body.to ?? {};
    const to = { ...(advisor ? { advisor } : {}), ...(counter ? { counter } : {}) };
    return handOverVisit(deps, { ...command, to });
  },
  'add-service': (deps, command, body) => addService(deps, { ...command, service: body.to?.service ?? '' }),
  correct: (deps, command, body) => correctDetails(deps, { ...command, details: detailsOf(body) }),
  split: (deps, command, body) =>
    splitParty(deps, {
      ...command,
      partySize: body.partySize ?? 1,
      ...(body.to?.service ? { service: body.to.service } : {}),
      ...(body.customer?.name ? { name: body.customer.name } : {}),
    }),
  merge: (deps, command, body) => mergeParties(deps, { ...command, otherId: body.visit ?? '' }),
};

/** What of the body an act cannot do without, by its pointer. */
const NEEDS: Readonly<Record<string, { readonly pointer: string; readonly isGiven: (body: Body) => boolean }>> = {
  transfer: { pointer: '/to', isGiven: (body) => body.to !== undefined },
  'hand-over': { pointer: '/to', isGiven: ({ to }) => to?.advisor !== undefined || to?.counter !== undefined },
  'add-service': { pointer: '/to/service', isGiven: (body) => body.to?.service !== undefined },
  merge: { pointer: '/visit', isGiven: (body) => body.visit !== undefined },
};

/** A contact that can be none would be erased in silence. */
function wrongContact({ customer }: Body): string | null {
  if (customer?.phone && readPhoneNumber(customer.phone) === null) return '/customer/phone';
  return customer?.email && readEmail(customer.email) === null ? '/customer/email' : null;
}

/** What the token of a visit's own link may do. */
const BY_TOKEN = new Set(['leave', 'here', 'away']);

type Outcome = ActOutcome | UndoOutcome;

async function actAnswer(deps: WebDeps, c: AppContext, outcome: Outcome, as: ActsAs): Promise<Response> {
  const shown = async (visitId: string) => {
    const page = await visitPage(deps, visitId, c.var.language);
    return page && visitAnswer(page, c.var.language);
  };
  switch (outcome.kind) {
    case 'done': {
      const other = outcome.other && (await shown(outcome.other.id));
      return c.json({ visit: await shown(outcome.visit.id), ...(other ? { other } : {}) }, 200);
    }
    case 'undone':
      return c.json({ visit: await shown(outcome.visit.id) }, 200);
    case 'stale':
      return visitRefused(deps, c, { visitId: outcome.visit.id, why: 'stale_revision', last: outcome.last, as });
    case 'not_allowed':
      return visitRefused(deps, c, {
        visitId: outcome.visit.id,
        why: 'not_allowed',
        last: outcome.last,
        as,
        status: 403,
      });
    case 'refused':
      return visitRefused(deps, c, {
        visitId: outcome.visit.id,
        why: outcome.why,
        last: outcome.last,
        other: outcome.other,
        as,
      });
    case 'not_found':
      return notFound(c);
    case 'other_body':
      return keyReused(c);
  }
}

/** POST /visits/:id/:act, for keys with the scope `operate`, and three of them for the visit's own link. */
export const actRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>().post(
    '/visits/:id/:act',
    describe('/visits/:id/:act', {
      summary: `An act on a visit: ${Object.keys(ACTS).join(', ')}`,
      tag: 'queue',
      needs: 'operate',
      body: act,
      answers: { 200: actAnswerShape },
      problems: [409],
      isIdempotent: true,
      takesIfMatch: true,
    }),
    async (c) => {
      const { id, act: name } = c.req.param();
      const doAct = Object.hasOwn(ACTS, name) ? ACTS[name] : undefined;
      if (!doAct) return notFound(c);
      const right = await visitRight(deps, c, id, 'operate');
      if (right.kind === 'refused') return right.answer;
      if (right.as.kind === 'visitor' && !BY_TOKEN.has(name)) return problem(c, 403, 'not_allowed');
      const body = await jsonBody(c, act);
      if (body.kind === 'refused') return body.answer;
      const need = NEEDS[name];
      if (need && !need.isGiven(body.value)) return invalid(c, need.pointer, 'required', `The act ${name} needs it.`);
      const wrong = wrongContact(body.value);
      if (wrong) return invalid(c, wrong, 'not_reachable', 'No such number or address can be.');
      const request = requestOf(c, id, body.hash);
      const command: VisitCommand = {
        visitId: id,
        revision: body.value.revision,
        ifMatch: ifMatchOf(c),
        actor: right.as.kind === 'visitor' ? { kind: 'public', id } : actorOf(c),
        as: right.as,
        ...(request ? { request } : {}),
      };
      return actAnswer(deps, c, await doAct(deps, command, body.value), right.as);
    },
  );
