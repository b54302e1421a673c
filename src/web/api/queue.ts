import { Hono } from 'hono';
import { readReference } from '../../domain/booking/reference.ts';
import { ticketOf } from '../../domain/queue/visit/party.ts';
import { type CheckInOutcome, checkIn } from '../../operations/arrival/check-in.ts';
import { storeWaits } from '../../operations/boards/store-waits.ts';
import { queueOf, visitPage } from '../../operations/boards/visit-page.ts';
import { type CallOutcome, callNext } from '../../operations/counter/call-next.ts';
import type { ActsAs } from '../../operations/steps/act-on-visit.ts';
import type { Instant } from '../../time/instant.ts';
import { clockTime } from '../../time/wording.ts';
import { visitReason } from '../../words/visit-reason.ts';
import { words } from '../../words/words.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import { keyScope } from '../middleware/api-key.ts';
import { storeScope } from '../middleware/store-scope.ts';
import { problem } from '../problem.ts';
import { textOf } from '../shapes/common.ts';
import { waitsAnswer } from '../shapes/store.ts';
import { callAnswer, checkedIn, newCall, newCheckIn, queueAnswer } from '../shapes/visit.ts';
import { describe } from './describe.ts';
import { answer, jsonBody, notFound } from './json.ts';
import { visitRefused } from './refusals.ts';
import { actorOf, keyReused, requestOf } from './request.ts';
import { walkInStopAnswer } from './store-answers.ts';
import { visitAnswer, waitAnswer } from './visit-answers.ts';

const AS_KEY: ActsAs = { kind: 'staff', advisorId: null, mayActForOthers: true };

const shown = async (deps: WebDeps, c: AppContext, visitId: string) => {
  const page = await visitPage(deps, visitId, c.var.language);
  return page ? visitAnswer(page, c.var.language) : null;
};

async function checkInAnswer(deps: WebDeps, c: AppContext, outcome: CheckInOutcome): Promise<Response> {
  const w = words(c.var.language).api.refused.checkIns;
  switch (outcome.kind) {
    case 'checked_in':
      return c.json({ visit: await shown(deps, c, outcome.visit.id), arrival: outcome.arrival }, 201);
    case 'already_checked_in':
      return visitRefused(deps, c, { visitId: outcome.visit.id, why: outcome.kind, last: null, as: AS_KEY });
    case 'too_early':
    case 'released': {
      const { opensAt, releasesAt } = outcome.window;
      const window = { opensAt: textOf(opensAt), closesAt: textOf(releasesAt) };
      const mayJoinNow = outcome.kind === 'released' || outcome.mayJoinNow;
      const time = (at: Instant): string => clockTime(at, c.var.store.zone, c.var.language);
      const told =
        outcome.kind === 'released'
          ? w.released(time(outcome.bookedAt))
          : w.too_early(time(outcome.bookedAt), time(opensAt));
      const detail = mayJoinNow ? `${told} ${w.mayJoinNow}` : told;
      return problem(c, 409, outcome.kind, { startsAt: textOf(outcome.bookedAt), window, mayJoinNow, detail });
    }
    case 'not_accepting':
      return problem(c, 409, 'not_accepting', {
        reason: outcome.why,
        walkInStop: walkInStopAnswer(outcome.stop),
        detail: words(c.var.language).visit.stops[outcome.why],
      });
    case 'cancelled':
      return problem(c, 409, 'cancelled', { detail: w.cancelled });
    case 'other_store':
      return problem(c, 409, 'other_store', { store: outcome.storeId, detail: w.other_store });
    case 'other_body':
      return keyReused(c);
    case 'not_found':
      return notFound(c);
  }
}

async function callAnswerOf(deps: WebDeps, c: AppContext, outcome: CallOutcome): Promise<Response> {
  const w = words(c.var.language).api.refused.counters;
  switch (outcome.kind) {
    case 'called': {
      const reasons = outcome.reasons.map((reason) => ({
        code: reason.code,
        text: visitReason(reason, c.var.store.zone, c.var.language),
      }));
      return c.json({ visit: await shown(deps, c, outcome.visit.id), reasons }, 200);
    }
    case 'nobody':
      return c.json({ visit: null }, 200);
    case 'kept_free': {
      const { appointmentId, until } = outcome.keptFree;
      const keptFree = { appointment: appointmentId, until: textOf(until), inPlaceOf: outcome.inPlaceOf.id };
      return c.json({ visit: null, keptFree }, 200);
    }
    case 'counter_busy': {
      const detail = w.counter_busy(ticketOf(outcome.visit));
      return problem(c, 409, 'counter_busy', { visit: await shown(deps, c, outcome.visit.id), detail });
    }
    case 'counter_closed':
    case 'counter_paused':
      return problem(c, 409, outcome.kind, { detail: w[outcome.kind] });
    case 'refused':
      return visitRefused(deps, c, { visitId: outcome.visit.id, why: outcome.why, last: outcome.last, as: AS_KEY });
    case 'no_skill':
    case 'reason_wanted':
      return visitRefused(deps, c, { visitId: outcome.visit.id, why: outcome.kind, last: null, as: AS_KEY });
    case 'stale':
      return visitRefused(deps, c, { visitId: outcome.visit.id, why: 'not_waiting', last: outcome.last, as: AS_KEY });
    case 'other_body':
      return keyReused(c);
    case 'not_found':
      return notFound(c);
  }
}

/** The line of a store: what anybody sees of it, and what a key with the scope `operate` does to it. */
export const queueRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>()
    .get(
      '/stores/:store/waits',
      describe('/stores/:store/waits', {
        summary: 'Waits by service, now',
        tag: 'stores',
        answers: { 200: waitsAnswer },
      }),
      storeScope(deps),
      async (c) => {
        const waits = await storeWaits(deps, c.var.store.id);
        if (!waits) return notFound(c);
        const data = waits.services.map((s) => ({
          service: s.key,
          waiting: s.waiting,
          ...(waitAnswer(s.wait) ?? { lowMinutes: null, likelyMinutes: null, highMinutes: null }),
          acceptingWalkIns: s.stop === null,
          reason: s.stop,
        }));
        return answer(c, { data, asOf: textOf(waits.asOf), walkInStop: walkInStopAnswer(waits.walkInStop) });
      },
    )
    .get(
      '/stores/:store/queue',
      describe('/stores/:store/queue', {
        summary: 'The line in order, then who is called, served or parked',
        tag: 'queue',
        needs: 'read',
        answers: { 200: queueAnswer },
      }),
      storeScope(deps),
      keyScope('read'),
      async (c) => {
        const pages = await queueOf(deps, c.var.store.id, c.var.language);
        if (!pages) return notFound(c);
        return answer(c, { data: pages.map((p) => visitAnswer(p, c.var.language)), asOf: textOf(deps.now()) });
      },
    )
    .post(
      '/stores/:store/check-ins',
      describe('/stores/:store/check-ins', {
        summary: 'Check in an appointment',
        tag: 'queue',
        needs: 'operate',
        body: newCheckIn,
        answers: { 201: checkedIn },
        problems: [409],
        isIdempotent: true,
      }),
      storeScope(deps),
      keyScope('operate'),
      async (c) => {
        const body = await jsonBody(c, newCheckIn);
        if (body.kind === 'refused') return body.answer;
        const { reference, appointmentId, joinNow } = body.value;
        const request = requestOf(c, c.var.store.id, body.hash);
        const outcome = await checkIn(deps, {
          storeId: c.var.store.id,
          ...(reference ? { reference: readReference(reference) ?? reference } : {}),
          ...(appointmentId ? { appointmentId } : {}),
          joinNow: joinNow ?? false,
          source: 'api',
          actor: actorOf(c),
          ...(request ? { request } : {}),
        });
        return checkInAnswer(deps, c, outcome);
      },
    )
    .post(
      '/stores/:store/calls',
      describe('/stores/:store/calls', {
        summary: 'Call the next visit to a counter, or a chosen one',
        tag: 'queue',
        needs: 'operate',
        body: newCall,
        answers: { 200: callAnswer },
        problems: [409],
        isIdempotent: true,
      }),
      storeScope(deps),
      keyScope('operate'),
      async (c) => {
        const body = await jsonBody(c, newCall);
        if (body.kind === 'refused') return body.answer;
        const request = requestOf(c, c.var.store.id, body.hash);
        const outcome = await callNext(deps, {
          storeId: c.var.store.id,
          counterId: body.value.counter,
          ...(body.value.visit ? { visitId: body.value.visit } : {}),
          reason: body.value.reason ?? null,
          actor: actorOf(c),
          ...(request ? { request } : {}),
        });
        return callAnswerOf(deps, c, outcome);
      },
    );
