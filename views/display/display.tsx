import { words } from '../../src/words/words.ts';
import { DisplayLayout } from '../layouts/display-layout.tsx';
import type { Frame } from '../layouts/frame.ts';
import { Live } from '../parts/live.tsx';
import { Board } from './board.tsx';
import type { Wall } from './wall.ts';

interface Props {
  readonly frame: Frame;
  readonly wall: Wall;
  /** Address of the sound before a call. */
  readonly chime: string;
}

/** The lobby display: codes only. */
export function DisplayPage({ frame, wall, chime }: Props) {
  return (
    <DisplayLayout frame={frame} storeName={wall.storeName} zone={wall.zone}>
      <Live href="/display/live" id="display" class="display" isAlwaysOn>
        <Board wall={wall} lang={frame.lang} />
      </Live>
      <button type="button" class="display-sound" data-chime={chime} hidden>
        {words(frame.lang).display.soundOn}
      </button>
    </DisplayLayout>
  );
}
