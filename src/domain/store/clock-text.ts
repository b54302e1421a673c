import type { LocalMinutes } from '../../time/local.ts';

const CLOCK = /^(\d{1,2})(?:[:.h](\d{2}))?(am|pm)?$/;

/**
 * Minutes after midnight of a time as people type it: "9", "9:30", "9.30", "21:30", "9am", "9:30 p. m.", "24:00", "26:00",
 * "noon", "midnight" (as 0:00). Null where it is none. Without am or pm it is read on the clock of 24 hours.
 */
export function readClock(text: string): LocalMinutes | null {
  const plain = text.toLowerCase().replace(/[\s\u00a0]/g, '');
  if (plain === 'noon' || plain === 'mediodía') return 720;
  if (plain === 'midnight' || plain === 'medianoche') return 0;
  const m = CLOCK.exec(plain.replace(/([ap])\.?m\.?$/, '$1m'));
  if (!m) return null;
  const hour = Number(m[1]);
  const minute = Number(m[2] ?? 0);
  if (minute > 59) return null;
  if (!m[3]) return hour * 60 + minute <= 1560 ? hour * 60 + minute : null;
  if (hour < 1 || hour > 12) return null;
  return ((hour % 12) + (m[3] === 'pm' ? 12 : 0)) * 60 + minute;
}

/** One stretch of time as typed, `9-17:30`, `9am–5:30pm`, `9 to 5pm`, `9 a 17`: its two ends as typed, or null. */
export function splitStretch(text: string): readonly [string, string] | null {
  // "9 a 17" is Spanish; the a of "9 a. m." is followed by its m.
  const m = /^(.+?)\s*(?:[-–—]|\bto\b|\ba\b(?!\.?\s*m\b))\s*(.+)$/i.exec(text.trim());
  return m ? [m[1]!, m[2]!] : null;
}
