import { Hono } from 'hono';
import { type StopOutcome, stopWalkIns, takeWalkIns } from '../../operations/arrival/stop-walk-ins.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import { keyScope } from '../middleware/api-key.ts';
import { storeScope } from '../middleware/store-scope.ts';
import { instantOfText, textOf } from '../shapes/common.ts';
import { newWalkInStop, walkInStop } from '../shapes/visit.ts';
import { describe } from './describe.ts';
import { jsonBody, notFound } from './json.ts';
import { actorOf, invalid, keyReused, requestOf } from './request.ts';

const PATH = '/stores/:store/walk-in-stops';

function stopAnswer(c: AppContext, outcome: StopOutcome): Response {
  switch (outcome.kind) {
    case 'stopped':
      return c.json({ until: textOf(outcome.until), reason: outcome.reason }, 201);
    case 'until_out_of_range':
      return invalid(c, '/until', 'out_of_range', 'It must be in the future, at most a day ahead.');
    case 'unknown_reason':
      return invalid(c, '/reason', 'unknown_reason', 'Take one of the reasons of the document.');
    case 'other_body':
      return keyReused(c);
    case 'not_found':
      return notFound(c);
  }
}

/** "No more walk-ins" until a time, and taking them again. */
export const walkInStopRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>()
    .use(PATH, storeScope(deps), keyScope('operate'))
    .post(
      PATH,
      describe(PATH, {
        summary: 'No more walk-ins until a time, or until closing',
        tag: 'queue',
        needs: 'operate',
        body: newWalkInStop,
        answers: { 201: walkInStop },
        isIdempotent: true,
      }),
      async (c) => {
        const body = await jsonBody(c, newWalkInStop);
        if (body.kind === 'refused') return body.answer;
        const { until, reason } = body.value;
        const request = requestOf(c, c.var.store.id, body.hash);
        const outcome = await stopWalkIns(deps, {
          storeId: c.var.store.id,
          ...(until ? { until: instantOfText(until) } : {}),
          reason,
          actor: actorOf(c),
          ...(request ? { request } : {}),
        });
        return stopAnswer(c, outcome);
      },
    )
    .delete(
      PATH,
      describe(PATH, { summary: 'Take walk-ins again', tag: 'queue', needs: 'operate', answers: { 204: null } }),
      async (c) => {
        const done = await takeWalkIns(deps, { storeId: c.var.store.id, actor: actorOf(c) });
        return done ? c.body(null, 204) : notFound(c);
      },
    );
