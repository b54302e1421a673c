import type { Deps } from '../../deps.ts';
import { type BookedStep, totalMinutes } from '../../domain/booking/appointment.ts';
import { type Booker, dayLimitOf, lastBookableDate } from '../../domain/booking/booking-rules.ts';
import { cutFloor } from '../../domain/booking/floor-grains.ts';
import { type OfferedSlot, offeredSlots } from '../../domain/booking/slots.ts';
import type { Instant } from '../../time/instant.ts';
import type { LocalDate } from '../../time/local.ts';
import { type BookingDays, loadBookingDays } from '../loading/booking-day.ts';
import { type WantedRefusal, type WantedServices, wantedSteps } from './wanted-steps.ts';

export interface SlotsAsked extends WantedServices {
  /** Id, slug or ref. */
  readonly store: string;
  /** First local date; left out: the store's today. */
  readonly from?: LocalDate;
  /** 1 to 62. */
  readonly days: number;
  readonly booker: Booker;
  /** The appointment that is to be moved: its own time counts as free. */
  readonly moving?: string;
  /** Hash of the visitor's cookie: his own hold does not stand in his way. */
  readonly visitor?: string;
  /** The moment to answer for; left out: now. */
  readonly now?: Instant;
}

/** One local date: its free starts, or why there are none. */
export interface SlotDay {
  readonly date: LocalDate;
  /** `closed`: no hours; `beyond`: past the horizon; `full`: open, nothing free. */
  readonly state: 'open' | 'full' | 'closed' | 'beyond';
  readonly slots: readonly OfferedSlot[];
}

export type FoundSlots =
  | {
      readonly kind: 'found';
      readonly of: BookingDays;
      readonly steps: readonly BookedStep[];
      readonly minutes: number;
      readonly days: readonly SlotDay[];
      /** All of them, in order of time. */
      readonly slots: readonly OfferedSlot[];
    }
  | { readonly kind: 'no_such_store' }
  | { readonly kind: 'not_bookable' }
  | WantedRefusal;

/**
 * The starts that a store can promise for these services on some days. Three queries, whatever the size.
 */
export async function findSlots(deps: Deps, asked: SlotsAsked): Promise<FoundSlots> {
  const now = asked.now ?? deps.now();
  const { from, days, moving, visitor } = asked;
  const of = await loadBookingDays(deps.db.read, asked.store, {
    ...(from ? { from } : {}),
    days,
    now,
    except: moving,
    exceptVisitor: visitor,
  });
  if (!of) return { kind: 'no_such_store' };
  const wanted = wantedSteps(of, asked, asked.booker);
  if (wanted.kind !== 'steps') return wanted;
  if (!wanted.isBookable) return { kind: 'not_bookable' };
  const slots = slotsOf(deps, of, wanted.steps, asked.booker);
  const minutes = totalMinutes(wanted.steps);
  return { kind: 'found', of, steps: wanted.steps, minutes, days: byDay(of, slots, asked.booker), slots };
}

/** The free starts of loaded days. A search that ran out is told to the operator: it offers less than there is. */
export function slotsOf(deps: Deps, of: BookingDays, steps: readonly BookedStep[], booker: Booker): OfferedSlot[] {
  const { days, now, today, settings } = of;
  const dayLimit = dayLimitOf(settings, booker);
  const offer = offeredSlots(cutFloor(of.floor), { steps, days, now, today, settings, booker, dayLimit });
  if (offer.ranOut > 0) deps.log.warn({ storeId: of.store.id, starts: offer.ranOut }, 'a search for slots ran out');
  return [...offer.slots];
}

function byDay(of: BookingDays, slots: readonly OfferedSlot[], booker: Booker): SlotDay[] {
  const last = lastBookableDate(of.today, of.settings, booker);
  return of.days.map(({ date, spans }) => {
    const own = slots.filter((slot) => slot.date === date);
    if (own.length > 0) return { date, state: 'open', slots: own };
    if (date > last) return { date, state: 'beyond', slots: [] };
    return { date, state: spans.length === 0 ? 'closed' : 'full', slots: [] };
  });
}
