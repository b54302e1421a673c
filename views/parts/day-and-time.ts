import type { Instant } from '../../src/time/instant.ts';
import { clockTime, type Language, shortDayAt } from '../../src/time/wording.ts';
import { words } from '../../src/words/words.ts';

/** "today", or "Wed, Nov 25": the store's local day of an instant as seen at `now`. */
export function dayOrToday(at: Instant, zone: string, now: Instant, lang: Language): string {
  const day = shortDayAt(at, zone, lang);
  return day === shortDayAt(now, zone, lang) ? words(lang).common.today : day;
}

/** The clock time so many minutes after `at`: "2:29 pm". */
export const clockAfter = (at: Instant, minutes: number, zone: string, lang: Language): string =>
  clockTime(at + minutes * 60_000, zone, lang);
