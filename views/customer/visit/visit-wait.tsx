import type { Instant } from '../../../src/time/instant.ts';
import { clockTime, type Language } from '../../../src/time/wording.ts';
import { tellsRange, type WaitShown } from '../../../src/words/formatting.ts';
import { words } from '../../../src/words/words.ts';
import { clockAfter } from '../../parts/day-and-time.ts';
import { keptAround, keptParts, type Part } from '../../parts/kept-drawing.ts';
import { WaitFigure } from '../../parts/wait-figure.tsx';
import { WaitRuler } from '../../parts/wait-ruler.tsx';
import { clockRange } from '../../parts/wait-told.tsx';
import { startText } from '../booking/start-text.ts';
import { promiseText } from './promise-text.ts';
import type { VisitNowProps, VisitState } from './visit-now.tsx';

const MINUTE = 60_000;
const sections = keptAround(2);
const figures = keptParts(500);
const sentences = keptParts(1_000);
const notes = keptAround(20);

/** How long it may still take, and what became of the time that was told. */
export function waitParts({ wait, zone, now, lang, promise, start, bookedAt }: VisitNowProps): readonly Part[] {
  const [begin, end] = sections(lang, (inside) => (
    <section class="visit-wait" aria-label={words(lang).customer.waitNow}>
      {inside}
    </section>
  ));
  const until = wait && tellsRange(wait) ? now + wait.highMinutes * MINUTE : null;
  const promised = promise && promiseText(promise, until, zone, lang);
  return [
    begin!,
    ...(wait ? [figurePart(wait, lang)] : []),
    leadPart(wait ? likelyText(wait, now, zone, lang) : words(lang).visit.noWait),
    ...(start && bookedAt !== null ? [startPart(startText(start, bookedAt, zone, lang))] : []),
    ...noteParts(clockTime(now, zone, lang), promised, lang),
    end!,
  ];
}

function figurePart(wait: WaitShown, lang: Language): Part {
  const { lowMinutes, likelyMinutes, highMinutes, isLong, aheadOnly } = wait;
  return figures(`${lowMinutes} ${likelyMinutes} ${highMinutes} ${isLong} ${aheadOnly} ${lang}`, () => (
    <>
      {lowMinutes > 0 && tellsRange(wait) && <p class="visit-about">{words(lang).visit.about}</p>}
      <p>
        <WaitFigure wait={wait} lang={lang} size="answer" />
      </p>
      <WaitRuler wait={wait} lang={lang} size="answer" tone="yours" />
    </>
  ));
}

const leadPart = (text: string): Part => sentences(`lead ${text}`, () => <p class="lead">{text}</p>);
const startPart = (text: string): Part => sentences(`start ${text}`, () => <p>{text}</p>);

function noteParts(clock: string, promised: string | null, lang: Language): readonly Part[] {
  const [begin, end] = notes(`${clock} ${lang}`, (hole) => (
    <p class="note">
      <span>
        {words(lang).common.updatedBefore}
        <span data-updated="">{clock}</span>
        {clock.endsWith('.') ? '' : '.'}
      </span>{' '}
      {hole}
    </p>
  ));
  return [begin!, sentences(`text ${promised ?? ''}`, () => <>{promised}</>), end!];
}

function likelyText(wait: WaitShown, now: Instant, zone: string, lang: Language): string {
  const w = words(lang);
  if (wait.aheadOnly !== undefined) return '';
  if (wait.isLong) return w.visit.longWait;
  if (wait.likelyMinutes <= 0) return w.visit.soon(clockAfter(now, wait.highMinutes, zone, lang));
  const range = clockRange(wait, now, zone, lang);
  return w.visit.mostLikely(wait.likelyMinutes, clockAfter(now, wait.likelyMinutes, zone, lang), range);
}

/** Where and since when it is called. */
export function calledPart({ at, again }: VisitState & { kind: 'called' }, { zone, lang }: VisitNowProps): Part {
  const w = words(lang).visit;
  const text = w.calledAt(clockTime(at, zone, lang));
  return leadPart(again ? `${w.recalled} ${text}` : text);
}
