import type { LobbyCall } from '../../src/domain/queue/boards/lobby-board.ts';
import { clockTime, type Language } from '../../src/time/wording.ts';
import { words } from '../../src/words/words.ts';
import { isLong, isSlanted } from '../parts/ticket-code.tsx';
import { CALL_LASTS_MS, languageOf, type Wall } from './wall.ts';

function Arrow() {
  return (
    <svg viewBox="0 0 120 80" aria-hidden="true">
      <path d="M0 40h112M78 6l34 34-34 34" fill="none" stroke="currentColor" stroke-width="13" />
    </svg>
  );
}

/**
 * The last call, as large as the wall allows. The script keeps it once it runs: it shows one call after the other, each
 * at the moment of its chime, whatever the refreshes around it bring.
 */
export function Call({ wall, last, lang }: { wall: Wall; last: LobbyCall | undefined; lang: Language }) {
  const w = words(last ? languageOf(last) : lang);
  const isQuiet = last === undefined || wall.asOf - last.calledAt >= CALL_LASTS_MS;
  const label =
    last && isQuiet ? words(lang).display.lastCalled(clockTime(last.calledAt, wall.zone, lang)) : w.display.nowCalling;
  return (
    <div
      id="display-call"
      class={isQuiet ? 'display-call display-call-quiet' : 'display-call'}
      data-keep=""
      data-call-shown={last?.id ?? ''}
      data-counter-word={words(lang).common.counter}
      lang={last ? languageOf(last) : lang}
    >
      <div data-call-none="" hidden={last !== undefined}>
        <p class="display-none">{words(lang).display.nobodyYet}</p>
        <p class="display-hint">{words(lang).display.nobodyYetHint}</p>
      </div>
      <div data-call-some="" hidden={last === undefined}>
        <p class="display-labels" aria-hidden="true">
          <span data-call-label="">{label}</span>
          <span data-call-counter-word="">{(isQuiet ? words(lang) : w).common.counter}</span>
        </p>
        <p
          class="display-codes"
          aria-hidden="true"
          data-call-codes=""
          data-wide={last && last.counter.length > 1 ? '' : undefined}
        >
          <span
            class="code code-large"
            data-call-ticket=""
            data-slanted={last && isSlanted(last.ticket) ? '' : undefined}
            data-long={last && isLong(last.ticket) ? '' : undefined}
          >
            {last?.ticket}
          </span>
          <Arrow />
          <span class="code code-large" data-call-counter="">
            {last?.counter}
          </span>
        </p>
      </div>
      <p class="visually-hidden" aria-live="assertive" data-call-spoken="">
        {last && w.display.called(last.ticket, last.counter)}
      </p>
    </div>
  );
}
