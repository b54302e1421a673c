import type { ServerResponse } from 'node:http';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { AppContext } from './env.ts';
import { createStreamCaps } from './stream-caps.ts';
import { createStreamClients, type StreamClients, type TopicState } from './stream-clients.ts';
import { eventFrame, htmlFrame } from './stream-frames.ts';

/** What a topic says of itself: `urgent` changed means draw at once, `calm` alone at most every `calmMs`. */
export interface TopicLine {
  readonly urgent: string;
  readonly calm: string;
}

/** One picture that many screens share. `Load` is what one look at the store gives all its topics. */
export interface Topic<Load> {
  /** Unique among all topics: audience, subject and language. */
  readonly key: string;
  readonly storeId: string;
  /** The fragment's HTML. Absent: a staff topic, whose clients hear `changed` and fetch with their own rights. */
  readonly draw?: (load: Load) => string;
  /** The subject's own line; the fragment is drawn only if it changed. Absent: drawn at every change. */
  readonly line?: (load: Load) => TopicLine;
  /** In place of both, for a subject that the store's load does not hold: looked up at every change. */
  readonly lookUp?: () => Promise<Picture>;
}

export interface Picture {
  readonly line: TopicLine | null;
  readonly draw: () => string | Promise<string>;
}

export interface LiveEventsParts<Load> {
  /** One load, with its forecast, for all topics of a store. */
  readonly load: (storeId: string) => Promise<Load>;
  readonly now: () => number;
  /** Told on every connection, so that a screen left open through an upgrade loads itself anew. */
  readonly release?: string;
  readonly onFailure: (error: unknown, storeId: string) => void;
  readonly heartbeatMs?: number;
  readonly coalesceMs?: number;
  readonly calmMs?: number;
  readonly maxClients?: number;
  readonly maxClientsAnAddress?: number;
}

export interface LiveEvents<Load> {
  /** Answers the request with the topic's stream; 503 when full, stopping or not loadable. */
  stream(c: AppContext, topic: Topic<Load>): Promise<Response>;
  /** The raw form of `stream`: false when it cannot be served. */
  subscribe(res: ServerResponse, topic: Topic<Load>, address: string): Promise<boolean>;
  storeChanged(storeId: string): void;
  clientCount(): number;
  /** Draws what time alone moves, then beats. Runs by itself every `heartbeatMs`; tests call it. */
  beat(): Promise<void>;
  stop(): void;
}

interface Entry<Load> {
  readonly topic: Topic<Load>;
  readonly state: TopicState;
  line: TopicLine | null;
  drawnAt: number;
  /** Clients that wait for the first frame; the topic must not be forgotten under them. */
  waiting: number;
  ready: Promise<void>;
}

interface StoreState<Load> {
  readonly topics: Map<string, Entry<Load>>;
  running: boolean;
  dirty: boolean;
  timer: NodeJS.Timeout | null;
  lastRunAt: number;
}

const isDrawn = <Load>({ topic }: Entry<Load>): boolean => Boolean(topic.draw ?? topic.lookUp);
/** Null for a topic of which clients only hear that it changed. */
function pictureOf<Load>({ draw, line, lookUp }: Topic<Load>, load: Load): Promise<Picture> | Picture | null {
  if (lookUp) return lookUp();
  return draw ? { line: line?.(load) ?? null, draw: () => draw(load) } : null;
}

const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Topics of server-sent events over one load a store and change. */
export function createLiveEvents<Load>(parts: LiveEventsParts<Load>): LiveEvents<Load> {
  const { heartbeatMs = 15_000, coalesceMs = 100, calmMs = 15_000, maxClients = 10_000 } = parts;
  const stores = new Map<string, StoreState<Load>>();
  const clients: StreamClients = createStreamClients();
  const caps = createStreamCaps({ inAll: maxClients, anAddress: parts.maxClientsAnAddress ?? 500 });
  let stopping = false;

  const heartbeat = (): Buffer => eventFrame('heartbeat', String(parts.now()));
  const hello = (): Buffer =>
    parts.release ? Buffer.concat([eventFrame('release', parts.release), heartbeat()]) : heartbeat();

  /** The topic's next frame, or null where nothing of its own changed. */
  async function nextFrame(entry: Entry<Load>, load: Load): Promise<Buffer | null> {
    const picture = await pictureOf(entry.topic, load);
    if (!picture) return eventFrame('changed', String(parts.now()));
    const { line } = picture;
    if (line && entry.line && line.urgent === entry.line.urgent) {
      if (line.calm === entry.line.calm || parts.now() - entry.drawnAt < calmMs) return null;
    }
    entry.line = line;
    entry.drawnAt = parts.now();
    return htmlFrame(await picture.draw());
  }

  const loadFor = (storeId: string, entries: readonly Entry<Load>[]): Promise<Load> =>
    entries.some((e) => e.topic.draw) ? parts.load(storeId) : Promise.resolve(null as Load);

  /** Who is only told that something changed need not wait for the pictures of the others. */
  async function drawAll(storeId: string, entries: readonly Entry<Load>[]): Promise<void> {
    const told = eventFrame('changed', String(parts.now()));
    const drawn = entries.filter(isDrawn);
    for (const entry of entries) if (!isDrawn(entry)) clients.publish(entry.state, told, false);
    const load = await loadFor(storeId, drawn);
    let since = performance.now();
    for (const entry of drawn) {
      const frame = await nextFrame(entry, load);
      if (frame) clients.publish(entry.state, frame, true);
      if (performance.now() - since < 10) continue;
      await breathe();
      since = performance.now();
    }
  }

  /** Never twice at a time for a store; what changes meanwhile is drawn afterwards. A beat leaves the staff topics be. */
  async function run(storeId: string, store: StoreState<Load>, why: 'change' | 'beat'): Promise<void> {
    store.running = true;
    store.dirty = false;
    store.lastRunAt = Date.now();
    const entries = [...store.topics.values()].filter((e) => why === 'change' || isDrawn(e));
    await drawAll(storeId, entries).catch((error: unknown) => parts.onFailure(error, storeId));
    store.running = false;
    if (store.dirty) schedule(storeId, store);
  }

  /** The first change goes out at once, later ones are joined for `coalesceMs`. */
  function schedule(storeId: string, store: StoreState<Load>): void {
    if (store.running) store.dirty = true;
    if (store.running || store.timer || stopping) return;
    const delay = Math.max(0, store.lastRunAt + coalesceMs - Date.now());
    if (delay === 0) return void run(storeId, store, 'change');
    store.timer = setTimeout(() => {
      store.timer = null;
      if (store.running) store.dirty = true;
      else void run(storeId, store, 'change');
    }, delay);
  }

  function storeOf(storeId: string): StoreState<Load> {
    const known = stores.get(storeId);
    if (known) return known;
    const made: StoreState<Load> = { topics: new Map(), running: false, dirty: false, timer: null, lastRunAt: 0 };
    stores.set(storeId, made);
    return made;
  }

  function forgetIfIdle(entry: Entry<Load>): void {
    const { storeId, key } = entry.topic;
    const store = stores.get(storeId);
    if (!store || entry.state.clients.size > 0 || entry.waiting > 0) return;
    if (store.topics.get(key) === entry) store.topics.delete(key);
    if (store.topics.size > 0) return;
    if (store.timer) clearTimeout(store.timer);
    stores.delete(storeId);
  }

  /** Registered before its first load, so that a change during the load is drawn too; the older picture then gives way. */
  function entryOf(topic: Topic<Load>): Entry<Load> {
    const store = storeOf(topic.storeId);
    const there = store.topics.get(topic.key);
    if (there) return there;
    const entry: Entry<Load> = {
      topic,
      state: clients.topic(),
      line: null,
      drawnAt: 0,
      waiting: 0,
      ready: Promise.resolve(),
    };
    store.topics.set(topic.key, entry);
    entry.ready = loadFor(topic.storeId, [entry]).then(async (load) => {
      if (entry.state.frame) return;
      const frame = await nextFrame(entry, load);
      if (frame && !entry.state.frame) clients.publish(entry.state, frame, true);
    });
    return entry;
  }

  async function firstFrame(entry: Entry<Load>): Promise<boolean> {
    entry.waiting++;
    try {
      await entry.ready;
      return true;
    } catch (error) {
      parts.onFailure(error, entry.topic.storeId);
      // The next client tries afresh.
      stores.get(entry.topic.storeId)?.topics.delete(entry.topic.key);
      return false;
    } finally {
      entry.waiting--;
    }
  }

  async function subscribe(res: ServerResponse, topic: Topic<Load>, address: string): Promise<boolean> {
    const leave = stopping ? null : caps.enter(address);
    if (!leave) return false;
    const entry = entryOf(topic);
    const onGone = (): void => {
      leave();
      forgetIfIdle(entry);
    };
    const isServed = (await firstFrame(entry)) && !stopping && !res.destroyed;
    if (isServed) clients.add(entry.state, res, hello(), onGone);
    else onGone();
    return isServed;
  }

  function storeChanged(storeId: string): void {
    const store = stores.get(storeId);
    if (store) schedule(storeId, store);
  }

  async function beat(): Promise<void> {
    for (const [storeId, store] of [...stores]) if (!store.running) await run(storeId, store, 'beat');
    clients.beat(heartbeat());
  }

  const timer = setInterval(() => void beat(), heartbeatMs).unref();

  return {
    async stream(c, topic) {
      const served = await subscribe(c.env.outgoing as ServerResponse, topic, c.var.clientAddress);
      return served ? RESPONSE_ALREADY_SENT : c.body(null, 503, { 'retry-after': '2' });
    },
    subscribe,
    storeChanged,
    clientCount: () => clients.count(),
    beat,
    stop() {
      stopping = true;
      clearInterval(timer);
      for (const store of stores.values()) if (store.timer) clearTimeout(store.timer);
      clients.end(eventFrame('bye', ''));
    },
  };
}
