import { type Instant, MINUTE } from '../../time/instant.ts';
import type { FloorArrays } from '../queue/line/calling-floor.ts';
import { canServe, keptFree } from '../queue/line/calling-rule.ts';
import type { FloorAdvisor, FloorPerson, StoreFloor } from '../queue/line/floor.ts';

/** Nobody begins with a new customer this shortly before he goes home. */
const LAST_MINUTES = 5 * MINUTE;

/** A break to come, by its planned length. */
export interface BreakPlan {
  readonly startsAt: number;
  readonly length: number;
}

/** How an advisor's day goes on, apart from chance. */
export interface AdvisorPlan {
  /** Goes home then, if before closing; `Infinity` = stays until the line is served. */
  readonly leavesAt: number;
  readonly breaks: readonly BreakPlan[];
}

export function advisorPlan(advisor: FloorAdvisor, floor: StoreFloor): AdvisorPlan {
  const { shift } = advisor;
  const isHome = shift !== null && (floor.closesAt === null || shift.endsAt < floor.closesAt);
  const leavesAt = isHome ? shift.endsAt - LAST_MINUTES : Number.POSITIVE_INFINITY;
  const staysOn = leavesAt <= floor.now && advisor.state !== 'serving' && advisor.state !== 'calling';
  const breaks = advisor.breaks
    .filter((b) => b.endsAt > floor.now)
    .map((b) => ({ startsAt: b.startsAt, length: b.endsAt - b.startsAt }));
  return { leavesAt: staysOn ? Number.POSITIVE_INFINITY : leavesAt, breaks };
}

/** On duty, or with a shift still to come today. */
export const mayServe = ({ state, shift }: FloorAdvisor, now: Instant): boolean =>
  state !== 'off' || (shift !== null && shift.endsAt > now);

/** Some advisor on duty, or with a shift still to come today, could serve. */
export function isReachable(
  floor: StoreFloor,
  serviceId: string,
  wanted: Pick<FloorPerson, 'advisorWantedId' | 'counterWantedId'>,
): boolean {
  return floor.advisors.some((a) => {
    if (!mayServe(a, floor.now) || !a.skills.includes(serviceId)) return false;
    if (wanted.counterWantedId !== null && a.counterId !== wanted.counterWantedId) return false;
    return wanted.advisorWantedId === null || wanted.advisorWantedId === a.id;
  });
}

/**
 * Idle although he could have called somebody: he is still busy with something, or forgot to press. Tells since when, or
 * null where he is not. Who joins at this very moment is no sign of that.
 */
export function wrappingSince({ floor: f }: FloorArrays, advisor: number, now: Instant): Instant | null {
  if (f.isFree[advisor] === 0) return null;
  let since = now;
  for (let p = 0; p < f.people; p++) {
    if (!canServe(f, advisor, p) || f.callableFrom[p]! > now || f.joinedAt[p]! >= since) continue;
    if (keptFree(f, advisor, p, now) < 0) since = f.joinedAt[p]!;
  }
  return since < now ? Math.max(since, Math.min(now, f.idleSince[advisor]!)) : null;
}
