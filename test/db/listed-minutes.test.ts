import { afterEach, describe, expect, it } from 'vitest';
import { joinLine } from '../../src/operations/arrival/walk-in.ts';
import { storeWaits } from '../../src/operations/boards/store-waits.ts';
import { bookAppointment } from '../../src/operations/booking/book-appointment.ts';
import { findSlots } from '../../src/operations/booking/find-slots.ts';
import { holdSlot } from '../../src/operations/booking/hold-slot.ts';
import { addOverflowLane } from '../../src/operations/manage/put-overflow-lane.ts';
import { at, BILLING, smallStore as bookingStore, DEVICE, STORE } from '../support/booking-store.ts';
import { countedReads } from '../support/counted-reads.ts';
import { listed } from '../support/listed.ts';
import { smallStore } from '../support/small-store.ts';
import { tempDeps } from '../support/temp-deps.ts';

const DAY = '2026-11-24';
const PUBLIC = { kind: 'public', id: 'web' } as const;
const ALL = ['billing', 'device', 'plan'];

let temp: Awaited<ReturnType<typeof tempDeps>>;
afterEach(() => temp.close());

describe('the next free time of a list', () => {
  const next = async () => (await listed(temp.deps, { freeTimes: true }))[0]!.nextFreeAt;
  const firstOffered = async () => {
    const found = await findSlots(temp.deps, {
      store: STORE,
      services: [DEVICE],
      from: DAY,
      days: 31,
      booker: 'customer',
    });
    return found.kind === 'found' ? (found.slots[0]?.startsAt ?? null) : null;
  };
  let people = 0;
  const book = (startsAt: number) =>
    bookAppointment(temp.deps, {
      store: STORE,
      services: [DEVICE],
      startsAt,
      booker: 'customer',
      name: 'Ana',
      phone: `+1402555${String(2000 + ++people)}`,
      email: null,
      language: 'en',
      source: 'web',
      actor: PUBLIC,
    });

  it('is the first that booking offers, whatever is booked or held', async () => {
    temp = await tempDeps('2026-11-24T14:00:00Z');
    await bookingStore(temp.deps, { settings: { walkInReserveShare: 0 } });
    expect(await next()).toBe(at(DAY, 9));
    await book(at(DAY, 9));
    expect(await next()).toBe(at(DAY, 9, 30));
    const hold = { store: STORE, services: [DEVICE], booker: 'customer', address: null, actor: PUBLIC } as const;
    await holdSlot(temp.deps, { ...hold, startsAt: at(DAY, 9, 30), visitor: 'somebody' });
    expect(await next()).toBe(at(DAY, 10));
    expect(await next()).toBe(await firstOffered());
  });

  it('is a later day where the store is full or done for today, and none where its staff is not planned', async () => {
    temp = await tempDeps('2026-11-24T14:00:00Z');
    await bookingStore(temp.deps, { settings: { walkInReserveShare: 0 }, days: 2 });
    for (let half = 18; half < 36; half++) await book(at(DAY, 0, half * 30));
    expect(await next()).toBe(at('2026-11-25', 9));
    expect(await next()).toBe(await firstOffered());
    const lane = { name: 'Extra', skills: [DEVICE], startsAt: at(DAY, 15), endsAt: at(DAY, 16) };
    await addOverflowLane(temp.deps, { storeId: STORE, lane, actor: PUBLIC });
    expect(await next()).toBe(at(DAY, 15));
    expect(await next()).toBe(await firstOffered());
    for (const half of [30, 31]) expect((await book(at(DAY, 0, half * 30))).kind).toBe('booked');
    temp.setNow('2026-11-25T00:30:00Z');
    expect(await next()).toBe(at('2026-11-25', 9));
    temp.setNow('2026-11-26T14:00:00Z');
    expect(await next()).toBe(null);
  });

  it('is found days ahead, and that of the service asked for', async () => {
    temp = await tempDeps('2026-11-24T14:00:00Z');
    await bookingStore(temp.deps, { advisors: [[BILLING]], settings: { walkInReserveShare: 0 }, from: '2026-12-09' });
    expect(await next()).toBe(null);
    const [store] = await listed(temp.deps, { freeTimes: true }, 'billing');
    expect(store!.nextFreeAt).toBe(at('2026-12-09', 9));
  });
});

describe('the minute of a list', () => {
  it('tells waits of open stores alone, about as each store tells its own', async () => {
    temp = await tempDeps('2026-11-24T16:00:00Z');
    const { id } = await smallStore(temp.deps, { advisors: [ALL, ALL] });
    await smallStore(temp.deps, { id: 'sto_2', openCounters: false });
    await smallStore(temp.deps, { id: 'sto_3', open: [1200, 1260] });
    for (let i = 0; i < 3; i++) {
      await joinLine(temp.deps, { storeId: id, services: ['billing'], source: 'kiosk', actor: PUBLIC });
    }
    const stores = new Map((await listed(temp.deps, { waits: true })).map((one) => [one.store.id, one]));
    const { main } = (await storeWaits(temp.deps, id))!;
    // The list plays the floor fewer times, so that a figure near an edge may fall into the next step of 5.
    const { lowMinutes, highMinutes } = main!.wait!;
    const shown = stores.get(id)!;
    expect(shown).toMatchObject({ waiting: 3, nextFreeAt: null });
    expect(Math.abs(shown.wait!.lowMinutes - lowMinutes)).toBeLessThanOrEqual(5);
    expect(Math.abs(shown.wait!.highMinutes - highMinutes)).toBeLessThanOrEqual(5);
    expect(stores.get('sto_2')).toMatchObject({ waiting: 0, wait: null });
    expect(stores.get('sto_3')).toMatchObject({ state: { kind: 'closed' }, wait: null });
    // Once the store's page was looked at, the list says the same to the minute.
    const again = (await listed(temp.deps, { waits: true })).find((one) => one.store.id === id)!;
    const { quantiles: _, raw: __, ...told } = main!.wait!;
    expect(again).toMatchObject({ waiting: 3 });
    expect(again.wait).toEqual(told);
    const device = await listed(temp.deps, { waits: true }, 'device');
    const other = (await storeWaits(temp.deps, id))!.services.find((service) => service.key === 'device')!;
    expect(device.find((one) => one.store.id === id)!.wait).toMatchObject({ highMinutes: other.wait!.highMinutes });
  });

  it('costs at most six statements for all that is missing, and one where nothing is', async () => {
    temp = await tempDeps('2026-11-24T16:00:00Z');
    // One with free times today, one with staff but none planned, one that opens in the evening, one never seen again.
    const shift = { date: DAY, from: '2026-11-24T15:00:00Z', to: '2026-11-25T00:00:00Z' };
    const first = await smallStore(temp.deps, { id: 'sto_1', advisors: [ALL, ALL], shift });
    await smallStore(temp.deps, { id: 'sto_2', advisors: [ALL] });
    await smallStore(temp.deps, { id: 'sto_3', open: [1200, 1260] });
    await bookingStore(temp.deps, { from: '2026-12-20' });
    const counted = countedReads(temp.deps);
    const everything = { waits: true, freeTimes: true };
    // Two of them ask which stores there are.
    const missing = async () => {
      await listed(counted.deps, everything);
      return counted.taken() - 2;
    };
    expect(await missing()).toBeLessThanOrEqual(6);
    await joinLine(temp.deps, { storeId: first.id, services: ['billing'], source: 'kiosk', actor: PUBLIC });
    const after = await missing();
    expect(after).toBeGreaterThan(1);
    expect(after).toBeLessThanOrEqual(6);
    expect(await missing()).toBe(1);
    const stores = await listed(counted.deps, everything);
    expect(stores.find((one) => one.store.id === first.id)).toMatchObject({ waiting: 1 });
  });
});
