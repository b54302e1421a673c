import { words } from '../../src/words/words.ts';
import type { Frame } from '../layouts/frame.ts';
import { KIOSK_RESET, KioskLayout, type KioskPlace } from '../layouts/kiosk-layout.tsx';

interface Props {
  readonly frame: Frame;
  readonly place: KioskPlace;
  /** Somebody of the team has said that they are coming. */
  readonly isAnswered: boolean;
}

/** Rung on every staff screen; says so, and when somebody comes. */
export function HelpPage({ frame, place, isAnswered }: Props) {
  const w = words(frame.lang).kiosk.help;
  return (
    <KioskLayout
      frame={frame}
      place={place}
      title={w.title}
      idleSeconds={120}
      plate={
        <>
          <p class="kiosk-lead">{w.lead}</p>
          <h1>{w.title}</h1>
        </>
      }
    >
      <div
        id="kiosk-help"
        role="status"
        data-hx-get="/kiosk/help/answer"
        data-hx-trigger="every 3s"
        data-hx-swap="innerMorph"
        data-hx-sync="this:drop"
      >
        <HelpAnswer frame={frame} isAnswered={isAnswered} />
      </div>
      <div class="kiosk-touch">
        <a class="button" href={KIOSK_RESET}>
          {w.back}
        </a>
      </div>
    </KioskLayout>
  );
}

export function HelpAnswer({ frame, isAnswered }: { frame: Frame; isAnswered: boolean }) {
  const w = words(frame.lang).kiosk.help;
  return <p class="lead">{isAnswered ? w.answered : w.text}</p>;
}
