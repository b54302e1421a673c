import { sql } from 'drizzle-orm';
import { afterEach, describe, expect, it } from 'vitest';
import { type BookAppointment, bookAppointment } from '../../src/operations/booking/book-appointment.ts';
import { putWeek } from '../../src/operations/manage/put-week.ts';
import { at, BILLING, DEVICE, STORE, smallStore } from '../support/booking-store.ts';
import { tempDeps } from '../support/temp-deps.ts';

const DAY = '2026-11-24';
const ACTOR = { kind: 'public', id: 'web' } as const;

let temp: Awaited<ReturnType<typeof tempDeps>>;
afterEach(() => temp.close());

async function open(advisors: readonly (readonly string[])[]) {
  temp = await tempDeps('2026-11-24T14:00:00Z');
  await smallStore(temp.deps, { advisors, settings: { walkInReserveShare: 0 } });
}

let people = 0;
const book = (startsAt: number, more: Partial<BookAppointment> = {}) =>
  bookAppointment(temp.deps, {
    store: STORE,
    services: [DEVICE],
    startsAt,
    booker: 'customer',
    name: 'Ana',
    phone: `+1402557${String(1000 + ++people)}`,
    email: null,
    language: 'en',
    source: 'web',
    actor: ACTOR,
    ...more,
  });
const rows = <T>(query: string) => temp.deps.db.read.all<T>(sql.raw(query));

describe('the stored plan', () => {
  it('stays as it is, row by row, through changes of the store that force nothing', async () => {
    await open([[DEVICE, BILLING], [DEVICE], [BILLING]]);
    for (const hour of [10, 11]) {
      await book(at(DAY, hour));
      await book(at(DAY, hour, 15), { services: [BILLING] });
      await book(at(DAY, hour, 15), { services: [BILLING, DEVICE] });
    }
    const stored = () =>
      rows('select c.* from claims c order by owner_id, advisor_id, grain').then(async (claims) => ({
        claims,
        steps: await rows('select appointment_id, ordinal, advisor_id from appointment_steps order by 1, 2'),
      }));
    const before = await stored();
    expect(before.claims.length).toBeGreaterThan(20);
    const days = ['adv_0', 'adv_1', 'adv_2'].map((advisorId) => ({
      advisorId,
      date: DAY,
      shifts: [[540, 1080]] as const,
      breaks: [[720, 750]] as const,
    }));
    expect(await putWeek(temp.deps, { storeId: STORE, days, actor: ACTOR })).toMatchObject({
      kind: 'saved',
      changed: 3,
    });
    expect(await stored()).toEqual(before);
    expect(await rows("select 1 from store_events where kind = 'replanned'")).toEqual([]);
  });
});

describe('a shift that changes while somebody is served', () => {
  it('plans those to come around what is under way', async () => {
    await open([[DEVICE], [DEVICE]]);
    await book(at(DAY, 10), { advisor: 'adv_0' });
    await book(at(DAY, 10, 15), { advisor: null });
    expect(await plan2()).toEqual(['adv_0', 'adv_1']);
    temp.setNow('2026-11-24T16:10:00Z');
    const days = [{ advisorId: 'adv_1', date: DAY, shifts: [], breaks: [] }];
    const outcome = await putWeek(temp.deps, { storeId: STORE, days, actor: ACTOR });
    expect(outcome.kind).toBe('appointments_affected');
    expect(await plan2()).toEqual(['adv_0', 'adv_1']);
  });
  const plan2 = async () =>
    (await rows<{ advisor_id: string }>('select advisor_id from appointment_steps order by starts_at')).map(
      (row) => row.advisor_id,
    );
});
