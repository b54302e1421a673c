import { afterEach, describe, expect, it } from 'vitest';
import { replaceWeek, saveSpecialDay } from '../../src/db/records/store/opening-hours.ts';
import { updateStore } from '../../src/db/records/store/stores.ts';
import { breaks, shifts } from '../../src/db/schema/staff.ts';
import { inTransaction } from '../../src/db/transaction.ts';
import { bookAppointment } from '../../src/operations/booking/book-appointment.ts';
import { findSlots } from '../../src/operations/booking/find-slots.ts';
import { holdSlot } from '../../src/operations/booking/hold-slot.ts';
import { addOverflowLane } from '../../src/operations/manage/put-overflow-lane.ts';
import { MINUTE } from '../../src/time/instant.ts';
import { addDays, WEEKDAYS } from '../../src/time/local.ts';
import { instantOf } from '../../src/time/store-zone.ts';
import { BILLING, DEVICE, STORE, smallStore, ZONE } from '../support/booking-store.ts';
import { listed } from '../support/listed.ts';
import { randomOf } from '../support/race-store.ts';
import { tempDeps } from '../support/temp-deps.ts';

const FIRST = '2026-11-24';
const STORES = Number(process.env.PROPERTY_RUNS ?? 12);
const ACTOR = { kind: 'public', id: 'web' } as const;
const STEP = 15 * MINUTE;
const HOURS: readonly (readonly (readonly [number, number])[])[] = [
  [[540, 1080]],
  [
    [480, 690],
    [1020, 1560],
  ],
  [[0, 1440]],
  [[600, 1200]],
];
const SKILLS = [[DEVICE], [BILLING], [BILLING, DEVICE], []];

let temp: Awaited<ReturnType<typeof tempDeps>>;
afterEach(() => temp?.close());

type Random = () => number;
const oneOf = <T>(random: Random, of: readonly T[]): T => of[Math.floor(random() * of.length)]!;

/** A store of random hours, staff, shifts, breaks, reserve and limits. */
async function drawStore(random: Random): Promise<void> {
  const { deps } = temp;
  const advisors = Array.from({ length: 1 + Math.floor(random() * 3) }, () => [...oneOf(random, SKILLS)]);
  const hours = oneOf(random, HOURS);
  await smallStore(deps, {
    advisors,
    settings: {
      ...{ leadMinutes: oneOf(random, [0, 30, 120]), horizonDays: oneOf(random, [1, 5, 30]) },
      ...{
        walkInReserveShare: oneOf(random, [0, 0, 0.5, 1]),
        walkInSeats: oneOf(random, ['none', 'none', 'Tu10=1 We12=0']),
      },
      ...{ slotStepMinutes: oneOf(random, [15, 30]), appointmentsPerDay: oneOf(random, [0, 0, 3]) },
      openAppointmentsPerContact: 500,
    },
    bufferAfterMinutes: oneOf(random, [0, 5, 30]),
    days: 0,
  });
  const rows = Array.from({ length: 8 * advisors.length }, (_, i) => {
    const date = addDays(FIRST, Math.floor(i / advisors.length) - 1);
    const shorter = 30 * Math.floor(random() * 4);
    const startsAt = instantOf(ZONE, date, hours[0]![0] + shorter, 'start');
    // Sixteen hours are the longest shift that there is.
    const endsAt = Math.min(instantOf(ZONE, date, hours.at(-1)![1] - shorter, 'end'), startsAt + 64 * STEP);
    return { id: deps.newId('shf'), storeId: STORE, advisorId: `adv_${i % advisors.length}`, date, startsAt, endsAt };
  }).filter(() => random() < 0.7);
  const pauses = rows
    .filter(() => random() < 0.5)
    .map((shift) => {
      const startsAt = shift.startsAt + STEP * Math.floor(4 + random() * 12);
      return { id: deps.newId('brk'), shiftId: shift.id, storeId: STORE, startsAt, endsAt: startsAt + 2 * STEP };
    });
  await inTransaction(deps.db, async (tx) => {
    const week = WEEKDAYS.filter(() => random() < 0.9);
    const spanOf = ([opensMinute, closesMinute]: readonly [number, number]) => ({ opensMinute, closesMinute });
    await replaceWeek(
      tx,
      STORE,
      week.flatMap((weekday) => hours.map((span) => ({ weekday, ...spanOf(span) }))),
    );
    if (random() < 0.4) {
      const spans = random() < 0.5 ? [] : [{ opensMinute: 660, closesMinute: 900 }];
      await saveSpecialDay(tx, STORE, { date: addDays(FIRST, oneOf(random, [0, 1])), note: null, spans });
    }
    if (random() < 0.2) await updateStore(tx, STORE, { mainServiceId: BILLING });
    if (rows.length > 0) await tx.insert(shifts).values(rows);
    if (pauses.length > 0) await tx.insert(breaks).values(pauses);
  });
}

/** Appointments of one or two steps, some with an advisor by name, and some holds, at random times of the first days. */
async function fill(random: Random): Promise<void> {
  const from = instantOf(ZONE, FIRST, 0, 'start');
  const wanted = 8 + Math.floor(random() * 40);
  for (let n = 0; n < wanted; n++) {
    const startsAt = from + Math.floor(random() * 2.5 * 96) * STEP;
    const services = [...oneOf(random, [[DEVICE], [BILLING], [BILLING, DEVICE]])];
    if (n % 10 === 0) {
      const hold = { store: STORE, services, startsAt, booker: 'customer', address: null, actor: ACTOR } as const;
      await holdSlot(temp.deps, { ...hold, visitor: `visitor ${n}` });
      continue;
    }
    await bookAppointment(temp.deps, {
      ...{ store: STORE, services, startsAt, booker: 'customer', name: 'Ana', phone: '+14025550123', email: null },
      ...{ advisor: random() < 0.15 ? 'adv_0' : null, language: 'en', source: 'web', actor: ACTOR },
    });
  }
  if (random() < 0.3) {
    const startsAt = from + Math.floor(random() * 60) * STEP;
    const lane = { name: 'Extra', skills: [DEVICE], startsAt, endsAt: startsAt + 8 * STEP };
    await addOverflowLane(temp.deps, { storeId: STORE, lane, actor: ACTOR });
  }
}

/** The first start that the booking page has for a service, the opening that began yesterday included. */
async function firstOffered(service: string): Promise<number | null> {
  const asked = { store: STORE, services: [service], booker: 'customer' } as const;
  const today = await findSlots(temp.deps, { ...asked, days: 1 });
  if (today.kind !== 'found') return null;
  const found = await findSlots(temp.deps, { ...asked, from: addDays(today.of.today, -1), days: 33 });
  return found.kind === 'found' ? (found.slots[0]?.startsAt ?? null) : null;
}

describe('the next free time of a list', () => {
  it('is the first start of the booking page in every random store, at any time of its days', async () => {
    const seen = { today: 0, later: 0, never: 0 };
    for (let seed = 1; seed <= STORES; seed++) {
      const random = randomOf(seed);
      temp = await tempDeps('2026-11-24T06:30:00Z');
      await drawStore(random);
      await fill(random);
      for (const hour of [0, 4 + random() * 8, 12 + random() * 8, 24 + random() * 30]) {
        const now = Date.parse('2026-11-24T06:30:00Z') + Math.floor(hour * 60) * MINUTE;
        temp.setNow(new Date(now).toISOString());
        for (const [key, id] of [
          ['device-trouble', DEVICE],
          ['billing', BILLING],
        ] as const) {
          const [store] = await listed(temp.deps, { freeTimes: true }, key);
          const wanted = await firstOffered(id);
          expect({ seed, hour, key, at: store!.nextFreeAt }).toEqual({ seed, hour, key, at: wanted });
          seen[wanted === null ? 'never' : wanted - now < 12 * 60 * MINUTE ? 'today' : 'later']++;
        }
      }
      await temp.close();
    }
    expect(Math.min(seen.today, seen.later, seen.never)).toBeGreaterThan(STORES / 5);
  }, 240_000);
});
