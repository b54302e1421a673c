import { sql } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';
import { inTransaction } from '../../src/db/transaction.ts';
import { type BookAppointment, bookAppointment } from '../../src/operations/booking/book-appointment.ts';
import { cancelAppointment } from '../../src/operations/booking/cancel-appointment.ts';
import { findSlots } from '../../src/operations/booking/find-slots.ts';
import { type HoldSlot, holdSlot, liveHold, renewHold } from '../../src/operations/booking/hold-slot.ts';
import { moveAppointment } from '../../src/operations/booking/move-appointment.ts';
import { replanStore } from '../../src/operations/steps/replan-day.ts';
import { at, BILLING, DEVICE, type SmallStore, STORE, smallStore } from '../support/booking-store.ts';
import { tempDeps } from '../support/temp-deps.ts';

const DAY = '2026-11-24';
const PUBLIC = { kind: 'public', id: 'web' } as const;

let temp: Awaited<ReturnType<typeof tempDeps>>;
afterEach(() => temp.close());

async function open(store: SmallStore = {}) {
  temp = await tempDeps('2026-11-24T14:00:00Z');
  await smallStore(temp.deps, { settings: { walkInReserveShare: 0 }, ...store });
}

let people = 0;
const booking = (startsAt: number, more: Partial<BookAppointment> = {}): BookAppointment => ({
  store: STORE,
  services: [DEVICE],
  startsAt,
  booker: 'customer',
  name: 'Ana',
  phone: `+1402555${String(1000 + ++people)}`,
  email: null,
  language: 'en',
  source: 'web',
  actor: PUBLIC,
  ...more,
});
const book = (startsAt: number, more: Partial<BookAppointment> = {}) =>
  bookAppointment(temp.deps, booking(startsAt, more));
const holding = (startsAt: number, visitor: string, more: Partial<HoldSlot> = {}): HoldSlot => ({
  store: STORE,
  services: [DEVICE],
  startsAt,
  booker: 'customer',
  visitor,
  address: null,
  actor: PUBLIC,
  ...more,
});
const hold = (startsAt: number, visitor: string, more: Partial<HoldSlot> = {}) =>
  holdSlot(temp.deps, holding(startsAt, visitor, more));
const free = async (date = DAY, services = [DEVICE]) => {
  const found = await findSlots(temp.deps, { store: STORE, services, from: date, days: 1, booker: 'customer' });
  if (found.kind !== 'found') throw new Error(found.kind);
  return found.slots.map((slot) => slot.startsAt);
};
const rows = <T>(query: string) => temp.deps.db.read.all<T>(sql.raw(query));
const claimsOf = async (owner: string) =>
  (
    await rows<{ advisor_id: string; grain: number }>(
      `select advisor_id, grain from claims where owner_id = '${owner}'`,
    )
  ).length;

describe('booking', () => {
  it('offers, books and offers no more', async () => {
    await open();
    expect(await free()).toHaveLength(35);
    const outcome = await book(at(DAY, 9, 30));
    expect(outcome).toMatchObject({ kind: 'booked', appointment: { status: 'booked', localDate: DAY } });
    expect(await free()).not.toContain(at(DAY, 9, 30));
    expect(await free()).toHaveLength(35 - 3);
    expect(temp.changed).toEqual([STORE]);
    const events = await rows<{ kind: string }>('select kind from store_events order by id');
    expect(events.at(-1)).toEqual({ kind: 'booked' });
  });

  it('refuses the second with three real alternatives', async () => {
    await open();
    const two = await Promise.all([book(at(DAY, 10)), book(at(DAY, 10))]);
    expect(two.map((one) => one.kind).sort()).toEqual(['booked', 'slot_taken']);
    const loser = two.find((one) => one.kind === 'slot_taken')!;
    expect(loser.kind === 'slot_taken' && loser.alternatives.map((slot) => slot.startsAt)).toEqual([
      at(DAY, 9, 15),
      at(DAY, 9, 30),
      at(DAY, 10, 30),
    ]);
    expect(await rows('select 1 from appointments')).toHaveLength(1);
  });

  it('offers times from before it where none are left after a time, or it is too far ahead', async () => {
    await open();
    const last = [at('2026-11-26', 17), at('2026-11-26', 17, 15), at('2026-11-26', 17, 30)];
    for (const startsAt of [at('2026-12-20', 10), at('2027-01-20', 10)]) {
      const outcome = await book(startsAt);
      if (outcome.kind !== 'outside_rules' && outcome.kind !== 'slot_taken') throw new Error(outcome.kind);
      expect(outcome.alternatives.map((slot) => slot.startsAt)).toEqual(last);
    }
  });

  it('re-plans an earlier appointment to another advisor, and keeps a named one', async () => {
    await open({ advisors: [[BILLING], [DEVICE, BILLING]] });
    const named = await book(at(DAY, 10), { services: [BILLING], advisor: 'adv_1' });
    expect(named.kind).toBe('booked');
    expect((await book(at(DAY, 10))).kind).toBe('slot_taken');
    const loose = await book(at(DAY, 11), { services: [BILLING] });
    await book(at(DAY, 11, 30), { services: [BILLING], advisor: 'adv_0' });
    expect(loose).toMatchObject({ appointment: { steps: [{ advisorId: 'adv_0' }] } });
    expect((await book(at(DAY, 11))).kind).toBe('booked');
  });

  it('names the rule that refuses', async () => {
    await open();
    const rule = async (startsAt: number) => (await book(startsAt)) as { kind: string; rule?: string };
    expect(await rule(at(DAY, 7))).toMatchObject({ rule: 'in_the_past' });
    expect(await rule(at(DAY, 8, 15))).toMatchObject({ rule: 'too_soon' });
    expect(await rule(at(DAY, 20))).toMatchObject({ rule: 'outside_hours' });
    expect(await rule(at(DAY, 10, 5))).toMatchObject({ rule: 'off_grid' });
    expect(await rule(at('2027-01-20', 10))).toMatchObject({ rule: 'too_far' });
    expect(await book(at(DAY, 10), { phone: null })).toEqual({ kind: 'contact_missing' });
    expect(await book(at(DAY, 10), { services: ['nothing'] })).toEqual({ kind: 'unknown_service', service: 'nothing' });
  });

  it('lets a contact have three open appointments', async () => {
    await open();
    const same = { phone: '+14025550199' };
    for (const hour of [10, 11, 12]) expect((await book(at(DAY, hour), same)).kind).toBe('booked');
    expect(await book(at(DAY, 13), same)).toEqual({ kind: 'too_many_open', limit: 3 });
    expect((await book(at(DAY, 13), { ...same, booker: 'staff' })).kind).toBe('booked');
  });

  it('is one act for one request key', async () => {
    await open();
    const request = { caller: 'web', route: 'POST /x', key: 'k1', bodyHash: 'h' };
    const [first, second] = await Promise.all([book(at(DAY, 10), { request }), book(at(DAY, 10), { request })]);
    expect(first.kind === 'booked' && second.kind === 'booked' && first.appointment.id === second.appointment.id).toBe(
      true,
    );
    expect(await book(at(DAY, 12), { request: { ...request, bodyHash: 'other' } })).toEqual({ kind: 'other_body' });
    expect(await rows('select 1 from appointments')).toHaveLength(1);
    expect(await rows('select 1 from messages')).toHaveLength(1);
  });

  it('books two steps with two advisors where nobody can do both', async () => {
    await open({ advisors: [[BILLING], [DEVICE]] });
    const outcome = await book(at(DAY, 10), { services: [DEVICE, BILLING] });
    expect(outcome).toMatchObject({ appointment: { steps: [{ advisorId: 'adv_1' }, { advisorId: 'adv_0' }] } });
    expect(outcome.kind === 'booked' && outcome.appointment.endsAt).toBe(at(DAY, 10, 45));
  });
});

describe('a hold', () => {
  it('keeps a time, is turned into the appointment, and frees it when it lapses', async () => {
    await open();
    const held = await hold(at(DAY, 10), 'v1');
    expect(held.kind).toBe('held');
    expect((await book(at(DAY, 10))).kind).toBe('slot_taken');
    const holdId = held.kind === 'held' ? held.holdId : '';
    const booked = await book(at(DAY, 10), { holdId });
    expect(booked.kind).toBe('booked');
    expect(await rows('select 1 from holds')).toHaveLength(0);
    expect(await claimsOf(holdId)).toBe(0);
    expect(await claimsOf(booked.kind === 'booked' ? booked.appointment.id : '')).toBe(6);
    await hold(at(DAY, 14), 'v2');
    expect(await free()).not.toContain(at(DAY, 14));
    temp.setNow('2026-11-24T14:05:00Z');
    expect(await free()).toContain(at(DAY, 14));
    expect((await book(at(DAY, 14))).kind).toBe('booked');
  });

  it('is one a visitor and three an address, and a lapsed one is no refusal', async () => {
    await open();
    await hold(at(DAY, 10), 'v1', { address: 'a' });
    const second = await hold(at(DAY, 11), 'v1', { address: 'a' });
    expect(await free()).toContain(at(DAY, 10));
    await hold(at(DAY, 12), 'v2', { address: 'a' });
    await hold(at(DAY, 13), 'v3', { address: 'a' });
    expect(await hold(at(DAY, 14), 'v4', { address: 'a' })).toEqual({ kind: 'too_many_holds' });
    temp.setNow('2026-11-24T14:06:00Z');
    const holdId = second.kind === 'held' ? second.holdId : '';
    expect(await liveHold(temp.deps, holdId, 'v1')).toBe(null);
    expect((await book(at(DAY, 11), { holdId, visitor: 'v1' })).kind).toBe('booked');
  });

  it('is renewed by each step, at most a quarter of an hour in all', async () => {
    await open();
    const held = await hold(at(DAY, 10), 'v1');
    const holdId = held.kind === 'held' ? held.holdId : '';
    const renew = () => renewHold(temp.deps, { holdId, visitor: 'v1', holdMinutes: 5, actor: PUBLIC });
    for (const minute of [4, 8, 12]) {
      temp.setNow(`2026-11-24T14:${String(minute).padStart(2, '0')}:00Z`);
      expect(await renew()).not.toBe(null);
    }
    expect((await renew())?.expiresAt).toBe(Date.parse('2026-11-24T14:15:00Z'));
    temp.setNow('2026-11-24T14:15:00Z');
    expect(await renew()).toBe(null);
  });

  it('that is in the way of its own visitor gives way', async () => {
    await open();
    await hold(at(DAY, 10), 'v1');
    expect((await hold(at(DAY, 10, 15), 'v1')).kind).toBe('held');
    expect((await book(at(DAY, 10), { visitor: 'v1' })).kind).toBe('booked');
  });
});

describe('changing', () => {
  it('moves over its own time, keeping reference and link', async () => {
    await open();
    const outcome = await book(at(DAY, 10));
    if (outcome.kind !== 'booked') throw new Error(outcome.kind);
    const { id, reference } = outcome.appointment;
    const move = (startsAt: number) =>
      moveAppointment(temp.deps, { appointmentId: id, startsAt, booker: 'customer', actor: PUBLIC });
    const moved = await move(at(DAY, 10, 15));
    expect(moved).toMatchObject({ kind: 'moved', appointment: { reference, calendarSequence: 1, revision: 2 } });
    expect(await free()).toContain(at(DAY, 9, 45));
    expect(await free()).not.toContain(at(DAY, 10));
    expect(await claimsOf(id)).toBe(6);
    await book(at(DAY, 12));
    expect(await move(at(DAY, 12))).toMatchObject({ kind: 'slot_taken' });
    expect(await claimsOf(id)).toBe(6);
    const messages = await rows<{ kind: string }>(`select kind from messages where subject_id = '${id}' order by id`);
    expect(messages.map((one) => one.kind)).toEqual(['confirmed', 'changed']);
    temp.setNow('2026-11-24T16:06:00Z');
    expect((await move(at(DAY, 15))).kind).toBe('not_changeable');
  });

  it('cancels until it is released, late ones counted, and frees the time at once', async () => {
    await open();
    const outcome = await book(at(DAY, 10));
    const appointmentId = outcome.kind === 'booked' ? outcome.appointment.id : '';
    temp.setNow('2026-11-24T16:05:00Z');
    const cancel = () => cancelAppointment(temp.deps, { appointmentId, booker: 'customer', actor: PUBLIC });
    expect(await cancel()).toMatchObject({ kind: 'cancelled', late: true });
    expect(await cancel()).toMatchObject({ kind: 'cancelled', late: true });
    expect(await claimsOf(appointmentId)).toBe(0);
    expect(await rows("select 1 from store_events where kind = 'cancelled'")).toHaveLength(1);
  });

  it('plans anew when a shift goes, and marks whom nobody can serve', async () => {
    await open({ advisors: [[DEVICE], [DEVICE]] });
    const first = await book(at(DAY, 10));
    const second = await book(at(DAY, 10));
    const third = await book(at(DAY, 12));
    if (first.kind !== 'booked' || second.kind !== 'booked' || third.kind !== 'booked') throw new Error('not booked');
    const replanned = await inTransaction(temp.deps.db, async (tx) => {
      await tx.run(sql`delete from shifts where advisor_id = 'adv_0'`);
      return replanStore(temp.deps, tx, STORE, PUBLIC);
    });
    expect(replanned.affected).toHaveLength(1);
    const attention = await rows<{ id: string }>('select id from appointments where needs_attention is not null');
    expect(attention.map((one) => one.id)).toEqual(replanned.affected);
    expect(await claimsOf(replanned.affected[0]!)).toBe(0);
    expect(await claimsOf(third.appointment.id)).toBe(6);
    expect(await rows("select 1 from claims where advisor_id = 'adv_0'")).toHaveLength(0);
    expect((await book(at(DAY, 12))).kind).toBe('slot_taken');
    expect((await book(at(DAY, 14))).kind).toBe('booked');
  });
});
