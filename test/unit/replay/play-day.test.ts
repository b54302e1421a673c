import { describe, expect, test } from 'vitest';
import { configuredModel } from '../../../src/domain/forecast/service-times.ts';
import { changeDay, lunchRefusal } from '../../../src/domain/replay/change-day.ts';
import { dayFigures, happened, meanFigures } from '../../../src/domain/replay/day-figures.ts';
import { playDay } from '../../../src/domain/replay/play-day.ts';
import type { Comer, Duty, ReplayDay } from '../../../src/domain/replay/replay-day.ts';
import { DEFAULT_SETTINGS } from '../../../src/domain/settings.ts';
import { MINUTE } from '../../../src/time/instant.ts';

const START = Date.UTC(2026, 10, 24, 15, 0);
const at = (minutes: number): number => START + minutes * MINUTE;
const services = [
  { id: 'help', minutes: 20 },
  { id: 'special', minutes: 40 },
];
const model = configuredModel(services);
const duty = (advisorId: string, more: Partial<Duty> = {}): Duty => ({
  advisorId,
  skills: ['help'],
  startsAt: at(0),
  endsAt: at(540),
  breaks: [],
  ...more,
});
const comer = (id: string, joined: number, more: Partial<Comer> = {}): Comer => ({
  id,
  serviceId: 'help',
  joinedAt: at(joined),
  bookedAt: null,
  appointmentId: null,
  serviceMs: 20 * MINUTE,
  walkUpMs: MINUTE,
  waitedMs: 0,
  left: false,
  noShow: false,
  ...more,
});
const dayOf = (comers: Comer[], duties: Duty[], more: Partial<ReplayDay> = {}): ReplayDay => ({
  storeId: 'sto',
  span: { startsAt: at(-60), endsAt: at(1380) },
  settings: DEFAULT_SETTINGS,
  services,
  comers,
  duties,
  appointments: [],
  ...more,
});
const called = (day: ReplayDay, seed = 1) =>
  Object.fromEntries(
    playDay(day, model, seed).map((one) => [one.comer.id, one.calledAt && (one.calledAt - START) / MINUTE]),
  );

/** A busy afternoon: somebody every six minutes, two of twenty minutes at a time. */
const busy = dayOf(
  Array.from({ length: 60 }, (_, i) => comer(`v${i}`, i * 6, { waitedMs: 50 * MINUTE })),
  [duty('a'), duty('b', { breaks: [{ startsAt: at(120), endsAt: at(150) }] })],
);

describe('a day played again', () => {
  test('calls at once while somebody is free, in the order of the rule when not', () => {
    const times = called(
      dayOf([comer('first', 10), comer('second', 12), comer('third', 13, { waitedMs: 60 * MINUTE })], [duty('a')]),
    );
    expect(times.first).toBe(10);
    expect(times.second).toBeGreaterThan(31);
    expect(times.third).toBeGreaterThan(times.second! + 20);
  });

  test('an appointment goes before whoever joined within the head start; without it after him', () => {
    const comers = [
      comer('now', 0),
      comer('walk', 5, { waitedMs: 40 * MINUTE }),
      comer('booked', 8, { bookedAt: at(15), appointmentId: 'apt' }),
    ];
    const day = dayOf(comers, [duty('a')], { appointments: [{ id: 'apt', serviceId: 'help', startsAt: at(15) }] });
    const first = (times: Record<string, number | null>) => (times.booked! < times.walk! ? 'booked' : 'walk');
    expect(first(called(day))).toBe('booked');
    expect(first(called(changeDay(day, { rules: { headStartMinutes: 0 } })))).toBe('walk');
  });

  test('is the same for a seed, and nobody is called twice or lost', () => {
    const played = playDay(busy, model, 7);
    expect(playDay(busy, model, 7)).toEqual(played);
    expect(played.map((one) => one.comer.id).sort()).toEqual(busy.comers.map((one) => one.id).sort());
    for (const one of played) expect(one.calledAt ?? one.leftAt!).toBeGreaterThanOrEqual(one.comer.joinedAt);
  });

  test('an advisor never has two at a time', () => {
    const played = playDay(busy, model, 3).filter((one) => one.calledAt !== null);
    const atWork = (t: number) =>
      played.filter((one) => one.calledAt! <= t && t < one.calledAt! + MINUTE + one.servedMs).length;
    for (const one of played) expect(atWork(one.calledAt!)).toBeLessThanOrEqual(2);
  });

  test('who left leaves after the same wait, unless called before', () => {
    const left = comer('left', 12, { left: true, serviceMs: null, walkUpMs: null, waitedMs: 15 * MINUTE });
    const day = dayOf([comer('first', 10), left], [duty('a')]);
    const [gone] = playDay(day, model, 1).filter((one) => one.comer.id === 'left');
    expect(gone!.leftAt).toBe(at(27));
    expect(called(changeDay(day, { extra: { skills: ['help'], span: duty('x'), pause: null } })).left).toBe(12);
  });
});

describe('a change', () => {
  const figures = (day: ReplayDay) =>
    meanFigures([1, 2, 3, 4].map((seed) => dayFigures(day, playDay(day, model, seed), () => 10)));

  test('one more with the skill shortens the wait, one without it does not', () => {
    const before = figures(busy);
    const extra = (skills: string[]) => figures(changeDay(busy, { extra: { skills, span: duty('x'), pause: null } }));
    expect(extra(['help']).p80Wait!).toBeLessThan(before.p80Wait! * 0.7);
    expect(extra(['special']).p80Wait).toBe(before.p80Wait);
  });

  test('fewer slots make walk-ins of the same people', () => {
    const comers = Array.from({ length: 10 }, (_, i) =>
      comer(`b${i}`, i * 30, { bookedAt: at(i * 30), appointmentId: `apt_${i}` }),
    );
    const appointments = comers.map((one) => ({ id: one.appointmentId!, serviceId: 'help', startsAt: one.bookedAt! }));
    const changed = changeDay(dayOf(comers, [duty('a')], { appointments }), { fewerSlots: 0.5 });
    const walkIns = changed.comers.filter((one) => one.bookedAt === null).length;
    expect(changed.comers).toHaveLength(10);
    expect(walkIns).toBeGreaterThan(1);
    expect(walkIns).toBeLessThan(9);
    expect(changed.appointments).toHaveLength(10 - walkIns);
    expect(changeDay(changed, { fewerSlots: 1 }).appointments).toEqual([]);
  });

  test('a moved lunch keeps its length, and people wait for it then', () => {
    const day = dayOf([comer('noon', 185)], [duty('a', { breaks: [{ startsAt: at(60), endsAt: at(90) }] })]);
    expect(called(day).noon).toBe(185);
    const moved = changeDay(day, { lunch: { advisorId: 'a', startsAt: at(180) } });
    expect(called(moved).noon).toBe(210);
  });

  test('a break is moved once, from whichever stay at a counter to the one that it falls in', () => {
    const day = dayOf(
      [],
      [
        duty('a', { endsAt: at(100), breaks: [{ startsAt: at(40), endsAt: at(50) }] }),
        duty('a', { startsAt: at(120), breaks: [{ startsAt: at(200), endsAt: at(230) }] }),
        duty('b', { breaks: [{ startsAt: at(60), endsAt: at(90) }] }),
      ],
    );
    const moved = changeDay(day, { lunch: { advisorId: 'a', startsAt: at(10) } });
    expect(moved.duties.map(({ breaks }) => breaks.map((b) => [b.startsAt, b.endsAt]))).toEqual([
      [
        [at(10), at(40)],
        [at(40), at(50)],
      ],
      [],
      [[at(60), at(90)]],
    ]);
  });

  test('a break to a time when the advisor is not there, or that there was none of, is no question', () => {
    const day = dayOf([], [duty('a', { breaks: [{ startsAt: at(60), endsAt: at(90) }] }), duty('b')]);
    expect(lunchRefusal(day, { advisorId: 'a', startsAt: at(-10) })).toBe('break_outside');
    expect(lunchRefusal(day, { advisorId: 'a', startsAt: at(540) })).toBe('break_outside');
    expect(lunchRefusal(day, { advisorId: 'a', startsAt: at(539) })).toBeNull();
    expect(lunchRefusal(day, { advisorId: 'b', startsAt: at(100) })).toBe('no_break');
  });
});

test('what happened is summed up in the same figures', () => {
  const comers = [
    comer('w1', 0, { waitedMs: 4 * MINUTE }),
    comer('w2', 60, { waitedMs: 10 * MINUTE }),
    comer('gone', 90, { waitedMs: 30 * MINUTE, left: true, serviceMs: null }),
    comer('onTime', 110, { bookedAt: at(120), appointmentId: 'x', waitedMs: 14 * MINUTE }),
    comer('late', 170, { bookedAt: at(180), appointmentId: 'y', waitedMs: 20 * MINUTE }),
  ];
  const day = dayOf(comers, [duty('a', { endsAt: at(200) })]);
  expect(dayFigures(day, happened(day), () => 9)).toEqual({
    came: 5,
    medianWait: 7,
    p80Wait: 8.8,
    onTime: 1,
    appointments: 2,
    walkOuts: 1,
    utilisation: 80 / 200,
    byHour: [{ hour: 9, medianWait: 7 }],
  });
});
