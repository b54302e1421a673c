import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseAdvisors } from '../../src/domain/booking/advisor-choice.ts';
import type { BookedStep } from '../../src/domain/booking/appointment.ts';
import { type BookingFloor, type Commitment, closeRange } from '../../src/domain/booking/booking-floor.ts';
import { cutFloor, type FloorGrains, place, toTask } from '../../src/domain/booking/floor-grains.ts';
import { applyChanges, planDay } from '../../src/domain/booking/plan-day.ts';
import { MINUTE } from '../../src/time/instant.ts';
import { canAllBeServed, isValidPlan, type SmallStore } from '../support/booking-referee.ts';

const START = Date.UTC(2026, 10, 24, 9);
const SERVICES = ['a', 'b', 'c'];
const grain = (g: number): number => START + g * 5 * MINUTE;

const stepOf = (advisors: number): fc.Arbitrary<BookedStep> =>
  fc.record({
    serviceId: fc.constantFrom(...SERVICES),
    minutes: fc.constantFrom(5, 10, 15, 20, 30),
    bufferBefore: fc.constantFrom(0, 0, 0, 5, 10),
    bufferAfter: fc.constantFrom(0, 0, 0, 5, 10),
    namedAdvisorId: fc.option(
      fc.integer({ min: 0, max: advisors - 1 }).map((i) => `adv${i}`),
      { freq: 5, nil: null },
    ),
  });

const askedOf = (advisors: number) =>
  fc.record({
    at: fc.integer({ min: 0, max: 20 }),
    steps: fc.oneof(
      { weight: 4, arbitrary: fc.array(stepOf(advisors), { minLength: 1, maxLength: 1 }) },
      { weight: 1, arbitrary: fc.array(stepOf(advisors), { minLength: 2, maxLength: 2 }) },
    ),
  });

const workerOf = fc.record({
  skills: fc.subarray(SERVICES, { minLength: 1 }),
  from: fc.integer({ min: -2, max: 6 }),
  until: fc.integer({ min: 12, max: 26 }),
  breakFrom: fc.integer({ min: 4, max: 16 }),
  breakGrains: fc.constantFrom(0, 0, 3),
  isLane: fc.constantFrom(false, false, false, false, true),
});

const stores = fc.integer({ min: 1, max: 4 }).chain((advisors) =>
  fc.record({
    workers: fc.array(workerOf, { minLength: advisors, maxLength: advisors }),
    share: fc.constantFrom(0, 0, 0, 0.5, 0.34),
    seats: fc.option(fc.record({ from: fc.integer({ min: 0, max: 18 }), seats: fc.integer({ min: 0, max: 2 }) }), {
      freq: 1,
      nil: null,
    }),
    asked: fc.array(askedOf(advisors), { minLength: 3, maxLength: 8 }),
  }),
);
/** The same with little room: everybody begins within half an hour, so that earlier ones must often change advisors. */
const crowdedStores = fc.integer({ min: 2, max: 4 }).chain((advisors) =>
  fc.record({
    workers: fc.array(
      fc.record({
        skills: fc.subarray(SERVICES, { minLength: 1 }),
        from: fc.integer({ min: -1, max: 2 }),
        until: fc.integer({ min: 16, max: 26 }),
        breakFrom: fc.integer({ min: 8, max: 16 }),
        breakGrains: fc.constantFrom(0, 0, 3),
        isLane: fc.constantFrom(false, false, false, false, true),
      }),
      { minLength: advisors, maxLength: advisors },
    ),
    share: fc.constantFrom(0, 0, 0, 0.34),
    seats: fc.option(fc.record({ from: fc.integer({ min: 0, max: 6 }), seats: fc.integer({ min: 0, max: 1 }) }), {
      freq: 1,
      nil: null,
    }),
    asked: fc.array(
      fc.record({
        at: fc.integer({ min: 0, max: 6 }),
        steps: fc.oneof(
          { weight: 5, arbitrary: fc.array(stepOf(advisors), { minLength: 1, maxLength: 1 }) },
          { weight: 1, arbitrary: fc.array(stepOf(advisors), { minLength: 2, maxLength: 2 }) },
        ),
      }),
      { minLength: 4, maxLength: 8 },
    ),
  }),
);
type Drawn = typeof stores extends fc.Arbitrary<infer T> ? T : never;

function floorOf(drawn: Drawn): BookingFloor {
  return {
    open: [{ startsAt: grain(0), endsAt: grain(24) }],
    workers: drawn.workers.map((worker, index) => ({
      id: `adv${index}`,
      kind: worker.isLane ? 'overflow' : 'advisor',
      skills: new Set(worker.skills),
      working: [
        { startsAt: grain(worker.from), endsAt: grain(Math.min(worker.breakFrom, worker.until)) },
        { startsAt: grain(worker.breakFrom + worker.breakGrains), endsAt: grain(worker.until) },
      ],
    })),
    commitments: [],
    reserve: {
      share: drawn.share,
      seats: drawn.seats
        ? [{ startsAt: grain(drawn.seats.from), endsAt: grain(drawn.seats.from + 6), seats: drawn.seats.seats }]
        : [],
    },
    grainMinutes: 5,
  };
}

const planOf = (cut: FloorGrains): Map<string, string[]> =>
  new Map(cut.tasks.map((task) => [task.id, task.steps.map((s) => cut.workers[s.worker]!.id)]));

/** The same with everybody booked kept by whom the plan gives them now. */
const pinned = (store: SmallStore, plan: ReadonlyMap<string, readonly string[]>): SmallStore => ({
  ...store,
  booked: store.booked.map((one) => ({
    ...one,
    steps: one.steps.map((step, i) => ({ ...step, namedAdvisorId: plan.get(one.id)![i]! })),
  })),
});

/** Books one after the other as the engine allows, comparing each answer with the referee's. */
function bookAll(drawn: Drawn, count: { offers: number; replanned: number; refusals: number }): void {
  const floor = floorOf(drawn);
  const cut = cutFloor(floor);
  const store: SmallStore = { floor, booked: [] };
  drawn.asked.forEach((ask, index) => {
    const asked = { id: `c${index}`, startsAt: grain(ask.at), steps: ask.steps };
    const choice = chooseAdvisors(cut, asked);
    expect({ index, offered: choice.kind === 'fits' }).toEqual({ index, offered: canAllBeServed(store, asked) });
    expect(choice.kind).not.toBe('ran_out');
    if (choice.kind !== 'fits') {
      count.refusals++;
      return;
    }
    count.offers++;
    if (choice.changed.length > 0) {
      count.replanned++;
      expect({ index, needless: canAllBeServed(pinned(store, planOf(cut)), asked) }).toEqual({
        index,
        needless: false,
      });
    }
    applyChanges(cut, choice.changed);
    const steps = asked.steps.map((s, i) => ({ ...s, advisorId: choice.advisorIds[i]! }));
    place(cut, toTask(cut, { ...asked, steps }));
    store.booked.push(asked);
    expect(isValidPlan(store, planOf(cut))).toBe(true);
  });
}

describe('advisor choice against a brute-force referee', () => {
  it('promises a time exactly when some assignment serves everybody', () => {
    const count = { offers: 0, replanned: 0, refusals: 0 };
    const numRuns = Number(process.env.PROPERTY_RUNS ?? 1_500);
    fc.assert(
      fc.property(stores, (drawn) => bookAll(drawn, count)),
      { numRuns },
    );
    fc.assert(
      fc.property(crowdedStores, (drawn) => bookAll(drawn, count)),
      { numRuns },
    );
    expect(Math.min(count.offers, count.refusals) / numRuns).toBeGreaterThan(1);
    expect(count.replanned / numRuns).toBeGreaterThan(0.04);
  });

  it('answers the same where the floor is laid out no wider than a question about its opening reaches', () => {
    const seen = { fits: 0, full: 0, closed: 0, ran_out: 0 };
    const either = fc.oneof(stores, crowdedStores);
    fc.assert(
      fc.property(either, fc.constantFrom(0, 4), fc.boolean(), (drawn, opensAfter, isAllReserved) => {
        const floor = { ...floorOf(drawn), ...(isAllReserved ? { reserve: { share: 1, seats: [] } } : {}) };
        const plain = cutFloor({ ...floor, reserve: { share: 0, seats: [] } });
        const commitments: Commitment[] = [];
        const asked = drawn.asked.map((ask, i) => ({ id: `c${i}`, startsAt: grain(ask.at), steps: ask.steps }));
        for (const one of asked.slice(0, asked.length / 2)) {
          const choice = chooseAdvisors(plain, one);
          if (choice.kind !== 'fits' || choice.changed.length > 0) continue;
          const steps = one.steps.map((s, i) => ({ ...s, advisorId: choice.advisorIds[i]! }));
          commitments.push({ ...one, steps });
          place(plain, toTask(plain, { ...one, steps }));
        }
        // Hours that were shortened since leave commitments outside the opening.
        const open = [{ startsAt: grain(opensAfter), endsAt: grain(24 - opensAfter) }];
        const held = { ...floor, open, commitments };
        for (const one of asked.slice(asked.length / 2)) {
          const choice = chooseAdvisors(cutFloor(held), one);
          expect(chooseAdvisors(cutFloor(held, closeRange(held)), one)).toEqual(choice);
          seen[choice.kind]++;
        }
      }),
      { numRuns: 1_000 },
    );
    expect(Math.min(seen.fits, seen.full, seen.closed)).toBeGreaterThan(50);
  });

  it('keeps the plan of a day in which nothing forces a change', () => {
    let compared = 0;
    fc.assert(
      fc.property(crowdedStores, (drawn) => {
        const floor = floorOf(drawn);
        const cut = cutFloor(floor);
        const booked: Commitment[] = [];
        drawn.asked.forEach((ask, index) => {
          const asked = { id: `c${index}`, startsAt: grain(ask.at), steps: ask.steps };
          const choice = chooseAdvisors(cut, asked);
          if (choice.kind !== 'fits' || choice.changed.length > 0) return;
          const steps = asked.steps.map((s, i) => ({ ...s, advisorId: choice.advisorIds[i]! }));
          booked.push({ ...asked, steps });
          place(cut, toTask(cut, { ...asked, steps }));
        });
        const plan = planDay({ ...floor, commitments: booked });
        expect(plan.unserved).toEqual([]);
        expect(new Map(plan.planned.map((one) => [one.commitmentId, one.advisorIds]))).toEqual(planOf(cut));
        compared += booked.length;
      }),
      { numRuns: 400 },
    );
    expect(compared).toBeGreaterThan(400);
  });

  it('plans a day anew and leaves out only whom nobody can serve beside those planned', () => {
    fc.assert(
      fc.property(stores, (drawn) => {
        const floor = floorOf({ ...drawn, share: 0, seats: null });
        const commitments: Commitment[] = drawn.asked.map((ask, index) => ({
          id: `c${index}`,
          startsAt: grain(ask.at),
          steps: ask.steps.map((s) => ({ ...s, advisorId: 'adv0' })),
        }));
        const plan = planDay({ ...floor, commitments });
        const store: SmallStore = { floor, booked: commitments.filter((one) => !plan.unserved.includes(one.id)) };
        expect(isValidPlan(store, new Map(plan.planned.map((one) => [one.commitmentId, one.advisorIds])))).toBe(true);
        for (const id of plan.unserved) {
          expect(canAllBeServed(store, commitments.find((one) => one.id === id)!)).toBe(false);
        }
      }),
      { numRuns: 400 },
    );
  });
});
