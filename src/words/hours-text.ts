import type { DayHours, HoursSentence } from '../domain/store/hours-view.ts';
import type { LocalSpan } from '../domain/store/opening-hours.ts';
import type { Instant } from '../time/instant.ts';
import { type LocalMinutes, weekdayOf } from '../time/local.ts';
import { localOf } from '../time/store-zone.ts';
import { type Language, shortDay, shortDayName, shortLocalClock } from '../time/wording.ts';
import { hours as en } from './en/hours.ts';
import { hours as es } from './es/hours.ts';

const TABLES = { en, es } as const;

/** "Open until 8 pm", "Opens Mon 10 am", "Closed today: Thanksgiving" and the like. */
export function hoursText(sentence: HoursSentence, zone: string, lang: Language): string {
  const w = TABLES[lang];
  switch (sentence.code) {
    case 'callForHours':
    case 'openAllDay':
    case 'closed':
      return w[sentence.code];
    case 'openUntil': {
      const time = clockAt(sentence.closesAt, zone, lang);
      return sentence.day === 'today'
        ? w.openUntil(time)
        : w.openUntilDay(relativeDayText(sentence.day, sentence.closesAt, zone, lang), time);
    }
    case 'closesSoon':
      return w.closesSoon(clockAt(sentence.closesAt, zone, lang), sentence.minutes);
    case 'opens': {
      const time = clockAt(sentence.opensAt, zone, lang);
      return sentence.day === 'today'
        ? w.opens(time)
        : w.opensDay(relativeDayText(sentence.day, sentence.opensAt, zone, lang), time);
    }
    case 'closedToday':
      return sentence.note ? w.closedTodayFor(noteText(sentence.note, lang)) : w.closedToday;
  }
}

function relativeDayText(day: 'tomorrow' | 'weekday' | 'date', at: Instant, zone: string, lang: Language): string {
  const { date } = localOf(zone, at);
  if (day === 'tomorrow') return TABLES[lang].tomorrow;
  return day === 'weekday' ? shortDayName(weekdayOf(date), lang) : shortDay(date, lang);
}

/** A store's note on special hours; names of holidays that an import wrote are said in the reader's language. */
export function noteText(note: string, lang: Language): string {
  const names: Readonly<Record<string, string>> = TABLES[lang].holidays;
  return Object.hasOwn(names, note) ? names[note]! : note;
}

/** "10 am to 8 pm", "noon to midnight"; several spans of a day are given one by one. */
export const spanText = (span: LocalSpan, lang: Language): string =>
  TABLES[lang].range(clockText(span.opensMinute, lang), clockText(span.closesMinute, lang));

/** One line of the table of hours: "Open 24 hours", "Closed" or its spans. */
export function dayHoursText(day: DayHours, lang: Language): string {
  if (day.allDay) return TABLES[lang].openAllDay;
  if (day.spans.length === 0) return TABLES[lang].closed;
  return day.spans.map((span) => spanText(span, lang)).join(', ');
}

const clockAt = (at: Instant, zone: string, lang: Language): string => clockText(localOf(zone, at).minutes, lang);

// "12 am" is read wrong by many, so the two twelves are said in words.
function clockText(minutes: LocalMinutes, lang: Language): string {
  if (minutes % 1440 === 0) return TABLES[lang].midnight;
  return minutes % 1440 === 720 ? TABLES[lang].noon : shortLocalClock(minutes, lang);
}
