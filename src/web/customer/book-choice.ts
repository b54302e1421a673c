import type { ChooseTimeProps, DayShown, Refused, TimesPart } from '../../../views/customer/choose-time.tsx';
import type { OfferedSlot } from '../../domain/booking/slots.ts';
import type { FoundSlots, SlotDay } from '../../operations/booking/find-slots.ts';
import { toRfc3339 } from '../../time/instant.ts';
import { type LocalDate, weekdayOf } from '../../time/local.ts';
import { localOf } from '../../time/store-zone.ts';
import { clockTime, dayAndTime, type Language, shortDay, shortDayName, zoneName } from '../../time/wording.ts';
import { words } from '../../words/words.ts';
import { serviceName } from './service-names.ts';

export type Found = Extract<FoundSlots, { kind: 'found' }>;

const WEEK = 7;
const NOON = 12 * 60;
const EVENING = 17 * 60;

/** What of the page of days and times follows from the free times alone. */
export type ChoiceProps = Pick<
  ChooseTimeProps,
  'soFar' | 'days' | 'earlierHref' | 'laterHref' | 'dayTitle' | 'zone' | 'zoneName' | 'parts' | 'chosen' | 'nextFree'
> & { readonly date: LocalDate };

interface Choice {
  readonly lang: Language;
  /** Local date asked for, if any. */
  readonly day: string | undefined;
  /** Start to be chosen at first, RFC 3339. */
  readonly at: string | undefined;
  readonly href: (day: LocalDate) => string;
}

/** "Device trouble, about 30 min, at Old Market" */
export function choiceSoFar(found: Found, lang: Language): string {
  const names = serviceNames(found, lang);
  return words(lang).booking.serviceAt(names, found.minutes, found.of.store.name);
}

/** "Device trouble", or all that are wanted. */
export const serviceNames = (found: Found, lang: Language): string =>
  found.steps
    .map((step) => found.of.store.services.find((service) => service.id === step.serviceId))
    .map((service) => (service ? serviceName(service, lang) : ''))
    .join(', ');

/** The strip of seven days around the chosen one, and its times. */
export function choiceProps(found: Found, { lang, day, at, href }: Choice): ChoiceProps {
  const bookable = found.days.filter((one) => one.state !== 'beyond');
  const chosen = chosenDay(found, bookable, day, at);
  const { zone } = found.of.store;
  const first = Math.floor(Math.max(0, bookable.indexOf(chosen)) / WEEK) * WEEK;
  const later = bookable[first + WEEK];
  const next = found.slots.find((slot) => slot.date > chosen.date) ?? found.slots[0];
  const noon = chosen.slots[0]?.startsAt ?? found.of.now;
  return {
    date: chosen.date,
    soFar: choiceSoFar(found, lang),
    days: bookable.slice(first, first + WEEK).map((one) => dayShown(one, one === chosen, lang, href)),
    earlierHref: first > 0 ? href(bookable[first - WEEK]!.date) : null,
    laterHref: later ? href(later.date) : null,
    dayTitle: shortDay(chosen.date, lang),
    zone,
    zoneName: zoneName(noon, zone, lang),
    parts: partsOf(chosen, zone, lang),
    chosen: chosen.slots.map((slot) => toRfc3339(slot.startsAt)).find((start) => start === at) ?? null,
    nextFree: next ? { text: words(lang).booking.nextFreeDay(shortDay(next.date, lang)), href: href(next.date) } : null,
  };
}

function chosenDay(found: Found, days: readonly SlotDay[], day: string | undefined, at: string | undefined): SlotDay {
  const wanted = found.slots.find((slot) => toRfc3339(slot.startsAt) === at)?.date ?? day;
  const asked = days.find((one) => one.date === wanted);
  return asked ?? days.find((one) => one.slots.length > 0) ?? days[0]!;
}

function dayShown(day: SlotDay, isChosen: boolean, lang: Language, href: (day: LocalDate) => string): DayShown {
  const w = words(lang).booking;
  const state = day.state === 'open' ? w.free(day.slots.length) : w[day.state];
  return {
    name: shortDayName(weekdayOf(day.date), lang),
    number: String(Number(day.date.slice(8))),
    state,
    href: day.state === 'open' ? href(day.date) : null,
    isChosen,
  };
}

function partsOf(day: SlotDay, zone: string, lang: Language): TimesPart[] {
  const w = words(lang).booking;
  const part = (slot: OfferedSlot): string => {
    const { date, minutes } = localOf(zone, slot.startsAt);
    if (date > day.date) return w.night;
    if (minutes < NOON) return w.morning;
    return minutes < EVENING ? w.afternoon : w.evening;
  };
  return [w.morning, w.afternoon, w.evening, w.night]
    .map((title) => ({
      title,
      times: day.slots
        .filter((slot) => part(slot) === title)
        .map((slot) => ({ value: toRfc3339(slot.startsAt), time: clockTime(slot.startsAt, zone, lang) })),
    }))
    .filter(({ times }) => times.length > 0);
}

/** Somebody was faster: the nearest free times, to be pressed. */
export const takenBy = (alternatives: readonly OfferedSlot[], zone: string, lang: Language): Refused => ({
  text: words(lang).booking.taken,
  isTaken: true,
  nearest: alternatives.map((slot) => ({
    text: dayAndTime(slot.startsAt, zone, lang),
    value: toRfc3339(slot.startsAt),
  })),
});

export const refusedFor = (text: string): Refused => ({ text, isTaken: false, nearest: [] });
