import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Client } from '@libsql/client';
import { type Database, writerOf } from './client.ts';
import { isBusy, isUniqueViolation } from './errors.ts';

interface Migration {
  readonly tag: string;
  readonly when: number;
  readonly hash: string;
  readonly statements: readonly string[];
}

/** The folder that ships with the program: beside this file in the source, beside the bundle in a build. */
export const migrationsFolder = (): string => fileURLToPath(new URL('./migrations', import.meta.url));

const COMMENTS_AND_TEXTS = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"[^"]*"|`[^`]*`/g;

/** A file database would run only the first statement of a chunk, silently: refuse such a chunk. */
function refuseTwoInOne(tag: string, statement: string): void {
  const bare = statement.replace(COMMENTS_AND_TEXTS, '').trim().replace(/;\s*$/, '');
  if (bare.includes(';') && !/^create\s+(temp\s+)?trigger/i.test(bare))
    throw new Error(`${tag}: "--> statement-breakpoint" is missing after: ${statement.slice(0, 80)}`);
}

function readMigrations(folder: string): Migration[] {
  const journal = JSON.parse(readFileSync(join(folder, 'meta/_journal.json'), 'utf8')) as {
    entries: { tag: string; when: number }[];
  };
  let previous = 0;
  return journal.entries.map(({ tag, when }) => {
    if (when <= previous) throw new Error(`the migrations' journal is out of order at ${tag}`);
    previous = when;
    const sql = readFileSync(join(folder, `${tag}.sql`), 'utf8');
    const statements = sql
      .split('--> statement-breakpoint')
      .map((s) => s.trim())
      .filter(Boolean);
    for (const statement of statements) refuseTwoInOne(tag, statement);
    return { tag, when, hash: createHash('sha256').update(sql).digest('hex'), statements };
  });
}

async function appliedIn(client: Client): Promise<Map<number, string>> {
  await client.execute(
    'CREATE TABLE IF NOT EXISTS __drizzle_migrations (id INTEGER PRIMARY KEY, hash text NOT NULL, created_at numeric)',
  );
  await client.execute(
    'CREATE UNIQUE INDEX IF NOT EXISTS __drizzle_migrations_once ON __drizzle_migrations (created_at)',
  );
  const { rows } = await client.execute('SELECT created_at, hash FROM __drizzle_migrations');
  return new Map(rows.map((row) => [Number(row[0]), String(row[1])]));
}

function checkHistory(migrations: readonly Migration[], applied: ReadonlyMap<number, string>): void {
  for (const m of migrations) {
    const hash = applied.get(m.when);
    if (hash !== undefined && hash !== m.hash) throw new Error(`migration ${m.tag} was edited after it was applied`);
  }
  for (const when of applied.keys())
    if (!migrations.some((m) => m.when === when))
      throw new Error(
        `the database is newer than this program (it has a migration of ${new Date(when).toISOString()})`,
      );
}

/** The bookkeeping row goes first: it takes the lock, and its unique index makes the loser of a race fail cleanly. */
const asBatch = (m: Migration) => [
  { sql: 'INSERT INTO __drizzle_migrations (hash, created_at) VALUES (?, ?)', args: [m.hash, m.when] },
  ...m.statements.map((sql) => ({ sql, args: [] })),
  // A failing CHECK is the one way to stop a batch when foreign_key_check finds rows.
  { sql: 'CREATE TABLE __foreign_key_guard (bad integer CHECK (bad = 0))', args: [] },
  { sql: 'INSERT INTO __foreign_key_guard SELECT count(*) FROM pragma_foreign_key_check', args: [] },
  { sql: 'DROP TABLE __foreign_key_guard', args: [] },
];

/**
 * Brings the schema up to date; returns the names of the migrations applied now. Safe when several processes start at
 * once. Refuses: an edited or misordered migration, and a database that a newer program has migrated.
 */
export async function migrate(db: Database, folder = migrationsFolder()): Promise<string[]> {
  const { client } = writerOf(db);
  const migrations = readMigrations(folder);
  for (let attempt = 0; ; attempt++) {
    try {
      const applied = await appliedIn(client);
      checkHistory(migrations, applied);
      const missing = migrations.filter((m) => !applied.has(m.when));
      for (const m of missing) await client.migrate(asBatch(m));
      return missing.map((m) => m.tag);
    } catch (error) {
      if (attempt >= 40 || !(isBusy(error) || isUniqueViolation(error))) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50 * (1 + Math.random())));
    }
  }
}
