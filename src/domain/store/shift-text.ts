import type { LocalMinutes } from '../../time/local.ts';
import { readClock, splitStretch } from './clock-text.ts';

/** Two clock times in minutes; the second may be past midnight as an earlier clock time. */
export type Stretch = readonly [from: LocalMinutes, to: LocalMinutes];

const HALF_DAY = 720;
const saysHalf = (text: string): boolean => /[ap]\.?\s*m\.?\s*$/i.test(text);

/**
 * Two times as typed. Where the second says neither am nor pm and looks earlier, it is meant in the afternoon if that comes
 * after the first ("9" or "9 am" to "5" is until 17:00, "22" or "6 pm" to "2" until the next morning). "09:00" to "09:00"
 * is no guess but one time twice. Midnight to midnight is the whole day.
 */
export function readStretch(fromText: string, toText: string): Stretch | null {
  const from = readClock(fromText);
  const to = readClock(toText);
  if (from === null || to === null || from >= 1440) return null;
  if (from === 0 && to === 0) return [0, 1440];
  const isOneTimeTwice = to === from && toText.trim().startsWith('0');
  const isAfternoon = !saysHalf(toText) && !isOneTimeTwice && to <= from && to + HALF_DAY > from && to <= HALF_DAY;
  return [from, isAfternoon ? to + HALF_DAY : to];
}

/** A break as typed: as `readStretch`, but one am or pm at its end is meant for both, "3–3:15 pm", where that comes out. */
export function readBreak(fromText: string, toText: string): Stretch | null {
  const half = /([ap])\.?\s*m\.?\s*$/i.exec(toText)?.[1];
  const to = readClock(toText);
  const from = half && !saysHalf(fromText) ? readClock(`${fromText}${half}m`) : null;
  return from !== null && to !== null && from < to ? [from, to] : readStretch(fromText, toText);
}

/** Stretches as typed in one field, parted by commas, semicolons or new lines: "9-13, 14-18:30". Null where one is none. */
export function readStretches(text: string, readOne: typeof readStretch = readStretch): Stretch[] | null {
  const parts = text.split(/[,;\n]/).filter((part) => part.trim() !== '');
  const found = parts.map((part) => {
    const ends = splitStretch(part);
    return ends && readOne(ends[0], ends[1]);
  });
  return found.includes(null) ? null : (found as Stretch[]);
}
