import { Hono } from 'hono';
import type { z } from 'zod';
import { joinLine, type WalkIn, type WalkInOutcome } from '../../operations/arrival/walk-in.ts';
import { visitPage } from '../../operations/boards/visit-page.ts';
import { linkPath, linkTag } from '../../operations/steps/link-tag.ts';
import { words } from '../../words/words.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import { storeScope } from '../middleware/store-scope.ts';
import { problem } from '../problem.ts';
import { joinedVisit, newVisit, visit } from '../shapes/visit.ts';
import { type Customer, customerOf } from './customer.ts';
import { describe } from './describe.ts';
import { answer, jsonBody, notFound } from './json.ts';
import { actorOf, invalid, keyMissing, keyReused, requestOf, unknownService } from './request.ts';
import { walkInStopAnswer } from './store-answers.ts';
import { visitAnswer } from './visit-answers.ts';
import { visitRight } from './visit-rights.ts';

/** Joining from one address: enough for a store's own wireless network, not for a flood. */
const JOINS = { points: 60, seconds: 600 };

type Body = z.output<typeof newVisit>;

const walkInOf = (c: AppContext, body: Body, customer: Customer, hash: string): WalkIn => {
  const storeId = c.var.store.id;
  const request = requestOf(c, storeId, hash);
  return {
    storeId,
    services: body.services ?? [body.service!],
    advisorId: body.advisor ?? null,
    ...customer,
    language: body.language ?? c.var.language,
    partySize: body.partySize ?? 1,
    awayMinutes: body.awayMinutes ?? 0,
    needs: body.needs ?? [],
    source: 'api',
    actor: actorOf(c),
    ...(request ? { request } : {}),
  };
};

async function joined(deps: WebDeps, c: AppContext, outcome: WalkInOutcome, body: Body): Promise<Response> {
  switch (outcome.kind) {
    case 'joined': {
      const { id, linkVersion } = outcome.visit;
      const page = await visitPage(deps, id, c.var.language);
      const token = linkTag(deps.secretKey, 'visit', id, linkVersion);
      const visitUrl = deps.baseUrl + linkPath(deps.secretKey, 'visit', id, linkVersion);
      return c.json({ ...visitAnswer(page!, c.var.language), token, visitUrl }, 201);
    }
    case 'already_here': {
      // The ticket is told, the link is not: whoever knows a phone number would have it.
      const page = await visitPage(deps, outcome.visit.id, c.var.language);
      return c.json(visitAnswer(page!, c.var.language), 200);
    }
    case 'not_accepting':
      return problem(c, 409, 'not_accepting', {
        reason: outcome.why,
        walkInStop: walkInStopAnswer(outcome.stop),
        detail: words(c.var.language).visit.stops[outcome.why],
      });
    case 'unknown_service':
      return unknownService(c, outcome.service, body.services);
    case 'advisor_not_here':
      return invalid(c, '/advisor', 'advisor_not_here', 'Not on duty, or without the skill.');
    case 'other_body':
      return keyReused(c);
    case 'no_such_store':
      return notFound(c);
  }
}

/** Joining a line, and one's own visit. */
export const visitRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>()
    .post(
      '/stores/:store/visits',
      describe('/stores/:store/visits', {
        summary: 'Join the line',
        tag: 'visits',
        body: newVisit,
        answers: { 201: joinedVisit, 200: visit },
        problems: [409],
        isIdempotent: true,
      }),
      deps.rateLimits.per('api-join', JOINS, (c) => c.var.apiCaller?.keyId ?? c.var.clientAddress),
      storeScope(deps),
      async (c) => {
        const body = await jsonBody(c, newVisit);
        if (body.kind === 'refused') return body.answer;
        if (!requestOf(c, '', '')) return keyMissing(c);
        const customer = customerOf(c, body.value.customer);
        if (customer.kind === 'refused') return customer.answer;
        return joined(deps, c, await joinLine(deps, walkInOf(c, body.value, customer.value, body.hash)), body.value);
      },
    )
    .get(
      '/visits/:id',
      describe('/visits/:id', { summary: 'A visit', tag: 'visits', needs: 'link', answers: { 200: visit } }),
      async (c) => {
        const right = await visitRight(deps, c, c.req.param('id'), 'read');
        if (right.kind === 'refused') return right.answer;
        const page = await visitPage(deps, right.visit.id, c.var.language);
        return page ? answer(c, visitAnswer(page, c.var.language)) : notFound(c);
      },
    );
