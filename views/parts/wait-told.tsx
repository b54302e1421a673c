import type { Child } from 'hono/jsx';
import type { Instant } from '../../src/time/instant.ts';
import { clockTime, type Language } from '../../src/time/wording.ts';
import type { WaitShown } from '../../src/words/formatting.ts';
import { words } from '../../src/words/words.ts';
import { ButtonLink } from './button.tsx';
import { WaitFigure } from './wait-figure.tsx';
import { WaitRuler } from './wait-ruler.tsx';

const MINUTE = 60_000;

/** "between 2:20 pm and 2:45 pm": the range on the clock. Its minutes are rounded already: its end is the latest time told. */
export function clockRange(wait: WaitShown, now: Instant, zone: string, lang: Language): string {
  const { between, rulerNow } = words(lang).common.wait;
  const [from, to] = [now + wait.lowMinutes * MINUTE, now + wait.highMinutes * MINUTE];
  return between(wait.lowMinutes <= 0 ? rulerNow : clockTime(from, zone, lang), clockTime(to, zone, lang));
}

interface Props {
  readonly wait: WaitShown;
  readonly zone: string;
  readonly now: Instant;
  readonly lang: Language;
  /** Where a time can be booked instead; null = nowhere. */
  readonly bookHref: string | null;
  /** By what one is told of the turn; null = no way is set up. */
  readonly contactBy: ContactBy | null;
}

/** What is asked for at joining, because something can be sent to it. */
export type ContactBy = 'phone' | 'email';

/** "Too long to say to the minute. Book a time, or join the line: ..." */
function longText(bookHref: string | null, contactBy: ContactBy | null, lang: Language): string {
  const { long, longBook, longJoin, longBy } = words(lang).common.wait;
  return `${long} ${bookHref ? longBook : longJoin} ${longBy[contactBy ?? 'page']}`;
}

/** The wait of who would join now: range, likeliest, both on the clock, and since when; of a long one what to do instead. */
export function WaitTold({ wait, zone, now, lang, bookHref, contactBy }: Props) {
  const w = words(lang);
  const likely = Math.max(wait.likelyMinutes, 5);
  const updated = <p class="note">{w.common.updated(clockTime(now, zone, lang))}</p>;
  if (wait.aheadOnly !== undefined) return <AheadTold ahead={wait.aheadOnly} lang={lang} updated={updated} />;
  return (
    <>
      <p>
        <WaitFigure wait={wait} lang={lang} size="answer" />
      </p>
      <WaitRuler wait={wait} lang={lang} size="answer" tone="yours" />
      {wait.isLong ? (
        <>
          <p>{longText(bookHref, contactBy, lang)}</p>
          {bookHref && (
            <p class="actions">
              <ButtonLink href={bookHref}>{w.customer.bookTime}</ButtonLink>
            </p>
          )}
        </>
      ) : (
        <p class="note">
          {wait.highMinutes <= 5
            ? w.store.calledBy(clockTime(now + likely * MINUTE, zone, lang))
            : w.store.mostLikely(
                likely,
                clockTime(now + likely * MINUTE, zone, lang),
                clockRange(wait, now, zone, lang),
              )}
        </p>
      )}
      {updated}
    </>
  );
}

function AheadTold({ ahead, lang, updated }: { ahead: number; lang: Language; updated: Child }) {
  return (
    <>
      <p>
        <span class="answer">{ahead}</span> {words(lang).common.wait.aheadText(ahead)}
      </p>
      {updated}
    </>
  );
}
