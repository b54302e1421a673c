import type { Language } from '../../src/time/wording.ts';
import { words } from '../../src/words/words.ts';
import { StateShape } from './state-mark.tsx';

/** Hidden until the screen loses its line: the script then writes since when, and shows it. */
export function OfflineBar({ lang }: { lang: Language }) {
  const { before, after } = words(lang).common.offline;
  return (
    <p class="offline-bar" role="status" data-offline-bar="" hidden>
      <StateShape shape="offline" />
      <span>
        {before}
        <span data-offline-since=""></span>
        {after}
      </span>
    </p>
  );
}
