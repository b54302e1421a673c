import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../src/db/client.ts';
import { migrate } from '../../src/db/migrate.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A migrated, empty database file that tests copy. */
    databaseTemplate: string;
  }
}

/** Once a run: the joined assets, and a migrated database to copy. */
export default async function setUp(project: TestProject): Promise<() => void> {
  const { ensureAssets } = (await import(new URL('../../src/build.mjs', import.meta.url).href)) as {
    ensureAssets: () => Promise<void>;
  };
  await ensureAssets();
  const folder = mkdtempSync(join(tmpdir(), 'walkup-template-'));
  const path = join(folder, 'template.db');
  const db = await openDatabase({ url: `file:${path}`, isThrownAway: true });
  await migrate(db);
  await db.close();
  project.provide('databaseTemplate', path);
  return () => rmSync(folder, { recursive: true, force: true });
}
