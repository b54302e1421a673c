import type { ServerResponse } from 'node:http';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { listEvents, type StoreEvent } from '../operations/stores/list-events.ts';
import type { WebDeps } from './deps.ts';
import type { AppContext } from './env.ts';
import { createStreamCaps } from './stream-caps.ts';

const PAGE = 200;
const HEARTBEAT_MS = 15_000;
const CAP = { inAll: 200, anAddress: 50 };

interface Stream {
  readonly deps: WebDeps;
  readonly tell: (event: StoreEvent) => object;
  readonly res: ServerResponse;
}

/** Writes the log after `after`, then what is added, until the caller goes. A slow caller is waited for, not queued for. */
function follow({ deps, tell, res }: Stream, storeId: string, after: number, onGone: () => void): void {
  let last = after;
  let isWriting = false;
  let isDirty = false;
  const pump = async (): Promise<void> => {
    isDirty = true;
    if (isWriting) return;
    isWriting = true;
    while (isDirty && !res.destroyed) {
      isDirty = false;
      const page = await listEvents(deps, storeId, last, PAGE);
      for (const event of page.events) {
        res.write(`id: ${event.id}\nevent: ${event.kind}\ndata: ${JSON.stringify(tell(event))}\n\n`);
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
  const end = (): void => void res.end();
  deps.stopping.addEventListener('abort', end);
  res.on('close', () => {
    deps.stopping.removeEventListener('abort', end);
    stop();
    clearInterval(beat);
    onGone();
  });
  pump().catch(fail);
}

/** Streams of stores' logs, at most 200 at a time, and 50 from one address. */
export function createLogStreams(deps: WebDeps, tell: (event: StoreEvent) => object) {
  const caps = createStreamCaps(CAP);
  return {
    /** Takes over the response; null when there are too many streams already. */
    answer(c: AppContext, storeId: string, after: number): Response | null {
      const leave = caps.enter(c.var.clientAddress);
      if (!leave) return null;
      const res = c.env.outgoing as ServerResponse;
      res.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store, no-transform',
        'x-accel-buffering': 'no',
      });
      res.flushHeaders();
      follow({ deps, tell, res }, storeId, after, leave);
      return RESPONSE_ALREADY_SENT;
    },
  };
}
