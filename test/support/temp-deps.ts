import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { openDatabase } from '../../src/db/client.ts';
import type { Deps } from '../../src/deps.ts';
import { EVERY_CHANNEL } from '../../src/domain/messages/statuses.ts';
import { newId, newSecret } from '../../src/identity.ts';
import type { Instant } from '../../src/time/instant.ts';
import { tempFolder } from './temp-db.ts';

/** What operations need, over a database file of its own, with a clock moved by hand and no web around it. */
export async function tempDeps(now: string) {
  const folder = tempFolder();
  const path = join(folder.path, 'walkup.db');
  copyFileSync(inject('databaseTemplate'), path);
  const db = await openDatabase({ url: `file:${path}`, isThrownAway: true });
  let clock: Instant = Date.parse(now);
  const changed: string[] = [];
  const silent = () => {};
  const deps: Deps = {
    db,
    now: () => clock,
    newId,
    newSecret,
    channels: EVERY_CHANNEL,
    signals: { storeChanged: (storeId) => changed.push(storeId) },
    log: { debug: silent, info: silent, warn: silent, error: silent },
    baseUrl: 'http://localhost:3000',
    secretKey: new TextEncoder().encode('a key of tests, thirty-two bytes at the least'),
  };
  return {
    deps,
    folder: folder.path,
    /** Ids of stores that were signalled, in order. */
    changed,
    setNow(at: string) {
      clock = Date.parse(at);
    },
    async close() {
      await db.close();
      folder.remove();
    },
  };
}
