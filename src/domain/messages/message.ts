import type { Instant } from '../../time/instant.ts';
import type { OfferFacts, OfferMessage } from './offer-message.ts';
import type { StartTold } from './running-late.ts';
import type { MessageChannel } from './statuses.ts';
import type { VisitFacts, VisitMessage } from './visit-message.ts';

/** What a message about an appointment says. */
export const APPOINTMENT_MESSAGES = ['confirmed', 'changed', 'advisor_changed', 'cancelled', 'running_late'] as const;
export type AppointmentMessage = (typeof APPOINTMENT_MESSAGES)[number];

export const isAppointmentMessage = (kind: string): kind is AppointmentMessage =>
  (APPOINTMENT_MESSAGES as readonly string[]).includes(kind);

/** Why a store cancels: it is closed then, somebody is away, or another reason. */
export const CANCEL_REASONS = ['closed', 'staff', 'service', 'other'] as const;
export type CancelReason = (typeof CANCEL_REASONS)[number];

/** The appointment as it was when the message was enqueued: codes and numbers, nothing personal. */
export interface AppointmentSnapshot {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly serviceIds: readonly string[];
  /** SEQUENCE of its calendar file. */
  readonly sequence: number;
  /** Where it was before a move. */
  readonly movedFrom: Instant | null;
  /** Where the store cancelled it: why. */
  readonly reason?: CancelReason | null;
  /** Where it runs late: when it is likely to start. */
  readonly expected?: StartTold;
}

/** What a message or a calendar file tells of an appointment, in the reader's language. */
export interface AppointmentFacts {
  readonly id: string;
  /** As printed, in two groups. */
  readonly reference: string;
  readonly chainName: string;
  readonly storeName: string;
  /** Street and town in one line. */
  readonly address: string;
  readonly storePhone: string | null;
  readonly zone: string;
  readonly services: readonly { readonly name: string; readonly minutes: number }[];
  readonly readiness: readonly string[];
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly movedFrom: Instant | null;
  readonly cancelReason: CancelReason | null;
  /** When it is likely to start, where that is what is told. */
  readonly expected: StartTold | null;
  readonly checkIn: { readonly opensAt: Instant; readonly punctualUntil: Instant; readonly releasesAt: Instant };
  readonly sequence: number;
  readonly isCancelled: boolean;
  readonly changedAt: Instant;
  /** The customer's own link, absolute. */
  readonly link: string;
  /** Where to book again, absolute. */
  readonly bookHref: string;
}

interface Addressed {
  readonly id: string;
  readonly channel: MessageChannel;
  readonly recipient: string;
  readonly language: 'en' | 'es';
}

export interface ReadyAppointmentMessage extends Addressed {
  readonly about: 'appointment';
  readonly kind: AppointmentMessage;
  readonly facts: AppointmentFacts;
}

export interface ReadyOfferMessage extends Addressed {
  readonly about: 'offer';
  readonly kind: OfferMessage;
  readonly facts: OfferFacts;
}

export interface ReadyVisitMessage extends Addressed {
  readonly about: 'visit';
  readonly kind: VisitMessage;
  readonly facts: VisitFacts;
}

/** A message with everything that its text is made from. */
export type ReadyMessage = ReadyAppointmentMessage | ReadyOfferMessage | ReadyVisitMessage;

/** Minutes to wait before each further attempt; after the last the message has failed. */
export const RETRY_MINUTES = [1, 5, 15, 60, 240] as const;

/** When to try again after so many failed attempts; null = no more. */
export const nextAttemptAt = (now: Instant, attempts: number): Instant | null => {
  const minutes = RETRY_MINUTES[attempts - 1];
  return minutes === undefined ? null : now + minutes * 60_000;
};
