import type { Instant } from '../../../time/instant.ts';
import { callingFloor } from './calling-floor.ts';
import { canServe, goesBefore, nextToCall } from './calling-rule.ts';
import type { StoreFloor } from './floor.ts';

/** What calling a chosen one means for the others. */
export interface Overtaking {
  /** The rule would have called somebody else, or kept the advisor free: a reason is due. */
  readonly isOutOfOrder: boolean;
  /** Who is passed, in the order of joining: can be called now, goes before, and this advisor could serve or is in the same line. */
  readonly passed: readonly string[];
}

/** What somebody who was passed is told: which ticket went first, when, and why as a code. */
export interface Overtaken {
  readonly ticket: string;
  readonly reason: string | null;
  readonly at: Instant;
}

const NOBODY: Overtaking = { isOutOfOrder: false, passed: [] };

/** Who is passed when `advisorId` calls `visitId` now, by the very comparison that orders the line. */
export function overtaking(floor: StoreFloor, advisorId: string, visitId: string, now: Instant): Overtaking {
  const advisors = floor.advisors.map((a) => (a.id === advisorId ? { ...a, state: 'idle' as const } : a));
  const arrays = callingFloor({ ...floor, advisors });
  const { floor: f, people } = arrays;
  const me = advisors.findIndex((a) => a.id === advisorId);
  const chosen = people.findIndex((p) => p.id === visitId);
  if (me < 0 || chosen < 0) return NOBODY;
  const passed = people.filter((_, p) => {
    const isSameLine = canServe(f, me, p) || (f.service[p] === f.service[chosen] && f.wanted[p] === f.wanted[chosen]);
    return p !== chosen && f.callableFrom[p]! <= now && isSameLine && goesBefore(f, p, chosen, now);
  });
  const next = nextToCall(f, me, now);
  const isKeptFree = next < 0 && canServe(f, me, chosen);
  return {
    isOutOfOrder: passed.length > 0 || (next >= 0 ? next !== chosen : isKeptFree),
    passed: passed.map((p) => p.id),
  };
}
