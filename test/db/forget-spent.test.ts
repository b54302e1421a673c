import { expect, test } from 'vitest';
import { insertWaitDay, waitDaysFrom } from '../../src/db/records/waits/wait-records.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { forgetSpent } from '../../src/operations/daily/forget-spent.ts';
import { smallStore } from '../support/small-store.ts';
import { testApp } from '../support/test-app.ts';

test('what was told and waited on single days is forgotten after thirteen months', async () => {
  const app = await testApp({ now: '2026-11-24T16:00:00Z' });
  const { id: storeId } = await smallStore(app.deps);
  const days = ['2025-10-20', '2025-10-25', '2026-11-01'];
  for (const storeDay of days) {
    await inTransaction(app.deps.db, (tx) => insertWaitDay(tx, { storeId, storeDay, waits: [] }));
  }
  await forgetSpent(app.deps);
  const kept = await waitDaysFrom(app.deps.db.read, storeId, '2025-01-01');
  expect(kept.map((day) => day.storeDay)).toEqual(days.slice(1));
  await app.close();
});
