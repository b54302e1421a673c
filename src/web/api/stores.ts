import { Hono } from 'hono';
import { z } from 'zod';
import { showStore } from '../../operations/stores/show-store.ts';
import { localOf } from '../../time/store-zone.ts';
import type { WebDeps } from '../deps.ts';
import type { AppEnv } from '../env.ts';
import { dateText } from '../shapes/common.ts';
import { hoursAnswer, store } from '../shapes/store.ts';
import { describe } from './describe.ts';
import { answer, notFound, query } from './json.ts';
import { hoursAnswerOf, storeAnswer } from './store-answers.ts';

const MOST_HOURS_DAYS = 62;
const hoursQuery = {
  from: dateText.optional(),
  days: z
    .string()
    .regex(/^\d{1,2}$/)
    .refine((text) => Number(text) >= 1 && Number(text) <= MOST_HOURS_DAYS, { message: 'must be 1 to 62' })
    .optional(),
};

/** What anybody may ask about a store. */
export const storeRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>()
    .get(
      '/stores/:store',
      describe('/stores/:store', { summary: 'A store', tag: 'stores', answers: { 200: store } }),
      async (c) => {
        const shown = await showStore(deps, c.req.param('store'));
        return shown ? answer(c, storeAnswer(shown)) : notFound(c);
      },
    )
    .get(
      '/stores/:store/hours',
      describe('/stores/:store/hours', {
        summary: 'Opening hours by date, as instants',
        tag: 'stores',
        query: hoursQuery,
        answers: { 200: hoursAnswer },
        problems: [422],
      }),
      async (c) => {
        const asked = query(c, z.object(hoursQuery));
        if (asked.kind === 'refused') return asked.answer;
        const shown = await showStore(deps, c.req.param('store'));
        if (!shown) return notFound(c);
        const from = asked.value.from ?? localOf(shown.store.zone, deps.now()).date;
        return answer(c, hoursAnswerOf(shown, from, Number(asked.value.days ?? 7)));
      },
    );
