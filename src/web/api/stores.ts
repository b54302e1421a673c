import { Hono } from 'hono';
import { z } from 'zod';
import { walkInStopOf } from '../../domain/queue/visit/joining.ts';
import { type FoundStore, findStores } from '../../operations/stores/find-stores.ts';
import { showStore } from '../../operations/stores/show-store.ts';
import type { Instant } from '../../time/instant.ts';
import { localOf } from '../../time/store-zone.ts';
import type { WebDeps } from '../deps.ts';
import type { AppEnv } from '../env.ts';
import { dateText, paging, textOrNull } from '../shapes/common.ts';
import { hoursAnswer, store, storeList } from '../shapes/store.ts';
import { describe } from './describe.ts';
import { answer, notFound, query } from './json.ts';
import { addressOf, hoursAnswerOf, openAnswer, storeAnswer, walkInStopAnswer } from './store-answers.ts';
import { waitAnswer } from './visit-answers.ts';

const MOST_HOURS_DAYS = 62;
const hoursQuery = {
  from: dateText.optional(),
  days: z
    .string()
    .refine((text) => /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= MOST_HOURS_DAYS, {
      message: 'must be 1 to 62',
    })
    .optional(),
};

const PAGE = 25;
const NEAR = /^(-?\d{1,2}(?:\.\d+)?),\s*(-?\d{1,3}(?:\.\d+)?)$/;

function pointOf(text: string): { lat: number; lng: number } | null {
  const m = NEAR.exec(text.trim());
  const point = m && { lat: Number(m[1]), lng: Number(m[2]) };
  return point && Math.abs(point.lat) <= 90 && Math.abs(point.lng) <= 180 ? point : null;
}

const listQuery = {
  q: z.string().max(100).optional(),
  near: z
    .string()
    .refine((text) => pointOf(text) !== null, { message: 'must be LAT,LNG' })
    .optional(),
  radiusKm: z
    .string()
    .regex(/^\d{1,5}(\.\d+)?$/, 'must be a number of kilometres')
    .optional(),
  service: z.string().max(64).optional(),
  openNow: z.enum(['true', 'false']).optional(),
  limit: paging.limit,
  cursor: z
    .string()
    .regex(/^\d{1,6}$/, 'must be the cursor of the answer before')
    .optional(),
};

const inList = (found: FoundStore, now: Instant) => ({
  id: found.store.id,
  ref: found.store.ref,
  slug: found.store.slug,
  name: found.store.name,
  zone: found.store.zone,
  point: { lat: found.store.lat, lng: found.store.lng },
  address: addressOf(found.store),
  phone: found.store.phone,
  distanceKm: found.distanceKm === null ? null : Math.round(found.distanceKm * 100) / 100,
  ...openAnswer(found.state),
  wait: waitAnswer(found.wait),
  walkInStop: walkInStopAnswer(walkInStopOf(found.store, now)),
  nextSlotAt: textOrNull(found.nextFreeAt),
});

/** What anybody may ask about a store. */
export const storeRoutes = (deps: WebDeps) =>
  new Hono<AppEnv>()
    .get(
      '/stores',
      describe('/stores', {
        summary: 'Stores by place or name, nearest first',
        tag: 'stores',
        query: listQuery,
        answers: { 200: storeList },
        problems: [422],
      }),
      async (c) => {
        const asked = query(c, z.object(listQuery));
        if (asked.kind === 'refused') return asked.answer;
        const { q, near, radiusKm, service, openNow, limit, cursor } = asked.value;
        const size = Number(limit ?? PAGE);
        const offset = Number(cursor ?? 0);
        const found = await findStores(
          deps,
          {
            q: q ?? '',
            near: near === undefined ? null : pointOf(near),
            radiusKm: radiusKm === undefined ? null : Number(radiusKm),
            serviceKey: service ?? null,
            openNow: openNow === 'true',
            limit: size,
            offset,
          },
          { waits: true, freeTimes: true },
        );
        // A place that nobody knows has no stores near it: an empty list, not an error.
        if (found.kind === 'place_unknown') return answer(c, { data: [], hasMore: false, nextCursor: null });
        const now = deps.now();
        const nextCursor = found.hasMore ? String(offset + size) : null;
        return answer(c, { data: found.stores.map((one) => inList(one, now)), hasMore: found.hasMore, nextCursor });
      },
    )
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
