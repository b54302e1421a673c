import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findAppointment } from '../../src/db/records/booking/appointments.ts';
import { eventsAfter, lastEventId } from '../../src/db/records/queue/store-events.ts';
import { countersOf } from '../../src/db/records/staff/counters.ts';
import { shiftsOnDates } from '../../src/db/records/staff/shifts.ts';
import { advisorsOf } from '../../src/db/records/staff/staff.ts';
import { hoursOf } from '../../src/db/records/store/opening-hours.ts';
import { servicesOf } from '../../src/db/records/store/services.ts';
import { findStore } from '../../src/db/records/store/stores.ts';
import { bookAppointment } from '../../src/operations/booking/book-appointment.ts';
import { openCounter } from '../../src/operations/counter/staff-counter.ts';
import { copyWeek } from '../../src/operations/manage/copy-week.ts';
import { putAdvisor } from '../../src/operations/manage/put-advisor.ts';
import { putCounter } from '../../src/operations/manage/put-counter.ts';
import { putService } from '../../src/operations/manage/put-service.ts';
import { putShift } from '../../src/operations/manage/put-shift.ts';
import { putStore } from '../../src/operations/manage/put-store.ts';
import { putWeek } from '../../src/operations/manage/put-week.ts';
import { removeAdvisor } from '../../src/operations/manage/remove-advisor.ts';
import { removeCounter } from '../../src/operations/manage/remove-counter.ts';
import { removeService } from '../../src/operations/manage/remove-service.ts';
import { setOpeningHours } from '../../src/operations/manage/set-opening-hours.ts';
import { setSettings } from '../../src/operations/manage/set-settings.ts';
import { setSpecialHours } from '../../src/operations/manage/set-special-hours.ts';
import { localOf } from '../../src/time/store-zone.ts';
import { type SmallStore, smallStore } from '../support/small-store.ts';
import { tempDeps } from '../support/temp-deps.ts';

const actor = { kind: 'account', id: 'acc_1' } as const;
const ZONE = 'America/Chicago';

let temp: Awaited<ReturnType<typeof tempDeps>>;
let store: SmallStore;
beforeEach(async () => {
  // Tuesday, 9:00 in Chicago.
  temp = await tempDeps('2026-11-24T15:00:00Z');
  store = await smallStore(temp.deps, {
    advisors: [['billing', 'device', 'plan'], ['billing']],
    settings: { walkInReserveShare: 0 },
    shift: { date: '2026-11-24', from: '2026-11-24T15:00:00Z', to: '2026-11-24T23:00:00Z' },
    openCounters: false,
  });
});
afterEach(() => temp.close());

async function book(service: string, startsAt: string): Promise<string> {
  const outcome = await bookAppointment(temp.deps, {
    store: store.id,
    services: [service],
    startsAt: Date.parse(startsAt),
    booker: 'customer',
    name: 'Rosa',
    phone: '+13035550142',
    email: null,
    language: 'en',
    source: 'web',
    actor: { kind: 'public', id: 'web' },
  });
  if (outcome.kind !== 'booked') throw new Error(`not booked: ${JSON.stringify(outcome)}`);
  return outcome.appointment.id;
}

describe('configuration by the caller’s own ids', () => {
  test('a put creates, the same put again replaces; each is an event and a signal', async () => {
    const { deps, changed } = temp;
    const before = await lastEventId(deps.db.read);
    const details = { name: 'Repairs', serviceMinutes: 25, readiness: ['Charger'] };
    const named = { ...details, names: { es: 'Reparaciones' } };
    const first = await putService(deps, { storeId: store.id, service: 'repairs', details: named, actor });
    const again = await putService(deps, {
      storeId: store.id,
      service: 'repairs',
      details: { ...details, serviceMinutes: 30 },
      actor,
    });
    expect([first, again]).toMatchObject([{ created: true }, { created: false }]);
    const row = (await servicesOf(deps.db.read, store.id)).find((s) => s.key === 'repairs')!;
    expect(row).toMatchObject({ serviceMinutes: 30, ticketLetter: 'R', readiness: ['Charger'], position: 3 });
    // A caller whose shape has no other languages does not take them away.
    expect(row.names).toEqual({ es: 'Reparaciones' });
    const events = await eventsAfter(deps.db.read, before, 10, store.id);
    expect(events.map((e) => [e.kind, e.subjectId, e.actorId])).toEqual([
      ['service_changed', row.id, 'acc_1'],
      ['service_changed', row.id, 'acc_1'],
    ]);
    expect(changed.slice(-2)).toEqual([store.id, store.id]);
  });

  test('an unknown id is not found, an unknown ref is new, a wrong ref is refused', async () => {
    const { deps } = temp;
    const details = { name: 'Bo', skills: ['billing'] };
    const put = (advisor: string) => putAdvisor(deps, { storeId: store.id, advisor, details, actor });
    expect((await put('adv_nobody')).kind).toBe('not_found');
    expect(await put('emp-17')).toMatchObject({ kind: 'saved', created: true });
    expect(await put('a b')).toMatchObject({ kind: 'refused', problems: [{ pointer: '/advisor' }] });
    const bo = (await advisorsOf(deps.db.read, store.id)).find((a) => a.ref === 'emp-17')!;
    expect(bo.skills).toEqual([store.service('billing')]);
  });

  test('a store keeps its slug when it is renamed, and two of a name have two slugs', async () => {
    const { deps } = temp;
    const details = {
      name: 'Old Market',
      zone: 'US/Central',
      point: { lat: 41.25, lng: -95.93 },
      address: { city: 'Omaha', state: 'NE' },
    };
    const put = (ref: string, name = 'Old Market') =>
      putStore(deps, { store: ref, details: { ...details, name }, settings: { leadMinutes: 10 }, actor });
    expect(await put('101')).toMatchObject({ kind: 'saved', created: true, slug: 'old-market-omaha' });
    expect(await put('102')).toMatchObject({ slug: 'old-market-omaha-2' });
    expect(await put('101', 'New Market')).toMatchObject({ created: false, slug: 'old-market-omaha' });
    expect(await findStore(deps.db.read, '101')).toMatchObject({
      name: 'New Market',
      zone: 'America/Chicago',
      settings: { leadMinutes: 10 },
    });
  });

  test('a counter out of use comes back by its name, and none is taken away while staffed', async () => {
    const { deps } = temp;
    const [one, two] = store.counters as [string, string];
    expect(await removeCounter(deps, { storeId: store.id, counter: two, actor })).toEqual({ kind: 'removed' });
    const back = await putCounter(deps, { storeId: store.id, counter: null, details: { name: '2' }, actor });
    expect(back).toMatchObject({ kind: 'saved', counterId: two, created: false });
    expect(await putCounter(deps, { storeId: store.id, counter: null, details: { name: '1' }, actor })).toMatchObject({
      kind: 'refused',
      problems: [{ code: 'name_taken' }],
    });
    await openCounter(deps, { storeId: store.id, counterId: one, advisorId: store.advisors[0]!, actor });
    expect((await removeCounter(deps, { storeId: store.id, counter: one, actor })).kind).toBe('in_use');
    expect((await removeAdvisor(deps, { storeId: store.id, advisor: store.advisors[0]!, actor })).kind).toBe(
      'at_counter',
    );
    expect((await countersOf(deps.db.read, store.id)).every((c) => c.active)).toBe(true);
  });

  test('a service that is taken away keeps its letter free for another', async () => {
    const { deps } = temp;
    await removeService(deps, { storeId: store.id, service: 'plan', actor });
    const details = { name: 'Prepaid', serviceMinutes: 10, ticketLetter: 'P' };
    expect((await putService(deps, { storeId: store.id, service: null, details, actor })).kind).toBe('saved');
  });
});

describe('shifts', () => {
  test('a week is planned, copied over a clock change, and copied again without doubles', async () => {
    const { deps } = temp;
    const [advisorId] = store.advisors as [string];
    const day = { advisorId, shifts: [[540, 1020]] as const, breaks: [[720, 750]] as const };
    const days = [
      { ...day, date: '2026-10-26' },
      { ...day, date: '2026-10-27' },
    ];
    expect(await putWeek(deps, { storeId: store.id, days, actor })).toEqual({ kind: 'saved', changed: 2 });
    expect(await putWeek(deps, { storeId: store.id, days, actor })).toEqual({ kind: 'saved', changed: 0 });
    const copy = { storeId: store.id, monday: '2026-10-26', weeks: 2, replace: false, actor };
    expect(await copyWeek(deps, copy)).toEqual({ kind: 'saved', copied: 4, left: 0 });
    expect(await copyWeek(deps, copy)).toEqual({ kind: 'saved', copied: 0, left: 4 });
    const copied = await shiftsOnDates(deps.db.read, store.id, '2026-11-02', '2026-11-09');
    expect(copied.map((s) => [s.date, localOf(ZONE, s.startsAt).minutes, s.breaks.length])).toEqual([
      ['2026-11-02', 540, 1],
      ['2026-11-03', 540, 1],
      ['2026-11-09', 540, 1],
    ]);
    expect(await copyWeek(deps, { ...copy, replace: true })).toEqual({ kind: 'saved', copied: 4, left: 0 });
  });

  test('what is wrong with a day is told by its number in the form, and nothing is written', async () => {
    const { deps } = temp;
    const [advisorId] = store.advisors as [string];
    const days = [
      { advisorId, date: '2026-12-01', shifts: [[540, 1020]] as const, breaks: [] },
      { advisorId, date: '2026-12-02', shifts: [[540, 1020]] as const, breaks: [[1080, 1110]] as const },
      { advisorId: 'adv_gone', date: '2026-12-02', shifts: [], breaks: [] },
    ];
    expect(await putWeek(deps, { storeId: store.id, days, actor })).toMatchObject({
      kind: 'refused',
      problems: [
        { pointer: '/days/1/breaks', code: 'outside_shift' },
        { pointer: '/days/2', code: 'unknown_advisor' },
      ],
    });
    expect(await shiftsOnDates(deps.db.read, store.id, '2026-12-01', '2026-12-02')).toEqual([]);
  });

  test('a shift by the caller’s own id is replaced with its breaks', async () => {
    const { deps } = temp;
    const at = (clock: string) => Date.parse(`2026-12-01T${clock}:00Z`);
    const put = (ends: string, breaks: [string, string][]) =>
      putShift(deps, {
        storeId: store.id,
        shift: 'roster-9',
        advisor: store.advisors[0]!,
        plan: {
          startsAt: at('15:00'),
          endsAt: at(ends),
          breaks: breaks.map(([a, b]) => ({ startsAt: at(a), endsAt: at(b) })),
        },
        actor,
      });
    expect(await put('23:00', [['18:00', '18:30']])).toMatchObject({ kind: 'saved', created: true });
    expect(await put('21:00', [])).toMatchObject({ kind: 'saved', created: false });
    const [shift] = await shiftsOnDates(deps.db.read, store.id, '2026-12-01', '2026-12-01');
    expect(shift).toMatchObject({ ref: 'roster-9', endsAt: at('21:00'), breaks: [] });
  });
});

describe('a change that leaves appointments without anybody', () => {
  const closesAtNoon = { day: 'Tu', opens: '09:00', closes: '12:00' };

  test('is refused with them and changes nothing; kept, they are marked; and served again, unmarked', async () => {
    const { deps } = temp;
    const id = await book('device', '2026-11-24T20:00:00Z');
    const before = await lastEventId(deps.db.read);
    const input = { storeId: store.id, weekly: [closesAtNoon], actor };
    const refused = await setOpeningHours(deps, input);
    expect(refused).toMatchObject({
      kind: 'appointments_affected',
      appointments: [{ id, service: 'Device trouble', name: 'Rosa', startsAt: Date.parse('2026-11-24T20:00:00Z') }],
    });
    expect(await lastEventId(deps.db.read)).toBe(before);
    expect((await hoursOf(deps.db.read, store.id)).weekly).toHaveLength(7);

    expect(await setOpeningHours(deps, { ...input, keep: true })).toEqual({ kind: 'saved' });
    expect(await findAppointment(deps.db.read, id)).toMatchObject({
      status: 'booked',
      needsAttention: expect.any(String),
    });
    // A further change is not held up by what is marked already.
    expect(await setOpeningHours(deps, { ...input, weekly: [closesAtNoon, { ...closesAtNoon, day: 'We' }] })).toEqual({
      kind: 'saved',
    });
    await setOpeningHours(deps, { ...input, weekly: [{ ...closesAtNoon, closes: '18:00' }] });
    expect(await findAppointment(deps.db.read, id)).toMatchObject({ needsAttention: null });
  });

  test('others take over where they have the skill, and the change is made without a word', async () => {
    const { deps } = temp;
    const [first, second] = store.advisors as [string, string];
    const id = await book('billing', '2026-11-24T20:00:00Z');
    const planned = (await findAppointment(deps.db.read, id))!.steps[0]!.advisorId!;
    const other = planned === first ? second : first;
    expect(await removeAdvisor(deps, { storeId: store.id, advisor: planned, actor })).toEqual({ kind: 'removed' });
    expect((await findAppointment(deps.db.read, id))!.steps[0]!.advisorId).toBe(other);
    expect(await removeAdvisor(deps, { storeId: store.id, advisor: other, actor })).toMatchObject({
      kind: 'appointments_affected',
    });
  });

  test('counts for a skill, a shift, a special day', async () => {
    const { deps } = temp;
    const [first] = store.advisors as [string];
    await book('device', '2026-11-24T20:00:00Z');
    const affected = { kind: 'appointments_affected', appointments: { length: 1 } };
    const details = { name: 'Advisor 1', skills: ['billing'] };
    expect(await putAdvisor(deps, { storeId: store.id, advisor: first, details, actor })).toMatchObject(affected);
    const day = { advisorId: first, date: '2026-11-24', shifts: [[540, 720]] as const, breaks: [] };
    expect(await putWeek(deps, { storeId: store.id, days: [day], actor })).toMatchObject(affected);
    const closed = { storeId: store.id, date: '2026-11-24', hours: { spans: [] }, actor };
    expect(await setSpecialHours(deps, closed)).toMatchObject(affected);
    const breakOver = { ...day, shifts: [[540, 1020]] as const, breaks: [[825, 855]] as const };
    expect(await putWeek(deps, { storeId: store.id, days: [breakOver], actor })).toMatchObject(affected);
  });
});

test('settings of the chain reach every store, its own go before them', async () => {
  const { deps, changed } = temp;
  expect(await setSettings(deps, { storeId: null, settings: { leadMinutes: 60 }, actor })).toEqual({ kind: 'saved' });
  expect(changed.at(-1)).toBe(store.id);
  expect(await setSettings(deps, { storeId: store.id, settings: { leadMinutes: -1 }, actor })).toMatchObject({
    kind: 'refused',
    problems: [{ pointer: '/settings/leadMinutes', code: 'out_of_range' }],
  });
  expect(await setSettings(deps, { storeId: 'sto_none', settings: {}, actor })).toEqual({ kind: 'not_found' });
});
