import type { PromiseMove, PromiseWhy } from '../../../src/domain/queue/line/promise.ts';
import type { Instant } from '../../../src/time/instant.ts';
import { clockTime, type Language } from '../../../src/time/wording.ts';
import { words } from '../../../src/words/words.ts';

/** "an advisor is on a break until 1:15 pm" */
function whyText(why: PromiseWhy, zone: string, lang: Language): string {
  const w = words(lang).visit.promiseWhy;
  switch (why.code) {
    case 'on_break':
      return why.until === null ? w.on_break : w.on_break_until(clockTime(why.until, zone, lang));
    case 'booked_arrived':
      return w.booked_arrived(clockTime(why.bookedAt, zone, lang));
    default:
      return w[why.code];
  }
}

interface Promise {
  readonly at: Instant;
  readonly holds: boolean;
  readonly moved: PromiseMove | null;
}

/** What became of the latest time that was told: it holds, it moved and why, or it will not hold. */
export function promiseText(
  { at, holds, moved }: Promise,
  /** The end of the range that is shown now; null where none is. */
  shownUntil: Instant | null,
  zone: string,
  lang: Language,
): string {
  const w = words(lang).visit;
  const clock = (instant: Instant): string => clockTime(instant, zone, lang);
  if (!holds) return w.promiseMoved(clock(at));
  if (!moved) return (shownUntil ?? at) > at ? w.promisedLikely(clock(at)) : w.promised(clock(at));
  if (at < moved.from) return w.promiseEarlier(clock(moved.from), clock(at));
  return w.promiseLater(clock(moved.from), clock(at), whyText(moved.why, zone, lang));
}
