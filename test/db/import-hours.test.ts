import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { insertAdvisor, replaceSkills } from '../../src/db/records/staff/staff.ts';
import { insertService } from '../../src/db/records/store/services.ts';
import { findStore } from '../../src/db/records/store/stores.ts';
import { appointments } from '../../src/db/schema/booking.ts';
import { claims } from '../../src/db/schema/claims.ts';
import { shifts } from '../../src/db/schema/staff.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { bookAppointment } from '../../src/operations/booking/book-appointment.ts';
import { removeService } from '../../src/operations/manage/remove-service.ts';
import { importStores } from '../../src/operations/stores/import-stores.ts';
import { tempDeps } from '../support/temp-deps.ts';

const ACTOR = { kind: 'system', id: 'test' } as const;
const NINE = Date.parse('2026-11-25T16:00:00Z');
const HOUR = 3_600_000;
let world: Awaited<ReturnType<typeof tempDeps>>;
let storeId: string;

async function bring(hours: string): Promise<number> {
  const path = join(world.folder, 'stores.csv');
  writeFileSync(path, `Ref,Name,Lat,Lng,City,Hours\nA1,Shop,39.75,-105.0,Denver,${hours}\n`);
  const summary = await importStores(world.deps, { path, format: null, dryRun: false, onRow: () => {} });
  return summary.affected;
}

beforeEach(async () => {
  world = await tempDeps('2026-11-24T15:00:00Z');
  await bring('Mo-Su 09:00-21:00');
  storeId = (await findStore(world.deps.db.read, 'A1'))!.id;
  await inTransaction(world.deps.db, async (tx) => {
    for (const key of ['help', 'gone']) {
      const service = { id: key, storeId, key, name: key, serviceMinutes: 30, ticketLetter: key[0]!.toUpperCase() };
      await insertService(tx, service);
    }
    await insertAdvisor(tx, { id: 'adv', storeId, name: 'Advisor' });
    await replaceSkills(tx, storeId, 'adv', ['help', 'gone']);
    const shift = { id: 'shf', storeId, advisorId: 'adv', date: '2026-11-25' };
    await tx.insert(shifts).values({ ...shift, startsAt: NINE, endsAt: NINE + 12 * HOUR });
  });
});
afterEach(() => world.close());

async function book(service: string, hour: number): Promise<string> {
  const outcome = await bookAppointment(world.deps, {
    store: storeId,
    services: [service],
    startsAt: NINE + (hour - 9) * HOUR,
    booker: 'staff',
    name: 'Ana',
    phone: null,
    email: null,
    language: 'en',
    source: 'staff',
    actor: ACTOR,
  });
  if (outcome.kind !== 'booked') throw new Error(outcome.kind);
  return outcome.appointment.id;
}

const marks = async () =>
  new Map((await world.deps.db.read.select().from(appointments)).map(({ id, needsAttention }) => [id, needsAttention]));
const claimed = async (id: string) =>
  (await world.deps.db.read.select().from(claims).where(eq(claims.ownerId, id))).length;

test('a file that narrows hours lists and marks, one that widens them gives the marked ones an advisor again', async () => {
  const [early, late] = [await book('help', 10), await book('help', 19)];
  expect(await bring('Mo-Su 09:00-17:00')).toBe(1);
  expect(await marks()).toEqual(
    new Map([
      [early, null],
      [late, 'outside_hours'],
    ]),
  );
  expect([await claimed(early), await claimed(late)]).toEqual([6, 0]);
  expect(await bring('Mo-Su 09:00-20:00')).toBe(0);
  expect((await marks()).get(late)).toBeNull();
  expect(await claimed(late)).toBe(6);
});

test('a file leaves alone what was set aside for a person to decide', async () => {
  const gone = await book('gone', 19);
  await removeService(world.deps, { storeId, service: 'gone', keep: true, actor: ACTOR });
  expect((await marks()).get(gone)).toBe('service_removed');
  expect(await bring('Mo-Su 09:00-17:00')).toBe(0);
  expect(await bring('Mo-Su 09:00-21:00')).toBe(0);
  expect((await marks()).get(gone)).toBe('service_removed');
  expect(await claimed(gone)).toBe(0);
});

test('a file that opens a closed store again plans what was set aside when it closed', async () => {
  const late = await book('help', 19);
  const closed = (endDate: string): Promise<number> => {
    const path = join(world.folder, 'closed.csv');
    writeFileSync(path, `Ref,Name,Lat,Lng,City,End date\nA1,Shop,39.75,-105.0,Denver,${endDate}\n`);
    return importStores(world.deps, { path, format: null, dryRun: false, onRow: () => {} }).then((one) => one.affected);
  };
  expect(await closed('2026-11-20')).toBe(1);
  expect((await marks()).get(late)).toBe('store_closed');
  await closed('');
  expect((await marks()).get(late)).toBeNull();
  expect(await claimed(late)).toBe(6);
});
