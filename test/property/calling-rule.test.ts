import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callingFloor, callingNumbers } from '../../src/domain/queue/line/calling-floor.ts';
import * as rule from '../../src/domain/queue/line/calling-rule.ts';
import type { FloorAdvisor, FloorPerson, StoreFloor } from '../../src/domain/queue/line/floor.ts';
import { OrderedLine } from '../../src/domain/queue/line/ordered-line.ts';
import { MINUTE } from '../../src/time/instant.ts';
import { floorArbitrary, NOW } from '../support/random-floor.ts';

const POLICY = new URL('../../../shared/referee/policy.mjs', import.meta.url);
const inMinutes = (at: number): number => (at - NOW) / MINUTE;

interface Person {
  readonly kind: 'appt' | 'walkin';
  readonly service: string;
  readonly advisor: string | undefined;
  readonly joinedAt: number;
  readonly apptAt: number | undefined;
  readonly lineTime: number;
}

/** Neither away nor absent: the reference reading knows only of people who can be called. */
const isHere = (p: FloorPerson): boolean => p.absentUntil === null && (p.awayUntil === null || p.awayUntil <= NOW);

/** The same floor in the words and minutes of the reference reading. */
function forReference(floor: StoreFloor) {
  const s = floor.settings;
  const policy = {
    headStart: s.headStartMinutes,
    grace: s.punctualMinutes,
    earlyCall: s.competeBeforeMinutes,
    noShowAfter: s.releaseMinutes,
    maxWait: s.maxWaitMinutes,
    reserve: s.keepFreeAheadMinutes,
    holdTol: s.promiseMinutes,
    holdPast: s.keepFreePastMinutes,
    fitGap: true,
    express: 0,
  };
  const person = (p: FloorPerson): Person => ({
    kind: p.bookedAt === null ? 'walkin' : 'appt',
    service: p.serviceId,
    advisor: p.advisorWantedId ?? undefined,
    joinedAt: inMinutes(p.joinedAt),
    apptAt: p.bookedAt === null ? undefined : inMinutes(p.bookedAt),
    lineTime: inMinutes(p.lineTime),
  });
  const nominal = (id: string): number => floor.services.find((x) => x.id === id)!.minutes;
  const advisor = (a: FloorAdvisor) => ({
    id: a.id,
    skills: a.skills,
    state: a.state,
    idleSince: inMinutes(a.since),
    expFree:
      a.state === 'idle'
        ? 0
        : a.state === 'wrap'
          ? inMinutes(a.since)
          : inMinutes(a.since) + nominal(a.serviceId ?? 'quick'),
  });
  const bookings = [
    ...floor.appointments.map((b) => ({
      at: inMinutes(b.startsAt),
      service: b.serviceId,
      advisor: b.advisorNamedId ?? undefined,
      checkedIn: false,
    })),
    ...floor.line
      .filter((p) => p.bookedAt !== null && p.absentUntil === null)
      .map((p) => ({ ...person(p), checkedIn: isHere(p) }))
      .map((p) => ({ at: p.apptAt!, service: p.service, advisor: p.advisor, checkedIn: p.checkedIn })),
  ];
  return { policy, person, nominal, advisors: floor.advisors.map(advisor), bookings };
}

describe.skipIf(!existsSync(POLICY))(
  'agreement with the reference reading (skipped where it is not beside the repository)',
  () => {
    it('line time, tier, who is kept free, who is next and by whom, on random floors', async () => {
      const reference = await import(POLICY.href);
      fc.assert(
        fc.property(floorArbitrary({ marks: true, noneEarly: true }), (floor) => {
          const { floor: f, people } = callingFloor(floor);
          const r = forReference(floor);
          const mine = people.map(r.person);
          const duty = r.advisors.filter((a) => a.state !== 'off');
          const key = (p: Person) => reference.tier(p, 0, r.policy) * 1e7 + p.lineTime;
          const order = mine
            .map((p, i) => ({ p, i }))
            .filter(({ i }) => isHere(people[i]!))
            .sort((a, b) => key(a.p) - key(b.p) || a.p.joinedAt - b.p.joinedAt || a.i - b.i);
          for (const [i, p] of mine.entries()) {
            expect(p.lineTime).toBe(reference.lineTimeOf(p, r.policy, r.nominal));
            expect(rule.tier(NOW, f.joinedAt[i]!, f.competesFrom[i]!, f.numbers.maxWait)).toBe(
              reference.tier(p, 0, r.policy),
            );
            for (const [a, advisor] of r.advisors.entries()) {
              expect(rule.canServe(f, a, i)).toBe(reference.compat(advisor, p));
              if (advisor.state !== 'idle' || !reference.compat(advisor, p)) continue;
              const isHeld = reference.holds(advisor, p, 0, r.policy, r.bookings, duty, r.nominal);
              expect(rule.keptFree(f, a, i, NOW) >= 0).toBe(isHeld);
            }
          }
          const isHeld = (a: (typeof duty)[number], p: Person) =>
            reference.holds(a, p, 0, r.policy, r.bookings, duty, r.nominal);
          for (const [a, advisor] of r.advisors.entries()) {
            if (advisor.state !== 'idle') continue;
            const next = order.find(({ p }) => reference.compat(advisor, p) && !isHeld(advisor, p));
            expect(rule.nextToCall(f, a, NOW)).toBe(next?.i ?? -1);
          }
          const free = r.advisors.filter((a) => a.state === 'idle');
          const takers = (p: Person) =>
            free
              .filter((a) => reference.compat(a, p) && !isHeld(a, p))
              .sort((a, b) => a.skills.length - b.skills.length || a.idleSince - b.idleSince);
          const first = order.find(({ p }) => takers(p).length > 0);
          expect(rule.nextOnFloor(f, NOW)).toBe(first?.i ?? -1);
          if (first) expect(floor.advisors[rule.advisorFor(f, first.i, NOW)]!.id).toBe(takers(first.p)[0]!.id);
        }),
        { numRuns: 1500 },
      );
    });
  },
);

describe('the calling rule', () => {
  const arrays = floorArbitrary({ marks: true }).map((floor) => ({ store: floor, ...callingFloor(floor) }));

  it('gives the same order for the same line, however it was handed over', () => {
    fc.assert(
      fc.property(floorArbitrary({ marks: true }), fc.infiniteStream(fc.nat()), (floor, numbers) => {
        const shuffled = floor.line.map((p) => ({ p, n: numbers.next().value })).sort((a, b) => a.n - b.n);
        const again = callingFloor({ ...floor, line: shuffled.map((x) => x.p) });
        const once = callingFloor(floor);
        expect(again.people.map((p) => p.id)).toEqual(once.people.map((p) => p.id));
        for (let a = 0; a < floor.advisors.length; a++) {
          expect(rule.nextToCall(again.floor, a, NOW)).toBe(rule.nextToCall(once.floor, a, NOW));
        }
      }),
    );
  });

  it('is a total order: of two people exactly one goes before the other, and it is transitive', () => {
    fc.assert(
      fc.property(arrays, ({ floor: f }) => {
        for (let a = 0; a < f.people; a++) {
          expect(rule.goesBefore(f, a, a, NOW)).toBe(false);
          for (let b = 0; b < f.people; b++) {
            if (a !== b) expect(rule.goesBefore(f, a, b, NOW)).not.toBe(rule.goesBefore(f, b, a, NOW));
            for (let c = 0; c < f.people; c++) {
              if (rule.goesBefore(f, a, b, NOW) && rule.goesBefore(f, b, c, NOW)) {
                expect(rule.goesBefore(f, a, c, NOW)).toBe(true);
              }
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('lets an appointment pass a walk-in only if it is booked for less than the head start after he joined', () => {
    fc.assert(
      fc.property(arrays, ({ floor: f, store }) => {
        for (let a = 0; a < f.advisors; a++) {
          const called = rule.nextToCall(f, a, NOW);
          if (called < 0 || f.isAppointment[called] === 0) continue;
          if (NOW - f.joinedAt[called]! > f.numbers.maxWait) continue;
          const booked = callingFloor(store).people[called]!.bookedAt!;
          for (let w = 0; w < f.people; w++) {
            const isPassed = f.isAppointment[w] === 0 && f.callableFrom[w]! <= NOW && rule.canServe(f, a, w);
            if (!isPassed || f.joinedAt[w]! >= f.joinedAt[called]! || rule.keptFree(f, a, w, NOW) >= 0) continue;
            expect(booked).toBeLessThanOrEqual(f.joinedAt[w]! + f.numbers.headStart);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('never lets somebody under the longest wait pass somebody over it', () => {
    fc.assert(
      fc.property(arrays, ({ floor: f }) => {
        for (let a = 0; a < f.advisors; a++) {
          const called = rule.nextToCall(f, a, NOW);
          if (called < 0 || NOW - f.joinedAt[called]! > f.numbers.maxWait) continue;
          for (let w = 0; w < f.people; w++) {
            const isPassed = f.callableFrom[w]! <= NOW && rule.canServe(f, a, w);
            expect(isPassed && NOW - f.joinedAt[w]! > f.numbers.maxWait).toBe(false);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('never calls somebody who is away, absent or beyond the advisor', () => {
    fc.assert(
      fc.property(arrays, ({ floor: f, people, store }) => {
        for (let a = 0; a < f.advisors; a++) {
          const called = rule.nextToCall(f, a, NOW);
          if (called < 0) continue;
          const person = people[called]!;
          expect(person.absentUntil).toBeNull();
          expect(person.awayUntil === null || person.awayUntil <= NOW).toBe(true);
          expect(store.advisors[a]!.skills).toContain(person.serviceId);
        }
      }),
    );
  });

  it('gives an early arrival the better of its two places from shortly before its time', () => {
    const n = callingNumbers({ ...callingFloorSettings() });
    const booked = NOW + 40 * MINUTE;
    const joined = NOW - 5 * MINUTE;
    const own = rule.lineTime(joined, booked, n);
    expect(own).toBe(joined);
    const better = booked - n.headStart;
    const from = booked - n.competeBefore;
    expect(rule.placeAt(NOW, own, better, from)).toBe(joined);
    expect(rule.placeAt(from, own, better, from)).toBe(better);
  });
});

function callingFloorSettings() {
  return fc.sample(floorArbitrary(), { numRuns: 1, seed: 1 })[0]!.settings;
}

describe('the line kept in order', () => {
  it('gives at every moment whom the rule gives, while people come, are called, and time passes', () => {
    const step = fc.record({ minutes: fc.integer({ min: 0, max: 25 }), advisor: fc.nat(5), booked: fc.nat(5) });
    fc.assert(
      fc.property(floorArbitrary({ marks: true }), fc.array(step, { maxLength: 14 }), (store, steps) => {
        const { floor: f } = callingFloor(store, store.appointments.length);
        const line = new OrderedLine(f.joinedAt.length);
        let now = store.now;
        line.fill(f, now);
        for (const { minutes, advisor, booked } of steps) {
          now += minutes * MINUTE;
          if (f.people < f.joinedAt.length) {
            const p = f.people++;
            f.joinedAt[p] = now;
            f.lineTime[p] = now - booked * 20 * MINUTE;
            f.betterLineTime[p] = f.lineTime[p]!;
            f.betterFrom[p] = Number.POSITIVE_INFINITY;
            f.competesFrom[p] = booked > 2 ? now + booked * 4 * MINUTE : Number.NEGATIVE_INFINITY;
            f.callableFrom[p] = now;
            f.isAppointment[p] = 1;
            f.wanted[p] = -1;
            line.add(f, p, now);
          }
          const a = advisor % f.advisors;
          const place = line.nextToCall(f, a, now);
          expect(place < 0 ? -1 : line.order[place]).toBe(rule.nextToCall(f, a, now));
          const first = line.nextOnFloor(f, now);
          expect(first < 0 ? -1 : line.order[first]).toBe(rule.nextOnFloor(f, now));
          if (place < 0) continue;
          f.callableFrom[line.order[place]!] = Number.POSITIVE_INFINITY;
          line.removeAt(place);
        }
      }),
      { numRuns: 300 },
    );
  });
});
