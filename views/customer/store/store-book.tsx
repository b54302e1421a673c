import type { Instant } from '../../../src/time/instant.ts';
import { clockTime, type Language, shortDayAt } from '../../../src/time/wording.ts';
import { listText } from '../../../src/words/formatting.ts';
import { words } from '../../../src/words/words.ts';
import { ButtonLink } from '../../parts/button.tsx';
import { dayOrToday } from '../../parts/day-and-time.ts';
import { TimeFigure } from '../../parts/wait-figure.tsx';

export interface StoreBookProps {
  readonly lang: Language;
  readonly zone: string;
  readonly now: Instant;
  /** The nearest free times of the main service, earliest first; null = it is not booked. */
  readonly freeTimes: readonly Instant[] | null;
  readonly bookHref: string;
  readonly holdMinutes: number;
  /** Nobody can join the line now, so that booking is the next step. */
  readonly isNextStep: boolean;
}

/** The next free time, and the way to it. */
export function StoreBook({ lang, zone, now, freeTimes, bookHref, holdMinutes, isNextStep }: StoreBookProps) {
  const w = words(lang);
  const [first, ...rest] = freeTimes ?? [];
  return (
    <section class="store-answer store-book" aria-labelledby="book-title">
      <h2 id="book-title">{w.customer.nextFreeTime}</h2>
      {first === undefined ? (
        <p class="store-no">{freeTimes ? w.store.noFree : w.store.bookService}</p>
      ) : (
        <>
          <p>
            <TimeFigure time={clockTime(first, zone, lang)} size="answer" />
          </p>
          <p class="note">
            {dayOf(first, zone, now, lang)}. {sameDay(first, rest, zone, lang)}
            <br />
            {w.store.heldFor(holdMinutes)}
          </p>
        </>
      )}
      <ButtonLink href={bookHref} isNext={isNextStep} isWide>
        {w.customer.bookTime}
      </ButtonLink>
    </section>
  );
}

function dayOf(at: Instant, zone: string, now: Instant, lang: Language): string {
  const day = dayOrToday(at, zone, now, lang);
  return day.charAt(0).toUpperCase() + day.slice(1);
}

/** "Then 3:30 pm, 4:45 pm and 6 pm.", of the same day only. */
function sameDay(first: Instant, rest: readonly Instant[], zone: string, lang: Language): string {
  const day = shortDayAt(first, zone, lang);
  const times = rest.filter((at) => shortDayAt(at, zone, lang) === day).slice(0, 4);
  if (times.length === 0) return '';
  const texts = times.map((at) => clockTime(at, zone, lang));
  return words(lang).store.thenFree(listText(texts, lang));
}
