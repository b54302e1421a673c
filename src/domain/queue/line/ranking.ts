import type { Instant } from '../../../time/instant.ts';
import type { FloorArrays } from './calling-floor.ts';
import { goesBefore } from './calling-rule.ts';

/** Where somebody stands: by `index` in the arrays of the floor. */
export interface Rank {
  readonly index: number;
  /** People ranked before him, there now, whom some advisor on duty could serve as well as him. */
  readonly ahead: number;
}

/** Everybody in the order of the rule, whether or not they can be called now. */
export function lineOrder({ floor, people }: FloorArrays, now: Instant): number[] {
  return people.map((_, index) => index).sort((a, b) => (goesBefore(floor, a, b, now) ? -1 : 1));
}

const canBeServedBy = ({ floor: f, advisors }: FloorArrays, person: number, a: number): boolean =>
  advisors[a]!.state !== 'off' &&
  f.can[a * f.services + f.service[person]!] === 1 &&
  (f.wanted[person] === -1 || f.wanted[person] === a);

/** Some advisor on duty, also one on a break, could serve either of two people. */
export const shareAdvisor = (arrays: FloorArrays, one: number, other: number): boolean =>
  arrays.advisors.some((_, a) => canBeServedBy(arrays, one, a) && canBeServedBy(arrays, other, a));

/**
 * The line in order with how many are ahead of each (`position` is one more). Those who are away or absent stand at
 * their place and are ahead of nobody. On duty = has a counter open, also on a break.
 */
export function rankLine(arrays: FloorArrays, now: Instant): Rank[] {
  const { floor: f, advisors } = arrays;
  const kindOf = (p: number): number => f.service[p]! * (f.advisors + 3) + f.wanted[p]! + 2;
  const servers = new Map<number, number[]>();
  for (let p = 0; p < f.people; p++) {
    const kind = kindOf(p);
    if (servers.has(kind)) continue;
    servers.set(
      kind,
      advisors.map((_, a) => a).filter((a) => canBeServedBy(arrays, p, a)),
    );
  }
  const counts = new Map<number, number>();
  return lineOrder(arrays, now).map((index) => {
    const mine = servers.get(kindOf(index))!;
    let ahead = 0;
    for (const [kind, count] of counts) {
      if (servers.get(kind)!.some((a) => mine.includes(a))) ahead += count;
    }
    const isHere = f.callableFrom[index]! <= now;
    if (isHere) counts.set(kindOf(index), (counts.get(kindOf(index)) ?? 0) + 1);
    return { index, ahead };
  });
}
