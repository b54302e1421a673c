import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../src/db/client.ts';
import { migrate } from '../../src/db/migrate.ts';
import type { Deps } from '../../src/deps.ts';
import { EVERY_CHANNEL } from '../../src/domain/messages/statuses.ts';
import { newId, newSecret } from '../../src/identity.ts';
import type { Instant } from '../../src/time/instant.ts';

const SECRET = 'a key of benches, thirty-two bytes at the least';

/** A migrated database of the bench's own, or at a path, and a clock that is moved by hand. */
export async function benchDeps(now: Instant, path?: string, secret = SECRET) {
  const folder = mkdtempSync(join(tmpdir(), 'walkup-bench-'));
  const db = await openDatabase({ url: `file:${path ?? join(folder, 'walkup.db')}` });
  await migrate(db);
  let clock = now;
  const silent = (): void => {};
  const deps: Deps = {
    db,
    now: () => clock,
    newId,
    newSecret,
    channels: EVERY_CHANNEL,
    signals: { storeChanged: silent },
    log: { debug: silent, info: silent, warn: silent, error: silent },
    baseUrl: 'http://localhost:3000',
    secretKey: new TextEncoder().encode(secret),
  };
  return {
    deps,
    advance(ms: number) {
      clock += ms;
    },
    async close() {
      await db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
