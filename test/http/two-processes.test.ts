import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { addApiKey } from '../../src/operations/access/api-keys.ts';
import { openDeps } from '../../src/start.ts';
import { openStream } from '../support/event-stream.ts';
import { addStore } from '../support/people.ts';
import { buildServer, type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { tempFolder } from '../support/temp-db.ts';

describe('two server processes on one file', () => {
  const folder = tempFolder();
  const databaseUrl = `file:${join(folder.path, 'walkup.db')}`;
  let a: ServerProcess;
  let b: ServerProcess;
  let bearer: string;

  beforeAll(async () => {
    await buildServer();
    [a, b] = await Promise.all([startServerProcess({ databaseUrl }), startServerProcess({ databaseUrl })]);
    const read = readConfig({ DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent' });
    if (read.kind === 'mistaken') throw new Error(read.mistakes.join());
    const deps = await openDeps(read.config);
    await addStore({ deps, now: Date.now }, 'mesa');
    bearer = (await addApiKey(deps, { name: 'test', scopes: ['read', 'manage'], storeIds: null })).key;
    await deps.db.close();
  }, 60_000);
  afterAll(async () => {
    await Promise.all([a.kill(), b.kill()]);
    folder.remove();
  });

  const put = async (server: ServerProcess, counter: string): Promise<void> => {
    const response = await fetch(`${server.url}/api/v1/stores/mesa/counters/${counter}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
      body: JSON.stringify({ name: counter }),
    });
    expect(response.status).toBe(201);
  };
  const follow = (server: ServerProcess, after = 0) =>
    openStream(`${server.url}/api/v1/stores/mesa/events?after=${after}`, { authorization: `Bearer ${bearer}` });

  test('started together on an empty file, both come up; the set-up link printed last works', async () => {
    expect((await fetch(`${a.url}/readyz`)).status).toBe(200);
    expect((await fetch(`${b.url}/readyz`)).status).toBe(200);
    const links = [a, b].map((server) => /\/set-up\/[\w-]{43}/.exec(server.said())![0]);
    const answers = await Promise.all(links.map(async (path) => (await fetch(`${b.url}${path}`)).status));
    expect(answers.filter((status) => status === 200)).toHaveLength(1);
  });

  test('a port that is taken is said in one line', async () => {
    await expect(startServerProcess({ databaseUrl, port: a.port })).rejects.toThrow(
      `ended with 1 before it was ready: cannot start: HOST 127.0.0.1 PORT ${a.port} is taken by another program`,
    );
  });

  test('both load the gazetteer beside their work, and a ZIP leads to the store', async () => {
    const near = async (server: ServerProcess) =>
      (await (await fetch(`${server.url}/api/v1/stores?q=85201`)).json()).data as { slug: string }[];
    await expect.poll(() => near(a), { timeout: 60_000, interval: 250 }).toHaveLength(1);
    expect((await near(b))[0]!.slug).toBe('mesa');
  }, 90_000);

  test('a change in one reaches the streams of the other', async () => {
    const stream = await follow(b);
    await put(a, 'first');
    const heard = await stream.until((m) => m.data.includes('counter_changed'));
    expect(heard.data).toContain('counter_changed');
    stream.close();
  });

  test('it stops by itself with streams open; after a restart a client that comes back misses nothing', async () => {
    const stream = await follow(b);
    await stream.until((m) => m.data.includes('counter_changed'));
    const stopped = await b.stop();
    expect(stopped.code).toBe(0);
    await stream.ended;
    await put(a, 'second');
    b = await startServerProcess({ databaseUrl, port: b.port });
    const again = await follow(b);
    await again.until((m) => m.data.includes('counter_changed'));
    expect((await again.until((m) => m.data.includes('counter_changed'))).data).toContain('counter_changed');
    again.close();
  });

  test('a process that is killed leaves the file as good as it was', async () => {
    await put(b, 'third');
    await b.kill();
    const headers = { authorization: `Bearer ${bearer}` };
    const { data } = await (await fetch(`${a.url}/api/v1/stores/mesa/events`, { headers })).json();
    expect(data.filter((event: { kind: string }) => event.kind === 'counter_changed')).toHaveLength(3);
    b = await startServerProcess({ databaseUrl, port: b.port });
    expect((await fetch(`${b.url}/readyz`)).status).toBe(200);
  });
});
