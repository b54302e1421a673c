import type { HeldShown, StoreUsualProps } from '../../../../views/customer/store/store-usual.tsx';
import { inDayOrder } from '../../../domain/reports/day-hours.ts';
import { type HeldShare, heldTenths } from '../../../domain/reports/track-record.ts';
import { isThin } from '../../../domain/reports/usual-waits.ts';
import type { WaitRecord } from '../../../operations/boards/wait-record.ts';
import type { StoreForecast } from '../../../operations/loading/store-forecast.ts';
import { dayRollsAtMinutes } from '../../../operations/loading/store-now.ts';
import { WEEKDAYS, type Weekday, weekdayOf } from '../../../time/local.ts';
import { localOf } from '../../../time/store-zone.ts';
import { dayName, type Language, shortDayName } from '../../../time/wording.ts';
import { serviceName } from '../booking/service-names.ts';

const heldOf = (share: HeldShare | undefined, service: string | null): HeldShown => ({
  service,
  of: share?.of ?? 0,
  tenths: share ? heldTenths(share) : null,
});

/** The weekday that a link asks for, else today's. */
function weekdayWanted(asked: string | undefined, today: Weekday): Weekday {
  return WEEKDAYS.find((weekday) => String(weekday) === asked) ?? today;
}

/** Usual waits of a weekday and the record of what was shown; null before the store's first day is over. */
export function storeUsualProps(
  look: StoreForecast,
  record: WaitRecord | null,
  asked: string | undefined,
  lang: Language,
): StoreUsualProps | null {
  if (!record) return null;
  const { store, asOf, storeDay, settings } = look;
  // The small hours belong to the evening before, as the record has them.
  const today = weekdayOf(storeDay);
  const weekday = weekdayWanted(asked, today);
  const hour = Math.floor(localOf(store.zone, asOf).minutes / 60);
  const ofDay = record.usual.filter((cell) => cell.weekday === weekday);
  return {
    lang,
    dayName: dayName(weekday, lang),
    days: WEEKDAYS.map((day) => ({
      weekday: day,
      name: shortDayName(day, lang),
      href: day === weekday ? null : `/stores/${store.slug}?usual=${day}#usual`,
    })),
    hours: inDayOrder(ofDay, dayRollsAtMinutes(settings)).map((cell) => ({
      ...cell,
      isThin: isThin(cell),
      isNow: weekday === today && cell.hour === hour,
    })),
    held: heldOf(record.track.all, null),
    heldByService: look.services
      .filter((service) => service.active && record.track.services[service.id])
      .map((service) => heldOf(record.track.services[service.id], serviceName(service, lang))),
    isDoubted: store.rangesDoubtedAt !== null,
  };
}
