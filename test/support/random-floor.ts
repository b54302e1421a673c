import fc from 'fast-check';
import { callingNumbers } from '../../src/domain/queue/line/calling-floor.ts';
import { lineTime } from '../../src/domain/queue/line/calling-rule.ts';
import type {
  AdvisorState,
  FloorAdvisor,
  FloorAppointment,
  FloorPerson,
  StoreFloor,
} from '../../src/domain/queue/line/floor.ts';
import { PLACE_KEEPERS } from '../../src/domain/queue/visit/statuses.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../src/domain/settings.ts';
import { MINUTE } from '../../src/time/instant.ts';

/** 10:00 on some day; every floor of these tests stands at this moment. */
export const NOW = Date.UTC(2026, 10, 24, 16, 0);
const at = (minutes: number): number => NOW + minutes * MINUTE;

const SERVICES = ['quick', 'help', 'sales', 'repair'];
const STATES: AdvisorState[] = ['idle', 'idle', 'serving', 'calling', 'wrap', 'break', 'off'];

const settingsArbitrary: fc.Arbitrary<Settings> = fc.oneof(
  fc.constant(DEFAULT_SETTINGS),
  fc
    .record({
      headStartMinutes: fc.integer({ min: 0, max: 90 }),
      competeBeforeMinutes: fc.integer({ min: 0, max: 10 }),
      keepFreeAheadMinutes: fc.integer({ min: 0, max: 30 }),
      keepFreePastMinutes: fc.integer({ min: 0, max: 10 }),
      promiseMinutes: fc.integer({ min: 0, max: 10 }),
      maxWaitMinutes: fc.integer({ min: 20, max: 120 }),
    })
    .map((some) => ({ ...DEFAULT_SETTINGS, ...some })),
);

const advisorArbitrary = (id: string): fc.Arbitrary<FloorAdvisor> =>
  fc
    .record({
      skills: fc.subarray(SERVICES, { minLength: 1 }),
      state: fc.constantFrom(...STATES),
      since: fc.integer({ min: -60, max: 0 }),
      serviceId: fc.constantFrom(...SERVICES),
      onBreakFor: fc.option(fc.integer({ min: 1, max: 30 })),
    })
    .map(({ skills, state, since, serviceId, onBreakFor }) => ({
      id,
      skills,
      state,
      since: at(since),
      counterId: state === 'off' ? null : `ctr_${id}`,
      serviceId: state === 'serving' || state === 'calling' ? serviceId : null,
      backAt: state === 'break' && onBreakFor !== null ? at(onBreakFor) : null,
      shift: { startsAt: at(-120), endsAt: at(300) },
      breaks: [],
    }));

interface Marks {
  /** Some people are away or absent, some asked for a counter. */
  readonly marks: boolean;
  /** Nobody came before the check-in window, of whom the reference reading knows nothing. */
  readonly noneEarly?: boolean;
  readonly maxLine?: number;
}

function personArbitrary(
  settings: Settings,
  advisors: number,
  { marks, noneEarly }: Marks,
): fc.Arbitrary<Omit<FloorPerson, 'id' | 'ticketNumber'>> {
  const wanted = fc.option(fc.integer({ min: 0, max: advisors - 1 }), { freq: 4 });
  const usual = ['none', 'none', 'none', 'away', 'absent'];
  const mark = marks ? fc.constantFrom(...usual, ...(noneEarly ? [] : ['early'])) : fc.constant('none');
  return fc
    .record({
      serviceId: fc.constantFrom(...SERVICES),
      booked: fc.option(fc.integer({ min: -100, max: settings.checkInOpensMinutes })),
      lead: fc.integer({ min: -settings.checkInOpensMinutes, max: settings.releaseMinutes - 1 }),
      joined: fc.integer({ min: -100, max: 0 }),
      wanted,
      mark,
      keptPlaceBy: fc.option(fc.constantFrom(...PLACE_KEEPERS), { freq: 2 }),
      overtaken: fc.integer({ min: 0, max: 5 }),
    })
    .map(({ serviceId, booked, lead, joined, wanted, mark, keptPlaceBy, overtaken }) => {
      const early = mark === 'early' ? -settings.checkInOpensMinutes - 30 : 0;
      const joinedAt = at(booked === null ? joined : Math.min(0, booked + lead + early));
      const bookedAt = booked === null ? null : at(booked);
      return {
        serviceId,
        joinedAt,
        lineTime: lineTime(joinedAt, bookedAt ?? Number.NaN, callingNumbers(settings)),
        bookedAt,
        appointmentId: booked === null ? null : 'apt',
        advisorWantedId: wanted === null ? null : `a${wanted}`,
        counterWantedId: null,
        awayUntil: mark === 'away' ? at(12) : null,
        absentUntil: mark === 'absent' ? at(9) : null,
        keptPlaceBy,
        overtakenBy: overtaken === 0 ? { ticket: 'B007', reason: 'quick', at: at(-1) } : null,
      };
    });
}

const appointmentArbitrary = (advisors: number): fc.Arbitrary<Omit<FloorAppointment, 'id'>> =>
  fc.record({
    serviceId: fc.constantFrom(...SERVICES),
    startsAt: fc.integer({ min: -14, max: 45 }).map(at),
    advisorNamedId: fc.option(
      fc.integer({ min: 0, max: advisors - 1 }).map((i) => `a${i}`),
      { freq: 3 },
    ),
  });

/** A store at one moment: up to six advisors, a line, and appointments that are not here yet. */
export function floorArbitrary(marks: Marks = { marks: false }): fc.Arbitrary<StoreFloor> {
  return fc
    .record({ settings: settingsArbitrary, count: fc.integer({ min: 1, max: 6 }) })
    .chain(({ settings, count }) =>
      fc
        .record({
          advisors: fc.tuple(...Array.from({ length: count }, (_, i) => advisorArbitrary(`a${i}`))),
          line: fc.array(personArbitrary(settings, count, marks), { maxLength: marks.maxLine ?? 12 }),
          appointments: fc.array(appointmentArbitrary(count), { maxLength: 6 }),
          minutes: fc.tuple(...SERVICES.map(() => fc.integer({ min: 1, max: 9 }).map((n) => n * 5))),
        })
        .map(({ advisors, line, appointments, minutes }) => ({
          storeId: 'sto_1',
          now: NOW,
          settings,
          services: SERVICES.map((id, i) => ({ id, minutes: minutes[i]! })),
          advisors,
          line: line.map((p, i) => ({
            ...p,
            id: `vis_${i}`,
            ticketNumber: i + 1,
            appointmentId: p.appointmentId === null ? null : `apt_line_${i}`,
          })),
          appointments: appointments.map((a, i) => ({ ...a, id: `apt_${i}` })),
          closesAt: at(480),
        })),
    );
}
