import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecastFloor } from '../../src/domain/forecast/forecast-floor.ts';
import { stayingTable } from '../../src/domain/forecast/leaving.ts';
import { LONGEST_WAIT } from '../../src/domain/forecast/quantiles.ts';
import { configuredModel } from '../../src/domain/forecast/service-times.ts';
import { forecastOfWaits, isUnderFive, LEVELS, type WaitForecast } from '../../src/domain/forecast/wait-forecast.ts';
import type { FloorAdvisor, FloorPerson, StoreFloor } from '../../src/domain/queue/line/floor.ts';
import { DEFAULT_SETTINGS } from '../../src/domain/settings.ts';
import { HOUR, MINUTE } from '../../src/time/instant.ts';
import { floorArbitrary, NOW } from '../support/random-floor.ts';

const forecast = (floor: StoreFloor, seed = 7) =>
  forecastFloor(
    floor,
    configuredModel(floor.services),
    seed,
    floor.services.map((s) => s.id),
  );
const everyForecast = (floor: StoreFloor): WaitForecast[] => {
  const f = forecast(floor);
  return [...f.people.values(), ...f.joining.values()].filter((x) => x !== null);
};
const shifted = (floor: StoreFloor, by: number): StoreFloor => {
  const move = (value: unknown, key: string): unknown =>
    typeof value === 'number' && value > 1e12 && key !== 'minutes' ? value + by : value;
  return JSON.parse(JSON.stringify(floor), (key, value) => move(value, key));
};

describe('the forecast', () => {
  it('gives ordered, finite quantiles and a range around the likeliest, in every state of a floor', () => {
    fc.assert(
      fc.property(floorArbitrary({ marks: true }), (floor) => {
        for (const wait of everyForecast(floor)) {
          expect(wait.quantiles).toHaveLength(19);
          expect(wait.quantiles.every((q, i) => Number.isFinite(q) && q >= (wait.quantiles[i - 1] ?? 0))).toBe(true);
          expect(wait.lowMinutes).toBeLessThanOrEqual(wait.likelyMinutes);
          expect(wait.likelyMinutes).toBeLessThanOrEqual(wait.highMinutes);
          expect(wait.lowMinutes).toBeLessThan(wait.highMinutes);
          expect(wait.highMinutes % 5).toBe(0);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('knows no wait for a service that nobody on duty, or still to come, can give', () => {
    fc.assert(
      fc.property(floorArbitrary(), (floor) => {
        const gone = floor.advisors.map((a) => ({ ...a, state: 'off' as const, counterId: null, shift: null }));
        const f = forecast({ ...floor, advisors: gone });
        expect([...f.joining.values(), ...f.people.values()].every((w) => w === null)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('tells who joins an empty line while a qualified advisor is free that it is his turn', () => {
    fc.assert(
      fc.property(floorArbitrary(), (floor) => {
        const empty = { ...floor, line: [], appointments: [] };
        const f = forecast(empty);
        for (const service of floor.services) {
          const isFree = floor.advisors.some((a) => a.state === 'idle' && a.skills.includes(service.id));
          const wait = f.joining.get(service.id)!;
          expect(isFree && !isUnderFive(wait!)).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is the same for the same floor and seed, and moves with the clock', () => {
    fc.assert(
      fc.property(floorArbitrary({ marks: true }), fc.integer({ min: 1, max: 1e6 }), (floor, seconds) => {
        const once = forecast(floor);
        expect(forecast(floor)).toEqual(once);
        const later = forecast(shifted(floor, seconds * 1000));
        expect(later.joining).toEqual(once.joining);
        expect(later.people).toEqual(once.people);
      }),
      { numRuns: 25 },
    );
  });

  it('never delays anybody by telling others what they would wait', () => {
    fc.assert(
      fc.property(floorArbitrary({ marks: true }), (floor) => {
        const model = configuredModel(floor.services);
        expect(forecast(floor).people).toEqual(forecastFloor(floor, model, 7, []).people);
      }),
      { numRuns: 40 },
    );
  });

  it('quotes a joiner what was shown a moment before, give or take one step', () => {
    fc.assert(
      fc.property(floorArbitrary(), (floor) => {
        const before = forecast(floor);
        for (const service of floor.services) {
          const shown = before.joining.get(service.id);
          if (!shown) continue;
          const joiner = {
            id: 'vis_joiner',
            ticketNumber: 99,
            serviceId: service.id,
            joinedAt: floor.now,
            lineTime: floor.now,
            bookedAt: null,
            appointmentId: null,
            advisorWantedId: null,
            counterWantedId: null,
            awayUntil: null,
            absentUntil: null,
          };
          const now = forecast({ ...floor, line: [...floor.line, joiner] }).people.get('vis_joiner')!;
          const step = (minutes: number): number => (minutes > 30 ? 10 : 5);
          const off = (was: number, is: number): number => Math.abs(is - was) - step(Math.max(was, is));
          expect(off(shown.lowMinutes, now.lowMinutes)).toBeLessThanOrEqual(0);
          expect(off(shown.highMinutes, now.highMinutes)).toBeLessThanOrEqual(0);
          expect(off(shown.likelyMinutes, now.likelyMinutes)).toBeLessThanOrEqual(0);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('shows whoever would go before an early appointment what he finds, also where that one leaves fewer advisors free', () => {
    const shift = { startsAt: NOW - 2 * HOUR, endsAt: NOW + 5 * HOUR };
    const advisor = (id: string, skills: readonly string[]): FloorAdvisor => ({
      ...{ id, skills, state: 'idle', since: NOW, counterId: id, serviceId: null, backAt: null, shift, breaks: [] },
    });
    const person = (id: string, serviceId: string, bookedAt: number | null): FloorPerson => ({
      ...{ id, ticketNumber: 1, serviceId, joinedAt: NOW, bookedAt, appointmentId: null, advisorWantedId: null },
      ...{ lineTime: bookedAt === null ? NOW : bookedAt - HOUR, counterWantedId: null, awayUntil: null },
      absentUntil: null,
    });
    const booked = (id: string, serviceId: string) => ({ id, serviceId, startsAt: NOW - MINUTE, advisorNamedId: null });
    const floor: StoreFloor = {
      ...{ storeId: 'sto_1', now: NOW, settings: DEFAULT_SETTINGS, closesAt: NOW + 8 * HOUR },
      services: ['repair', 'sales'].map((id) => ({ id, minutes: 5 })),
      advisors: [...['a', 'b', 'c'].map((id) => advisor(id, ['repair'])), advisor('d', ['sales', 'repair'])],
      line: [person('early', 'repair', NOW + 16 * MINUTE)],
      appointments: [booked('1', 'repair'), booked('2', 'sales'), booked('3', 'sales')],
    };
    const joined = { ...floor, line: [...floor.line, person('joiner', 'sales', null)] };
    expect(forecast(floor).joining.get('sales')).toEqual(forecast(joined).people.get('joiner'));
    expect(isUnderFive(forecast(floor).joining.get('sales')!)).toBe(true);
  });

  it('stays finite and ordered with hundreds in line', () => {
    const [floor] = fc.sample(floorArbitrary({ marks: true }), { numRuns: 1, seed: 3 });
    const crowd = Array.from({ length: 300 }, (_, i) => ({
      id: `vis_${i}`,
      ticketNumber: i + 1,
      serviceId: floor!.services[i % 4]!.id,
      joinedAt: floor!.now - (300 - i) * 0.2 * MINUTE,
      lineTime: floor!.now - (300 - i) * 0.2 * MINUTE,
      bookedAt: null,
      appointmentId: null,
      advisorWantedId: null,
      counterWantedId: null,
      awayUntil: null,
      absentUntil: null,
    }));
    const f = forecast({ ...floor!, line: crowd });
    const waits = [...f.people.values()].filter((w) => w !== null);
    expect(waits.length).toBeGreaterThan(0);
    for (const wait of waits) {
      expect(wait.quantiles.every((q, i) => Number.isFinite(q) && q >= (wait.quantiles[i - 1] ?? 0))).toBe(true);
    }
  });
});

describe('reading a forecast off its replications', () => {
  const waits = fc.array(fc.integer({ min: 0, max: 3 * 60 * MINUTE }), { minLength: 1, maxLength: 220 });
  const leaving = (perMinute: number): Float64Array => stayingTable(new Float64Array(8).fill(perMinute));

  it('reads rising quantiles between the least and the most, whether people leave or not', () => {
    fc.assert(
      fc.property(waits, fc.option(fc.integer({ min: 0, max: 90 * MINUTE })), (drawn, waited) => {
        const staying = waited === null ? null : { table: leaving(0.01), waited };
        const { quantiles } = forecastOfWaits(Int32Array.from(drawn), LEVELS, staying)!;
        expect(quantiles.every((q, i) => q >= (quantiles[i - 1] ?? 0))).toBe(true);
        expect(quantiles[0]).toBeGreaterThanOrEqual(Math.floor(Math.min(...drawn) / 1000));
        expect(quantiles[18]).toBeLessThanOrEqual(Math.ceil(Math.max(...drawn) / 1000));
      }),
    );
  });

  it('tells the wait of those who are called: long waits that few stay through count for less', () => {
    const count = 199;
    const even = Int32Array.from({ length: count }, (_, i) => (i + 1) * 0.5 * MINUTE);
    const all = forecastOfWaits(even.slice(), LEVELS, null)!;
    expect(all.quantiles[9]).toBe(50 * 60);
    // Of waits up to t minutes, called are 1 - exp(-t / 50) of those who ever are.
    const called = forecastOfWaits(even.slice(), LEVELS, { table: leaving(0.02), waited: 0 })!;
    const median = -50 * Math.log(1 - 0.5 * (1 - Math.exp(-2)));
    expect(Math.abs(called.quantiles[9]! / 60 - median)).toBeLessThan(0.5);
    const late = forecastOfWaits(even.slice(), LEVELS, { table: leaving(0.02), waited: 30 * MINUTE })!;
    expect(late.quantiles).toEqual(called.quantiles);
    const nobodyLeaves = forecastOfWaits(even.slice(), LEVELS, { table: leaving(0), waited: 0 })!;
    expect(nobodyLeaves).toEqual(all);
  });

  it('keeps the share of plays in which nobody calls, and knows no wait where those are most', () => {
    const of = (uncalled: number): Int32Array =>
      Int32Array.from({ length: 100 }, (_, i) => (i < 100 - uncalled ? (i + 1) * MINUTE : LONGEST_WAIT));
    const staying = { table: leaving(0.03), waited: 0 };
    expect(forecastOfWaits(of(60), LEVELS, staying)).toBeNull();
    const some = forecastOfWaits(of(20), LEVELS, staying)!;
    expect(some.quantiles[16]).toBe(LONGEST_WAIT / 1000);
    expect(some.quantiles[14]).toBeLessThan(80 * 60);
  });
});
