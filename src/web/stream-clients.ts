import type { ServerResponse } from 'node:http';

interface Client {
  readonly res: ServerResponse;
  /** True while the socket is full: the client gets the newest frame once it drains, never a queue of old ones. */
  behind: boolean;
  behindSince: number;
}

/** The clients of a topic and the frame that a new one is given at once. */
export interface TopicState {
  frame: Buffer | null;
  readonly clients: Set<Client>;
}

export interface StreamClients {
  topic(): TopicState;
  add(topic: TopicState, res: ServerResponse, hello: Buffer, onGone: () => void): void;
  /** Keeps the frame and writes it to all. */
  publish(topic: TopicState, frame: Buffer): void;
  /** The same, not when it equals the one before: false. `after` is written in one piece with it, and not kept. */
  publishIfNew(topic: TopicState, frame: Buffer, after?: Buffer): boolean;
  /** Writes to who keeps up; who has been behind for a minute is let go. */
  beat(topic: TopicState, frame: Buffer): void;
  end(frame: Buffer): void;
  count(): number;
}

const HEAD = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
};
// So that page requests get their turn while a frame goes to thousands.
const BATCH = 250;
const STALLED_MS = 60_000;

/** Raw responses that stay open. */
export function createStreamClients(): StreamClients {
  const topics = new Set<TopicState>();
  let open = 0;

  function send(topic: TopicState, client: Client, bytes = topic.frame): void {
    if (client.res.destroyed || client.res.writableEnded || client.behind) return;
    if (!client.res.writableNeedDrain) return void client.res.write(bytes);
    client.behind = true;
    client.behindSince = Date.now();
    client.res.once('drain', () => {
      client.behind = false;
      send(topic, client);
    });
  }

  /** Stops when a newer frame has begun its own round. */
  function publish(topic: TopicState, frame: Buffer, after?: Buffer): void {
    topic.frame = frame;
    const bytes = after ? Buffer.concat([frame, after]) : frame;
    const all = [...topic.clients];
    let next = 0;
    const round = (): void => {
      if (topic.frame !== frame) return;
      const end = Math.min(next + BATCH, all.length);
      for (; next < end; next++) send(topic, all[next]!, bytes);
      if (next < all.length) setImmediate(round);
    };
    round();
  }

  return {
    topic() {
      const made: TopicState = { frame: null, clients: new Set() };
      return made;
    },
    add(topic, res, hello, onGone) {
      const client: Client = { res, behind: false, behindSince: 0 };
      res.writeHead(200, HEAD);
      res.socket?.setNoDelay(true);
      res.socket?.setKeepAlive(true, 30_000);
      topic.clients.add(client);
      topics.add(topic);
      open++;
      res.on('close', () => {
        if (!topic.clients.delete(client)) return;
        open--;
        if (topic.clients.size === 0) topics.delete(topic);
        onGone();
      });
      res.write(topic.frame ? Buffer.concat([hello, topic.frame]) : hello);
    },
    publish,
    publishIfNew(topic, frame, after) {
      if (topic.frame?.equals(frame)) return false;
      publish(topic, frame, after);
      return true;
    },
    beat(topic, frame) {
      const now = Date.now();
      for (const client of topic.clients) {
        if (client.res.writableEnded) continue;
        if (!client.behind) client.res.write(frame);
        else if (now - client.behindSince > STALLED_MS) client.res.destroy();
      }
    },
    end(frame) {
      for (const topic of topics) for (const client of topic.clients) client.res.end(frame);
    },
    count: () => open,
  };
}
