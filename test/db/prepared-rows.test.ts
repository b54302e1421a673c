import { eq, getTableColumns, sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { storeVersion } from '../../src/db/records/queue/store-events.ts';
import { findVisit, insertVisit, movePromiseOf, updateVisit } from '../../src/db/records/queue/visits.ts';
import { preparedRows } from '../../src/db/records/statements/packed-rows.ts';
import { visits } from '../../src/db/schema/queue.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { smallStore } from '../support/small-store.ts';
import { tempDeps } from '../support/temp-deps.ts';

let temp: Awaited<ReturnType<typeof tempDeps>>;
let serviceId: string;
beforeEach(async () => {
  temp = await tempDeps('2026-11-24T15:00:00Z');
  serviceId = (await smallStore(temp.deps)).service('billing');
});
afterEach(() => temp.close());

const NOW = Date.UTC(2026, 10, 24, 15);

async function visit(id: string, ticketNumber: number, more: object = {}): Promise<void> {
  const base = { storeId: 'sto_1', storeDay: '2026-11-24', ticketLetter: 'A', ticketNumber, serviceId } as const;
  const times = { joinedAt: NOW, lineTime: NOW, updatedAt: NOW };
  await inTransaction(temp.deps.db, (tx) =>
    insertVisit(tx, { ...base, ...times, ...more, id, status: 'waiting', source: 'web' }, [
      { ordinal: 0, serviceId, minutes: 10 },
    ]),
  );
}

test('rows of a statement made once are those of the query builder: flags, JSON, nothing at all', async () => {
  const { db } = temp.deps;
  await visit('vis_1', 1, { name: "D'Arcy; -- ?", needs: ['seat'], quotedLowMinutes: 5, promisedLatestAt: NOW + 1 });
  await visit('vis_2', 2);
  const built = await db.read.select().from(visits).orderBy(visits.ticketNumber);
  const inOrder = preparedRows(getTableColumns(visits), (query, fields) =>
    query
      .select(fields)
      .from(visits)
      .where(eq(visits.storeId, sql.placeholder('store')))
      .orderBy(visits.ticketNumber),
  );
  expect(await inOrder(db.read, { store: 'sto_1' })).toEqual(built);
  expect(await inOrder(db.read, { store: 'sto_2' })).toEqual([]);
  expect(await findVisit(db.read, 'vis_1')).toEqual(built[0]);
  expect(await findVisit(db.read, 'vis_3')).toBeUndefined();
});

test('inside a transaction they see what it has written', async () => {
  await visit('vis_1', 1);
  await inTransaction(temp.deps.db, async (tx) => {
    await updateVisit(tx, 'vis_1', 1, { status: 'called', revision: 2 });
    expect(await findVisit(tx, 'vis_1')).toMatchObject({ status: 'called', revision: 2 });
    expect((await findVisit(temp.deps.db.read, 'vis_1'))!.status).toBe('waiting');
  });
});

test('a promise moves where it still is what was seen and the visit waits, and keeps its move', async () => {
  await visit('vis_1', 1, { promisedLatestAt: NOW });
  const move = (from: number, to: number) =>
    inTransaction(temp.deps.db, (tx) =>
      movePromiseOf(tx, 'vis_1', to, { from, at: NOW, why: { code: 'on_break', until: NOW + 5 } }),
    );
  expect(await move(NOW, NOW + 60_000)).toBe(true);
  expect(await move(NOW, NOW + 90_000)).toBe(false);
  expect(await findVisit(temp.deps.db.read, 'vis_1')).toMatchObject({
    promisedLatestAt: NOW + 60_000,
    promiseMoved: { from: NOW, at: NOW, why: { code: 'on_break', until: NOW + 5 } },
    revision: 1,
  });
  await inTransaction(temp.deps.db, (tx) => updateVisit(tx, 'vis_1', 1, { status: 'called', revision: 2 }));
  expect(await move(NOW + 60_000, NOW + 70_000)).toBe(false);
});

test('the version of a store without events is 0', async () => {
  expect(await storeVersion(temp.deps.db.read, 'sto_nowhere')).toBe(0);
});
