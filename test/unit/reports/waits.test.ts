import { describe, expect, test } from 'vitest';
import { LEVELS } from '../../../src/domain/forecast/wait-forecast.ts';
import { replayDay } from '../../../src/domain/replay/replay-day.ts';
import { configuredMinutes, naiveMinutes } from '../../../src/domain/reports/baselines.ts';
import { inDayOrder } from '../../../src/domain/reports/day-hours.ts';
import { type JudgedWait, judgedWaits, levelOf } from '../../../src/domain/reports/judged-waits.ts';
import { type LoggedEvent, StoreLogReader } from '../../../src/domain/reports/store-log.ts';
import { heldShare, heldTenths, isTrusted, trackRecord, verdictOn } from '../../../src/domain/reports/track-record.ts';
import { isThin, usualWaits } from '../../../src/domain/reports/usual-waits.ts';
import { DEFAULT_SETTINGS } from '../../../src/domain/settings.ts';
import { MINUTE } from '../../../src/time/instant.ts';

const START = Date.UTC(2026, 10, 24, 16, 0);
const at = (minutes: number): number => START + minutes * MINUTE;
const quote = (low: number, likely: number, high: number) => ({
  lowMinutes: low,
  likelyMinutes: likely,
  highMinutes: high,
  quantiles: LEVELS.map((level) => level * 1200),
});

type Line = [subject: string, kind: string, minute: number, data?: Record<string, unknown>];
function logOf(lines: readonly Line[]) {
  const reader = new StoreLogReader();
  lines.forEach(([subjectId, kind, minute, data = {}], i) => {
    const event: LoggedEvent = { id: i + 1, subjectId, kind, at: at(minute), data };
    reader.add(event);
  });
  return reader.read();
}

const DAY: Line[] = [
  ['ctr1', 'counter_opened', 0, { session: 's1', advisor: 'a1' }],
  ['v1', 'joined', 1, { service: 'help', lineTime: at(1), quote: quote(0, 0, 5) }],
  ['v1', 'called', 2, { advisor: 'a1' }],
  ['v1', 'started', 3, { advisor: 'a1' }],
  ['v2', 'joined', 5, { service: 'help', lineTime: at(5), quote: quote(10, 15, 20) }],
  ['v3', 'joined', 6, { service: 'help', lineTime: at(6), quote: quote(5, 15, 20) }],
  ['ctr1', 'counter_paused', 10, { until: at(20) }],
  ['ctr1', 'counter_resumed', 21],
  ['v1', 'completed', 22, { advisor: 'a1' }],
  ['v2', 'called', 23, { advisor: 'a1' }],
  ['v2', 'undone', 23, { undid: 10, act: 'called' }],
  ['v2', 'called', 24, { advisor: 'a1' }],
  ['v3', 'left', 30],
];

describe('the log of a store', () => {
  test('gives each visit its first call that was not undone, and its end', () => {
    const { visits } = logOf(DAY);
    expect(visits.map((v) => [v.id, v.calledAt && (v.calledAt - START) / MINUTE, v.end])).toEqual([
      ['v1', 2, 'completed'],
      ['v2', 24, null],
      ['v3', null, 'left'],
    ]);
  });

  test('a visit that was opened again has not ended', () => {
    const { visits } = logOf([...DAY, ['v3', 'reopened', 31]]);
    expect(visits.at(-1)!.end).toBeNull();
  });

  test('knows when an advisor was at work', () => {
    const { sessions } = logOf(DAY);
    expect(sessions).toEqual([
      {
        advisorId: 'a1',
        openedAt: at(0),
        closedAt: null,
        lastActAt: at(24),
        pauses: [{ startsAt: at(10), endsAt: at(21), until: at(20) }],
      },
    ]);
  });

  test('a counter that the close of the day had to close was left after the last act at it', () => {
    const { sessions } = logOf([...DAY, ['ctr1', 'counter_closed', 1100, { advisor: 'a1', closeOfDay: true }]]);
    expect(sessions.map(({ closedAt }) => closedAt)).toEqual([at(24)]);
    const pressed = logOf([...DAY, ['ctr1', 'counter_closed', 60, { advisor: 'a1' }]]);
    expect(pressed.sessions[0]!.closedAt).toBe(at(60));
  });
});

describe('what others would have said', () => {
  const staff = { services: [{ id: 'help', minutes: 20 }], skills: new Map([['a1', ['help']]]) };
  const log = logOf(DAY);

  test('people ahead times the mean length over the advisors at work', () => {
    expect(naiveMinutes(log, log.visits[1]!, staff)).toBe(0);
    expect(naiveMinutes(log, log.visits[2]!, staff)).toBe(20);
  });

  test('a timeline of configured lengths counts what is in hand', () => {
    expect(configuredMinutes(log, log.visits[1]!, staff)).toBe(17);
    expect(configuredMinutes(log, log.visits[2]!, staff)).toBe(36);
    const nobody = { ...staff, skills: new Map([['a1', ['other']]]) };
    expect(configuredMinutes(log, log.visits[1]!, nobody)).toBeNull();
  });

  test('judged waits hold both beside what was told and waited', () => {
    const day = { startsAt: at(0), endsAt: at(600) };
    const waits = judgedWaits(log, day, staff, () => 10);
    expect(waits.map((w) => [w.waited, w.isCalled, verdictOn(w)])).toEqual([
      [1, true, 'held'],
      [19, true, 'held'],
      [24, false, 'over'],
    ]);
    expect(waits[1]).toMatchObject({ naive: 0, configured: 17, told: { low: 10, high: 20, median: 10, level: 0.95 } });
  });
});

describe('a store that was left running overnight', () => {
  const SWEPT: Line[] = [
    ...DAY,
    ['v4', 'joined', 40, { service: 'help', lineTime: at(40), quote: quote(10, 15, 20) }],
    ['v2', 'started', 25, { advisor: 'a1' }],
    ['v2', 'completed', 1100, { advisor: 'a1', closeOfDay: true }],
    ['v4', 'left', 1100, { closeOfDay: true }],
    ['ctr1', 'counter_closed', 1100, { advisor: 'a1', closeOfDay: true }],
  ];
  const day = { startsAt: at(0), endsAt: at(1080) };
  const services = [{ id: 'help', minutes: 20 }];
  const skills = new Map([['a1', ['help']]]);

  test('teaches no wait of many hours, since nobody knows when who was left in line had gone', () => {
    const waits = judgedWaits(logOf(SWEPT), day, { services, skills }, () => 10);
    expect(waits.map((w) => w.waited)).toEqual([1, 19, 24]);
  });

  test('is played again without them, and a finish that nobody pressed is no visit of many hours', () => {
    const setting = { storeId: 's', span: day, settings: DEFAULT_SETTINGS, services, skills, appointments: [] };
    const { comers, duties } = replayDay(logOf(SWEPT), setting);
    expect(comers.map((comer) => [comer.id, comer.serviceMs])).toEqual([
      ['v1', 19 * MINUTE],
      ['v2', null],
      ['v3', null],
    ]);
    expect(duties.map((duty) => duty.endsAt)).toEqual([at(25)]);
  });
});

const wait = (waited: number, more: Partial<JudgedWait> = {}): JudgedWait => ({
  service: 'help',
  joinedAt: START,
  hour: 10,
  isBooked: false,
  waited,
  isCalled: true,
  told: { low: 10, likely: 15, high: 20, median: 14, level: 0.5, isLong: false },
  naive: null,
  configured: null,
  ...more,
});

describe('the track record', () => {
  test('counts both ends of the range as held, and who left within it not at all', () => {
    expect([wait(9.9), wait(10), wait(20), wait(20.1)].map(verdictOn)).toEqual(['under', 'held', 'held', 'over']);
    expect(verdictOn(wait(12, { isCalled: false }))).toBeNull();
    expect(verdictOn(wait(25, { isCalled: false }))).toBe('over');
    expect(verdictOn(wait(12, { told: null }))).toBeNull();
    expect(heldShare([wait(9), wait(15), wait(30), wait(12, { isCalled: false })])).toEqual({
      held: 1,
      over: 1,
      of: 3,
    });
  });

  test('ranges are doubted when under 70 % of the last 200 held, and only then', () => {
    const share = (good: number, bad: number) =>
      trackRecord([...Array(bad).fill(wait(30)), ...Array(good).fill(wait(15))], '2026-11-01', '2026-11-28');
    expect(isTrusted(share(140, 60))).toBe(true);
    expect(isTrusted(share(139, 61))).toBe(false);
    expect(isTrusted(share(20, 80))).toBe(true);
    expect(isTrusted(share(200, 800))).toBe(true);
    expect(share(200, 800).all).toEqual({ held: 200, over: 800, of: 1000 });
  });

  test('a store with few visits is judged by earlier weeks too, which its record does not count', () => {
    const record = trackRecord(Array(60).fill(wait(30)), '2026-11-01', '2026-11-28', Array(140).fill(wait(15)));
    expect(record.all).toEqual({ held: 0, over: 60, of: 60 });
    expect(record.last).toEqual({ held: 140, over: 60, of: 200 });
    expect(isTrusted(record)).toBe(true);
    const worse = trackRecord(Array(61).fill(wait(30)), '2026-11-01', '2026-11-28', Array(140).fill(wait(15)));
    expect(isTrusted(worse)).toBe(false);
  });

  test('is told in tenths, and not at all from few', () => {
    expect(heldTenths({ held: 87, over: 5, of: 100 })).toBe(9);
    expect(heldTenths({ held: 29, over: 0, of: 29 })).toBeNull();
    expect(heldTenths({ held: 96, over: 4, of: 100 })).toBe(9);
    expect(heldTenths({ held: 100, over: 0, of: 100 })).toBe(10);
  });

  test('the level of a wait lies between the quantiles', () => {
    const quantiles = LEVELS.map((level) => level * 1000);
    expect(levelOf(quantiles, 40, 0)).toBe(0);
    expect(levelOf(quantiles, 525, 0)).toBeCloseTo(0.525);
    expect(levelOf(quantiles, 2000, 0)).toBe(1);
  });

  test('waits that several levels share fall evenly among them', () => {
    const quantiles = LEVELS.map((level) => (level < 0.62 ? 0 : level * 1000));
    expect(levelOf(quantiles, 5, 0)).toBe(0);
    expect(levelOf(quantiles, 5, 0.5)).toBeCloseTo(0.3);
    expect(levelOf(quantiles, 5, 0.99)).toBeCloseTo(0.594);
  });
});

test('hours after midnight follow the evening that they belong to', () => {
  const hours = [0, 1, 10, 23].map((hour) => ({ hour }));
  expect(inDayOrder(hours, 240).map(({ hour }) => hour)).toEqual([10, 23, 0, 1]);
  expect(inDayOrder(hours, 0).map(({ hour }) => hour)).toEqual([0, 1, 10, 23]);
});

test('usual waits are the median and the 80th percentile of walk-ins, with the days behind them', () => {
  const day = (date: string, waited: number[]) => ({
    date,
    weekday: 2,
    waits: [...waited.map((w) => wait(w)), wait(500, { isBooked: true })],
  });
  const [cell, ...rest] = usualWaits([day('2026-11-17', [0, 10, 20]), day('2026-11-24', [30, 40])]);
  expect(rest).toEqual([]);
  expect(cell).toEqual({ weekday: 2, hour: 10, median: 20, p80: 32, days: 2, people: 5 });
  expect(isThin(cell!)).toBe(true);
  expect(isThin({ ...cell!, days: 4, people: 20 })).toBe(false);
});
