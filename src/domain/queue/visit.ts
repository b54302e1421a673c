import { addMinutes, type Instant } from '../../time/instant.ts';
import type { LocalDate } from '../../time/local.ts';
import type { Settings } from '../settings.ts';
import type { TicketNumber } from './ticket-number.ts';

export const VISIT_STATUSES = ['waiting', 'called', 'in_service', 'parked', 'completed', 'no_show', 'left'] as const;
export type VisitStatus = (typeof VISIT_STATUSES)[number];

/** Statuses of a visit that is not over. */
export const OPEN_STATUSES = ['waiting', 'called', 'in_service', 'parked'] as const satisfies readonly VisitStatus[];
export const ENDED_STATUSES = ['completed', 'no_show', 'left'] as const satisfies readonly VisitStatus[];
/** Statuses in which a visit holds its counter. */
export const COUNTER_STATUSES = ['called', 'in_service'] as const satisfies readonly VisitStatus[];

/**
 * How the visit came into the line.
 * `punctual`, `late` and `early` are checked-in appointments; `released` is a walk-in whose appointment had been released before.
 */
export const ARRIVALS = ['walk_in', 'punctual', 'late', 'early', 'released'] as const;
export type Arrival = (typeof ARRIVALS)[number];

/** One thing to be done for the party. Steps follow each other; a visit stands in line for its present one. */
export interface VisitStep {
  readonly serviceId: string;
  readonly minutes: number;
  /** The advisor asked for by name. */
  readonly advisorId: string | null;
}

/** One party's presence in a store. Instants are epoch milliseconds. */
export interface Visit {
  readonly id: string;
  readonly storeId: string;
  readonly storeDay: LocalDate;
  readonly ticket: TicketNumber;
  readonly status: VisitStatus;
  /** Rises by one with every act; a command names the revision it has seen. */
  readonly revision: number;
  readonly arrival: Arrival;
  readonly appointmentId: string | null;
  /** The time of its appointment, also of a released one. */
  readonly bookedFor: Instant | null;
  readonly joinedAt: Instant;
  /** Place in line as the calling rule reads it; kept over transfers, later steps and absences. */
  readonly lineTime: Instant;
  readonly steps: readonly VisitStep[];
  /** Which of the steps is the present one, from 0. */
  readonly stepIndex: number;
  /** Not called before this instant; over by itself. */
  readonly awayUntil: Instant | null;
  /** Was called and not here: kept until this instant, back in by the act `back`. */
  readonly absentUntil: Instant | null;
  /** Where it is called to or served; after the end, where it was. */
  readonly counterId: string | null;
  readonly advisorId: string | null;
  /** Only this counter may call it (transferred to a counter). */
  readonly wantedCounterId: string | null;
  readonly calledAt: Instant | null;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly timesCalled: number;
}

export const presentStep = (visit: Visit): VisitStep => visit.steps[visit.stepIndex]!;
export const isOpen = (visit: Pick<Visit, 'status'>): boolean =>
  (OPEN_STATUSES as readonly VisitStatus[]).includes(visit.status);
export const isAway = (visit: Pick<Visit, 'awayUntil'>, now: Instant): boolean =>
  visit.awayUntil !== null && now < visit.awayUntil;
/** Called and not here. Stays so after `absentUntil`, until somebody brings it back or it ends as a no-show. */
export const isAbsent = (visit: Pick<Visit, 'absentUntil'>): boolean => visit.absentUntil !== null;
/** In line and there: *Call next* may choose it. */
export const isCallable = (visit: Pick<Visit, 'status' | 'awayUntil' | 'absentUntil'>, now: Instant): boolean =>
  visit.status === 'waiting' && !isAway(visit, now) && !isAbsent(visit);
/** True for a visit that the calling rule treats as an appointment; a released one is a walk-in. */
export const countsAsAppointment = (visit: Pick<Visit, 'arrival'>): boolean =>
  visit.arrival !== 'walk_in' && visit.arrival !== 'released';

/** End of an absence that begins now. */
export const absenceEnds = (now: Instant, settings: Pick<Settings, 'absentMinutes'>): Instant =>
  addMinutes(now, settings.absentMinutes);
