import { breathe } from './changes-first.ts';
import { type Picture, pictureOf, type Topic, type TopicLine } from './live-topic.ts';
import { eventFrame, htmlFrame } from './stream-frames.ts';

/** A topic and what was drawn of it last. */
export interface Drawn<Load> {
  readonly topic: Topic<Load>;
  line: TopicLine | null;
  drawnAt: number;
}

interface Manner {
  /** Between two stretches of work. */
  readonly rest?: () => Promise<void>;
  /** True where what is left need not be drawn any more. */
  readonly isOver?: () => boolean;
}

/** Work without a rest, milliseconds. */
const STRETCH_MS = 10;

/** Draws topics from a load. What only time moves in a topic's `calm` part is drawn every `calmMs` at the most. */
export function createDrawing<Load>(now: () => number, calmMs: number) {
  type Frame = Buffer | null;

  function frameOf(entry: Drawn<Load>, picture: Picture | null): Promise<Frame> | Frame {
    if (!picture) return eventFrame('changed', String(now()));
    const { line } = picture;
    if (line && entry.line && line.urgent === entry.line.urgent) {
      if (line.calm === entry.line.calm || now() - entry.drawnAt < calmMs) return null;
    }
    entry.line = line;
    entry.drawnAt = now();
    const fragment = picture.draw();
    return fragment instanceof Promise ? fragment.then(htmlFrame) : htmlFrame(fragment);
  }

  /** The topic's next frame, or null where nothing of its own changed. Of hundreds of topics few have to be waited for. */
  function nextFrame(entry: Drawn<Load>, load: Load): Promise<Frame> | Frame {
    const picture = pictureOf(entry.topic, load);
    return picture instanceof Promise ? picture.then((its) => frameOf(entry, its)) : frameOf(entry, picture);
  }

  /** Draws in turn and hands over what is new; false where it was over before the last. */
  async function draw<E extends Drawn<Load>>(
    entries: readonly E[],
    load: Load | null,
    ended: (entry: E, frame: Buffer | null) => void,
    { rest = breathe, isOver }: Manner = {},
  ): Promise<boolean> {
    let since = performance.now();
    for (const entry of entries) {
      if (isOver?.()) return false;
      const frame = nextFrame(entry, load as Load);
      ended(entry, frame instanceof Promise ? await frame : frame);
      if (performance.now() - since < STRETCH_MS) continue;
      await rest();
      since = performance.now();
    }
    return true;
  }

  return { nextFrame, draw };
}
