import type { Instant } from '../../../time/instant.ts';
import type { Span } from '../../../time/span.ts';
import type { Settings } from '../../settings.ts';
import type { PlaceKeeper } from '../visit/statuses.ts';
import type { Overtaken } from './overtaking.ts';

/** What an advisor does now. `off`: no counter open. `wrap`: a visit has just ended and the next is not called. */
export type AdvisorState = 'off' | 'idle' | 'calling' | 'serving' | 'wrap' | 'break';

export interface FloorService {
  readonly id: string;
  /** Configured length, without buffers. */
  readonly minutes: number;
}

export interface FloorAdvisor {
  readonly id: string;
  /** Services that he can give. */
  readonly skills: readonly string[];
  readonly state: AdvisorState;
  /** Since when; for `calling` the call, for `serving` the start, for `wrap` and `idle` the end of the last visit. */
  readonly since: Instant;
  readonly counterId: string | null;
  /** Service of the visit in hand. */
  readonly serviceId: string | null;
  /** Planned end of a break, null where none is known. */
  readonly backAt: Instant | null;
  /** The shift he is on or has still to begin today; null in a store without shifts. */
  readonly shift: Span | null;
  /** Breaks of that shift that are still to be taken. */
  readonly breaks: readonly Span[];
}

/** Somebody who waits, whether or not he can be called now. */
export interface FloorPerson {
  readonly id: string;
  readonly ticketNumber: number;
  readonly serviceId: string;
  readonly joinedAt: Instant;
  readonly lineTime: Instant;
  readonly bookedAt: Instant | null;
  readonly appointmentId: string | null;
  readonly advisorWantedId: string | null;
  readonly counterWantedId: string | null;
  readonly awayUntil: Instant | null;
  readonly absentUntil: Instant | null;
  /** For the sentences alone; the rule does not read them. */
  readonly keptPlaceBy?: PlaceKeeper | null;
  readonly overtakenBy?: Overtaken | null;
}

/** An appointment of today that has not been checked in. */
export interface FloorAppointment {
  readonly id: string;
  readonly serviceId: string;
  readonly startsAt: Instant;
  /** Only where the customer asked for this advisor. */
  readonly advisorNamedId: string | null;
}

/** A store as the calling rule and the forecast see it at one moment. */
export interface StoreFloor {
  readonly storeId: string;
  readonly now: Instant;
  readonly settings: Settings;
  readonly services: readonly FloorService[];
  readonly advisors: readonly FloorAdvisor[];
  readonly line: readonly FloorPerson[];
  readonly appointments: readonly FloorAppointment[];
  /** End of the opening span that runs now or begins next today; null = round the clock, or hours not known. */
  readonly closesAt: Instant | null;
}
