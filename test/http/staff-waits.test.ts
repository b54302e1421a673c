import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { visits } from '../../src/db/schema/queue.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { SYSTEM } from '../../src/domain/actor.ts';
import { joinLine } from '../../src/operations/arrival/walk-in.ts';
import { type SmallStore, smallStore } from '../support/small-store.ts';
import { signInAs } from '../support/staff-desk.ts';
import { type TestApp, testApp } from '../support/test-app.ts';

let app: TestApp;
let store: SmallStore;

beforeEach(async () => {
  app = await testApp({ now: '2026-11-24T16:00:00Z' });
  store = await smallStore(app.deps, { advisors: [['billing']] });
});
afterEach(() => app.close());

/** The line as staff see it, of a visit that was shown this range when it joined. */
async function lineShowing(low: number, high: number): Promise<string> {
  const joined = await joinLine(app.deps, { storeId: store.id, services: ['billing'], source: 'kiosk', actor: SYSTEM });
  if (joined.kind !== 'joined') throw new Error(joined.kind);
  const quoted = { quotedLowMinutes: low, quotedLikelyMinutes: high, quotedHighMinutes: high };
  await inTransaction(app.deps.db, (tx) => tx.update(visits).set(quoted).where(eq(visits.id, joined.visit.id)));
  const nadia = await signInAs(app, store, { name: 'Nadia', role: 'advisor' });
  return (await nadia.get('/staff/sto-1/queue')).text;
}

test('staff see the very range that was shown: a wide one from now on is not "under 5"', async () => {
  expect(await lineShowing(0, 20)).toContain('under 20');
});

test('both ends are named where the least is not now', async () => {
  expect(await lineShowing(10, 25)).toContain('10–25');
});
