import type { Language } from '../../src/time/wording.ts';
import { words } from '../../src/words/words.ts';

/** To the same page in the other language, named in that language. */
export function LanguageLink({ lang, href, button }: { lang: Language; href: string | null; button?: boolean }) {
  if (!href) return null;
  const other: Language = lang === 'en' ? 'es' : 'en';
  return (
    <a class={button ? 'button' : undefined} href={href} lang={other} hreflang={other}>
      {words(other).common.languageName}
    </a>
  );
}
