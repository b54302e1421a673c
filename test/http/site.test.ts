import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../support/test-app.ts';

describe('the site itself', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
  });
  afterAll(() => app.close());

  test('is alive and ready', async () => {
    expect((await app.visitor().get('/healthz')).status).toBe(200);
    expect((await app.visitor().get('/readyz')).text).toBe('ready');
  });

  test('answers an unknown address with a page, a reference and a strict policy', async () => {
    const page = await app.visitor().get('/nowhere/at/all');
    expect(page.status).toBe(404);
    expect(page.text).toContain('This page is not here');
    expect(page.text).toContain(`error ${page.headers.get('x-request-id')}`);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('referrer-policy')).toBe('same-origin');
    expect(page.html).not.toMatch(/<script(?![^>]*\bsrc=)|\sstyle=|\son\w+=/);
  });

  test('leads an address with a slash too many to its page, and to no other site', async () => {
    const to = async (path: string) => {
      const answer = await app.visitor().request(path);
      return [answer.status, answer.headers.get('location')];
    };
    expect(await to('/sign-in/?next=/manage')).toEqual([301, '/sign-in?next=/manage']);
    expect(await to('/.//evil.example/')).toEqual([301, '/evil.example']);
    expect((await app.visitor().get('/')).status).toBe(200);
    expect((await app.visitor().post('/sign-in/')).status).toBe(404);
  });

  test('speaks the language that is asked for, and remembers a choice', async () => {
    const visitor = app.visitor();
    expect((await visitor.get('/nowhere', { 'accept-language': 'fr, es-MX;q=0.8, en;q=0.5' })).text).toContain(
      'página',
    );
    expect((await visitor.get('/nowhere?lang=en', { 'accept-language': 'es' })).text).toContain('This page');
    expect((await visitor.get('/nowhere', { 'accept-language': 'es' })).text).toContain('This page');
  });

  test('answers the API with a problem and never reads a cookie there', async () => {
    const response = await app.visitor().request('/api/v1/nowhere');
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ status: 404, code: 'not_found', title: 'Not found' });
  });

  test('takes a form from our own origin only, and no JSON where cookies count', async () => {
    const visitor = app.visitor();
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const foreign = await visitor.request('/x', {
      method: 'POST',
      body: 'a=1',
      headers: { ...form, origin: 'https://evil.example' },
    });
    expect(foreign.status).toBe(403);
    const none = await visitor.request('/x', { method: 'POST', body: 'a=1', headers: form });
    expect(none.status).toBe(403);
    const json = await visitor.request('/x', {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    });
    expect(json.status).toBe(415);
    expect((await visitor.post('/x')).status).toBe(404);
  });

  test('refuses a body that is too large', async () => {
    const page = await app.visitor().post('/x', { a: 'x'.repeat(70_000) });
    expect(page.status).toBe(413);
  });

  test('serves the joined script and styles, which may be kept for good', async () => {
    const visitor = app.visitor();
    const script = await visitor.get(app.deps.assets.url('app.js'));
    expect(script.html).toContain('htmx');
    expect(script.headers.get('cache-control')).toContain('immutable');
    expect((await visitor.get(app.deps.assets.url('app.css'))).headers.get('content-type')).toBe(
      'text/css; charset=utf-8',
    );
    expect((await visitor.get('/chain.css')).html).toContain('--accent:#ffc629');
    expect((await visitor.get('/favicon.ico')).headers.get('content-type')).toBe('image/svg+xml');
  });

  test('tells its figures to this machine only', async () => {
    const url = await app.listen();
    const told = await (await fetch(`${url}/metrics`)).text();
    expect(told).toMatch(/walkup_requests_total\{method="GET",route="[^"]*",status="2xx"\} \d+/);
    const through = await fetch(`${url}/metrics`, { headers: { 'x-forwarded-for': '203.0.113.9' } });
    expect(through.status).toBe(404);
    expect((await app.visitor().get('/metrics')).status).toBe(404);
  });

  test('logs the pattern of a route and never the address', async () => {
    await app.visitor().get('/v/vis_secret.tag');
    expect(JSON.stringify(app.log)).not.toContain('vis_secret');
    expect(app.log.some((line) => line.message === 'request')).toBe(true);
  });
});
