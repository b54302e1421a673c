import type { DayShown, Refused, TimesPart, TimesShown } from '../../views/parts/choose-time.tsx';
import type { MonthDay, MonthShown } from '../../views/parts/month-table.tsx';
import { type Booker, earliestStart } from '../domain/booking/booking-rules.ts';
import type { OfferedSlot } from '../domain/booking/slots.ts';
import type { FoundSlots, SlotDay } from '../operations/booking/find-slots.ts';
import { type Instant, toRfc3339 } from '../time/instant.ts';
import { addDays, type LocalDate, WEEKDAYS, type Weekday, weekdayOf } from '../time/local.ts';
import { localOf } from '../time/store-zone.ts';
import {
  clockTime,
  dayAndTime,
  dayName,
  type Language,
  monthName,
  shortDay,
  shortDayName,
  zoneName,
} from '../time/wording.ts';
import { words } from '../words/words.ts';

export type Found = Extract<FoundSlots, { kind: 'found' }>;

const WEEK = 7;
const NOON = 12 * 60;
const EVENING = 17 * 60;

/** What of the page of days and times follows from the free times alone. */
export type ChoiceProps = Pick<
  TimesShown,
  | 'days'
  | 'earlierHref'
  | 'laterHref'
  | 'month'
  | 'otherViewHref'
  | 'dayTitle'
  | 'zone'
  | 'zoneName'
  | 'asOf'
  | 'parts'
  | 'chosen'
  | 'nextFree'
> & {
  readonly soFar: string;
  readonly date: LocalDate;
  /** The chosen day is open, with nothing free. */
  readonly isFull: boolean;
};

interface Choice {
  readonly lang: Language;
  /** Local date asked for, if any. */
  readonly day: string | undefined;
  /** Start to be chosen at first, RFC 3339. */
  readonly at: string | undefined;
  /** How the days are looked at; anything but `month` is the week. */
  readonly view?: string | undefined;
  readonly booker?: Booker;
  readonly href: (day: LocalDate, view: string | null) => string;
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
    .map((service) => service?.names[lang] ?? service?.name ?? '')
    .join(', ');

/** The strip of seven days around the chosen one, and its times. */
export function choiceProps(
  found: Found,
  { lang, day, at, view, booker = 'customer', href: hrefOf }: Choice,
): ChoiceProps {
  const isMonth = view === 'month';
  const href = (to: LocalDate): string => hrefOf(to, isMonth ? 'month' : null);
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
    asOf: found.of.now,
    month: isMonth ? monthShown(bookable, chosen, lang, href) : null,
    otherViewHref: hrefOf(chosen.date, isMonth ? null : 'month'),
    isFull: chosen.state === 'full',
    parts: partsOf(chosen, zone, lang, leadOf(found, booker)),
    chosen: chosen.slots.map((slot) => toRfc3339(slot.startsAt)).find((start) => start === at) ?? null,
    nextFree: next ? { text: words(lang).booking.nextFreeDay(shortDay(next.date, lang)), href: href(next.date) } : null,
  };
}

function chosenDay(found: Found, days: readonly SlotDay[], day: string | undefined, at: string | undefined): SlotDay {
  const wanted = found.slots.find((slot) => toRfc3339(slot.startsAt) === at)?.date ?? day;
  const asked = days.find((one) => one.date === wanted);
  return asked ?? days.find((one) => one.slots.length > 0) ?? days.find((one) => one.state === 'full') ?? days[0]!;
}

function dayShown(day: SlotDay, isChosen: boolean, lang: Language, href: (day: LocalDate) => string): DayShown {
  const w = words(lang).booking;
  const state = day.state === 'open' ? w.free(day.slots.length) : w[day.state];
  return {
    name: shortDayName(weekdayOf(day.date), lang),
    number: String(Number(day.date.slice(8))),
    state,
    href: day.state === 'open' || day.state === 'full' ? href(day.date) : null,
    isChosen,
  };
}

/** Milliseconds before its start at which a time can no longer be booked. */
const leadOf = ({ of }: Found, booker: Booker): number => earliestStart(of.now, of.settings, booker) - of.now;

const monthOf = (date: LocalDate): string => date.slice(0, 7);

function monthShown(
  days: readonly SlotDay[],
  chosen: SlotDay,
  lang: Language,
  href: (day: LocalDate) => string,
): MonthShown {
  const month = monthOf(chosen.date);
  const order: readonly Weekday[] = lang === 'en' ? [7, 1, 2, 3, 4, 5, 6] : WEEKDAYS;
  const cells: (MonthDay | null)[] = [];
  const first = `${month}-01`;
  for (let blank = order.indexOf(weekdayOf(first)); blank > 0; blank--) cells.push(null);
  for (let date = first; monthOf(date) === month; date = addDays(date, 1)) {
    const day = days.find((one) => one.date === date);
    const number = String(Number(date.slice(8)));
    if (!day) cells.push({ number, state: '', href: null, isChosen: false });
    else cells.push(dayShown(day, day === chosen, lang, href));
  }
  while (cells.length % WEEK > 0) cells.push(null);
  const before = days.findLast((one) => monthOf(one.date) < month);
  const after = days.find((one) => monthOf(one.date) > month);
  const start = before && days.find((one) => monthOf(one.date) === monthOf(before.date));
  return {
    title: `${monthName(Number(month.slice(5)), lang)} ${month.slice(0, 4)}`,
    weekdays: order.map((day) => ({ short: shortDayName(day, lang), name: dayName(day, lang) })),
    weeks: Array.from({ length: cells.length / WEEK }, (_, i) => cells.slice(i * WEEK, (i + 1) * WEEK)),
    earlierHref: start ? href(start.date) : null,
    laterHref: after ? href(after.date) : null,
  };
}

function partsOf(day: SlotDay, zone: string, lang: Language, leadMs: number): TimesPart[] {
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
        .map((slot) => ({
          value: toRfc3339(slot.startsAt),
          time: clockTime(slot.startsAt, zone, lang),
          until: slot.startsAt - leadMs,
        })),
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

/** Until when a time is held: "9:00 am", with its day where that is not today's. */
export function heldText(until: Instant, now: Instant, zone: string, lang: Language): string {
  const isToday = localOf(zone, until).date === localOf(zone, now).date;
  return isToday ? clockTime(until, zone, lang) : dayAndTime(until, zone, lang);
}
