import { Hono } from 'hono';
import { z } from 'zod';
import { listEvents, type StoreEvent } from '../../operations/stores/list-events.ts';
import type { WebDeps } from '../deps.ts';
import type { AppEnv } from '../env.ts';
import { createLogStreams } from '../log-streams.ts';
import { keyScope } from '../middleware/api-key.ts';
import { storeScope } from '../middleware/store-scope.ts';
import { problem } from '../problem.ts';
import { paging, textOf } from '../shapes/common.ts';
import { eventList } from '../shapes/visit.ts';
import { describe } from './describe.ts';
import { answer, query } from './json.ts';

const PAGE = 25;

const number = z
  .string()
  .regex(/^\d{1,15}$/, 'must be the seq of an event')
  .optional();
const eventsQuery = { after: number, limit: paging.limit, cursor: number };

const eventAnswer = (event: StoreEvent) => ({
  seq: event.id,
  at: textOf(event.at),
  kind: event.kind,
  subject: event.subjectId,
  actor: { kind: event.actorKind, id: event.actorId },
  data: event.data,
});

/** The log of a store: a page of it, or all that comes, as server-sent events. */
export function eventRoutes(deps: WebDeps) {
  const streams = createLogStreams(deps, eventAnswer);
  return new Hono<AppEnv>().get(
    '/stores/:store/events',
    describe('/stores/:store/events', {
      summary: 'The event log of a store, in order; as text/event-stream what comes too',
      tag: 'events',
      needs: 'read',
      query: eventsQuery,
      answers: { 200: eventList },
      problems: [422, 503],
    }),
    storeScope(deps),
    keyScope('read'),
    async (c) => {
      const asked = query(c, z.object(eventsQuery));
      if (asked.kind === 'refused') return asked.answer;
      const lastSeen = /^\d{1,15}$/.exec(c.req.header('last-event-id') ?? '')?.[0];
      const after = Number(asked.value.cursor ?? lastSeen ?? asked.value.after ?? 0);
      if (c.req.header('accept')?.includes('text/event-stream')) {
        return streams.answer(c, c.var.store.id, after) ?? problem(c, 503, 'too_many_streams');
      }
      const page = await listEvents(deps, c.var.store.id, after, Number(asked.value.limit ?? PAGE));
      const nextCursor = page.hasMore ? String(page.events.at(-1)!.id) : null;
      return answer(c, { data: page.events.map(eventAnswer), hasMore: page.hasMore, nextCursor });
    },
  );
}
