import type { Child } from 'hono/jsx';
import { words } from '../../src/words/words.ts';
import { Brand } from './brand.tsx';
import { Document } from './document.tsx';
import type { Frame } from './frame.ts';
import { LanguageLink } from './language-link.tsx';

export interface ManagerLink {
  readonly href: string;
  readonly text: string;
  readonly isCurrent: boolean;
}

interface Props {
  readonly frame: Frame;
  readonly title: string;
  readonly nav: readonly ManagerLink[];
  /** Who is signed in, with the way out. */
  readonly me?: Child;
  readonly children?: Child;
}

/** Manager's pages: plain, complete without a script, the places to go beside the page. */
export function ManagerLayout({ frame, title, nav, me, children }: Props) {
  const w = words(frame.lang);
  return (
    <Document frame={frame} surface="manager" title={title} bodyClass="manager">
      <a class="skip-link" href="#main">
        {w.common.skipToMain}
      </a>
      <header class="page-head">
        <Brand name={frame.chainName} href="/manage" />
        <nav aria-label={w.common.siteNav}>
          {me}
          <LanguageLink lang={frame.lang} href={frame.otherLanguageHref} />
        </nav>
      </header>
      <div class="manager-frame">
        <nav class="manager-nav" aria-label={w.manager.nav}>
          <ul>
            {nav.map((link) => (
              <li>
                <a href={link.href} aria-current={link.isCurrent ? 'page' : undefined}>
                  {link.text}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <main id="main" tabindex={-1}>
          {children}
        </main>
      </div>
    </Document>
  );
}
