import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLiveEvents, type LiveEvents, type Topic } from '../../src/web/live-events.ts';
import { type EventStream, openStream } from '../support/event-stream.ts';

interface Load {
  readonly count: number;
  readonly ahead: number;
}

describe('live events', () => {
  let server: Server;
  let url: string;
  let live: LiveEvents<Load>;
  let store: Load;
  let loads: number;
  let now: number;
  let loadGate: Promise<void>;
  /** Whoever does not say from where comes from an address of his own. */
  let addresses: number;
  const streams: EventStream[] = [];

  const board: Topic<Load> = { key: 'board', storeId: 's1', draw: (load) => `<p>count ${load.count}</p>\n<p>two</p>` };
  const visit: Topic<Load> = {
    key: 'visit',
    storeId: 's1',
    draw: (load) => `<p>ahead ${load.ahead} at ${load.count}</p>`,
    line: (load) => ({ urgent: String(load.ahead), calm: String(load.count) }),
  };
  const staff: Topic<Load> = { key: 'staff', storeId: 's1' };
  const topics: Record<string, Topic<Load>> = { '/board': board, '/visit': visit, '/staff': staff };

  beforeEach(async () => {
    store = { count: 1, ahead: 2 };
    loads = 0;
    addresses = 0;
    now = 1_000_000;
    loadGate = Promise.resolve();
    live = createLiveEvents<Load>({
      load: async () => {
        loads++;
        const seen = store;
        await loadGate;
        return seen;
      },
      now: () => now,
      onFailure: () => {},
      release: 'r1',
      maxClients: 3,
      maxClientsAnAddress: 2,
    });
    server = createServer((req, res: ServerResponse) => {
      void live.subscribe(res, topics[req.url!]!, String(req.headers['x-from'] ?? ++addresses)).then((served) => {
        if (!served) res.writeHead(503).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => {
    live.stop();
    for (const stream of streams.splice(0)) stream.close();
    server.close();
    server.closeAllConnections();
  });

  const open = async (path: string, headers: Record<string, string> = {}): Promise<EventStream> => {
    const stream = await openStream(url + path, headers);
    streams.push(stream);
    return stream;
  };
  const change = (next: Partial<Load>): void => {
    store = { ...store, ...next };
    live.storeChanged('s1');
  };

  test('who connects gets the release, the clock and the latest picture at once', async () => {
    const stream = await open('/board');
    expect(await stream.next('release')).toBe('r1');
    expect(await stream.next('heartbeat')).toBe('1000000');
    expect(await stream.next()).toBe('<p>count 1</p>\n<p>two</p>');
  });

  test('a change reaches every client, and many changes at once are joined to few pictures', async () => {
    const [a, b] = [await open('/board'), await open('/board')];
    await a.next();
    await b.next();
    for (let i = 2; i <= 50; i++) change({ count: i });
    expect(await a.until((m) => m.data.includes('count 50'))).toBeTruthy();
    expect(await b.until((m) => m.data.includes('count 50'))).toBeTruthy();
    expect(loads).toBeLessThanOrEqual(4);
  });

  test('one load serves all topics of a store', async () => {
    const [a, b] = [await open('/board'), await open('/visit')];
    await a.next();
    await b.next();
    loads = 0;
    change({ count: 9, ahead: 1 });
    await a.until((m) => m.data.includes('count 9'));
    expect(await b.next()).toBe('<p>ahead 1 at 9</p>');
    expect(loads).toBe(1);
  });

  test('a visit is drawn when its own line changed; a mere range waits until fifteen seconds have passed', async () => {
    const stream = await open('/visit');
    expect(await stream.next()).toBe('<p>ahead 2 at 1</p>');
    change({ count: 2 });
    await new Promise((resolve) => setTimeout(resolve, 150));
    change({ ahead: 1, count: 3 });
    expect(await stream.next()).toBe('<p>ahead 1 at 3</p>');
    change({ count: 4 });
    await new Promise((resolve) => setTimeout(resolve, 150));
    now += 15_000;
    await live.beat();
    expect(await stream.next()).toBe('<p>ahead 1 at 4</p>');
  });

  test('a change during the first load is in the picture that the client ends with', async () => {
    let release = (): void => {};
    loadGate = new Promise((resolve) => {
      release = resolve;
    });
    const opening = open('/board');
    while (loads === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    loadGate = Promise.resolve();
    change({ count: 7 });
    release();
    const stream = await opening;
    expect(await stream.until((m) => m.data.includes('count 7'))).toBeTruthy();
  });

  test('staff screens hear that something changed, once on connecting and at every change, and nothing is loaded', async () => {
    const stream = await open('/staff');
    await stream.next('changed');
    change({ count: 2 });
    expect(await stream.next('changed')).toBe('1000000');
    expect(loads).toBe(0);
  });

  test('a beat tells the time and draws what time alone moved', async () => {
    const stream = await open('/board');
    await stream.next();
    store = { ...store, count: 3 };
    now += 15_000;
    await live.beat();
    expect(await stream.next()).toContain('count 3');
    expect(await stream.next('heartbeat')).toBe('1015000');
  });

  test('beyond the cap a client is told to come again', async () => {
    for (let i = 0; i < 3; i++) await open('/board');
    await expect(openStream(`${url}/board`)).rejects.toThrow('503');
    expect(live.clientCount()).toBe(3);
  });

  test('beyond its own cap an address is told to come again, until one of its streams has ended', async () => {
    const from = { 'x-from': '203.0.113.7' };
    const first = await open('/board', from);
    await open('/visit', from);
    await expect(openStream(`${url}/board`, from)).rejects.toThrow('503');
    await open('/board', { 'x-from': '203.0.113.8' });
    first.close();
    while (live.clientCount() > 2) await new Promise((resolve) => setTimeout(resolve, 5));
    await (await open('/board', from)).next();
    expect(live.clientCount()).toBe(3);
  });

  test('staff hear of a change while it is still being looked at for the pictures', async () => {
    const [staffScreen, wall] = [await open('/staff'), await open('/board')];
    await staffScreen.next('changed');
    await wall.next();
    let release = (): void => {};
    loadGate = new Promise((resolve) => {
      release = resolve;
    });
    change({ count: 8 });
    expect(await staffScreen.next('changed')).toBe('1000000');
    release();
    expect(await wall.next()).toContain('count 8');
  });

  test('stopping says goodbye and ends the streams', async () => {
    const stream = await open('/board');
    await stream.next();
    live.stop();
    expect(await stream.next('bye')).toBe('');
    await stream.ended;
    await expect(openStream(`${url}/board`)).rejects.toThrow('503');
  });

  test('a topic without clients is forgotten', async () => {
    const stream = await open('/board');
    await stream.next();
    stream.close();
    while (live.clientCount() > 0) await new Promise((resolve) => setTimeout(resolve, 5));
    loads = 0;
    change({ count: 5 });
    await live.beat();
    expect(loads).toBe(0);
  });
});
