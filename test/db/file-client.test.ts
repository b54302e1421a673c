import { createClient } from '@libsql/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isUniqueViolation } from '../../src/db/errors.ts';
import { FileClient } from '../../src/db/file-client.ts';
import { tempFolder } from '../support/temp-db.ts';

let folder: ReturnType<typeof tempFolder>;
let path: string;
let client: FileClient;

beforeEach(async () => {
  folder = tempFolder();
  path = `${folder.path}/kept.db`;
  client = new FileClient(path, 20);
  await client.executeMultiple(
    `PRAGMA journal_mode=WAL; create table things (id text primary key, n integer, b blob);`,
  );
});
afterEach(() => {
  client.close();
  folder.remove();
});

const INSERT = 'insert into things (id, n) values (?, ?)';
const count = async () => (await client.execute('select count(*) as n from things')).rows[0]!.n;

test('a row has its columns by name and by number, and lists only the names', async () => {
  await client.execute(INSERT, ['a', 3]);
  const { rows, columns } = await client.execute('select id, n, n as id, b from things');
  const row = rows[0]!;
  expect(columns).toEqual(['id', 'n', 'id', 'b']);
  expect([row.id, row.n, row[0], row[1], row[2], row.b, row.length]).toEqual(['a', 3, 'a', 3, 3, null, 4]);
  expect(Object.keys(row).sort()).toEqual(['b', 'id', 'n']);
  expect(Array.prototype.slice.call(row)).toEqual(['a', 3, 3, null]);
});

test('a statement that is run again has the new values and the rows as they are now', async () => {
  const inserted = [];
  for (let n = 0; n < 5; n++) inserted.push((await client.execute(INSERT, [`t${n}`, n])).rowsAffected);
  expect(inserted).toEqual([1, 1, 1, 1, 1]);
  const at = async (id: string) => (await client.execute('select n from things where id = ?', [id])).rows[0]?.n;
  expect([await at('t1'), await at('t4'), await at('none')]).toEqual([1, 4, undefined]);
  const again = 'insert into things (id, n) values (?, 1) on conflict do nothing returning id';
  expect((await client.execute(again, ['t1'])).rows).toHaveLength(0);
  expect((await client.execute(again, ['new'])).rows).toHaveLength(1);
});

test('values come back as they went in', async () => {
  await client.execute('insert into things (id, n, b) values (?, ?, ?)', ['x', true, new Uint8Array([1, 2, 0]).buffer]);
  const row = (await client.execute('select n, b, 2.5 as half from things')).rows[0]!;
  expect([row.n, [...new Uint8Array(row.b as ArrayBuffer)], row.half]).toEqual([1, [1, 2, 0], 2.5]);
  await expect(client.execute('select 9007199254740993 as big')).rejects.toThrow(RangeError);
  await expect(client.execute(INSERT, ['y', Number.NaN])).rejects.toThrow(RangeError);
});

test('a statement that was refused works the next time', async () => {
  await client.execute(INSERT, ['a', 1]);
  const error = await client.execute(INSERT, ['a', 2]).catch((e: unknown) => e);
  expect(isUniqueViolation(error)).toBe(true);
  await client.execute(INSERT, ['b', 2]);
  expect(await count()).toBe(2);
});

test('a table that another connection changes meanwhile is read as it is', async () => {
  await client.execute(INSERT, ['a', 1]);
  expect((await client.execute('select id, n from things')).rows).toHaveLength(1);
  const other = createClient({ url: `file:${path}` });
  await other.executeMultiple(
    `drop table things; create table things (n integer, id text primary key, more text);
     insert into things values (7, 'z', 'm');`,
  );
  other.close();
  const row = (await client.execute('select id, n from things')).rows[0]!;
  expect([row.id, row.n]).toEqual(['z', 7]);
});

test('whether another connection has written is told anew each time', async () => {
  const version = async () => (await client.execute('PRAGMA data_version')).rows[0]!.data_version;
  const before = await version();
  expect(await version()).toBe(before);
  const other = createClient({ url: `file:${path}` });
  await other.execute("insert into things (id) values ('o')");
  other.close();
  expect(await version()).not.toBe(before);
});

test('a column that is added is among those of the next read', async () => {
  await client.execute(INSERT, ['a', 1]);
  expect((await client.execute('select * from things')).columns).toEqual(['id', 'n', 'b']);
  await client.execute('alter table things add column more text');
  expect((await client.execute('select * from things')).columns).toEqual(['id', 'n', 'b', 'more']);
});

test('a transaction is whole: a batch that fails and a roll back leave nothing', async () => {
  await expect(
    client.batch([
      { sql: INSERT, args: ['a', 1] },
      { sql: INSERT, args: ['a', 2] },
    ]),
  ).rejects.toThrow();
  const transaction = await client.transaction('write');
  await transaction.execute({ sql: INSERT, args: ['b', 1] });
  await expect(client.execute(INSERT, ['c', 1])).rejects.toThrow(/transaction is open/);
  await transaction.rollback();
  expect(transaction.closed).toBe(true);
  await expect(transaction.execute({ sql: INSERT, args: ['d', 1] })).rejects.toThrow(/over/);
  expect(await count()).toBe(0);
});

test('nothing is written outside after the database itself has rolled back', async () => {
  const transaction = await client.transaction('write');
  await transaction.execute({ sql: INSERT, args: ['a', 1] });
  await expect(transaction.execute("insert or rollback into things (id) values ('a')")).rejects.toThrow();
  await expect(transaction.execute({ sql: INSERT, args: ['b', 1] })).rejects.toThrow(/rolled back/);
  await transaction.rollback();
  expect(await count()).toBe(0);
});

test('more statements than are kept all work, and again', async () => {
  for (let round = 0; round < 2; round++) {
    for (let n = 0; n < 400; n++) {
      const { rows } = await client.execute(`select ${n} as n`);
      if (rows[0]!.n !== n) throw new Error(`select ${n} gave ${String(rows[0]!.n)}`);
    }
  }
  expect((await client.execute('select 1 as n')).rows[0]!.n).toBe(1);
});

test('a client that reconnects has a new connection, and one that is closed refuses', async () => {
  await client.execute(INSERT, ['a', 1]);
  await client.reconnect();
  expect(await count()).toBe(1);
  client.close();
  await expect(client.execute('select 1')).rejects.toThrow(/closed/);
});
