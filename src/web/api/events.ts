import type { ServerResponse } from 'node:http';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { Hono } from 'hono';
import { z } from 'zod';
import { listEvents, type StoreEvent } from '../../operations/stores/list-events.ts';
import type { WebDeps } from '../deps.ts';
import type { AppContext, AppEnv } from '../env.ts';
import { keyScope } from '../middleware/api-key.ts';
import { storeScope } from '../middleware/store-scope.ts';
import { problem } from '../problem.ts';
import { paging, textOf } from '../shapes/common.ts';
import { eventList } from '../shapes/visit.ts';
import { describe } from './describe.ts';
import { answer, query } from './json.ts';

const PAGE = 25;
const STREAM_PAGE = 200;
const HEARTBEAT_MS = 15_000;
const MOST_STREAMS = 200;

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

/** Writes the log after `after`, then what is added, until the caller goes. A slow caller is waited for, not queued for. */
function follow(deps: WebDeps, storeId: string, after: number, res: ServerResponse, onGone: () => void): void {
  let last = after;
  let isWriting = false;
  let isDirty = false;
  const pump = async (): Promise<void> => {
    isDirty = true;
    if (isWriting) return;
    isWriting = true;
    while (isDirty && !res.destroyed) {
      isDirty = false;
      const page = await listEvents(deps, storeId, last, STREAM_PAGE);
      for (const event of page.events) {
        res.write(`id: ${event.id}\nevent: ${event.kind}\ndata: ${JSON.stringify(eventAnswer(event))}\n\n`);
        last = event.id;
      }
      if (res.writableNeedDrain) await new Promise((resolve) => res.once('drain', resolve).once('close', resolve));
      isDirty ||= page.hasMore;
    }
    isWriting = false;
  };
  const fail = (error: unknown): void => {
    deps.log.error({ error: String(error), storeId }, 'an event stream failed');
    res.destroy();
  };
  const stop = deps.signals.onStoreChanged((changed) => {
    if (changed === storeId) pump().catch(fail);
  });
  const beat = setInterval(() => res.write(':\n\n'), HEARTBEAT_MS);
  beat.unref();
  res.on('close', () => {
    stop();
    clearInterval(beat);
    onGone();
  });
  pump().catch(fail);
}

/** The log of a store: a page of it, or all that comes, as server-sent events. */
export function eventRoutes(deps: WebDeps) {
  let streams = 0;

  function stream(c: AppContext, storeId: string, after: number): Response {
    if (streams >= MOST_STREAMS) return problem(c, 503, 'too_many_streams');
    streams++;
    const res = c.env.outgoing as ServerResponse;
    res.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    follow(deps, storeId, after, res, () => {
      streams--;
    });
    return RESPONSE_ALREADY_SENT;
  }

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
      if (c.req.header('accept')?.includes('text/event-stream')) return stream(c, c.var.store.id, after);
      const page = await listEvents(deps, c.var.store.id, after, Number(asked.value.limit ?? PAGE));
      const nextCursor = page.hasMore ? String(page.events.at(-1)!.id) : null;
      return answer(c, { data: page.events.map(eventAnswer), hasMore: page.hasMore, nextCursor });
    },
  );
}
