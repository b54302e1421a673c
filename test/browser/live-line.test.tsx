import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import type { Page as BrowserPage } from 'playwright-core';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { assetRoutes, loadAssets } from '../../src/web/assets.ts';
import type { AppContext, AppEnv } from '../../src/web/env.ts';
import { createLiveEvents, type LiveEvents } from '../../src/web/live-events.ts';
import { securityHeaders } from '../../src/web/middleware/security.ts';
import { Page } from '../../views/layouts/page.tsx';
import { Live } from '../../views/parts/live.tsx';
import { closeBrowser, openContext } from '../support/browser.ts';

const assets = loadAssets();
const frame = {
  lang: 'en',
  chainName: 'Northline Mobile',
  stylesheet: assets.url('app.css'),
  chainStylesheet: '/chain.css',
  script: assets.url('app.js'),
  otherLanguageHref: null,
  release: null,
} as const;

let count: number;
let live: LiveEvents<number>;
let server: Server;
let port = 0;
let page: BrowserPage;
let complaints: string[];

/** A server of one live page, as a restart makes it anew on the same port. */
async function start(heartbeatMs = 200): Promise<void> {
  live = createLiveEvents<number>({ load: async () => count, now: Date.now, onFailure: () => {}, heartbeatMs });
  const app = new Hono<AppEnv>()
    .use(securityHeaders(false))
    .route('/', assetRoutes(assets))
    .get('/icon.svg', (c) => c.body(null, 204))
    .get('/chain.css', (c) => c.body('', 200, { 'content-type': 'text/css' }))
    .get('/live', (c) =>
      live.stream(c as AppContext, { key: 'k', storeId: 's', draw: (n) => `<p>Count ${n}</p><input id="typed" />` }),
    )
    .get('/', (c) =>
      c.html(
        (
          <Page frame={frame} title="Live" zone="America/New_York">
            <Live id="board" href="/live" isAlwaysOn>
              <p>Count 0</p>
              <input id="typed" />
            </Live>
          </Page>
        ).toString(),
      ),
    );
  server = createAdaptorServer({ fetch: app.fetch }) as Server;
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
}

async function stop(): Promise<void> {
  live.stop();
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}

beforeEach(async () => {
  count = 1;
  port = 0;
  await start();
  const opened = await openContext();
  complaints = opened.complaints;
  page = await opened.context.newPage();
  await page.goto(`http://127.0.0.1:${port}/`);
});
afterEach(async () => {
  await page.context().close();
  await stop();
});
afterAll(closeBrowser);

const shows = (text: string) => page.getByText(text, { exact: true }).waitFor({ timeout: 15_000 });
const bar = () => page.locator('[data-offline-bar]');

test('a change shows at once, what one types stays, and no policy is broken', async () => {
  await shows('Count 1');
  await page.fill('#typed', 'half a word');
  count = 2;
  live.storeChanged('s');
  await shows('Count 2');
  expect(await page.inputValue('#typed')).toBe('half a word');
  expect(await bar().isHidden()).toBe(true);
  expect(complaints).toEqual([]);
});

test('a stopped server shows since when the page stands still; a started one is found again and tells all', async () => {
  await shows('Count 1');
  await stop();
  await bar().waitFor({ timeout: 10_000 });
  expect(await bar().textContent()).toMatch(/^No connection\. This is how it stood at \d{1,2}:\d\d\u00a0[ap]m\.$/);
  count = 7;
  await start();
  await shows('Count 7');
  await bar().waitFor({ state: 'hidden', timeout: 10_000 });
  expect(await page.getByText('Count 1').count()).toBe(0);
});

test('a first connection that fails is tried again', async () => {
  await page.route('**/live', (route) => route.abort(), { times: 1 });
  await page.reload();
  await bar().waitFor({ timeout: 10_000 });
  await page.locator('text=Count 1').waitFor({ timeout: 25_000 });
  await bar().waitFor({ state: 'hidden', timeout: 10_000 });
  expect(await page.getByText('Count 1').count()).toBe(1);
}, 60_000);

test('a browser that goes offline says so, and takes up the line when it is back', async () => {
  // A line that still beats is not down, whatever the browser thinks of its network; so this one does not beat.
  await stop();
  await start(60_000);
  await page.reload();
  await shows('Count 1');
  await page.context().setOffline(true);
  await bar().waitFor({ timeout: 10_000 });
  await page.context().setOffline(false);
  count = 9;
  live.storeChanged('s');
  await bar().waitFor({ state: 'hidden', timeout: 15_000 });
  await shows('Count 9');
  expect(await page.getByText('Count 1').count()).toBe(0);
});
