import type { Language } from '../../src/time/wording.ts';
import { words } from '../../src/words/words.ts';

const isSlanted = (code: string): boolean => /^[AWXY]/.test(code);

/** A ticket's code. Large ones are read out letter by letter instead of as a number. */
export function TicketCode({ code, lang, large }: { code: string; lang: Language; large?: boolean }) {
  if (!large) return <span class="code">{code}</span>;
  return (
    <span class="code code-large" data-edge={isSlanted(code) ? 'slanted' : undefined}>
      <span class="visually-hidden">{words(lang).common.ticketSpoken(code)}</span>
      <span aria-hidden="true">{code}</span>
    </span>
  );
}
