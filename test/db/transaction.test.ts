import { existsSync } from 'node:fs';
import { createClient } from '@libsql/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Database, openDatabase, writerOf } from '../../src/db/client.ts';
import { isUniqueViolation } from '../../src/db/errors.ts';
import { migrate } from '../../src/db/migrate.ts';
import { lastEventId } from '../../src/db/records/queue/store-events.ts';
import { ticketSequences } from '../../src/db/schema/queue.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { SYSTEM } from '../../src/domain/actor.ts';
import { appendEvent } from '../../src/operations/steps/append-event.ts';
import { tempFolder } from '../support/temp-db.ts';

let folder: ReturnType<typeof tempFolder>;
let db: Database;
let url: string;

beforeEach(async () => {
  folder = tempFolder();
  url = `file:${folder.path}/walkup.db`;
  db = await openDatabase({ url });
  await migrate(db);
});
afterEach(async () => {
  await db.close();
  folder.remove();
});

const row = (storeDay: string, lastNumber = 1) => ({ storeId: 'sto_1', storeDay, lastNumber });
const count = async () => db.read.$count(ticketSequences);

test('a transaction that throws leaves nothing behind', async () => {
  await expect(
    inTransaction(db, async (tx) => {
      await tx.insert(ticketSequences).values(row('2026-11-24'));
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  expect(await count()).toBe(0);
});

test('transactions of one process run one after the other and none is lost', async () => {
  await inTransaction(db, (tx) => tx.insert(ticketSequences).values(row('2026-11-24', 0)));
  const bump = () =>
    inTransaction(db, async (tx) => {
      const [seen] = await tx.select().from(ticketSequences);
      await new Promise((resolve) => setImmediate(resolve));
      await tx.update(ticketSequences).set({ lastNumber: seen!.lastNumber + 1 });
    });
  await Promise.all(Array.from({ length: 50 }, bump));
  const [after] = await db.read.select().from(ticketSequences);
  expect(after!.lastNumber).toBe(50);
});

test('nesting is refused at once instead of waiting for ever', async () => {
  await expect(inTransaction(db, () => inTransaction(db, async () => 1))).rejects.toThrow(/inside inTransaction/);
  expect(await inTransaction(db, async () => 2)).toBe(2);
});

test('work started inside a transaction may open one of its own after the first has ended', async () => {
  let later: Promise<unknown> = Promise.resolve();
  await inTransaction(db, async (tx) => {
    await tx.insert(ticketSequences).values(row('2026-11-24'));
    later = new Promise((resolve) => setTimeout(resolve, 20)).then(() =>
      inTransaction(db, (inner) => inner.insert(ticketSequences).values(row('2026-11-25'))),
    );
  });
  await later;
  expect(await count()).toBe(2);
});

test('the reading connection refuses to write', async () => {
  const sneaky = db.read as unknown as { run(sql: string): Promise<unknown> };
  await expect(sneaky.run("insert into ticket_sequences values ('s', 'd', 1)")).rejects.toThrow();
  expect(await count()).toBe(0);
});

test('a foreign lock is waited for, and writes acknowledged after it are kept', async () => {
  const other = createClient({ url });
  const lock = await other.transaction('write');
  await lock.execute("insert into ticket_sequences values ('other', '2026-11-24', 1)");
  const waiting = inTransaction(db, (tx) => tx.insert(ticketSequences).values(row('2026-11-24')));
  await new Promise((resolve) => setTimeout(resolve, 300));
  await lock.commit();
  await waiting;
  for (let i = 0; i < 40; i++)
    await inTransaction(db, (tx) =>
      tx.insert(ticketSequences).values(row(`2027-01-${String(i + 1).padStart(2, '0')}`)),
    );
  const seen = Number((await other.execute('select count(*) from ticket_sequences')).rows[0]![0]);
  expect(seen).toBe(42);
  expect(await count()).toBe(42);
  other.close();
});

test('a connection that met SQLITE_BUSY is thrown away: what it says later is true', async () => {
  const other = createClient({ url });
  const lock = await other.transaction('write');
  await lock.execute("insert into ticket_sequences values ('other', '2026-11-24', 1)");
  const { client } = writerOf(db);
  const insert = "insert into ticket_sequences values ('poison', '2026-11-24', 1)";
  await expect(client.execute(insert)).rejects.toThrow(/locked|busy/i);
  await lock.rollback();
  for (let i = 0; i < 100; i++) await client.execute(`insert into ticket_sequences values ('kept', 'day ${i}', 1)`);
  const seen = Number((await other.execute('select count(*) from ticket_sequences')).rows[0]![0]);
  expect(seen).toBe(100);
  other.close();
});

test('a unique index refuses the second row, told apart from other errors', async () => {
  const insert = () => inTransaction(db, (tx) => tx.insert(ticketSequences).values(row('2026-11-24')));
  await insert();
  const error = await insert().catch((e: unknown) => e);
  expect(isUniqueViolation(error)).toBe(true);
  expect(isUniqueViolation(new Error('other'))).toBe(false);
});

test('event ids rise without gaps in commit order, also past a rolled back one', async () => {
  const append = (fail: boolean) =>
    inTransaction(db, async (tx) => {
      const id = await appendEvent(tx, { storeId: 's', subjectId: 'x', kind: 'joined', at: 1, actor: SYSTEM });
      if (fail) throw new Error('no');
      return id;
    });
  expect(await append(false)).toBe(1);
  await expect(append(true)).rejects.toThrow('no');
  expect(await append(false)).toBe(2);
  expect(await lastEventId(db.read)).toBe(2);
});

test('a file that cannot be made is refused in one line, without end or stack', async () => {
  const inTheWay = `${url}/beside.db`;
  await expect(openDatabase({ url: inTheWay })).rejects.toThrow(`the database ${inTheWay} cannot be made: ENOTDIR`);
  if (existsSync('/proc/self'))
    await expect(openDatabase({ url: 'file:/proc/nowhere/deep/w.db' })).rejects.toThrow(/cannot be made: ENOENT/);
});
