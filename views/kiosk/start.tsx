import type { Language } from '../../src/time/wording.ts';
import type { WaitShown } from '../../src/words/formatting.ts';
import { ended } from '../../src/words/one-stop.ts';
import { words } from '../../src/words/words.ts';
import type { Frame } from '../layouts/frame.ts';
import { KioskLayout, type KioskPlace } from '../layouts/kiosk-layout.tsx';
import { Live } from '../parts/live.tsx';
import { WaitFigure } from '../parts/wait-figure.tsx';
import { WaitRuler } from '../parts/wait-ruler.tsx';
import { ChoiceLink } from './kiosk-choice.tsx';

/** `opens`: a sentence such as "Opens Mon 10 am"; null where it is not known. */
export type KioskDoor =
  | {
      readonly kind: 'open';
      readonly wait: WaitShown | null;
      readonly takesWalkIns: boolean;
      /** "No more walk-ins", until when and why, where staff said so. */
      readonly stop: string | null;
    }
  | { readonly kind: 'closed'; readonly opens: string | null };

interface Props {
  readonly frame: Frame;
  readonly place: KioskPlace;
  readonly door: KioskDoor;
}

/** The first question. It stands there all day, so what it says is kept fresh. */
export function StartPage({ frame, place, door }: Props) {
  const w = words(frame.lang).kiosk;
  const isOpen = door.kind === 'open';
  return (
    <KioskLayout
      frame={frame}
      place={place}
      title={isOpen ? w.title : w.start.closedLead}
      idleSeconds={null}
      class="kiosk-start"
      namesLanguages
      plate={
        <>
          <p class="kiosk-lead">{isOpen ? w.start.lead : w.start.closedLead}</p>
          <h1>{isOpen ? w.start.question : (door.opens ?? w.start.closedNoTime)}</h1>
        </>
      }
    >
      <LanguageChoice lang={frame.lang} />
      <Live id="kiosk-now" class="kiosk-now" href={`/kiosk/live?door=${door.kind}`} isAlwaysOn>
        <StartNow lang={frame.lang} door={door} />
      </Live>
    </KioskLayout>
  );
}

/** The first thing on the first screen, each named in itself. */
function LanguageChoice({ lang }: { lang: Language }) {
  return (
    <ul class="kiosk-languages">
      {LANGUAGES.map((language) => (
        <li>
          <a
            class="button"
            href={`/kiosk?lang=${language}`}
            lang={language}
            hreflang={language}
            aria-current={language === lang ? 'true' : undefined}
            data-replaces=""
            data-hx-boost="false"
          >
            {words(language).common.languageName}
          </a>
        </li>
      ))}
    </ul>
  );
}

const LANGUAGES: readonly Language[] = ['en', 'es'];

interface NowProps {
  readonly lang: Language;
  readonly door: KioskDoor;
  /** The store opened or closed since the page was drawn: it starts anew. */
  readonly startsOver?: boolean;
}

/** The wait and the answers, as they are now. */
export function StartNow({ lang, door, startsOver }: NowProps) {
  const w = words(lang);
  if (startsOver) return <p data-start-over=""></p>;
  if (door.kind === 'closed') {
    return <p class="lead">{door.opens === null ? w.kiosk.start.hoursUnknown : w.kiosk.start.closedText}</p>;
  }
  return (
    <>
      {door.wait && (
        <div class="kiosk-wait">
          <p class="kiosk-row">
            <span class="lead">{w.kiosk.start.waitNow}</span>
            <WaitFigure wait={door.wait} lang={lang} size="figure" />
          </p>
          <WaitRuler wait={door.wait} lang={lang} size="answer" />
        </div>
      )}
      <div class="kiosk-touch">
        <ChoiceLink href="/kiosk/appointment" title={w.common.yes} hint={w.kiosk.start.yesHint} isLarge />
        {door.takesWalkIns ? (
          <ChoiceLink href="/kiosk/services" title={w.common.no} hint={w.kiosk.start.noHint} isLarge />
        ) : (
          <p class="kiosk-choice kiosk-choice-large kiosk-choice-shut">
            <span>
              <b>{w.common.no}</b>
              <small>
                {door.stop === null ? w.kiosk.start.noWalkIns : `${ended(door.stop)} ${w.kiosk.start.askForTime}`}
              </small>
            </span>
          </p>
        )}
      </div>
    </>
  );
}
