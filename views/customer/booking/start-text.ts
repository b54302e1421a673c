import type { ExpectedStart } from '../../../src/domain/forecast/expected-start.ts';
import type { Instant } from '../../../src/time/instant.ts';
import { clockTime, type Language } from '../../../src/time/wording.ts';
import { words } from '../../../src/words/words.ts';

/** When an appointment is likely to start: to plan, or how late, before it is. */
export function startText(
  { from, to, isLate }: ExpectedStart,
  bookedAt: Instant,
  zone: string,
  lang: Language,
): string {
  const w = words(lang).common.wait;
  const clock = (at: Instant): string => clockTime(at, zone, lang);
  return isLate ? w.startLate(clock(bookedAt), clock(from), clock(to)) : w.startOnTime(clock(from), clock(to));
}
