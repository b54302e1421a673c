import { Hono } from 'hono';
import { z } from 'zod';
import { keyReaches } from '../../operations/access/api-keys.ts';
import { loadRevision, loadStoreRow } from '../../operations/loading/store.ts';
import { putAdvisor } from '../../operations/manage/put-advisor.ts';
import { putCounter } from '../../operations/manage/put-counter.ts';
import { putService } from '../../operations/manage/put-service.ts';
import { putShift } from '../../operations/manage/put-shift.ts';
import { putStore } from '../../operations/manage/put-store.ts';
import { setOpeningHours } from '../../operations/manage/set-opening-hours.ts';
import { setSpecialHours } from '../../operations/manage/set-special-hours.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import { keyScope } from '../middleware/api-key.ts';
import { storeScope } from '../middleware/store-scope.ts';
import { problem } from '../problem.ts';
import { instantOfText } from '../shapes/common.ts';
import * as shapes from '../shapes/configuration.ts';
import { describe } from './describe.ts';
import { ifMatchOf, jsonBody } from './json.ts';
import { type PutOutcome, putAnswer } from './put-answers.ts';
import { actorOf } from './request.ts';

const { saved } = shapes;
const affected = { affected: z.enum(['keep']).optional() };

interface Asked<Body> {
  readonly body: Body;
  /** Make the change although appointments are left without a plan. */
  readonly keep: boolean;
  readonly name: string;
}
type Put<Body> = (c: AppContext, asked: Asked<Body>) => Promise<{ outcome: PutOutcome; id: string }>;

const put = (path: string, summary: string, body: z.ZodType) =>
  describe(path, {
    summary,
    tag: 'configuration',
    needs: 'manage',
    query: affected,
    body,
    answers: { 200: saved, 201: saved },
    problems: [409],
    takesIfMatch: true,
  });

const spansOf = (spans: readonly { startsAt: string; endsAt: string }[]) =>
  spans.map((span) => ({ startsAt: instantOfText(span.startsAt), endsAt: instantOfText(span.endsAt) }));

/** Reads the body, does it, answers; what was saved with the revision that the next change may be bound to. */
const handlers =
  (deps: WebDeps) =>
  <S extends z.ZodType>(shape: S, parameter: string, work: Put<z.output<S>>) =>
  async (c: AppContext): Promise<Response> => {
    const body = await jsonBody(c, shape);
    if (body.kind === 'refused') return body.answer;
    const keep = c.req.query('affected') === 'keep';
    const { outcome, id } = await work(c, { body: body.value, keep, name: c.req.param(parameter) ?? '' });
    if (outcome.kind === 'saved') c.header('etag', `"${await loadRevision(deps, c.var.store?.id ?? id)}"`);
    return putAnswer(c, outcome, id);
  };

/** A key of some stores changes those; only a key of all makes new ones. */
async function refusesStore(deps: WebDeps, c: AppContext, name: string): Promise<Response | null> {
  const caller = c.var.apiCaller!;
  if (caller.storeIds === null) return null;
  const present = await loadStoreRow(deps, name);
  return present && keyReaches(caller, present.id) ? null : problem(c, 404, 'not_found');
}

/** What a key with the scope `manage` sets. PUT creates or replaces by the caller's own id. */
export const configureRoutes = (deps: WebDeps) => {
  const handler = handlers(deps);
  const inStore = [storeScope(deps), keyScope('manage')] as const;
  const of = (c: AppContext) => ({ storeId: c.var.store.id, actor: actorOf(c), ifMatch: ifMatchOf(c) });
  return new Hono<AppEnv>()
    .put(
      '/stores/:store',
      put('/stores/:store', 'Make or replace a store', shapes.putStore),
      keyScope('manage'),
      async (c) => {
        const refusal = await refusesStore(deps, c, c.req.param('store'));
        if (refusal) return refusal;
        return handler(shapes.putStore, 'store', async (_, { body, keep, name }) => {
          const { settings, ...details } = body;
          const outcome = await putStore(deps, {
            store: name,
            details,
            settings,
            keep,
            actor: actorOf(c),
            ifMatch: ifMatchOf(c),
          });
          return { outcome, id: outcome.kind === 'saved' ? outcome.storeId : '' };
        })(c);
      },
    )
    .put(
      '/stores/:store/hours',
      put('/stores/:store/hours', 'Replace the weekly hours', shapes.putHours),
      ...inStore,
      handler(shapes.putHours, 'store', async (c, { body, keep }) => {
        const outcome = await setOpeningHours(deps, { ...of(c), weekly: body.weekly, keep });
        return { outcome, id: c.var.store.id };
      }),
    )
    .put(
      '/stores/:store/special-hours/:date',
      put('/stores/:store/special-hours/:date', 'Set the hours of one date; no spans = closed', shapes.putSpecialHours),
      ...inStore,
      handler(shapes.putSpecialHours, 'date', async (c, { body, keep, name }) => {
        const outcome = await setSpecialHours(deps, { ...of(c), date: name, hours: body, keep });
        return { outcome, id: c.var.store.id };
      }),
    )
    .put(
      '/stores/:store/services/:service',
      put('/stores/:store/services/:service', 'Make or replace a service', shapes.putService),
      ...inStore,
      handler(shapes.putService, 'service', async (c, { body, name }) => {
        const outcome = await putService(deps, { ...of(c), service: name, details: body });
        return { outcome, id: outcome.kind === 'saved' ? outcome.serviceId : '' };
      }),
    )
    .put(
      '/stores/:store/counters/:counter',
      put('/stores/:store/counters/:counter', 'Make or rename a counter', shapes.putCounter),
      ...inStore,
      handler(shapes.putCounter, 'counter', async (c, { body, name }) => {
        const outcome = await putCounter(deps, { ...of(c), counter: name, details: body });
        return { outcome, id: outcome.kind === 'saved' ? outcome.counterId : '' };
      }),
    )
    .put(
      '/stores/:store/advisors/:advisor',
      put('/stores/:store/advisors/:advisor', 'Make or replace an advisor with skills', shapes.putAdvisor),
      ...inStore,
      handler(shapes.putAdvisor, 'advisor', async (c, { body, keep, name }) => {
        const outcome = await putAdvisor(deps, { ...of(c), advisor: name, details: body, keep });
        return { outcome, id: outcome.kind === 'saved' ? outcome.advisorId : '' };
      }),
    )
    .put(
      '/stores/:store/shifts/:shift',
      put('/stores/:store/shifts/:shift', 'Make or replace a shift with its breaks', shapes.putShift),
      ...inStore,
      handler(shapes.putShift, 'shift', async (c, { body, keep, name }) => {
        const [span] = spansOf([body]);
        const plan = { ...span!, breaks: spansOf(body.breaks ?? []) };
        const outcome = await putShift(deps, { ...of(c), shift: name, advisor: body.advisor, plan, keep });
        return { outcome, id: outcome.kind === 'saved' ? outcome.shiftId : '' };
      }),
    );
};
