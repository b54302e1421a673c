import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { SYSTEM } from '../../src/domain/actor.ts';
import { addApiKey } from '../../src/operations/access/api-keys.ts';
import { acceptDevice, beginPairing } from '../../src/operations/access/pair-device.ts';
import { openDeps } from '../../src/start.ts';
import { type EventStream, openStream } from '../support/event-stream.ts';
import { buildServer, type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { smallStore } from '../support/small-store.ts';
import { tempFolder } from '../support/temp-db.ts';

const STORE = '/api/v1/stores/sto-1';

describe('screens that hang on another process than the one that acts', () => {
  const folder = tempFolder();
  const databaseUrl = `file:${join(folder.path, 'walkup.db')}`;
  let a: ServerProcess;
  let b: ServerProcess;
  let bearer: string;
  let display: string;
  let counter: string;
  const streams: EventStream[] = [];

  beforeAll(async () => {
    await buildServer();
    const read = readConfig({ DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent' });
    if (read.kind === 'mistaken') throw new Error(read.mistakes.join());
    const deps = await openDeps(read.config);
    const store = await smallStore(deps, { open: [0, 1440] });
    counter = store.counters[0]!;
    bearer = (await addApiKey(deps, { name: 'desk', scopes: ['operate'], storeIds: null })).key;
    const { secret, code } = await beginPairing(deps, 'display');
    await acceptDevice(deps, { actor: SYSTEM, storeId: store.id, code, name: 'Wall' });
    display = `display=${secret}`;
    await deps.db.close();
    [a, b] = await Promise.all([startServerProcess({ databaseUrl }), startServerProcess({ databaseUrl })]);
  }, 60_000);
  afterAll(async () => {
    for (const stream of streams) stream.close();
    await Promise.all([a.kill(), b.kill()]);
    folder.remove();
  });

  const follow = async (path: string, cookie = ''): Promise<EventStream> => {
    const stream = await openStream(b.url + path, { cookie });
    streams.push(stream);
    return stream;
  };
  const post = async (path: string, body: object) => {
    const headers = {
      authorization: `Bearer ${bearer}`,
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
    };
    const response = await fetch(a.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    return { status: response.status, body: await response.json() };
  };
  /** The frame in which a stream shows a text. */
  const shows = async (stream: EventStream, text: string): Promise<string> =>
    (await stream.until((message) => message.event === '' && message.data.includes(text))).data;

  test('follow what the other does, and stand as they should after a restart', async () => {
    const wall = await follow('/display/live', display);
    const page = await follow('/stores/sto-1/live');
    await wall.next();
    await page.next();

    const joined = await post(`${STORE}/visits`, { service: 'billing' });
    expect(joined.status).toBe(201);
    const { id, ticket, visitUrl } = joined.body;
    expect(await page.next()).toContain('Billing question');

    const opened = await fetch(b.url + new URL(visitUrl).pathname, { redirect: 'manual' });
    const cookie = opened.headers.getSetCookie()[0]!.split(';')[0]!;
    const own = await follow(`/visits/${id}/live`, cookie);
    expect(await shows(own, ticket)).toContain(ticket);

    const called = await post(`${STORE}/calls`, { counter });
    expect(called.body.visit.ticket).toBe(ticket);
    expect(await shows(wall, ticket)).toContain(ticket);
    expect(await shows(own, 'ounter')).toContain('ounter');

    expect((await b.stop()).code).toBe(0);
    await wall.ended;
    const second = await post(`${STORE}/visits`, { service: 'device' });
    expect(second.status).toBe(201);
    b = await startServerProcess({ databaseUrl, port: b.port });
    expect(await (await follow('/display/live', display)).next()).toContain(ticket);
  }, 60_000);
});
