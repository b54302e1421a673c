import type { ServerResponse } from 'node:http';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { createChangesFirst } from './changes-first.ts';
import { createDrawing, type Drawn } from './draw-topics.ts';
import type { AppContext } from './env.ts';
import { isDrawn, type Topic, type TopicLine } from './live-topic.ts';
import { createStoreRuns, type RunReason, type SeenVersions, type StoreRuns } from './store-runs.ts';
import { createStreamCaps } from './stream-caps.ts';
import { createStreamClients, type StreamClients, type TopicState } from './stream-clients.ts';
import { eventFrame } from './stream-frames.ts';

export type { Topic, TopicLine };

export interface LiveEventsParts<Load> {
  /** One load, with its forecast, for all topics of a store. */
  readonly load: (storeId: string) => Promise<Load>;
  /** The store's versions that a load stands for; without it every announced change is run. */
  readonly versions?: (load: Load) => SeenVersions;
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
  /** `version`: the store's since the change, where it is known. */
  storeChanged(storeId: string, version?: number): void;
  clientCount(): number;
  /** Draws what time alone moves, and beats. Each store has its turn within `heartbeatMs`; tests call it for all. */
  beat(): Promise<void>;
  stop(): void;
}

interface Entry<Load> extends Drawn<Load> {
  readonly state: TopicState;
  /** Clients that wait for the first frame; the topic must not be forgotten under them. */
  waiting: number;
  ready: Promise<void>;
}

interface StoreState<Load> {
  readonly topics: Map<string, Entry<Load>>;
  readonly runs: StoreRuns;
  readonly turn: number;
  /** What its topics were last drawn from. */
  load: Load | null;
}

/** Beats are spread over their period, so that the screens of all stores are not in the way of one change. */
const TURNS = 20;

/** Topics of server-sent events over one load a store and change. */
export function createLiveEvents<Load>(parts: LiveEventsParts<Load>): LiveEvents<Load> {
  const { heartbeatMs = 15_000, coalesceMs = 100, calmMs = 15_000, maxClients = 10_000 } = parts;
  const stores = new Map<string, StoreState<Load>>();
  const clients: StreamClients = createStreamClients();
  const caps = createStreamCaps({ inAll: maxClients, anAddress: parts.maxClientsAnAddress ?? 500 });
  let stopping = false;
  let nextTurn = 0;
  const changes = createChangesFirst();
  const drawing = createDrawing<Load>(parts.now, calmMs);

  const heartbeat = (): Buffer => eventFrame('heartbeat', String(parts.now()));
  const hello = (): Buffer =>
    parts.release ? Buffer.concat([eventFrame('release', parts.release), heartbeat()]) : heartbeat();

  const loadFor = (storeId: string, entries: readonly Entry<Load>[]): Promise<Load | null> =>
    entries.some((e) => e.topic.draw) ? parts.load(storeId) : Promise.resolve(null);

  /** Who is only told that something changed need not wait for the pictures of the others. */
  async function showChange(storeId: string, store: StoreState<Load>): Promise<Load | null> {
    const entries = [...store.topics.values()];
    const told = eventFrame('changed', String(parts.now()));
    const drawn = entries.filter((e) => isDrawn(e.topic));
    for (const entry of entries) if (!isDrawn(entry.topic)) clients.publish(entry.state, told);
    const load = await loadFor(storeId, drawn);
    const isKnown = load !== null && load === store.load;
    await drawing.draw(isKnown ? drawn.filter((e) => e.topic.lookUp) : drawn, load, (entry, frame) => {
      if (frame) clients.publishIfNew(entry.state, frame);
    });
    return load;
  }

  /** What time alone moved goes out in one piece with the heartbeat; staff topics only beat. */
  async function showTime(storeId: string, store: StoreState<Load>): Promise<Load | null> {
    const silent = new Set(store.topics.values());
    const drawn = [...silent].filter((e) => isDrawn(e.topic));
    try {
      const load = await loadFor(storeId, drawn);
      const ended = (entry: Entry<Load>, frame: Buffer | null): void => {
        if (frame && clients.publishIfNew(entry.state, frame, heartbeat())) silent.delete(entry);
      };
      // A change that has come meanwhile draws them all, and is what somebody waits for.
      const isWhole = await drawing.draw(drawn, load, ended, {
        rest: () => changes.letPass(store.runs.isWanted),
        isOver: store.runs.isWanted,
      });
      return isWhole ? load : null;
    } finally {
      for (const entry of silent) clients.beat(entry.state, heartbeat());
    }
  }

  async function show(storeId: string, store: StoreState<Load>, why: RunReason): Promise<SeenVersions | null> {
    try {
      const load = await (why === 'change'
        ? changes.during(() => showChange(storeId, store))
        : showTime(storeId, store));
      store.load = load;
      return load === null ? null : (parts.versions?.(load) ?? null);
    } catch (error) {
      parts.onFailure(error, storeId);
      return null;
    }
  }

  function storeOf(storeId: string): StoreState<Load> {
    const known = stores.get(storeId);
    if (known) return known;
    const runs = createStoreRuns((why) => show(storeId, made, why), coalesceMs);
    const made: StoreState<Load> = { topics: new Map(), runs, turn: nextTurn++ % TURNS, load: null };
    stores.set(storeId, made);
    return made;
  }

  function forgetIfIdle(entry: Entry<Load>): void {
    const { storeId, key } = entry.topic;
    const store = stores.get(storeId);
    if (!store || entry.state.clients.size > 0 || entry.waiting > 0) return;
    if (store.topics.get(key) === entry) store.topics.delete(key);
    if (store.topics.size > 0) return;
    store.runs.stop();
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
      const frame = await drawing.nextFrame(entry, load as Load);
      if (frame && !entry.state.frame) clients.publish(entry.state, frame);
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

  /** The stores of one turn; what is changing is drawn already, and only beats. */
  async function beatTurn(turn: number): Promise<void> {
    for (const store of [...stores.values()].filter((s) => s.turn === turn)) {
      if (!(await store.runs.beat())) for (const entry of store.topics.values()) clients.beat(entry.state, heartbeat());
      await changes.letPass(store.runs.isWanted);
    }
  }

  let turn = 0;
  const timer = setInterval(() => void beatTurn(turn++ % TURNS), heartbeatMs / TURNS).unref();

  return {
    async stream(c, topic) {
      const served = await subscribe(c.env.outgoing as ServerResponse, topic, c.var.clientAddress);
      return served ? RESPONSE_ALREADY_SENT : c.body(null, 503, { 'retry-after': '2' });
    },
    subscribe,
    storeChanged: (storeId, version) => stores.get(storeId)?.runs.changed(version),
    clientCount: () => clients.count(),
    async beat() {
      for (let one = 0; one < TURNS; one++) await beatTurn(one);
    },
    stop() {
      stopping = true;
      clearInterval(timer);
      for (const store of stores.values()) store.runs.stop();
      clients.end(eventFrame('bye', ''));
    },
  };
}
