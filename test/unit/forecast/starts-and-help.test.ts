import { describe, expect, test } from 'vitest';
import { expectedStart, expectedStarts, startInLine } from '../../../src/domain/forecast/expected-start.ts';
import { configuredModel } from '../../../src/domain/forecast/service-times.ts';
import { LEVELS, waitForecast } from '../../../src/domain/forecast/wait-forecast.ts';
import { whoCanHelp } from '../../../src/domain/forecast/who-can-help.ts';
import type { FloorAdvisor, StoreFloor } from '../../../src/domain/queue/line/floor.ts';
import { DEFAULT_SETTINGS } from '../../../src/domain/settings.ts';
import { MINUTE } from '../../../src/time/instant.ts';
import { helpText } from '../../../src/words/who-can-help.ts';
import { startText } from '../../../views/customer/booking/start-text.ts';

/** 2:00 pm in Chicago. */
const NOW = Date.UTC(2026, 10, 24, 20, 0);
const at = (minutes: number): number => NOW + minutes * MINUTE;
const advisor = (id: string, more: Partial<FloorAdvisor> = {}): FloorAdvisor => ({
  id,
  skills: ['repair', 'billing'],
  state: 'serving',
  since: at(-5),
  counterId: `ctr_${id}`,
  serviceId: 'repair',
  backAt: null,
  shift: { startsAt: at(-120), endsAt: at(300) },
  breaks: [],
  ...more,
});
const floorOf = (advisors: FloorAdvisor[], booked: readonly number[] = []): StoreFloor => ({
  storeId: 'sto',
  now: NOW,
  settings: DEFAULT_SETTINGS,
  services: [
    { id: 'repair', minutes: 30 },
    { id: 'billing', minutes: 10 },
  ],
  advisors,
  line: [],
  appointments: booked.map((minutes, i) => ({
    id: `apt_${i}`,
    serviceId: 'repair',
    startsAt: at(minutes),
    advisorNamedId: null,
  })),
  closesAt: at(300),
});
const model = configuredModel(floorOf([]).services);

describe('when an appointment is likely to start', () => {
  const flat = (from: number, to: number) => LEVELS.map((level) => Math.round((from + (to - from) * level) * 60));

  test('is told outward to five minutes, never before its time', () => {
    expect(expectedStart(at(10), flat(0, 12), NOW, DEFAULT_SETTINGS)).toEqual({
      from: at(10),
      to: at(15),
      isLate: false,
    });
    const late = expectedStart(at(10), flat(13, 26), NOW, DEFAULT_SETTINGS);
    expect(late).toEqual({ from: at(15), to: at(25), isLate: true });
    expect(startText(late, at(10), 'America/Chicago', 'en')).toBe(
      'Your 2:10 pm is likely to start between 2:15 pm and 2:25 pm.',
    );
  });

  test('in line it is the range that is shown, in clock times outward to five minutes, from now on', () => {
    const wait = waitForecast(flat(10, 48));
    expect([wait.lowMinutes, wait.highMinutes]).toEqual([15, 50]);
    expect(startInLine(at(5), wait, at(3), DEFAULT_SETTINGS)).toEqual({ from: at(15), to: at(55), isLate: true });
    const soon = waitForecast(flat(0, 4));
    expect(startInLine(at(30), soon, at(3), DEFAULT_SETTINGS)).toEqual({ from: at(3), to: at(10), isLate: false });
  });

  test('with somebody free it goes to plan; behind a long visit and another appointment it is late', () => {
    const free = expectedStarts(floorOf([advisor('a', { state: 'idle', serviceId: null })], [20]), model, 1);
    expect(free.get('apt_0')).toEqual({ from: at(20), to: at(25), isLate: false });
    const busy = expectedStarts(floorOf([advisor('a', { since: at(-1) })], [0, 5]), model, 1);
    expect(busy.get('apt_0')!.isLate).toBe(true);
    expect(busy.get('apt_1')!.from).toBeGreaterThan(busy.get('apt_0')!.from);
  });

  test('further ahead than the head start nothing is told, nor where nobody can serve', () => {
    expect(expectedStarts(floorOf([advisor('a')], [61]), model, 1).size).toBe(0);
    const nobody = advisor('a', { skills: ['billing'], serviceId: 'billing' });
    expect(expectedStarts(floorOf([nobody], [20]), model, 1).size).toBe(0);
  });
});

describe('who can help', () => {
  const specialists = [
    advisor('a', { state: 'break', since: at(-10), backAt: at(20), serviceId: null }),
    advisor('b', { since: at(-5) }),
    advisor('c', { skills: ['billing'], serviceId: 'billing' }),
    advisor('d', { skills: ['billing'], state: 'idle', serviceId: null }),
    advisor('e', { skills: ['billing'], serviceId: 'billing' }),
    advisor('f', { state: 'off', counterId: null, serviceId: null }),
  ];

  test('counts the skill among those on duty and says when the first is free', () => {
    const found = whoCanHelp(floorOf(specialists), model, 'repair');
    expect(found).toEqual({ able: 2, onDuty: 5, nextFree: at(20) });
    expect(helpText(found, 'America/Chicago', 'en')).toBe(
      '2 of 5 on the floor can do this; the next is free about 2:20 pm',
    );
  });

  test('one who is idle is free now; where nobody can, that is said', () => {
    expect(whoCanHelp(floorOf(specialists), model, 'billing')).toEqual({ able: 5, onDuty: 5, nextFree: 'now' });
    const none = whoCanHelp(floorOf(specialists.slice(2)), model, 'repair');
    expect(helpText(none, 'America/Chicago', 'en')).toBe('Nobody on the floor can do this now');
  });
});
