import type { Instant } from '../../time/instant.ts';

/** What a message about an appointment says. */
export const APPOINTMENT_MESSAGES = ['confirmed', 'changed', 'cancelled'] as const;
export type AppointmentMessage = (typeof APPOINTMENT_MESSAGES)[number];

export const isAppointmentMessage = (kind: string): kind is AppointmentMessage =>
  (APPOINTMENT_MESSAGES as readonly string[]).includes(kind);

/** The appointment as it was when the message was enqueued: codes and numbers, nothing personal. */
export interface AppointmentSnapshot {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly serviceIds: readonly string[];
  /** SEQUENCE of its calendar file. */
  readonly sequence: number;
  /** Where it was before a move. */
  readonly movedFrom: Instant | null;
}
