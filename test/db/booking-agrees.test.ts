import { afterEach, describe, expect, it } from 'vitest';
import { replaceWeek } from '../../src/db/records/store/opening-hours.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { bookAppointment } from '../../src/operations/booking/book-appointment.ts';
import { decide } from '../../src/operations/booking/decide.ts';
import { findSlots } from '../../src/operations/booking/find-slots.ts';
import { MINUTE } from '../../src/time/instant.ts';
import { addDays, WEEKDAYS } from '../../src/time/local.ts';
import { instantOf } from '../../src/time/store-zone.ts';
import { BILLING, DEVICE, STORE, smallStore, ZONE } from '../support/booking-store.ts';
import { countedQueries } from '../support/counted-queries.ts';
import { randomOf } from '../support/race-store.ts';
import { tempDeps } from '../support/temp-deps.ts';

const FIRST = '2026-11-24';
const DAYS = 3;
const ACTOR = { kind: 'public', id: 'web' } as const;

let temp: Awaited<ReturnType<typeof tempDeps>>;
afterEach(() => temp.close());

/** A store that is nearly full, with buffers, skills and steps; open by day, past midnight, or round the clock. */
async function filled(hours: readonly (readonly [number, number])[], seed: number) {
  temp = await tempDeps('2026-11-24T06:30:00Z');
  const { deps } = temp;
  await smallStore(deps, {
    advisors: [[BILLING, DEVICE], [DEVICE], [BILLING]],
    settings: { walkInReserveShare: 0, leadMinutes: 0, openAppointmentsPerContact: 50 },
    bufferAfterMinutes: 5,
    from: addDays(FIRST, -1),
    days: 0,
  });
  await inTransaction(deps.db, (tx) =>
    replaceWeek(
      tx,
      STORE,
      WEEKDAYS.flatMap((weekday) =>
        hours.map(([opensMinute, closesMinute]) => ({ weekday, opensMinute, closesMinute })),
      ),
    ),
  );
  const { shifts } = await import('../../src/db/schema/staff.ts');
  const rows = Array.from({ length: (DAYS + 3) * 3 }, (_, i) => {
    const date = addDays(FIRST, Math.floor(i / 3) - 1);
    const startsAt = instantOf(ZONE, date, hours[0]![0], 'start');
    const endsAt = instantOf(ZONE, date, hours.at(-1)![1], 'end');
    return { id: deps.newId('shf'), storeId: STORE, advisorId: `adv_${i % 3}`, date, startsAt, endsAt };
  });
  await inTransaction(deps.db, async (tx) => void (await tx.insert(shifts).values(rows)));
  const random = randomOf(seed);
  const from = instantOf(ZONE, FIRST, 0, 'start');
  for (let n = 0; n < 130; n++) {
    await bookAppointment(deps, {
      store: STORE,
      services: [[DEVICE], [BILLING], [BILLING, DEVICE]][Math.floor(random() * 3)]!,
      advisor: random() < 0.15 ? 'adv_0' : null,
      startsAt: from + Math.floor(random() * DAYS * 96) * 15 * MINUTE,
      booker: 'customer',
      name: 'Ana',
      phone: '+14025550123',
      email: null,
      language: 'en',
      source: 'web',
      actor: ACTOR,
    });
  }
}

describe('a time that is decided alone', () => {
  for (const [name, hours] of [
    ['by day', [[540, 1080]]],
    [
      'past midnight, with a long pause',
      [
        [480, 690],
        [1020, 1560],
      ],
    ],
    ['round the clock', [[0, 1440]]],
  ] as const) {
    it(`is free exactly when the page of days offers it: ${name}`, async () => {
      await filled(hours, 17);
      const seen = { offered: 0, refused: 0 };
      for (const services of [[DEVICE], [BILLING, DEVICE]]) {
        // The evening before is a day of its own, whose opening may run on past midnight.
        const asked = { store: STORE, services, from: addDays(FIRST, -1), days: DAYS + 1, booker: 'customer' } as const;
        const found = await findSlots(temp.deps, asked);
        const offered = new Set(found.kind === 'found' ? found.slots.map((slot) => slot.startsAt) : []);
        const from = instantOf(ZONE, FIRST, 60, 'start');
        for (let startsAt = from; startsAt < from + (DAYS - 1) * 96 * 15 * MINUTE; startsAt += 15 * MINUTE) {
          const wanted = { store: STORE, services, startsAt, booker: 'customer' } as const;
          const decision = await decide(temp.deps, temp.deps.db.read, wanted);
          expect([startsAt, decision.kind === 'fits']).toEqual([startsAt, offered.has(startsAt)]);
          if (decision.kind === 'fits') seen.offered++;
          if (decision.kind === 'slot_taken') seen.refused++;
        }
      }
      expect(seen.offered).toBeGreaterThan(10);
      expect(seen.refused).toBeGreaterThan(10);
    });
  }
});

describe('a page of thirty days', () => {
  it('asks the database at most four queries, whatever the size', async () => {
    await filled([[540, 1080]], 3);
    for (const days of [1, 30, 62]) {
      const { deps, queries } = countedQueries(temp.deps);
      const found = await findSlots(deps, { store: STORE, services: [DEVICE], from: FIRST, days, booker: 'customer' });
      expect(found.kind).toBe('found');
      expect(queries()).toBeGreaterThan(0);
      expect(queries()).toBeLessThanOrEqual(4);
    }
  });
});
