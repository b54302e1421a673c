import { words } from '../../src/words/words.ts';
import type { Frame } from '../layouts/frame.ts';
import { KioskLayout, type KioskPlace } from '../layouts/kiosk-layout.tsx';

interface Props {
  readonly frame: Frame;
  readonly place: KioskPlace;
  readonly back: string;
}

/** Everything that makes the screen easier, each a switch; back to where one was. */
export function EasePage({ frame, place, back }: Props) {
  const w = words(frame.lang).kiosk.ease;
  const { ease } = place;
  return (
    <KioskLayout
      frame={frame}
      place={place}
      title={w.title}
      plate={
        <>
          <p class="kiosk-lead">{w.lead}</p>
          <h1 class="kiosk-question">{w.title}</h1>
        </>
      }
    >
      <form class="kiosk-touch kiosk-ease" method="post" action="/kiosk/ease">
        <input type="hidden" name="back" value={back} />
        <Switch lang={frame.lang} turn="text" isOn={ease.largerText} title={w.text} />
        <Switch lang={frame.lang} turn="low" isOn={ease.isLow} title={w.low} />
        <div class="kiosk-pair">
          <Switch lang={frame.lang} turn="left" isOn={ease.hand === 'left'} title={w.left} />
          <Switch lang={frame.lang} turn="right" isOn={ease.hand === 'right'} title={w.right} />
        </div>
        {/* Needs a script and a voice: shown once both are known to be there, else said. */}
        <div data-voice-switch="" hidden>
          <Switch lang={frame.lang} turn="voice" isOn={ease.isSpoken} title={w.voice} hint={w.voiceHint} />
        </div>
        <p class="lead" data-no-voice="" hidden>
          {w.noVoice}
        </p>
        <a class="button button-next kiosk-main-act" href={back}>
          {w.done}
        </a>
      </form>
    </KioskLayout>
  );
}

interface SwitchProps {
  readonly lang: Frame['lang'];
  readonly turn: string;
  readonly isOn: boolean;
  readonly title: string;
  readonly hint?: string;
}

function Switch({ lang, turn, isOn, title, hint }: SwitchProps) {
  const w = words(lang).kiosk.ease;
  return (
    <button type="submit" class="kiosk-choice" name="turn" value={turn} aria-pressed={isOn ? 'true' : 'false'}>
      <span>
        <b>{title}</b>
        {hint && <small>{hint}</small>}
      </span>
      <span class="kiosk-choice-wait" aria-hidden="true">
        {isOn ? w.on : w.off}
      </span>
    </button>
  );
}
