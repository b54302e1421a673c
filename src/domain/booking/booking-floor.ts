import { DAY, type Instant, MINUTE } from '../../time/instant.ts';
import type { Span } from '../../time/span.ts';
import { BUFFER_MINUTES } from '../store/service.ts';
import type { BookedStep } from './appointment.ts';

/** Who can be given an appointment: an advisor on shift, or an overflow lane that a manager added. */
export interface Worker {
  readonly id: string;
  /** A lane is no person: it does not count for the walk-in reserve, and is chosen last. */
  readonly kind: 'advisor' | 'overflow';
  /** Ids of the services that this worker gives. */
  readonly skills: ReadonlySet<string>;
  /** Shifts less breaks, in any order. */
  readonly working: readonly Span[];
}

export interface PlannedStep extends BookedStep {
  /** Who takes the step in the present plan; null = planned for nobody (it then counts nowhere). */
  readonly advisorId: string | null;
}

/** A live appointment, a checked-in one or a live hold. */
export interface Commitment {
  readonly id: string;
  readonly startsAt: Instant;
  readonly steps: readonly PlannedStep[];
}

/** Staff that booking leaves free: the seats of an hour where they are set, else floor(share x advisors on shift). */
export interface WalkInReserve {
  /** 0 to 1. */
  readonly share: number;
  readonly seats: readonly (Span & { readonly seats: number })[];
}

/** Everything that decides whether a time can be promised. */
export interface BookingFloor {
  readonly open: readonly Span[];
  readonly workers: readonly Worker[];
  readonly commitments: readonly Commitment[];
  readonly reserve: WalkInReserve;
  /** Length of a grain in minutes: 5 in every store, since the claims are kept so. */
  readonly grainMinutes: number;
}

const AROUND = DAY;
/** A service lies within the opening, and only its buffers reach out of it. */
const BUFFERS = BUFFER_MINUTES.to * MINUTE;

function rangeOf(floor: Pick<BookingFloor, 'open'>): Span {
  let startsAt = Number.POSITIVE_INFINITY;
  let endsAt = Number.NEGATIVE_INFINITY;
  for (const span of floor.open) {
    startsAt = Math.min(startsAt, span.startsAt);
    endsAt = Math.max(endsAt, span.endsAt);
  }
  return startsAt < endsAt ? { startsAt, endsAt } : { startsAt: 0, endsAt: 0 };
}

/** The opening with a day before and after it: whatever is asked or placed later lies within. */
export function wideRange(floor: Pick<BookingFloor, 'open'>): Span {
  const { startsAt, endsAt } = rangeOf(floor);
  return { startsAt: startsAt - AROUND, endsAt: endsAt + AROUND };
}

/**
 * No more than questions about starts within the opening can reach: it and its buffers, and the commitments there are.
 * Gives the same answers as the wide range with a third of the work; not for a floor that commitments are added to later.
 */
export function closeRange(floor: Pick<BookingFloor, 'open' | 'commitments'>): Span {
  const open = rangeOf(floor);
  const wide = wideRange(floor);
  let [startsAt, endsAt] = [open.startsAt - BUFFERS, open.endsAt + BUFFERS];
  for (const commitment of floor.commitments) {
    let at = commitment.startsAt;
    for (const step of commitment.steps) {
      startsAt = Math.min(startsAt, at - step.bufferBefore * MINUTE);
      at += step.minutes * MINUTE;
      endsAt = Math.max(endsAt, at + step.bufferAfter * MINUTE);
    }
  }
  return { startsAt: Math.max(startsAt, wide.startsAt), endsAt: Math.min(endsAt, wide.endsAt) };
}
