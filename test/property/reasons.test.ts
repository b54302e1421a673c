import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callingFloor } from '../../src/domain/queue/line/calling-floor.ts';
import { goesBefore, nextToCall, placeAt, tier } from '../../src/domain/queue/line/calling-rule.ts';
import { overtaking } from '../../src/domain/queue/line/overtaking.ts';
import { lineOrder, rankLine } from '../../src/domain/queue/line/ranking.ts';
import { reasonsFor, whyBefore, whyKeptFree } from '../../src/domain/queue/line/reason.ts';
import { floorArbitrary, NOW } from '../support/random-floor.ts';

const floors = floorArbitrary({ marks: true });

describe('the reason shown is the one that decided', () => {
  it('names the first comparison that tells two people apart, and only of the one who goes first', () => {
    fc.assert(
      fc.property(floors, (store) => {
        const arrays = callingFloor(store);
        const { floor: f } = arrays;
        const tierOf = (p: number) => tier(NOW, f.joinedAt[p]!, f.competesFrom[p]!, f.numbers.maxWait);
        const place = (p: number) => placeAt(NOW, f.lineTime[p]!, f.betterLineTime[p]!, f.betterFrom[p]!);
        for (let a = 0; a < f.people; a++) {
          for (let b = 0; b < f.people; b++) {
            if (a === b || !goesBefore(f, a, b, NOW)) continue;
            const { code } = whyBefore(arrays, a, b, NOW);
            if (tierOf(a) !== tierOf(b)) expect(code).toBe(tierOf(a) === 0 ? 'waited_over' : 'other_not_due');
            else if (place(a) !== place(b)) expect(['booked_earlier_place', 'earlier_place']).toContain(code);
            else expect(code).toBe(f.joinedAt[a] === f.joinedAt[b] ? 'lower_ticket' : 'joined_first');
            const isBooked = arrays.people[a]!.bookedAt !== null;
            expect(code === 'booked_earlier_place' && !isBooked).toBe(false);
          }
        }
      }),
    );
  });

  it('tells of everybody in line why he is where he is, absence and absence of staff first', () => {
    fc.assert(
      fc.property(floors, (store) => {
        for (const person of store.line) {
          const codes = reasonsFor(store, person, NOW).map((reason) => reason.code);
          expect(codes.length).toBeGreaterThan(0);
          if (person.absentUntil !== null) expect(codes[0]).toBe('absent');
          const able = store.advisors.filter(
            (a) =>
              a.state !== 'off' &&
              a.skills.includes(person.serviceId) &&
              (person.advisorWantedId === null || person.advisorWantedId === a.id),
          );
          expect(codes.includes('no_advisor')).toBe(able.length === 0);
          expect(codes.includes('overtaken')).toBe(person.overtakenBy !== null);
          expect(codes.includes('kept_place')).toBe(person.keptPlaceBy !== null);
          expect(['waits_for_skill', 'overtaken', 'kept_place', 'no_advisor']).not.toContain(codes.at(-1));
        }
      }),
    );
  });

  it('says that a skill is waited for only where somebody is free and nobody who is free could serve', () => {
    fc.assert(
      fc.property(floors, (store) => {
        const free = store.advisors.filter((a) => a.state === 'idle' || a.state === 'wrap');
        for (const person of store.line) {
          const codes = reasonsFor(store, person, NOW).map((reason) => reason.code);
          if (!codes.includes('waits_for_skill')) continue;
          expect(free.length).toBeGreaterThan(0);
          expect(free.some((a) => a.skills.includes(person.serviceId))).toBe(false);
          expect(person.advisorWantedId).toBeNull();
        }
      }),
    );
  });

  it('names as passed exactly those who can be called, go before, and stand in the way of the chosen one', () => {
    fc.assert(
      fc.property(floors, fc.nat(), fc.nat(), (store, who, whom) => {
        if (store.line.length === 0) return;
        const advisor = store.advisors[who % store.advisors.length]!;
        const chosen = store.line[whom % store.line.length]!;
        const { passed, isOutOfOrder } = overtaking(store, advisor.id, chosen.id, NOW);
        const arrays = callingFloor(store);
        const at = (id: string) => arrays.people.findIndex((p) => p.id === id);
        for (const id of passed) {
          expect(goesBefore(arrays.floor, at(id), at(chosen.id), NOW)).toBe(true);
          expect(arrays.floor.callableFrom[at(id)]!).toBeLessThanOrEqual(NOW);
        }
        expect(passed).not.toContain(chosen.id);
        const advisors = store.advisors.map((a) => (a.id === advisor.id ? { ...a, state: 'idle' as const } : a));
        const free = callingFloor({ ...store, advisors });
        const next = nextToCall(free.floor, store.advisors.indexOf(advisor), NOW);
        if (next >= 0 && free.people[next]!.id !== chosen.id) expect(isOutOfOrder).toBe(true);
        if (next >= 0 && free.people[next]!.id === chosen.id && passed.length === 0) expect(isOutOfOrder).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  it('says that an advisor is kept free exactly where somebody is there and nobody is given to him', () => {
    fc.assert(
      fc.property(floors, (store) => {
        const arrays = callingFloor(store);
        const { floor: f } = arrays;
        for (let a = 0; a < f.advisors; a++) {
          const kept = whyKeptFree(arrays, a, NOW);
          const couldServe = arrays.people.some(
            (p, i) =>
              f.callableFrom[i]! <= NOW &&
              store.advisors[a]!.skills.includes(p.serviceId) &&
              (p.advisorWantedId === null || p.advisorWantedId === store.advisors[a]!.id),
          );
          expect(kept !== null).toBe(couldServe && nextToCall(f, a, NOW) < 0);
          if (!kept) continue;
          expect(kept.until).toBeGreaterThan(NOW);
          expect(store.line.find((p) => p.id === kept.inPlaceOf)!.bookedAt).toBeNull();
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('the place in line', () => {
  it('counts those before who are there and share an advisor on duty; nobody is ahead of the first', () => {
    fc.assert(
      fc.property(floors, (store) => {
        const arrays = callingFloor(store);
        const { floor: f, people } = arrays;
        const order = lineOrder(arrays, NOW);
        const onDuty = store.advisors.filter((a) => a.state !== 'off');
        const canBe = (i: number, id: string) =>
          people[i]!.advisorWantedId === null || people[i]!.advisorWantedId === id;
        const share = (i: number, j: number) =>
          onDuty.some(
            (a) =>
              a.skills.includes(people[i]!.serviceId) &&
              a.skills.includes(people[j]!.serviceId) &&
              canBe(i, a.id) &&
              canBe(j, a.id),
          );
        const ranks = rankLine(arrays, NOW);
        expect(ranks.map((rank) => rank.index)).toEqual(order);
        for (const [at, { index, ahead }] of ranks.entries()) {
          const before = order.slice(0, at).filter((other) => f.callableFrom[other]! <= NOW && share(index, other));
          expect(ahead).toBe(before.length);
        }
      }),
    );
  });
});
