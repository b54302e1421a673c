import { addMinutes, type Instant } from '../../../time/instant.ts';
import type { LocalDate } from '../../../time/local.ts';
import type { Settings } from '../../settings.ts';
import { OPEN_VISIT_STATUSES, type PlaceKeeper, type VisitStatus } from './statuses.ts';

/** One party's presence in a store, as the line and the acts see it. Instants are epoch milliseconds. */
export interface Visit {
  readonly id: string;
  readonly storeId: string;
  readonly storeDay: LocalDate;
  readonly ticketLetter: string;
  readonly ticketNumber: number;
  readonly status: VisitStatus;
  /** Rises by one with every act; a command names the revision it has seen. */
  readonly revision: number;
  /** Service of the present step: what it stands in line for. */
  readonly serviceId: string;
  /** Which of the ordered steps is the present one, from 0. */
  readonly stepOrdinal: number;
  readonly appointmentId: string | null;
  /** Booked start of an appointment that counts as one; null for a walk-in, also one whose appointment was released. */
  readonly bookedAt: Instant | null;
  readonly joinedAt: Instant;
  /** What the line is ordered by; kept over transfers, later steps and absences. */
  readonly lineTime: Instant;
  /** Asked for, or sent to, this advisor alone. */
  readonly advisorWantedId: string | null;
  /** Sent to this counter alone. */
  readonly counterWantedId: string | null;
  /** Null where it stands in line since it joined. */
  readonly keptPlaceBy: PlaceKeeper | null;
  /** Not called before this instant; over by itself. */
  readonly awayUntil: Instant | null;
  /** Was called and not here: kept until this instant, back in by the act `back`. */
  readonly absentUntil: Instant | null;
  /** Where and by whom it was called last; kept after the end. */
  readonly counterId: string | null;
  readonly counterSessionId: string | null;
  readonly advisorId: string | null;
  readonly calledAt: Instant | null;
  readonly recalledAt: Instant | null;
  readonly callCount: number;
  readonly startedAt: Instant | null;
  readonly parkedAt: Instant | null;
  readonly endedAt: Instant | null;
}

/** What a visit has not been through when it joins the line: every beginning of one, played or told by the log, is alike. */
export const NOT_CALLED_YET = {
  absentUntil: null,
  counterId: null,
  counterSessionId: null,
  advisorId: null,
  calledAt: null,
  recalledAt: null,
  callCount: 0,
  startedAt: null,
  parkedAt: null,
  endedAt: null,
} as const satisfies Partial<Visit>;

/**
 * How a visit came into the line. `punctual`, `late` and `early` are checked-in appointments; `released` is a walk-in
 * whose appointment had been released before it came.
 */
export type Arrival = 'walk_in' | 'punctual' | 'late' | 'early' | 'released';

/** Told from what is stored: an early or late appointment stands by its joining, a punctual one by its booked time. */
export function arrivalOf(
  visit: Pick<Visit, 'appointmentId' | 'bookedAt' | 'joinedAt' | 'lineTime'>,
  settings: Pick<Settings, 'checkInOpensMinutes'>,
): Arrival {
  if (visit.bookedAt === null) return visit.appointmentId === null ? 'walk_in' : 'released';
  if (visit.lineTime !== visit.joinedAt) return 'punctual';
  if (visit.joinedAt > visit.bookedAt) return 'late';
  return visit.joinedAt < addMinutes(visit.bookedAt, -settings.checkInOpensMinutes) ? 'early' : 'punctual';
}

export const isOpen = (visit: Pick<Visit, 'status'>): boolean =>
  (OPEN_VISIT_STATUSES as readonly VisitStatus[]).includes(visit.status);

/** It is at a counter: called there or served there. */
export const isAtCounter = (visit: Pick<Visit, 'status'>): boolean =>
  visit.status === 'called' || visit.status === 'in_service';

export const isAway = (visit: Pick<Visit, 'awayUntil'>, now: Instant): boolean =>
  visit.awayUntil !== null && now < visit.awayUntil;

/** Called and not here. Stays so after `absentUntil`, until somebody brings it back or it ends as a no-show. */
export const isAbsent = (visit: Pick<Visit, 'absentUntil'>): boolean => visit.absentUntil !== null;

/** In line and there: *Call next* may choose it. */
export const isCallable = (visit: Pick<Visit, 'status' | 'awayUntil' | 'absentUntil'>, now: Instant): boolean =>
  visit.status === 'waiting' && !isAway(visit, now) && !isAbsent(visit);
