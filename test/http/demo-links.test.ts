import { afterEach, beforeEach, expect, test } from 'vitest';
import { createApp } from '../../src/app.tsx';
import { hashOfSecret } from '../../src/operations/access/secrets.ts';
import { writeDemoRows } from '../../src/operations/demo/write-demo-rows.ts';
import { smallStore } from '../support/small-store.ts';
import { type TestApp, testApp } from '../support/test-app.ts';
import { createVisitor } from '../support/visitor.ts';

const screens = { kiosk: 'k'.repeat(43), display: 'd'.repeat(43) };
let app: TestApp;

beforeEach(async () => {
  app = await testApp({ now: '2026-11-24T16:00:00Z' });
  const store = await smallStore(app.deps);
  const devices = (['kiosk', 'display'] as const).map((kind) => ({
    id: `dev_${kind}`,
    storeId: store.id,
    kind,
    status: 'paired' as const,
    name: kind,
    secretHash: hashOfSecret(screens[kind]),
    createdAt: app.now(),
  }));
  await writeDemoRows(app.deps, { devices });
});
afterEach(() => app.close());

const visitorOf = (demo: typeof screens | undefined) => {
  const site = createApp(app.deps, demo);
  return createVisitor(async (request) => site.fetch(request, { incoming: {}, outgoing: {} }), app.deps.baseUrl);
};

test('a link of the demo makes a browser its kiosk, another one its display', async () => {
  expect((await visitorOf(screens).get(`/demo/pair/kiosk/${screens.kiosk}`)).path).toBe('/kiosk');
  const wall = await visitorOf(screens).get(`/demo/pair/display/${screens.display}`);
  expect(wall.path).toBe('/display');
  expect(wall.text).toContain('Store sto_1');
});

test('a wrong secret, or the secret of the other kind, opens nothing', async () => {
  expect((await visitorOf(screens).get(`/demo/pair/kiosk/${screens.display}`)).status).toBe(404);
  expect((await visitorOf(screens).get('/demo/pair/display/nothing')).status).toBe(404);
});

test('outside the demo there are no such links', async () => {
  expect((await visitorOf(undefined).get(`/demo/pair/kiosk/${screens.kiosk}`)).status).toBe(404);
});
