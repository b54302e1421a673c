import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { openDeps } from '../../src/start.ts';
import { addDays } from '../../src/time/local.ts';
import { localOf } from '../../src/time/store-zone.ts';
import { addShifts, BILLING, STORE, smallStore, ZONE } from '../support/booking-store.ts';
import { buildServer, type ServerProcess, startServerProcess } from '../support/server-process.ts';
import { tempFolder } from '../support/temp-db.ts';

const CONTESTED = 200;
const PROCESSES = 4;
/** Slots raced for at a time, each by every process. */
const AT_ONCE = 8;

interface Answer {
  readonly status: number;
  readonly body: { readonly code?: string; readonly alternatives?: readonly string[] };
}

describe('four processes that race for the same times on one file', () => {
  const folder = tempFolder();
  const databaseUrl = `file:${join(folder.path, 'walkup.db')}`;
  const servers: ServerProcess[] = [];
  let attempt = 0;

  async function open() {
    const read = readConfig({ DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent' });
    if (read.kind === 'mistaken') throw new Error(read.mistakes.join());
    return openDeps(read.config);
  }

  beforeAll(async () => {
    await buildServer();
    const deps = await open();
    const tomorrow = addDays(localOf(ZONE, Date.now()).date, 1);
    const store = { advisors: [[BILLING]], settings: { walkInReserveShare: 0 }, from: tomorrow, days: 0 };
    await smallStore(deps, store);
    await addShifts(deps, 1, tomorrow, 8);
    await deps.db.close();
    const start = () => startServerProcess({ databaseUrl, env: { RATE_LIMITS: 'off' } });
    servers.push(...(await Promise.all(Array.from({ length: PROCESSES }, start))));
  }, 60_000);
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.kill()));
    folder.remove();
  });

  async function book(server: ServerProcess, startsAt: string): Promise<Answer> {
    const n = attempt++;
    const response = await fetch(`${server.url}/api/v1/stores/${STORE}/appointments`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': `race-${n}` },
      body: JSON.stringify({
        service: 'billing',
        startsAt,
        customer: { name: `Racer ${n}`, email: `racer${n}@example.com` },
      }),
    });
    return { status: response.status, body: await response.json() };
  }

  test(`of four attempts on each of ${CONTESTED} times one wins, and every loser is offered three others`, async () => {
    const { data } = await (
      await fetch(`${servers[0]!.url}/api/v1/stores/${STORE}/slots?service=billing&days=10`)
    ).json();
    const starts: string[] = data.slice(0, CONTESTED).map((slot: { startsAt: string }) => slot.startsAt);
    expect(starts).toHaveLength(CONTESTED);
    const answers: Answer[] = [];
    for (let from = 0; from < CONTESTED; from += AT_ONCE) {
      const round = starts.slice(from, from + AT_ONCE);
      answers.push(...(await Promise.all(round.flatMap((at) => servers.map((server) => book(server, at))))));
    }
    const won = answers.filter((answer) => answer.status === 201);
    const lost = answers.filter((answer) => answer.status !== 201);
    expect(won).toHaveLength(CONTESTED);
    expect(lost).toHaveLength(CONTESTED * (PROCESSES - 1));
    expect(new Set(lost.map((answer) => `${answer.status} ${answer.body.code}`))).toEqual(new Set(['409 slot_taken']));
    expect(lost.filter((answer) => new Set(answer.body.alternatives).size !== 3)).toEqual([]);
    await expectOneEach(starts.length);
  }, 240_000);

  /** What the file itself says: one appointment a time, each with its own claims, nothing claimed twice. */
  async function expectOneEach(count: number): Promise<void> {
    const deps = await open();
    const all = <T>(query: string) => deps.db.read.all<T>(sql.raw(query));
    const appointments = await all<{ n: number; starts: number }>(
      "select count(*) n, count(distinct starts_at) starts from appointments where status = 'booked'",
    );
    expect(appointments).toEqual([{ n: count, starts: count }]);
    const claims = await all<{ n: number; owners: number }>(
      'select count(*) n, count(distinct owner_id) owners from claims',
    );
    expect(claims).toEqual([{ n: count * 3, owners: count }]);
    await deps.db.close();
  }
});
