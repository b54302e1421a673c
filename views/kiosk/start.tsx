import type { WaitShown } from '../../src/words/formatting.ts';
import { words } from '../../src/words/words.ts';
import type { Frame } from '../layouts/frame.ts';
import { KioskLayout, type KioskPlace } from '../layouts/kiosk-layout.tsx';
import { WaitFigure } from '../parts/wait-figure.tsx';
import { WaitRuler } from '../parts/wait-ruler.tsx';
import { ChoiceLink } from './kiosk-choice.tsx';

/** `closed`: with when it opens, as words; null where that is not known. */
export type KioskDoor =
  | { readonly kind: 'open'; readonly wait: WaitShown | null; readonly takesWalkIns: boolean }
  | { readonly kind: 'closed'; readonly opens: string | null };

interface Props {
  readonly frame: Frame;
  readonly place: KioskPlace;
  readonly door: KioskDoor;
}

/** The first question. It stands there all day, so its wait is kept fresh. */
export function StartPage({ frame, place, door }: Props) {
  const w = words(frame.lang);
  if (door.kind === 'closed') return <ClosedPage frame={frame} place={place} opens={door.opens} />;
  return (
    <KioskLayout
      frame={frame}
      place={place}
      title={w.kiosk.title}
      idleSeconds={null}
      class="kiosk-start"
      plate={
        <>
          <p class="kiosk-lead">{w.kiosk.start.lead}</p>
          <h1>{w.kiosk.start.question}</h1>
        </>
      }
    >
      <div
        id="kiosk-wait"
        data-hx-get="/kiosk/wait"
        data-hx-trigger="every 15s"
        data-hx-swap="innerMorph"
        data-hx-sync="this:drop"
      >
        <WaitNow frame={frame} wait={door.wait} />
      </div>
      <div class="kiosk-touch">
        <ChoiceLink href="/kiosk/appointment" title={w.common.yes} hint={w.kiosk.start.yesHint} isLarge />
        {door.takesWalkIns ? (
          <ChoiceLink href="/kiosk/services" title={w.common.no} hint={w.kiosk.start.noHint} isLarge />
        ) : (
          <p class="kiosk-choice kiosk-choice-large kiosk-choice-shut">
            <span>
              <b>{w.common.no}</b>
              <small>{w.kiosk.start.noWalkIns}</small>
            </span>
          </p>
        )}
      </div>
    </KioskLayout>
  );
}

export function WaitNow({ frame, wait }: { frame: Frame; wait: WaitShown | null }) {
  const w = words(frame.lang).kiosk.start;
  if (!wait) return null;
  return (
    <section class="kiosk-wait">
      <p class="kiosk-row">
        <span class="lead">{w.waitNow}</span>
        <WaitFigure wait={wait} lang={frame.lang} size="figure" />
      </p>
      <WaitRuler wait={wait} lang={frame.lang} size="answer" />
    </section>
  );
}

function ClosedPage({ frame, place, opens }: { frame: Frame; place: KioskPlace; opens: string | null }) {
  const w = words(frame.lang).kiosk.start;
  return (
    <KioskLayout
      frame={frame}
      place={place}
      title={w.closedLead}
      idleSeconds={null}
      class="kiosk-start"
      plate={
        <>
          <p class="kiosk-lead">{w.closedLead}</p>
          <h1>{opens === null ? w.closedNoTime : w.closedTitle(opens)}</h1>
        </>
      }
    >
      <p class="lead">{opens === null ? w.hoursUnknown : w.closedText}</p>
    </KioskLayout>
  );
}
