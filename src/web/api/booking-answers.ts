import type { OfferedSlot } from '../../domain/booking/slots.ts';
import type { AppointmentShown } from '../../operations/booking/show-appointment.ts';
import { formatLocalTime } from '../../time/local.ts';
import { localOf } from '../../time/store-zone.ts';
import { words } from '../../words/words.ts';
import type { AppContext } from '../env.ts';
import { problem } from '../problem.ts';
import { textOf } from '../shapes/common.ts';
import { notFound } from './json.ts';
import { invalid, keyReused, unknownService } from './request.ts';

/** A start that can be booked, with its local date and time of day in the store's zone. */
export const slotAnswer = (slot: OfferedSlot, zone: string) => {
  const local = localOf(zone, slot.startsAt);
  return {
    startsAt: textOf(slot.startsAt),
    endsAt: textOf(slot.endsAt),
    localDate: local.date,
    localTime: formatLocalTime(local.minutes),
  };
};

export const appointmentAnswer = ({ appointment, store, window }: AppointmentShown) => ({
  id: appointment.id,
  reference: appointment.reference,
  store: appointment.storeId,
  status: appointment.status,
  services: appointment.steps.map((s) => store.services.find((one) => one.id === s.serviceId)?.key ?? s.serviceId),
  startsAt: textOf(appointment.startsAt),
  endsAt: textOf(appointment.endsAt),
  checkInOpensAt: textOf(window.opensAt),
  checkInClosesAt: textOf(window.releasesAt),
  advisor: appointment.steps.find((s) => s.advisorNamed)?.advisorId ?? null,
  partySize: appointment.partySize,
  revision: appointment.revision,
  needsAttention: appointment.needsAttention,
});

/** What stands against a time, whoever asked and for what. */
export type BookingRefusal =
  | { readonly kind: 'slot_taken'; readonly alternatives: readonly OfferedSlot[] }
  | {
      readonly kind: 'outside_rules';
      readonly rule: string;
      readonly alternatives: readonly OfferedSlot[];
    }
  | {
      readonly kind:
        | 'no_such_store'
        | 'not_found'
        | 'other_body'
        | 'contact_missing'
        | 'too_many_holds'
        | 'not_bookable';
    }
  | { readonly kind: 'too_many_open'; readonly limit: number }
  | { readonly kind: 'offer_over' }
  | { readonly kind: 'unknown_service'; readonly service: string }
  | { readonly kind: 'unknown_advisor' };

const RULES: Readonly<Record<string, string>> = {
  in_the_past: 'This time has passed.',
  too_soon: 'This time is sooner than one may book.',
  too_far: 'This time is further ahead than one may book.',
  outside_hours: 'The store is not open for the whole of it.',
  off_grid: 'This time is not one of the starts that the store offers.',
  no_advisor: 'No advisor of this store has the skill.',
  not_bookable: 'This service is not booked ahead.',
  day_full: 'This day takes no more appointments.',
};

export const notChangeable = (c: AppContext): Response =>
  problem(c, 409, 'not_changeable', { detail: words(c.var.language).api.refused.not_changeable });

/** `services`: the list as it was sent, where one was. */
export function refusedBooking(c: AppContext, outcome: BookingRefusal, services?: readonly string[]): Response {
  switch (outcome.kind) {
    case 'slot_taken':
      return problem(c, 409, 'slot_taken', { alternatives: outcome.alternatives.map((slot) => textOf(slot.startsAt)) });
    case 'outside_rules':
      return problem(c, 422, 'outside_rules', {
        rule: outcome.rule,
        detail: RULES[outcome.rule] ?? outcome.rule,
        alternatives: outcome.alternatives.map((slot) => textOf(slot.startsAt)),
      });
    case 'not_bookable':
      return problem(c, 422, 'outside_rules', { rule: 'not_bookable', detail: RULES.not_bookable! });
    case 'unknown_service':
      return unknownService(c, outcome.service, services);
    case 'unknown_advisor':
      return invalid(c, '/advisor', 'unknown_advisor', 'There is no such advisor at this store.');
    case 'contact_missing':
      return invalid(c, '/customer', 'contact_missing', 'A name and a phone number or e-mail address are needed.');
    case 'too_many_open':
      return problem(c, 422, 'too_many_open', {
        limit: outcome.limit,
        detail: 'This contact has enough appointments.',
      });
    case 'too_many_holds':
      return problem(c, 429, 'too_many_holds', { detail: 'Too many times are held from here.' });
    case 'offer_over':
      return problem(c, 409, 'not_changeable', { detail: words(c.var.language).api.refused.offer_over });
    case 'other_body':
      return keyReused(c);
    case 'no_such_store':
    case 'not_found':
      return notFound(c);
  }
}
