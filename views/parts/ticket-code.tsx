import type { Language } from '../../src/time/wording.ts';
import { words } from '../../src/words/words.ts';

export const isSlanted = (code: string): boolean => /^[AWXY]/.test(code);

/** The large size is for four signs: more would run out of its place. */
export const isLong = (code: string): boolean => code.length > 4;

/** A ticket's code. Large ones are read out letter by letter instead of as a number. */
export function TicketCode({ code, lang, large }: { code: string; lang: Language; large?: boolean }) {
  if (!large) return <span class="code">{code}</span>;
  return (
    <span
      class="code code-large"
      data-edge={isSlanted(code) ? 'slanted' : undefined}
      data-long={isLong(code) ? '' : undefined}
    >
      <span class="visually-hidden">{words(lang).common.ticketSpoken(code)}</span>
      <span aria-hidden="true">{code}</span>
    </span>
  );
}
