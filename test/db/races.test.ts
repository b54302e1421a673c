import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runRace } from '../support/race-run.ts';
import { hasSqld, startSqld } from '../support/sqld.ts';
import { tempFolder } from '../support/temp-db.ts';

const PROCESSES = 4;

// Booking against booking, holds that lapse, re-planning, moving, shifts that change, days that close and lanes, at once.
describe('four processes that want the same times', () => {
  it('leave one file without a violation, and every refusal names three times that are free', async () => {
    const folder = tempFolder();
    const url = `file:${join(folder.path, 'race.db')}`;
    const race = await runRace({ url, processes: PROCESSES, attempts: 600, seed: 20_261_124, proveEach: 5 });
    folder.remove();
    expect(race.violations).toEqual([]);
    expect(race.attempts).toBeGreaterThanOrEqual(600);
    expect(race.refusals).toBeGreaterThan(20);
    expect(race.proved).toBeGreaterThan(10);
    expect(Object.keys(race.counts)).toEqual(
      expect.arrayContaining(['book booked', 'book slot_taken', 'hold held', 'move moved', 'shift saved']),
    );
  }, 240_000);

  it.skipIf(!hasSqld())(
    'leave a libSQL server so too (skipped where its program is absent)',
    async () => {
      const folder = tempFolder();
      const server = await startSqld(folder.path);
      try {
        const race = await runRace({
          url: server.url,
          processes: PROCESSES,
          attempts: 400,
          seed: 20_261_125,
          proveEach: 8,
        });
        expect(race.violations).toEqual([]);
        expect(race.refusals).toBeGreaterThan(10);
        expect(race.proved).toBeGreaterThan(3);
      } finally {
        await server.stop();
        folder.remove();
      }
    },
    240_000,
  );
});
