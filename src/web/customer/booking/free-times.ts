import { bookableDays } from '../../../domain/booking/booking-rules.ts';
import { findSlots } from '../../../operations/booking/find-slots.ts';
import type { StoreForecast } from '../../../operations/loading/store-forecast.ts';
import type { Instant } from '../../../time/instant.ts';
import type { WebDeps } from '../../deps.ts';

/** A week has a free time in most stores; the whole horizon is looked at only where it has none. */
const FIRST_DAYS = 7;

/** The nearest free times of a service, earliest first; null where it is not booked. */
export async function firstFreeTimes(
  deps: WebDeps,
  look: StoreForecast,
  serviceKey: string,
): Promise<readonly Instant[] | null> {
  const asked = { store: look.store.id, services: [serviceKey], booker: 'customer' } as const;
  const soon = await findSlots(deps, { ...asked, days: FIRST_DAYS });
  if (soon.kind !== 'found') return null;
  if (soon.slots.length > 0) return soon.slots.map((slot) => slot.startsAt);
  const all = await findSlots(deps, { ...asked, days: bookableDays(soon.of.today, look.settings) });
  return all.kind === 'found' ? all.slots.map((slot) => slot.startsAt) : null;
}
