import type { WaitShown } from '../domain/forecast/wait-forecast.ts';
import type { Language } from '../time/wording.ts';
import { words } from './words.ts';

export type { WaitShown };

/** On a screen a range has an en dash; in a text message a hyphen, which is one byte in every alphabet. */
export type Medium = 'screen' | 'message';

export interface WaitParts {
  /** "under" or "over", or null where both ends are named. */
  readonly under: string | null;
  /** "10–20", "5" */
  readonly figure: string;
  readonly unit: string;
}

/** Of a long wait only its least is told, and never less than this. */
const LEAST_LONG = 30;
const DASH: Readonly<Record<Medium, string>> = { screen: '–', message: '-' };

/** A range is said, not only that it is long or how many are ahead. */
export const tellsRange = (wait: WaitShown): boolean => !wait.isLong && wait.aheadOnly === undefined;

/** The parts of a wait for places that set them in different sizes. `waitText` and `aboutWait` join the same parts. */
export function waitParts(wait: WaitShown, lang: Language, medium: Medium = 'screen'): WaitParts {
  const { under, over, unit, ahead } = words(lang).common.wait;
  if (wait.aheadOnly !== undefined) return { under: null, figure: String(wait.aheadOnly), unit: ahead };
  if (wait.isLong) return { under: over, figure: String(Math.max(wait.lowMinutes, LEAST_LONG)), unit };
  const low = Math.min(wait.lowMinutes, wait.highMinutes);
  if (low <= 0) return { under, figure: String(Math.max(wait.highMinutes, 5)), unit };
  if (low === wait.highMinutes) return { under: null, figure: String(low), unit };
  return { under: null, figure: `${low}${DASH[medium]}${wait.highMinutes}`, unit };
}

/** "10–20 min", "under 5 min". */
export function waitText(wait: WaitShown, lang: Language, medium: Medium = 'screen'): string {
  const parts = waitParts(wait, lang, medium);
  return `${parts.under ? `${parts.under} ` : ''}${parts.figure} ${parts.unit}`;
}

/** "about 10–20 min", "under 5 min". */
export function aboutWait(wait: WaitShown, lang: Language, medium: Medium = 'screen'): string {
  const text = waitText(wait, lang, medium);
  return wait.lowMinutes <= 0 || !tellsRange(wait) ? text : `${words(lang).common.wait.about} ${text}`;
}

/** A distance in miles: "0.4 mi", "12 mi", "under 0.1 mi". */
export function milesText(miles: number, lang: Language): string {
  const { miles: text, underMiles } = words(lang).common;
  if (miles < 0.1) return underMiles('0.1');
  return text(miles < 9.95 ? miles.toFixed(1) : String(Math.round(miles)));
}

/** "(555) 010-0100" for a North American number in E.164; any other as it is given. */
export function phoneText(e164: string): string {
  const m = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(e164);
  return m ? `(${m[1]}) ${m[2]}-${m[3]}` : e164;
}

/** A stretch of whole minutes: "57 min", "1 h 5 min", "2 h". */
export function durationText(minutes: number, lang: Language): string {
  const whole = Math.max(0, Math.round(minutes));
  const { minutes: short, hoursMinutes } = words(lang).common;
  return whole < 60 ? short(whole) : hoursMinutes(Math.floor(whole / 60), whole % 60);
}

/** A counter as it is said: "Counter 3" for one that is named by its number alone, else its own name. */
export const counterText = (name: string, lang: Language): string =>
  /^\d/.test(name) ? `${words(lang).common.counter} ${name}` : name;

/** A ticket as it is said at a counter: "A, zero, four, two". */
export const spokenTicket = (code: string, lang: Language): string =>
  [...code].map((sign) => words(lang).common.digits[Number(sign)] ?? sign).join(', ');

/** "A", "A and B", "A, B and C". */
export function listText(items: readonly string[], lang: Language): string {
  const and = words(lang).common.and;
  if (items.length < 2) return items[0] ?? '';
  const last = items.at(-1)!;
  // Spanish y becomes e before a word that sounds like it.
  const joint = lang === 'es' && /^(i|hi)(?!e|a)/i.test(last) ? 'e' : and;
  return `${items.slice(0, -1).join(', ')} ${joint} ${last}`;
}

/** A wait in a column whose head says "minutes": "10–20", "under 5", and "3 ahead" with its own unit. */
export function bareWait(wait: WaitShown, lang: Language): string {
  const parts = waitParts(wait, lang);
  const figure = parts.under ? `${parts.under} ${parts.figure}` : parts.figure;
  return wait.aheadOnly === undefined ? figure : `${figure} ${parts.unit}`;
}
