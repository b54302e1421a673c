import { DateTime } from 'luxon';
import type { Instant } from './instant.ts';
import { type LocalDate, type LocalMinutes, type Weekday, weekdayOf } from './local.ts';
import { localOf } from './store-zone.ts';

/** The languages of every screen and message. */
export const LANGUAGES = ['en', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

interface Calendar {
  readonly locale: string;
  readonly days: readonly string[];
  readonly shortDays: readonly string[];
  readonly months: readonly string[];
  readonly shortMonths: readonly string[];
  readonly am: string;
  readonly pm: string;
  shortDay(day: string, month: string, number: number): string;
  longDay(day: string, month: string, number: number): string;
  withYear(date: string, year: number): string;
}

// Own tables, not Intl: its Spanish and its spaces differ between ICU versions, and a test or a cached page must not.
const CALENDARS: Readonly<Record<Language, Calendar>> = {
  en: {
    locale: 'en-US',
    days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    shortDays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    months: [
      'January',
      'February',
      'March',
      'April',
      'May',
      'June',
      'July',
      'August',
      'September',
      'October',
      'November',
      'December',
    ],
    shortMonths: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
    am: 'am',
    pm: 'pm',
    shortDay: (day, month, number) => `${day}, ${month} ${number}`,
    longDay: (day, month, number) => `${day}, ${month} ${number}`,
    withYear: (date, year) => `${date}, ${year}`,
  },
  es: {
    locale: 'es-US',
    days: ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'],
    shortDays: ['lun', 'mar', 'mié', 'jue', 'vie', 'sáb', 'dom'],
    months: [
      'enero',
      'febrero',
      'marzo',
      'abril',
      'mayo',
      'junio',
      'julio',
      'agosto',
      'septiembre',
      'octubre',
      'noviembre',
      'diciembre',
    ],
    shortMonths: ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sept', 'oct', 'nov', 'dic'],
    am: 'a.\u00a0m.',
    pm: 'p.\u00a0m.',
    shortDay: (day, month, number) => `${day}, ${number} ${month}`,
    longDay: (day, month, number) => `${day}, ${number} de ${month}`,
    withYear: (date, year) => `${date} de ${year}`,
  },
};

const monthIndex = (date: LocalDate): number => Number(date.slice(5, 7)) - 1;
const dayNumber = (date: LocalDate): number => Number(date.slice(8, 10));

/** A time on the store's clock, "2:30 pm" or "2:30 p. m."; 24:00 and later are read as on the clock of the next day. */
export function localClock(minutes: LocalMinutes, lang: Language): string {
  const { hour, minute, half } = clockParts(minutes, lang);
  return `${hour}:${minute} ${half}`;
}

/** As `localClock`, whole hours without their zeros: "8 pm". */
export function shortLocalClock(minutes: LocalMinutes, lang: Language): string {
  const { hour, minute, half } = clockParts(minutes, lang);
  return minute === '00' ? `${hour} ${half}` : `${hour}:${minute} ${half}`;
}

function clockParts(minutes: LocalMinutes, lang: Language): { hour: number; minute: string; half: string } {
  const clock = ((Math.floor(minutes) % 1440) + 1440) % 1440;
  const hours = Math.floor(clock / 60);
  const { am, pm } = CALENDARS[lang];
  return { hour: hours % 12 || 12, minute: String(clock % 60).padStart(2, '0'), half: hours < 12 ? am : pm };
}

/** The time of an instant on the store's clock: "2:30 pm". */
export const clockTime = (at: Instant, zone: string, lang: Language): string =>
  localClock(localOf(zone, at).minutes, lang);

/** As `clockTime`, whole hours without their zeros: "8 pm". */
export const shortClockTime = (at: Instant, zone: string, lang: Language): string =>
  shortLocalClock(localOf(zone, at).minutes, lang);

/** "Tuesday"; in Spanish "martes". */
export const dayName = (weekday: Weekday, lang: Language): string => CALENDARS[lang].days[weekday - 1]!;
/** "Tue"; in Spanish "mar". */
export const shortDayName = (weekday: Weekday, lang: Language): string => CALENDARS[lang].shortDays[weekday - 1]!;
/** "November"; in Spanish "noviembre". `month` from 1. */
export const monthName = (month: number, lang: Language): string => CALENDARS[lang].months[month - 1]!;

/** "Tue, Nov 24"; in Spanish "mar, 24 nov". */
export function shortDay(date: LocalDate, lang: Language): string {
  const c = CALENDARS[lang];
  return c.shortDay(shortDayName(weekdayOf(date), lang), c.shortMonths[monthIndex(date)]!, dayNumber(date));
}

/** "Tuesday, November 24"; in Spanish "martes, 24 de noviembre". */
export function longDay(date: LocalDate, lang: Language): string {
  const c = CALENDARS[lang];
  return c.longDay(dayName(weekdayOf(date), lang), c.months[monthIndex(date)]!, dayNumber(date));
}

/** "Tuesday, November 24, 2026"; in Spanish "martes, 24 de noviembre de 2026". */
export const dateLong = (date: LocalDate, lang: Language): string =>
  CALENDARS[lang].withYear(longDay(date, lang), Number(date.slice(0, 4)));

/** The store's local day of an instant: "Tue, Nov 24". */
export const shortDayAt = (at: Instant, zone: string, lang: Language): string => shortDay(localOf(zone, at).date, lang);

/** The store's local day of an instant in full: "Tuesday, November 24". */
export const longDayAt = (at: Instant, zone: string, lang: Language): string => longDay(localOf(zone, at).date, lang);

/** "Tue, Nov 24, 2:30 pm"; in Spanish "mar, 24 nov, 2:30 p. m.". */
export const dayAndTime = (at: Instant, zone: string, lang: Language): string =>
  `${shortDayAt(at, zone, lang)}, ${clockTime(at, zone, lang)}`;

/** How people there call the zone at that moment: "Mountain Standard Time"; the offset where it has no name. */
export const zoneName = (at: Instant, zone: string, lang: Language): string =>
  DateTime.fromMillis(at, { zone, locale: CALENDARS[lang].locale }).offsetNameLong ?? zone;
