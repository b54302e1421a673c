import type { Instant } from '../../time/instant.ts';
import type { Span } from '../../time/span.ts';
import { type Problem, type Read, read, textProblem, tidy } from '../problem.ts';
import type { Worker } from './booking-floor.ts';

/** Begins the id of a lane, which stands in plans and claims where otherwise an advisor's does. */
export const LANE_PREFIX = 'lan';
export const isLaneId = (id: string | null | undefined): id is string => id?.startsWith(`${LANE_PREFIX}_`) ?? false;

/** Overbooking that a manager allows: takes appointments for these services from one instant to another. */
export interface OverflowLane extends Span {
  readonly id: string;
  readonly skills: readonly string[];
}

/** The lane among the workers of a floor: chosen last, and not counted for the walk-in reserve. */
export const laneWorker = ({ id, skills, startsAt, endsAt }: OverflowLane): Worker => ({
  id,
  kind: 'overflow',
  skills: new Set(skills),
  working: [{ startsAt, endsAt }],
});

export interface LaneInput extends Span {
  readonly name: string;
  readonly skills: readonly string[];
}

const LONGEST_NAME = 40;

/**
 * A lane put in order. `services` are the ids that the store offers, `now` the present. Refuses a missing or long name, no
 * service, one that is not offered, an end before the start, and a lane that is over already.
 */
export function readLane(input: LaneInput, services: readonly string[], now: Instant): Read<LaneInput> {
  const lane = { ...input, name: tidy(input.name), skills: [...new Set(input.skills)] };
  const strange = lane.skills.length === 0 || lane.skills.some((id) => !services.includes(id));
  const problems: (Problem | null)[] = [
    textProblem('/name', lane.name, LONGEST_NAME),
    strange ? { pointer: '/skills', code: 'unknown_service' } : null,
    spanProblem(lane, now),
  ];
  return read(lane, problems);
}

function spanProblem({ startsAt, endsAt }: Span, now: Instant): Problem | null {
  if (endsAt <= startsAt) return { pointer: '/to', code: 'ends_before_start' };
  return endsAt <= now ? { pointer: '/to', code: 'is_over' } : null;
}
