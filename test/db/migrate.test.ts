import { appendFileSync, cpSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDatabase, writerOf } from '../../src/db/client.ts';
import { migrate, migrationsFolder } from '../../src/db/migrate.ts';
import { tempFolder } from '../support/temp-db.ts';

let folder: ReturnType<typeof tempFolder>;
const open = () => openDatabase({ url: `file:${folder.path}/walkup.db` });

beforeEach(() => {
  folder = tempFolder();
});
afterEach(() => folder.remove());

function ownMigrations(): string {
  const path = `${folder.path}/migrations`;
  cpSync(migrationsFolder(), path, { recursive: true });
  return path;
}

test('an empty database is brought to the newest schema, and a second run changes nothing', async () => {
  const db = await open();
  expect((await migrate(db)).length).toBeGreaterThan(0);
  expect(await migrate(db)).toEqual([]);
  const { rows } = await writerOf(db).client.execute("select sql from sqlite_master where name = 'claims'");
  expect(String(rows[0]![0])).toContain('WITHOUT ROWID');
  await db.close();
});

test('a new database and its journal can be read by its owner alone', async () => {
  const db = await open();
  await migrate(db);
  for (const name of ['walkup.db', 'walkup.db-wal'])
    expect(statSync(`${folder.path}/${name}`).mode & 0o777).toBe(0o600);
  await db.close();
});

test('two that start at once: both end up migrated, each migration applied once', async () => {
  const first = await open();
  const second = await open();
  const applied = (await Promise.all([migrate(first), migrate(second)])).flat();
  expect(new Set(applied).size).toBe(applied.length);
  const { rows } = await writerOf(second).client.execute('select count(*) from __drizzle_migrations');
  expect(Number(rows[0]![0])).toBe(applied.length);
  await first.close();
  await second.close();
});

test('an edited migration is refused', async () => {
  const path = ownMigrations();
  const db = await open();
  await migrate(db, path);
  appendFileSync(`${path}/0000_foundation.sql`, '\n-- later thought');
  await expect(migrate(db, path)).rejects.toThrow(/0000_foundation was edited/);
  await db.close();
});

test('a database from a newer program is refused', async () => {
  const db = await open();
  await migrate(db);
  await writerOf(db).client.execute("insert into __drizzle_migrations (hash, created_at) values ('x', 4102444800000)");
  await expect(migrate(db)).rejects.toThrow(/newer than this program/);
  await db.close();
});

test('two statements in one chunk are refused, since only the first would run', async () => {
  const path = ownMigrations();
  const file = `${path}/0000_foundation.sql`;
  writeFileSync(file, readFileSync(file, 'utf8').replace('--> statement-breakpoint', ''));
  const db = await open();
  await expect(migrate(db, path)).rejects.toThrow(/statement-breakpoint/);
  await db.close();
});
