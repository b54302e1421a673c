import { Hono } from 'hono';
import type { Problem } from '../../domain/problem.ts';
import { putCounter } from '../../operations/manage/put-counter.ts';
import { putService } from '../../operations/manage/put-service.ts';
import { words } from '../../words/words.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import { keyScope } from '../middleware/api-key.ts';
import { storeScope } from '../middleware/store-scope.ts';
import { problem } from '../problem.ts';
import { putCounter as putCounterShape, putService as putServiceShape, saved } from '../shapes/configuration.ts';
import { describe } from './describe.ts';
import { jsonBody, notFound } from './json.ts';

/** Each refused value as RFC 9457 errors, in the caller's language. */
export function refusedBy(c: AppContext, problems: readonly Problem[]): Response {
  const { problems: say, things } = words(c.var.language);
  const named: Readonly<Record<string, string>> = things;
  const thing = (pointer: string) => named[pointer.split('/').at(-1) ?? ''] ?? pointer;
  const errors = problems.map((p) => ({
    pointer: p.pointer,
    code: p.code,
    detail: say[p.code](thing(p.pointer), p.values ?? {}),
  }));
  return problem(c, 422, 'validation_failed', { errors });
}

type PutOutcome =
  | { readonly kind: 'saved'; readonly created: boolean }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] }
  | { readonly kind: 'not_found' };

function putAnswer(c: AppContext, outcome: PutOutcome, id: string): Response {
  switch (outcome.kind) {
    case 'saved':
      return c.json({ id, created: outcome.created }, outcome.created ? 201 : 200);
    case 'refused':
      return refusedBy(c, outcome.problems);
    case 'not_found':
      return notFound(c);
  }
}

const put = (path: string, summary: string, body: typeof putServiceShape | typeof putCounterShape) =>
  describe(path, { summary, tag: 'configuration', needs: 'manage', body, answers: { 200: saved, 201: saved } });

/** What a key with the scope `manage` sets. PUT creates or replaces by the caller's own id. */
export const configureRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>()
    .put(
      '/stores/:store/services/:service',
      put('/stores/:store/services/:service', 'Make or replace a service', putServiceShape),
      storeScope(deps),
      keyScope('manage'),
      async (c) => {
        const body = await jsonBody(c, putServiceShape);
        if (body.kind === 'refused') return body.answer;
        const outcome = await putService(deps, {
          storeId: c.var.store.id,
          service: c.req.param('service'),
          details: body.value,
          actor: c.var.apiCaller!.actor,
        });
        return putAnswer(c, outcome, outcome.kind === 'saved' ? outcome.serviceId : '');
      },
    )
    .put(
      '/stores/:store/counters/:counter',
      put('/stores/:store/counters/:counter', 'Make or rename a counter', putCounterShape),
      storeScope(deps),
      keyScope('manage'),
      async (c) => {
        const body = await jsonBody(c, putCounterShape);
        if (body.kind === 'refused') return body.answer;
        const outcome = await putCounter(deps, {
          storeId: c.var.store.id,
          counter: c.req.param('counter'),
          details: body.value,
          actor: c.var.apiCaller!.actor,
        });
        return putAnswer(c, outcome, outcome.kind === 'saved' ? outcome.counterId : '');
      },
    );
