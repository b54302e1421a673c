import type { DisplaySettings } from '../../src/domain/queue/boards/display-settings.ts';
import { words } from '../../src/words/words.ts';
import { DisplayLayout } from '../layouts/display-layout.tsx';
import type { Frame } from '../layouts/frame.ts';
import { Live } from '../parts/live.tsx';
import { Board } from './board.tsx';
import type { Wall } from './wall.ts';

/** Addresses of what the display sounds with: the chime, and its words where the browser has no voice. */
export interface DisplaySounds {
  readonly chime: string;
  readonly wordsEn: string;
  readonly wordsEs: string;
}

interface Props {
  readonly frame: Frame;
  readonly wall: Wall;
  readonly sounds: DisplaySounds;
  readonly settings: Pick<DisplaySettings, 'quiet' | 'notices'>;
  /** How much larger its rows are, for the farthest seat. */
  readonly scale: number;
  /** Changes with the settings, so that a screen left open loads itself anew. */
  readonly settingsMark: string;
}

/** The lobby display: codes only. */
export function DisplayPage({ frame, wall, sounds, settings, scale, settingsMark }: Props) {
  const { quiet, notices } = settings;
  return (
    <DisplayLayout frame={frame} storeName={wall.storeName} zone={wall.zone}>
      <div class="display-frame" data-scale={scale === 1 ? undefined : String(scale * 100)}>
        <Live href="/display/live" id="display" class="display" isAlwaysOn>
          <Board wall={wall} lang={frame.lang} />
        </Live>
        {notices.length > 0 && (
          <div class="display-notices">
            {notices.map((text, i) => (
              <p data-notice="" hidden={i > 0}>
                {text}
              </p>
            ))}
          </div>
        )}
      </div>
      <button
        type="button"
        class="display-sound"
        data-sound=""
        data-settings={settingsMark}
        data-chime={sounds.chime}
        data-words-en={sounds.wordsEn}
        data-words-es={sounds.wordsEs}
        data-quiet-from={quiet?.from}
        data-quiet-until={quiet?.until}
        hidden
      >
        {words(frame.lang).display.soundOn}
      </button>
    </DisplayLayout>
  );
}
