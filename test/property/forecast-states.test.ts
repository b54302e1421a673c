import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecastFloor } from '../../src/domain/forecast/forecast-floor.ts';
import { learnFrom } from '../../src/domain/forecast/learning/learn.ts';
import { nothingLearned, packLearned, unpackLearned } from '../../src/domain/forecast/learning/learned.ts';
import { learnedModel } from '../../src/domain/forecast/learning/learned-model.ts';
import { type LoggedEvent, observedIn, TEACHING_KINDS } from '../../src/domain/forecast/learning/store-log.ts';
import { configuredModel, type ForecastModel } from '../../src/domain/forecast/service-times.ts';
import { isUnderFive, type WaitForecast } from '../../src/domain/forecast/wait-forecast.ts';
import { callingFloor } from '../../src/domain/queue/line/calling-floor.ts';
import { nextOnFloor } from '../../src/domain/queue/line/calling-rule.ts';
import type { FloorAdvisor, StoreFloor } from '../../src/domain/queue/line/floor.ts';
import { DAY, HOUR, MINUTE } from '../../src/time/instant.ts';
import { floorArbitrary, NOW } from '../support/random-floor.ts';

const everything = (floor: StoreFloor, model: ForecastModel = configuredModel(floor.services)): WaitForecast[] => {
  const ids = floor.services.map((s) => s.id);
  const { people, joining } = forecastFloor(floor, model, 7, ids);
  return [...people.values(), ...joining.values()].filter((wait) => wait !== null);
};

const isSound = ({ quantiles, raw, lowMinutes, likelyMinutes, highMinutes }: WaitForecast): boolean =>
  [quantiles, raw].every(
    (values) =>
      values.length === 19 && values.every((q, i) => Number.isFinite(q) && q >= (i === 0 ? 0 : values[i - 1]!)),
  ) &&
  lowMinutes <= likelyMinutes &&
  likelyMinutes <= highMinutes &&
  lowMinutes < highMinutes;

/** States in which something is wrong or missing, each made of any floor. */
const STATES: Readonly<Record<string, (a: FloorAdvisor, i: number) => Partial<FloorAdvisor>>> = {
  'nobody on duty': () => ({ state: 'off', counterId: null, serviceId: null, shift: null }),
  'shifts still to come': (_, i) => ({
    state: 'off',
    counterId: null,
    serviceId: null,
    shift: { startsAt: NOW + (i + 1) * 20 * MINUTE, endsAt: NOW + 5 * HOUR },
  }),
  'not signed in': () => ({
    state: 'off',
    counterId: null,
    serviceId: null,
    shift: { startsAt: NOW - HOUR, endsAt: NOW + HOUR },
  }),
  'everybody on a break': (_, i) => ({ state: 'break', serviceId: null, backAt: i % 2 ? NOW + 10 * MINUTE : null }),
  'breaks that should be over': () => ({ state: 'break', since: NOW - 2 * HOUR, backAt: NOW - HOUR, serviceId: null }),
  'past closing': () => ({ shift: { startsAt: NOW - 9 * HOUR, endsAt: NOW - HOUR } }),
  'no shifts': () => ({ shift: null }),
  'a finish forgotten overnight': (a) => ({ state: 'serving', since: NOW - 14 * HOUR, serviceId: a.skills[0]! }),
  'a start forgotten': (a) => ({ state: 'calling', since: NOW - 25 * MINUTE, serviceId: a.skills[0]! }),
  'a service that is gone': () => ({ state: 'serving', serviceId: 'svc_gone' }),
  'a clock set back': () => ({ since: NOW + 5 * MINUTE }),
};

describe('the forecast, whatever the state of the floor', () => {
  for (const [name, change] of Object.entries(STATES)) {
    it(`is finite and in order: ${name}`, () => {
      fc.assert(
        fc.property(floorArbitrary({ marks: true }), fc.boolean(), (floor, isClosed) => {
          const advisors = floor.advisors.map((a, i) => ({ ...a, ...change(a, i) }));
          const closesAt = isClosed ? NOW - HOUR : floor.closesAt;
          expect(everything({ ...floor, advisors, closesAt }).filter((wait) => !isSound(wait))).toEqual([]);
        }),
        { numRuns: 25 },
      );
    });
  }

  it('knows waits where shifts are still to come, and none where nobody comes', () => {
    const [floor] = fc.sample(floorArbitrary(), { numRuns: 1, seed: 5 });
    const as = (name: string): StoreFloor => ({
      ...floor!,
      advisors: floor!.advisors.map((a, i) => ({ ...a, skills: ['quick'], ...STATES[name]!(a, i) })),
    });
    const joining = (name: string) =>
      forecastFloor(as(name), configuredModel(floor!.services), 7, ['quick']).joining.get('quick');
    expect(joining('nobody on duty')).toBeNull();
    expect(joining('shifts still to come')!.lowMinutes).toBeGreaterThanOrEqual(20);
  });

  it('says "you’re next" to who joins an empty line where somebody qualified is free and not kept free', () => {
    let free = 0;
    fc.assert(
      fc.property(floorArbitrary(), (any) => {
        const floor = { ...any, line: [] };
        const model = configuredModel(floor.services);
        const { joining } = forecastFloor(
          floor,
          model,
          7,
          floor.services.map((s) => s.id),
        );
        for (const { id: serviceId } of floor.services) {
          const joiner = {
            id: 'vis_joiner',
            ticketNumber: 1,
            serviceId,
            joinedAt: NOW,
            lineTime: NOW,
            bookedAt: null,
            appointmentId: null,
            advisorWantedId: null,
            counterWantedId: null,
            awayUntil: null,
            absentUntil: null,
          };
          if (nextOnFloor(callingFloor({ ...floor, line: [joiner] }).floor, NOW) < 0) continue;
          free++;
          expect(isUnderFive(joining.get(serviceId)!)).toBe(true);
          expect(joining.get(serviceId)!.quantiles.at(-1)).toBe(0);
        }
      }),
      { numRuns: 120 },
    );
    expect(free).toBeGreaterThan(20);
  });
});

const anything = fc.record({
  kind: fc.constantFrom(...TEACHING_KINDS),
  minutes: fc.integer({ min: -30, max: 3 * 24 * 60 }),
  visit: fc.nat(5),
  advisor: fc.nat(2),
  service: fc.constantFrom('quick', 'help', 'sales', 'gone', null),
  configured: fc.option(fc.integer({ min: 0, max: 90 })),
  booked: fc.option(fc.integer({ min: -60, max: 60 })),
  quote: fc.option(fc.array(fc.nat(9000), { minLength: 17, maxLength: 20 })),
  closeOfDay: fc.boolean(),
});

describe('learning, whatever the log says', () => {
  it('ends in a state that can be kept, and in a model whose forecasts are finite and in order', () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 120 }), floorArbitrary({ marks: true }), (past, floor) => {
        let at = NOW - 30 * DAY;
        const observed = past.flatMap((e) => {
          at += e.minutes * MINUTE;
          const data = {
            service: e.service,
            advisor: `adv_${e.advisor}`,
            minutes: e.configured,
            bookedAt: e.booked === null ? null : at + e.booked * MINUTE,
            until: e.booked === null ? null : at + e.booked * MINUTE,
            quote: e.quote && { quantiles: e.quote },
            closeOfDay: e.closeOfDay,
          };
          const event: LoggedEvent = { subjectId: `vis_${e.visit}`, kind: e.kind, at, data };
          return observedIn(event) ?? [];
        });
        const learned = learnFrom(nothingLearned(), observed);
        const packed = packLearned(learned);
        expect(packLearned(unpackLearned(packed))).toBe(packed);
        const model = learnedModel(learned, floor.services);
        for (const table of [...model.services.values(), model.wrapUp, model.walkUp, model.breakRatio]) {
          expect(table.every((value, i) => Number.isFinite(value) && value >= (table[i - 1] ?? 0))).toBe(true);
        }
        expect(everything(floor, model).filter((wait) => !isSound(wait))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
