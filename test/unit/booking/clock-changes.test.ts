import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const PROGRAM = fileURLToPath(new URL('../../support/zone-offers.ts', import.meta.url));
const run = promisify(execFile);

interface Result {
  readonly zones: number;
  readonly changes: number;
  readonly starts: number;
  readonly wrong: readonly string[];
}

async function compareIn(TZ: string): Promise<Result> {
  const { stdout } = await run(process.execPath, ['--import', 'tsx', PROGRAM], {
    env: { ...process.env, TZ },
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout) as Result;
}

// The store's own zone as that of the process: one that changes in the north, one in the south, by half an hour.
describe('every clock change of 2026 and 2027, compared with Temporal', () => {
  for (const zone of ['UTC', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata']) {
    it(`offers no start too many, too few or twice in a process of ${zone}`, async () => {
      const { zones, changes, starts, wrong } = await compareIn(zone);
      expect(wrong).toEqual([]);
      expect(zones).toBeGreaterThan(100);
      expect(changes).toBeGreaterThanOrEqual(zones * 2);
      expect(starts).toBeGreaterThan(100_000);
    }, 120_000);
  }
});
