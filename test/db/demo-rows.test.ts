import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { appointments } from '../../src/db/schema/booking.ts';
import { claims } from '../../src/db/schema/claims.ts';
import { storeEvents, visits } from '../../src/db/schema/queue.ts';
import { shifts } from '../../src/db/schema/staff.ts';
import { specialDays, stores } from '../../src/db/schema/store.ts';
import { DEMO_STORES } from '../../src/seed/chain/store-list.ts';
import { fillStore } from '../../src/seed/fill-stores.ts';
import { tempDeps } from '../support/temp-deps.ts';

let setting: Awaited<ReturnType<typeof tempDeps>>;
beforeEach(async () => {
  setting = await tempDeps('2026-11-20T23:20:00Z');
});
afterEach(() => setting.close());

test('a store of the demo is written whole, with values of the right kind', async () => {
  const { deps } = setting;
  const demo = DEMO_STORES.find((store) => store.slug === 'omaha-old-market')!;
  const until = await fillStore(deps, demo, { startedAt: deps.now(), main: demo.slug, historyDays: 3, now: deps.now });
  expect(until).toBe(deps.now());
  const [store] = await deps.db.read.select().from(stores).where(eq(stores.slug, demo.slug));
  expect(store).toMatchObject({
    name: 'Old Market',
    zone: 'America/Chicago',
    lat: 41.2557,
    hoursKnown: true,
    settings: {},
  });
  expect(await deps.db.read.$count(visits)).toBeGreaterThan(120);
  expect(await deps.db.read.$count(shifts)).toBeGreaterThan(100);
  expect(await deps.db.read.$count(specialDays)).toBe(6);
  expect(await deps.db.read.$count(claims)).toBeGreaterThan(40);
  expect(await deps.db.read.$count(appointments, eq(appointments.status, 'booked'))).toBeGreaterThan(20);
  const kinds = await deps.db.read.all<{ kind: string }>(sql`select distinct typeof(at) as kind from ${storeEvents}`);
  expect(kinds).toEqual([{ kind: 'integer' }]);
  const joined = await deps.db.read.select().from(storeEvents).where(eq(storeEvents.kind, 'joined')).limit(1);
  expect(joined[0]!.data).toMatchObject({ quote: { quantiles: expect.any(Array), replications: expect.any(Number) } });
});
