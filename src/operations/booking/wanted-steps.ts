import type { BookedStep } from '../../domain/booking/appointment.ts';
import type { Booker } from '../../domain/booking/booking-rules.ts';
import type { BookingDays, BookingService } from '../loading/booking-day.ts';

/** What somebody wants, as the forms and the API name it. */
export interface WantedServices {
  /** Ids or keys of services of the store, in the order in which they are wanted; at least one. */
  readonly services: readonly string[];
  /** Id or ref of an advisor asked for by name. */
  readonly advisor?: string | null;
  /**
   * It is what an appointment has already, at another time: staff may give it once more what is no longer offered, and an
   * advisor who has left gives way.
   */
  readonly isKept?: boolean;
}

export type WantedRefusal =
  | { readonly kind: 'unknown_service'; readonly service: string }
  | { readonly kind: 'unknown_advisor'; readonly advisor: string };

export type WantedSteps =
  | { readonly kind: 'steps'; readonly steps: readonly BookedStep[]; readonly isBookable: boolean }
  | WantedRefusal;

/** A service that is offered, by id or key. */
export const serviceNamed = (services: readonly BookingService[], name: string): BookingService | undefined =>
  services.find((service) => service.active && (service.id === name || service.key === name));

const keptService = (services: readonly BookingService[], id: string): BookingService | undefined =>
  services.find((service) => service.id === id);

/** Who is asked for by name: null = nobody, or nobody any more; undefined = unknown here. */
function advisorAsked(days: Pick<BookingDays, 'advisors'>, { advisor, isKept }: WantedServices) {
  if (!advisor) return null;
  const found = days.advisors.find((one) => one.active && (one.id === advisor || one.ref === advisor));
  return found ?? (isKept ? null : undefined);
}

/** The steps of an appointment for these services, with their present minutes and buffers. */
export function wantedSteps(
  days: Pick<BookingDays, 'store' | 'advisors'>,
  wanted: WantedServices,
  booker: Booker,
): WantedSteps {
  const { services } = days.store;
  const advisor = advisorAsked(days, wanted);
  if (advisor === undefined) return { kind: 'unknown_advisor', advisor: wanted.advisor! };
  const steps: BookedStep[] = [];
  let isBookable = true;
  for (const name of wanted.services) {
    const service = serviceNamed(services, name) ?? (wanted.isKept ? keptService(services, name) : undefined);
    if (!service) return { kind: 'unknown_service', service: name };
    isBookable &&= (service.active && service.bookable) || booker === 'staff';
    steps.push({
      serviceId: service.id,
      minutes: service.serviceMinutes,
      bufferBefore: service.bufferBeforeMinutes,
      bufferAfter: service.bufferAfterMinutes,
      namedAdvisorId: advisor?.id ?? null,
    });
  }
  return steps.length > 0 ? { kind: 'steps', steps, isBookable } : { kind: 'unknown_service', service: '' };
}
