import { Hono } from 'hono';
import { ticketOf } from '../../domain/queue/visit/party.ts';
import {
  type CounterOutcome,
  closeCounter,
  type OpenCounterOutcome,
  openCounter,
  pauseCounter,
  resumeCounter,
} from '../../operations/counter/staff-counter.ts';
import { words } from '../../words/words.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import { keyScope } from '../middleware/api-key.ts';
import { storeScope } from '../middleware/store-scope.ts';
import { problem } from '../problem.ts';
import { textOf, textOrNull } from '../shapes/common.ts';
import { counterSession, counterSessionChange, newCounterSession } from '../shapes/visit.ts';
import { describe } from './describe.ts';
import { jsonBody, notFound } from './json.ts';
import { actorOf, keyReused, requestOf } from './request.ts';

type Session = (CounterOutcome & { kind: 'done' })['session'];

const sessionAnswer = (session: Session) => ({
  counter: session.counterId,
  advisor: session.advisorId,
  state: session.closedAt === null ? session.state : 'closed',
  since: textOf(session.closedAt ?? session.stateSince),
  pausedUntil: textOrNull(session.pausedUntil),
});

function openAnswer(c: AppContext, outcome: OpenCounterOutcome): Response {
  const w = words(c.var.language).api.refused.counters;
  switch (outcome.kind) {
    case 'opened':
      return c.json(sessionAnswer(outcome.session), 201);
    case 'counter_taken':
    case 'advisor_busy':
      return problem(c, 409, outcome.kind, { session: sessionAnswer(outcome.session), detail: w[outcome.kind] });
    case 'other_body':
      return keyReused(c);
    case 'not_found':
      return notFound(c);
  }
}

function changeAnswer(c: AppContext, outcome: CounterOutcome): Response {
  const w = words(c.var.language).api.refused.counters;
  switch (outcome.kind) {
    case 'done':
      return c.json(sessionAnswer(outcome.session), 200);
    case 'counter_busy':
      return problem(c, 409, 'counter_busy', {
        visitId: outcome.visit.id,
        detail: w.counter_busy(ticketOf(outcome.visit)),
      });
    case 'counter_closed':
      return problem(c, 409, 'counter_closed', { detail: w.counter_closed });
    case 'other_body':
      return keyReused(c);
  }
}

const PATH = '/stores/:store/counters/:counter/sessions';

/** Opening, pausing and closing a counter. */
export const counterRoutes = (deps: WebDeps) => {
  const command = (c: AppContext, counterId: string) => ({ storeId: c.var.store.id, counterId, actor: actorOf(c) });
  return new Hono<AppEnv>()
    .use(PATH, storeScope(deps), keyScope('operate'))
    .post(
      PATH,
      describe(PATH, {
        summary: 'Open a counter for an advisor',
        tag: 'queue',
        needs: 'operate',
        body: newCounterSession,
        answers: { 201: counterSession },
        problems: [409],
        isIdempotent: true,
      }),
      async (c) => {
        const body = await jsonBody(c, newCounterSession);
        if (body.kind === 'refused') return body.answer;
        const advisorId = body.value.advisor;
        const request = requestOf(c, c.var.store.id, body.hash);
        const outcome = await openCounter(deps, { ...command(c, c.req.param('counter')), advisorId, request });
        return openAnswer(c, outcome);
      },
    )
    .patch(
      PATH,
      describe(PATH, {
        summary: 'Pause a counter, or go on',
        tag: 'queue',
        needs: 'operate',
        body: counterSessionChange,
        answers: { 200: counterSession },
        problems: [409],
      }),
      async (c) => {
        const body = await jsonBody(c, counterSessionChange);
        if (body.kind === 'refused') return body.answer;
        const { state, untilMinutes, reason } = body.value;
        const it = command(c, c.req.param('counter'));
        if (state === 'open') return changeAnswer(c, await resumeCounter(deps, it));
        return changeAnswer(
          c,
          await pauseCounter(deps, { ...it, minutes: untilMinutes ?? null, reason: reason ?? null }),
        );
      },
    )
    .delete(
      PATH,
      describe(PATH, {
        summary: 'Close a counter',
        tag: 'queue',
        needs: 'operate',
        answers: { 200: counterSession },
        problems: [409],
      }),
      async (c) => changeAnswer(c, await closeCounter(deps, command(c, c.req.param('counter')))),
    );
};
