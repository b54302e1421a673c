import { sql } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';
import type { Settings } from '../../src/domain/settings.ts';
import { staffBoard } from '../../src/operations/boards/staff-board.ts';
import { type BookAppointment, bookAppointment } from '../../src/operations/booking/book-appointment.ts';
import { cancelAppointment } from '../../src/operations/booking/cancel-appointment.ts';
import { findSlots } from '../../src/operations/booking/find-slots.ts';
import { addOverflowLane, removeOverflowLane } from '../../src/operations/manage/put-overflow-lane.ts';
import { putWeek } from '../../src/operations/manage/put-week.ts';
import { seeOverflowLanes } from '../../src/operations/manage/see-configuration.ts';
import { seeToday } from '../../src/operations/manage/see-today.ts';
import { setSettings } from '../../src/operations/manage/set-settings.ts';
import { showStore } from '../../src/operations/stores/show-store.ts';
import { at, BILLING, DEVICE, type SmallStore, STORE, smallStore } from '../support/booking-store.ts';
import { listed } from '../support/listed.ts';
import { tempDeps } from '../support/temp-deps.ts';

const DAY = '2026-11-24';
const ACTOR = { kind: 'public', id: 'web' } as const;

let temp: Awaited<ReturnType<typeof tempDeps>>;
afterEach(() => temp.close());

async function open(settings: Partial<Settings> = {}, store: SmallStore = {}) {
  temp = await tempDeps('2026-11-24T14:00:00Z');
  await smallStore(temp.deps, { ...store, settings: { walkInReserveShare: 0, ...settings } });
}

let people = 0;
const book = (startsAt: number, more: Partial<BookAppointment> = {}) =>
  bookAppointment(temp.deps, {
    store: STORE,
    services: [DEVICE],
    startsAt,
    booker: 'customer',
    name: 'Ana',
    phone: `+1402556${String(1000 + ++people)}`,
    email: null,
    language: 'en',
    source: 'web',
    actor: ACTOR,
    ...more,
  });

async function daysFound(days: number, services = [DEVICE]) {
  const found = await findSlots(temp.deps, { store: STORE, services, from: DAY, days, booker: 'customer' });
  if (found.kind !== 'found') throw new Error(found.kind);
  return found.days;
}
const startsOn = async (services = [DEVICE]) => (await daysFound(1, services))[0]!.slots.map((slot) => slot.startsAt);
const rows = <T>(query: string) => temp.deps.db.read.all<T>(sql.raw(query));

describe('the horizon', () => {
  const lastOpen = async (days: number) => (await daysFound(days)).filter((day) => day.slots.length > 0).at(-1)!.date;

  it('counts days, whole weeks or whole months', async () => {
    await open({ horizonDays: 3 }, { days: 40 });
    expect(await lastOpen(40)).toBe('2026-11-27');
    const set = (settings: Record<string, string | number>) =>
      setSettings(temp.deps, { storeId: STORE, settings: { walkInReserveShare: 0, ...settings }, actor: ACTOR });
    expect(await set({ horizonDays: 3, horizonEnds: 'week' })).toEqual({ kind: 'saved' });
    expect(await lastOpen(40)).toBe('2026-11-29');
    await set({ horizonDays: 8, horizonEnds: 'month' });
    expect(await lastOpen(40)).toBe('2026-12-31');
    await set({ horizonDays: 8, horizonEnds: 'month', bookUntil: '2026-12-05' });
    expect(await lastOpen(40)).toBe('2026-12-05');
    expect((await daysFound(40)).at(-1)!.state).toBe('beyond');
    expect(await book(at('2026-12-06', 10))).toMatchObject({ kind: 'outside_rules', rule: 'too_far' });
    expect((await book(at('2026-12-06', 10), { booker: 'staff' })).kind).toBe('booked');
  });

  it('refuses words and dates that are none, and keeps what a form does not show', async () => {
    await open({ walkInSeats: 'Mo12=2' });
    const set = (settings: Record<string, string>, only?: readonly (keyof Settings)[]) =>
      setSettings(temp.deps, { storeId: STORE, settings, only, actor: ACTOR });
    const refused = await set({ horizonEnds: 'year', bookUntil: '2026-02-30', walkInSeats: 'Mo25=1' });
    expect(refused.kind === 'refused' && refused.problems.map((p) => `${p.pointer} ${p.code}`)).toEqual([
      '/settings/horizonEnds not_a_choice',
      '/settings/bookUntil not_a_date',
      '/settings/walkInSeats not_seats',
    ]);
    await set({ leadMinutes: '45' }, ['leadMinutes', 'walkInReserveShare']);
    expect((await showStore(temp.deps, STORE))?.settings).toMatchObject({
      leadMinutes: 45,
      walkInReserveShare: 0.5,
      walkInSeats: 'Mo12=2',
    });
  });
});

describe('the limit of a day', () => {
  it('binds customers by the day, with times of other days as alternatives, and is free again after a cancellation', async () => {
    await open({ appointmentsPerDay: 2 });
    const first = await book(at(DAY, 10));
    expect((await book(at(DAY, 11))).kind).toBe('booked');
    expect(await startsOn()).toEqual([]);
    const refused = await book(at(DAY, 12));
    expect(refused.kind).toBe('slot_taken');
    expect(refused.kind === 'slot_taken' && refused.alternatives.map((slot) => slot.date)).toEqual([
      '2026-11-25',
      '2026-11-25',
      '2026-11-25',
    ]);
    expect((await book(at(DAY, 12), { booker: 'staff' })).kind).toBe('booked');
    const appointmentId = first.kind === 'booked' ? first.appointment.id : '';
    await cancelAppointment(temp.deps, { appointmentId, booker: 'customer', actor: ACTOR });
    expect(await startsOn()).toEqual([]);
    await setSettings(temp.deps, {
      storeId: STORE,
      settings: { walkInReserveShare: 0, appointmentsPerDay: 3 },
      actor: ACTOR,
    });
    expect(await startsOn()).not.toEqual([]);
  });

  it('lets two of three at once have the last places', async () => {
    await open({ appointmentsPerDay: 2 }, { advisors: [[DEVICE], [DEVICE], [DEVICE]] });
    const outcomes = await Promise.all([9.5, 10, 11].map((hour) => book(at(DAY, 0) + hour * 3_600_000)));
    expect(outcomes.map((one) => one.kind).sort()).toEqual(['booked', 'booked', 'slot_taken']);
  });
});

describe('seats kept for walk-ins by the hour', () => {
  it('hold in their hours in place of the share, as pages, lists and booking agree', async () => {
    await open({ walkInReserveShare: 0.5, walkInSeats: 'Tu10=2 Tu12=0' }, { advisors: [[DEVICE], [DEVICE]] });
    const starts = await startsOn();
    // From 9:30 on a service would reach into the hour in which both advisors are kept.
    expect(starts.filter((start) => start > at(DAY, 9, 30) && start < at(DAY, 11))).toEqual([]);
    expect((await book(at(DAY, 10, 15))).kind).toBe('slot_taken');
    expect((await book(at(DAY, 9))).kind).toBe('booked');
    expect((await book(at(DAY, 9))).kind).toBe('slot_taken');
    for (const _ of [1, 2]) expect((await book(at(DAY, 12))).kind).toBe('booked');
    const [shown] = await listed(temp.deps, { freeTimes: true });
    expect(shown!.nextFreeAt).toBe((await startsOn())[0]);
  });
});

describe('overflow lanes', () => {
  const lane = (from: number, to: number, skills = [DEVICE], name = 'Extra 1') =>
    addOverflowLane(temp.deps, {
      storeId: STORE,
      lane: { name, skills, startsAt: at(DAY, from), endsAt: at(DAY, to) },
      actor: ACTOR,
    });
  const laneIds = async () => (await seeOverflowLanes(temp.deps, STORE)).map((one) => one.id);
  const plan = () =>
    rows<{ advisor_id: string | null; lane_id: string | null }>(
      'select advisor_id, lane_id from appointment_steps s join appointments a on a.id = s.appointment_id order by a.created_at, a.starts_at, a.id',
    );

  it('take what no advisor can, in their hours and for their services alone, claimed like an advisor', async () => {
    await open();
    expect((await book(at(DAY, 10))).kind).toBe('booked');
    expect((await book(at(DAY, 10))).kind).toBe('slot_taken');
    expect((await lane(10, 11)).kind).toBe('saved');
    expect(await startsOn()).toContain(at(DAY, 10));
    const extra = await book(at(DAY, 10));
    expect(extra.kind).toBe('booked');
    expect((await book(at(DAY, 10))).kind).toBe('slot_taken');
    expect((await book(at(DAY, 10), { services: [BILLING] })).kind).toBe('slot_taken');
    const [laneId] = await laneIds();
    expect(await plan()).toContainEqual({ advisor_id: null, lane_id: laneId });
    expect(await rows(`select 1 from claims where advisor_id = '${laneId}'`)).toHaveLength(6);
    expect((await book(at(DAY, 10, 15))).kind).toBe('slot_taken');
    expect((await seeOverflowLanes(temp.deps, STORE))[0]).toMatchObject({ name: 'Extra 1', booked: 1 });
  });

  it('are used last, give way to who asked for an advisor, and do not count for the walk-in reserve', async () => {
    await open({}, { advisors: [[DEVICE]] });
    await lane(9, 18);
    expect((await book(at(DAY, 10))).kind).toBe('booked');
    expect(await plan()).toEqual([{ advisor_id: 'adv_0', lane_id: null }]);
    expect((await book(at(DAY, 10), { advisor: 'adv_0' })).kind).toBe('booked');
    const [laneId] = await laneIds();
    expect(await plan()).toEqual([
      { advisor_id: null, lane_id: laneId },
      { advisor_id: 'adv_0', lane_id: null },
    ]);
    expect((await book(at(DAY, 10), { advisor: 'adv_0' })).kind).toBe('slot_taken');
    await setSettings(temp.deps, { storeId: STORE, settings: { walkInReserveShare: 1 }, actor: ACTOR });
    expect((await book(at(DAY, 12))).kind).toBe('booked');
    expect((await plan()).at(-1)!.advisor_id).toBeNull();
  });

  it('show on the arrivals and on the manager’s Today, and the plan names the advisor of the others', async () => {
    await open();
    await lane(9, 18);
    await book(at(DAY, 9, 30));
    await book(at(DAY, 9, 30), { name: 'Overbooked Ona' });
    const ask = { storeId: STORE, advisorId: null, mayAct: true, mayActForOthers: true, language: 'en' };
    const board = (await staffBoard(temp.deps, ask))!;
    const shown = board.arrivals.map(({ name, plannedWith, overflow }) => ({ name, plannedWith, overflow }));
    expect(shown).toContainEqual({ name: 'Ana', plannedWith: ['Advisor 0'], overflow: null });
    expect(shown).toContainEqual({ name: 'Overbooked Ona', plannedWith: [], overflow: 'Extra 1' });
    const { store } = (await showStore(temp.deps, STORE))!;
    const today = await seeToday(temp.deps, store);
    expect(today.overflow).toMatchObject([{ name: 'Overbooked Ona', lane: 'Extra 1', startsAt: at(DAY, 9, 30) }]);
  });

  it('give their appointments to advisors when they go, and name those for whom nobody is', async () => {
    await open({}, { advisors: [[DEVICE], [DEVICE]] });
    await lane(10, 11);
    for (const _ of [1, 2, 3]) expect((await book(at(DAY, 10))).kind).toBe('booked');
    const [laneId] = await laneIds();
    const refused = await removeOverflowLane(temp.deps, { storeId: STORE, laneId: laneId!, actor: ACTOR });
    expect(refused.kind === 'appointments_affected' && refused.appointments).toHaveLength(1);
    expect(await laneIds()).toEqual([laneId]);
    const first = (await rows<{ id: string }>("select id from appointments where status = 'booked' order by id"))[0]!;
    await cancelAppointment(temp.deps, { appointmentId: first.id, booker: 'staff', actor: ACTOR });
    const removed = await removeOverflowLane(temp.deps, { storeId: STORE, laneId: laneId!, actor: ACTOR });
    expect(removed.kind).toBe('removed');
    expect(await rows("select 1 from appointments where needs_attention is not null and status = 'booked'")).toEqual(
      [],
    );
    expect(await rows('select distinct advisor_id from claims')).toHaveLength(2);
  });

  it('take appointments that a change had left without anybody', async () => {
    await open();
    expect((await book(at(DAY, 10))).kind).toBe('booked');
    const days = [{ advisorId: 'adv_0', date: DAY, shifts: [], breaks: [] }];
    await putWeek(temp.deps, { storeId: STORE, days, keep: true, actor: ACTOR });
    expect(await rows('select 1 from appointments where needs_attention is not null')).toHaveLength(1);
    await lane(9, 12);
    expect(await rows('select 1 from appointments where needs_attention is not null')).toEqual([]);
    expect(await rows('select 1 from claims')).toHaveLength(6);
  });

  it('refuse no name, no service, one of another store, and a time that is over', async () => {
    await open();
    const codes = async (outcome: ReturnType<typeof lane>) => {
      const refused = await outcome;
      return refused.kind === 'refused' ? refused.problems.map((p) => `${p.pointer} ${p.code}`) : [];
    };
    expect(await codes(lane(10, 11, [], ' '))).toEqual(['/name required', '/skills unknown_service']);
    expect(await codes(lane(10, 11, ['svc_other']))).toEqual(['/skills unknown_service']);
    expect(await codes(lane(11, 10))).toEqual(['/to ends_before_start']);
    expect(await codes(lane(1, 2))).toEqual(['/to is_over']);
    expect(await laneIds()).toEqual([]);
  });
});
