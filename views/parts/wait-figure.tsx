import type { Language } from '../../src/time/wording.ts';
import { type WaitShown, waitParts } from '../../src/words/formatting.ts';

/** "15–30 min" with the figure large and its words small. `answer` is the one figure of a screen. */
export function WaitFigure({ wait, lang, size }: { wait: WaitShown; lang: Language; size: 'answer' | 'figure' }) {
  const { under, figure, unit } = waitParts(wait, lang);
  return (
    <span class={size}>
      {under && (
        <>
          <small>{under}</small>{' '}
        </>
      )}
      <span class="together">
        {figure} <small>{unit}</small>
      </span>
    </span>
  );
}

/** "3:15 pm" with the half of the day small. */
export function TimeFigure({ time, size }: { time: string; size: 'answer' | 'figure' }) {
  const [figure, ...rest] = time.split(' ');
  return (
    <span class={size}>
      <span class="together">
        {figure} <small>{rest.join(' ')}</small>
      </span>
    </span>
  );
}
