import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { insertEvents } from '../../src/db/records/queue/store-events.ts';
import { updateStore } from '../../src/db/records/store/stores.ts';
import { accounts } from '../../src/db/schema/access.ts';
import { services } from '../../src/db/schema/catalogue.ts';
import { advisors } from '../../src/db/schema/staff.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { SYSTEM } from '../../src/domain/actor.ts';
import { joinLine } from '../../src/operations/arrival/walk-in.ts';
import { callNext } from '../../src/operations/counter/call-next.ts';
import { closeBrowser, openContext } from '../support/browser.ts';
import { servedApp } from '../support/served-app.ts';
import { type SmallStore, smallStore } from '../support/small-store.ts';
import { signInAs } from '../support/staff-desk.ts';
import type { TestApp } from '../support/test-app.ts';

/** Seventy letters without a place to break, and seventy in words. */
const UNBROKEN = 'Donaudampfschifffahrtsgesellschaftskapitaenswitwenverwaltungsratsmitgl';
const IN_WORDS = 'Maria Guadalupe Hernandez-Villalobos de la Fuente y Santisteban Aguirr';
const MANAGED = [
  '/manage',
  ...[
    ...[
      '',
      '/details',
      '/hours',
      '/special-days',
      '/services',
      '/advisors',
      '/advisors/ADVISOR',
      '/shifts',
      '/overflow',
    ],
    ...['/counters', '/devices', '/people', '/people/new', '/settings', '/attention', '/waits', '/what-if'],
    ...['/advisors/ADVISOR/removal'],
  ].map((path) => `/manage/stores/sto-1${path}`),
];
const STAFFED = ['/staff', '/staff/sto-1/queue', '/staff/sto-1/appointments', '/staff/sto-1/appointments/new'];
/** A folder for pictures of what the test looks at; left out: none are taken. */
const { PICTURES } = process.env;

let app: TestApp;
let url: string;
let store: SmallStore;
beforeEach(async () => {
  ({ app, url } = await servedApp({ now: '2026-11-24T16:00:00Z' }));
  store = await smallStore(app.deps, {
    advisors: [['billing', 'device', 'plan'], ['billing']],
    shift: { date: '2026-11-24', from: '2026-11-24T15:00:00Z', to: '2026-11-24T23:00:00Z' },
  });
});
afterEach(() => app.close());
afterAll(closeBrowser);

/** Somebody called, somebody waiting, somebody booked; then everything that has a name has this one. */
async function nameAll(name: string): Promise<void> {
  const actor = { kind: 'device', id: 'dev_1' } as const;
  await inTransaction(app.deps.db, async (tx) => {
    await updateStore(tx, store.id, { name });
    await tx.update(advisors).set({ name });
    await tx.update(services).set({ name });
    await tx.update(accounts).set({ name });
    await insertEvents(tx, [{ storeId: store.id, subjectId: store.id, kind: 'store_changed', at: 0, actor: SYSTEM }]);
  });
  for (const service of ['billing', 'device', 'billing']) {
    await joinLine(app.deps, { storeId: store.id, services: [service], name, source: 'kiosk', actor });
  }
  await callNext(app.deps, { storeId: store.id, counterId: store.counters[1]!, actor: SYSTEM });
}

async function signedIn(width: number): Promise<Page> {
  const desk = await signInAs(app, store, { name: `Mara${width}`, role: 'manager', advisorId: store.advisors[0]! });
  const { context } = await openContext({ viewport: { width, height: width < 500 ? 844 : 800 } });
  await context.addCookies([{ name: 'session', value: desk.cookies.get('session')!, url }]);
  return context.newPage();
}

test.each([390, 1280])(
  'no page of staff or manager is wider than %i px by names of seventy letters',
  async (width) => {
    const page = await signedIn(width);
    const wide: [string, number][] = [];
    const look = async (kind: string, paths: readonly string[]) => {
      for (const path of paths) {
        await page.goto(url + path.replace('ADVISOR', store.advisors[0]!));
        const shown = await page.evaluate(() => document.documentElement.scrollWidth);
        if (shown > width) wide.push([path, shown]);
        if (!PICTURES) continue;
        mkdirSync(PICTURES, { recursive: true });
        const picture = `${width}-${kind}${path.replaceAll('/', '_')}.png`;
        await page.screenshot({ path: join(PICTURES, picture), fullPage: true });
      }
    };
    await nameAll(UNBROKEN);
    await look('unbroken', [...STAFFED, ...MANAGED]);
    await nameAll(IN_WORDS);
    await look('in-words', STAFFED);
    expect(wide).toEqual([]);
    await page.context().close();
  },
  90_000,
);
