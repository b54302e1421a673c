import { describe, expect, test } from 'vitest';
import { LEVELS, waitForecast } from '../../../src/domain/forecast/wait-forecast.ts';
import type { FloorAdvisor, FloorPerson, StoreFloor } from '../../../src/domain/queue/line/floor.ts';
import { movedPromise, type Promised, promiseMove, whyLater } from '../../../src/domain/queue/line/promise.ts';
import { DEFAULT_SETTINGS } from '../../../src/domain/settings.ts';
import { MINUTE } from '../../../src/time/instant.ts';
import { promiseText } from '../../../views/customer/visit/promise-text.ts';

const NOW = Date.UTC(2026, 10, 24, 16, 0);
const at = (minutes: number): number => NOW + minutes * MINUTE;
/** Quantiles spread evenly about a median, in minutes. */
const around = (median: number, spread: number) =>
  waitForecast(LEVELS.map((level) => Math.max(0, Math.round((median + (level - 0.5) * spread) * 60))));

const promised = (latest: number, more: Partial<Promised> = {}): Promised => ({
  id: 'me',
  joinedAt: at(-20),
  bookedAt: null,
  promisedLatestAt: at(latest),
  promiseMoved: null,
  ...more,
});

const person = (id: string, joined: number, more: Partial<FloorPerson> = {}): FloorPerson => ({
  id,
  ticketNumber: 1,
  serviceId: 'repair',
  joinedAt: at(joined),
  lineTime: at(joined),
  bookedAt: null,
  appointmentId: null,
  advisorWantedId: null,
  counterWantedId: null,
  awayUntil: null,
  absentUntil: null,
  ...more,
});
const advisor = (more: Partial<FloorAdvisor> = {}): FloorAdvisor => ({
  id: 'adv',
  skills: ['repair'],
  state: 'serving',
  since: at(-5),
  counterId: 'ctr',
  serviceId: 'repair',
  backAt: null,
  shift: { startsAt: at(-120), endsAt: at(300) },
  breaks: [],
  ...more,
});
const floor = (advisors: FloorAdvisor[], line: FloorPerson[]): StoreFloor => ({
  storeId: 'sto',
  now: NOW,
  settings: DEFAULT_SETTINGS,
  services: [{ id: 'repair', minutes: 20 }],
  advisors,
  line,
  appointments: [],
  closesAt: at(300),
});

describe('the latest time that was told', () => {
  test('is kept while the median is before it and p90 is not ten minutes earlier', () => {
    expect(movedPromise(promised(30), around(29, 20), NOW)).toBeNull();
    expect(movedPromise(promised(30), around(15, 20), NOW)).toBeNull();
  });

  test('moves later when the median passes it, to the end of the range shown now', () => {
    const wait = around(31, 20);
    expect(movedPromise(promised(30), wait, NOW)).toBe(at(wait.highMinutes));
  });

  test('moves earlier when p90 is ten minutes before it', () => {
    const wait = around(10, 10);
    expect(movedPromise(promised(30), wait, NOW)).toBe(at(15));
  });

  test('of an appointment never moves earlier', () => {
    expect(movedPromise(promised(30, { bookedAt: at(25) }), around(10, 10), NOW)).toBeNull();
  });

  test('does not move where none was told or nobody can say', () => {
    expect(movedPromise({ ...promised(0), promisedLatestAt: null }, around(50, 10), NOW)).toBeNull();
    expect(movedPromise(promised(5), null, NOW)).toBeNull();
  });

  test('a move leaves nothing to move: the next look keeps it', () => {
    const wait = around(31, 20);
    const to = movedPromise(promised(30), wait, NOW)!;
    expect(movedPromise({ ...promised(30), promisedLatestAt: to }, wait, NOW)).toBeNull();
  });
});

describe('why it moved', () => {
  const me = person('me', -20, { ticketNumber: 2 });

  test('an advisor went on a break since, and until when', () => {
    const away = advisor({ state: 'break', since: at(-3), serviceId: null, backAt: at(15) });
    expect(whyLater(floor([away], [me]), promised(0))).toEqual({ code: 'on_break', until: at(15) });
  });

  test('a break that was known when the time was told is no reason', () => {
    const away = advisor({ state: 'break', since: at(-30), serviceId: null, backAt: at(15) });
    expect(whyLater(floor([away, advisor({ id: 'two' })], [me]), promised(0)).code).toBe('slower');
  });

  test('but one that has no end, or is past it, still is', () => {
    for (const backAt of [null, at(-2)]) {
      const away = advisor({ state: 'break', since: at(-30), serviceId: null, backAt });
      expect(whyLater(floor([away], [me]), promised(0))).toEqual({ code: 'on_break', until: null });
    }
  });

  test('no visit before is blamed where nobody is being served', () => {
    const idle = advisor({ state: 'idle', since: at(-30), serviceId: null });
    expect(whyLater(floor([idle], [me]), promised(0)).code).toBe('slow_line');
  });

  test('a booked customer arrived and goes before', () => {
    const booked = person('other', -2, { bookedAt: at(0), lineTime: at(-60), appointmentId: 'apt' });
    expect(whyLater(floor([advisor()], [me, booked]), promised(0))).toEqual({
      code: 'booked_arrived',
      bookedAt: at(0),
    });
  });

  test('a visit before lasts longer than usual', () => {
    expect(whyLater(floor([advisor({ since: at(-31) })], [me]), promised(0)).code).toBe('long_visit');
  });

  test('an advisor is not there who should be', () => {
    const off = advisor({ id: 'off', state: 'off', counterId: null, serviceId: null });
    expect(whyLater(floor([advisor(), off], [me]), promised(0)).code).toBe('advisor_off');
  });

  test('a kept promise is not said to hold for certain where the range shown now ends after it', () => {
    const told = { at: at(30), holds: true, moved: null };
    const said = (until: number) => promiseText(told, at(until), 'America/Chicago', 'en');
    expect(said(30)).toBe('We said no later than 10:30 am, and that still holds.');
    expect(said(35)).toBe('We said no later than 10:30 am, and most likely that still holds.');
  });

  test('the page says what was told, what is told now, and why', () => {
    const away = advisor({ state: 'break', since: at(-3), serviceId: null, backAt: at(15) });
    const found = promiseMove(floor([away], [me]), promised(5), around(20, 10))!;
    const text = promiseText({ at: found.to, holds: true, moved: found.move }, null, 'America/Chicago', 'en');
    expect(text).toBe('We said no later than 10:05 am. Now it is 10:25 am: an advisor is on a break until 10:15 am.');
  });
});

test('a wait whose p90 is over 90 minutes is told as long, not as a range', () => {
  expect(around(80, 40).isLong).toBe(true);
  expect(around(60, 40).isLong).toBeUndefined();
});
