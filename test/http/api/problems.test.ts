import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../support/test-app.ts';

let app: TestApp;
let base: string;

beforeAll(async () => {
  app = await testApp({ now: '2026-11-24T15:00:00Z' });
  base = `${await app.listen()}/api/v1`;
});
afterAll(() => app.close());

const post = (body: string, headers: Record<string, string> = {}) =>
  fetch(`${base}/stores/x/appointments`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'idempotency-key': 'k1', ...headers },
  });

test('every problem says type, title, status, detail, instance and code', async () => {
  const answers = [
    await fetch(`${base}/stores/nowhere`),
    await fetch(`${base}/stores?limit=0`),
    await fetch(`${base}/appointments/apt_x`),
    await post('{}', { 'idempotency-key': 'x'.repeat(256) }),
  ];
  expect(answers.map((answer) => answer.status)).toEqual([404, 422, 401, 404]);
  for (const answer of answers) {
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    const problem = await answer.json();
    for (const member of ['type', 'title', 'detail', 'instance', 'code']) {
      expect(problem[member], `${member} of ${JSON.stringify(problem)}`).toMatch(/\S/);
    }
    expect(problem.status).toBe(answer.status);
  }
});

test('a wrong number is told once, in words', async () => {
  for (const limit of ['abc', '0', '101', '1.5']) {
    const { errors } = await (await fetch(`${base}/stores?limit=${limit}`)).json();
    expect(errors).toEqual([{ pointer: '/limit', code: 'custom', detail: 'must be 1 to 100' }]);
  }
});

test('a body that is too large ends the connection and says so', async () => {
  const answer = await post(JSON.stringify({ note: 'x'.repeat(300_000) }));
  expect(answer.status).toBe(413);
  expect(answer.headers.get('connection')).toBe('close');
  expect(await answer.json()).toMatchObject({ code: 'too_large', status: 413 });
});

test('a body that does not tell its length is counted as it comes', async () => {
  const send = (bytes: number): Promise<number | undefined> =>
    new Promise((done, failed) => {
      const headers = { 'content-type': 'application/json', 'idempotency-key': `long-${bytes}` };
      const sent = request(`${base}/stores/x/appointments`, { method: 'POST', headers }, (answer) => {
        answer.resume();
        done(answer.statusCode);
      });
      sent.once('error', failed);
      // Written before its end, it travels in chunks.
      sent.write('{"note": "');
      sent.end(`${'x'.repeat(bytes)}"}`);
    });
  expect(await send(300_000)).toBe(413);
  expect(await send(100)).toBe(404);
});

test('a key that does not work is refused on public calls too, as the document says', async () => {
  const answer = await fetch(`${base}/stores`, { headers: { authorization: 'Bearer wk_live_nothing' } });
  expect(answer.status).toBe(401);
  const document = await (await fetch(`${base}/openapi.json`)).json();
  expect(Object.keys(document.paths['/stores'].get.responses)).toContain('401');
});
